import { type CodeListName, codeLists, searchConcepts } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';

const names = Object.keys(codeLists) as [CodeListName, ...CodeListName[]];

/** The concepts of a code list, as somebody types what they mean. Without a query the list begins. */
export const searchCodes = defineView({
  name: 'search-codes',
  input: z.object({
    list: z.enum(names),
    q: z.string().max(200).default(''),
    /** of the labels; English where the list has no other */
    language: z.string().max(35).default('en'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  result: z.object({ codes: z.array(z.object({ word: z.string(), code: z.string(), uri: z.string(), label: z.string() })) }),
  rest: { method: 'GET', path: '/api/code-lists/{list}', summary: 'Search a code list' },
  async look(_tx, { list, q, language, limit }) {
    const found = searchConcepts(codeLists[list], q, language, limit);
    return {
      codes: found.map((concept) => ({
        word: concept.word,
        code: concept.code,
        uri: concept.uri,
        label: codeLists[list].labelIn(concept, language),
      })),
    };
  },
});
