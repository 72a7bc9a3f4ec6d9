import { expect, test } from 'vitest';
import type { Visit } from '../base/ui/visit.ts';
import { openSharedPages } from './shared-pages.ts';

const visit = (path: string, tag = 'en') => ({ url: new URL(path, 'http://laurel.example'), language: { tag } }) as unknown as Visit;

function house() {
  let commits = 0;
  let drawn = 0;
  let now = 0;
  const told: string[] = [];
  const pages = openSharedPages({ commits: () => commits }, 1_000, () => now);
  return {
    told,
    see: async (path: string, tag?: string, status = 200) => {
      const draw = async () => {
        drawn += 1;
        const text = `${path} ${drawn}`;
        await Promise.resolve();
        const response = new Response(text, { status, headers: { 'Content-Language': tag ?? 'en' } });
        return { response, own: path.startsWith('/own') };
      };
      return (await pages.answer({ sameForVisitors: (each) => told.push(each.url.pathname) }, visit(path, tag), draw)).text();
    },
    commit: () => {
      commits += 1;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('a page is drawn once for many visitors, for each language and search of its own', async () => {
  const { see } = house();
  expect(await Promise.all([see('/catalogue'), see('/catalogue'), see('/catalogue')])).toEqual(Array(3).fill('/catalogue 1'));
  expect(await see('/catalogue')).toBe('/catalogue 1');
  expect(await see('/catalogue', 'de')).toBe('/catalogue 2');
  expect(await see('/catalogue?q=heat')).toBe('/catalogue?q=heat 3');
});

test('what was changed is seen by the next visitor, and what the clock changes soon after', async () => {
  const { see, commit, pass } = house();
  await see('/catalogue');
  commit();
  expect(await see('/catalogue')).toBe('/catalogue 2');
  pass(999);
  expect(await see('/catalogue')).toBe('/catalogue 2');
  pass(1);
  expect(await see('/catalogue')).toBe('/catalogue 3');
});

test('a page is told of everybody who gets what was drawn for another', async () => {
  const { see, told } = house();
  await Promise.all([see('/c/a'), see('/c/a')]);
  await see('/c/a');
  expect(told).toEqual(['/c/a', '/c/a']);
});

test('what is one reader’s own is drawn for each', async () => {
  const { see } = house();
  const both = await Promise.all([see('/own'), see('/own')]);
  expect(new Set([...both, await see('/own')]).size).toBe(3);
});

test('a page that was not found is not kept', async () => {
  const { see } = house();
  expect(await see('/m/nothing', 'en', 404)).toBe('/m/nothing 1');
  expect(await see('/m/nothing', 'en', 200)).toBe('/m/nothing 2');
});
