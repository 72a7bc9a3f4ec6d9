import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from './base/languages/en.json' with { type: 'json' };
import { pages } from './routes.ts';

const docs = join(import.meta.dirname, '../../../docs');
const guides = readdirSync(join(docs, 'guides')).filter((file) => file.endsWith('.md'));
const textOf = (file: string) => readFileSync(join(docs, 'guides', file), 'utf8');

/** What a message can say on the screen: whatever stands in its places, one of its plurals. */
function shapeOf(message: string): RegExp | undefined {
  const places = message.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+(?:, (?:number|date))?\}/g, '.+');
  const cases = /\{\w+, (?:plural|select),((?: [=\w-]+ \{[^{}]*\})+)\s*\}/g;
  const shape = places.replace(cases, (_, all: string) => `(?:${[...all.matchAll(/\{([^{}]*)\}/g)].map(([, each]) => each).join('|')})`);
  // A message that is nearly all places would fit anything.
  if (shape.includes('{') || shape.replace(/[^\p{L}]/gu, '').length < 4) return undefined;
  return new RegExp(`^${shape.replaceAll('#', '\\d+')}$`, 'u');
}

const said = Object.values(en.messages as Record<string, string>);
const shapes = said.flatMap((message) => (message.includes('{') ? (shapeOf(message) ?? []) : [])).filter((shape) => !shape.test('Qqq'));
const isSaid = (words: string) => said.includes(words) || shapes.some((shape) => shape.test(words));

test.each(guides)('%s: what is printed bold stands on the screen in these words', (file) => {
  const bold = [...textOf(file).matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words.replace(/\s+/g, ' '));
  // A sentence that leads in a paragraph ends with a full stop; a button does not.
  expect(bold.filter((words) => !words.endsWith('.') && !isSaid(words))).toEqual([]);
});

test('each guide and each picture that a guide names is there, and the door leads to every guide', () => {
  const missing = guides.flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].flatMap(([, to = '']) => {
      const folder = to.startsWith('../pictures/') ? 'pictures' : to.startsWith('../') ? '.' : 'guides';
      return readdirSync(join(docs, folder)).includes(to.split('/').at(-1) ?? '') ? [] : [`${file}: ${to}`];
    }),
  );
  expect(missing).toEqual([]);
  expect(guides.filter((file) => file !== 'README.md' && !textOf('README.md').includes(`(${file})`))).toEqual([]);
});

test('every page of the house stands in docs/pages.md, and no other', () => {
  const told = [...readFileSync(join(docs, 'pages.md'), 'utf8').matchAll(/^### `([^`]+)`/gm)].map(([, path]) => path);
  const ofDemonstration = ['/demonstration', '/demonstration/mails'];
  expect(pages.map(({ path }) => path).filter((path) => !told.includes(path))).toEqual([]);
  const known = [...pages.map(({ path }) => path), ...ofDemonstration];
  expect(told.filter((path) => !known.includes(path ?? ''))).toEqual([]);
});
