import { afterAll, beforeAll, expect, test } from 'vitest';
import { runView } from '../../base/door.ts';
import { openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { searchCodes } from './search-codes.ts';

let home: TestHouse;
beforeAll(async () => {
  home = await openTestHouse();
});
afterAll(() => home?.close());

test('anybody finds the codes of a list by what they are called, in their language', async () => {
  const found = async (
    input: Parameters<typeof runView<string, (typeof searchCodes)['input'], (typeof searchCodes)['result'], unknown>>[2],
  ) => (await runView(searchCodes, home.visitor, input)).codes;
  expect(await found({ list: 'countries', q: 'osterr', language: 'de' })).toMatchObject([{ word: 'AT', label: 'Österreich' }]);
  expect((await found({ list: 'isced-fields', q: 'nursing', limit: 5 })).map(({ word }) => word)).toContain('0913');
  expect(await found({ list: 'languages', limit: 3 })).toHaveLength(3);
  await expect(found({ list: 'nothing' as never })).rejects.toMatchObject({ code: 'invalid-input' });
});
