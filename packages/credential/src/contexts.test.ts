import { expect, test } from 'vitest';
import { ContextRefused, loadContext, pinnedContexts } from './contexts.ts';

test.each([...pinnedContexts])('the context %s is the one that was pinned', async (url) => {
  expect(await loadContext(url)).toHaveProperty('@context');
});

test.each([
  'https://www.w3.org/2018/credentials/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'http://127.0.0.1/',
  'constructor',
  '__proto__',
  '',
])('the context "%s" is refused, and never fetched', async (url) => {
  await expect(loadContext(url)).rejects.toThrow(ContextRefused);
});
