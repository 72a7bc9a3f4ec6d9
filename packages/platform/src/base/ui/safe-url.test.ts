import { expect, test } from 'vitest';
import { ownPath, safeUrl } from './safe-url.ts';

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://a.example/1',
  'https://user:secret@a.example/',
  'http://[',
])('a link never leads to %j', (href) => {
  expect(safeUrl(href)).toBeUndefined();
});

test.each(['/institutions', '#main', '?page=2', 'https://muehlenau.example/', 'mailto:office@muehlenau.example'])(
  'a link may lead to %s',
  (href) => {
    expect(safeUrl(href)).toBe(href);
  },
);

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'evil',
  '/%0d\r\nSet-Cookie:x',
])('nobody is sent on to %j', (path) => {
  expect(ownPath(path)).toBeUndefined();
});

test('a path of this house is kept with its question', () => {
  expect(ownPath('/institutions?page=2#list')).toBe('/institutions?page=2#list');
});
