import { type Concept, codeList, ownConcepts } from './concept.ts';

const own = (word: string, code: string, en: string, de: string): Concept => ({
  word,
  code,
  uri: `${ownConcepts}/stackability/${code}`,
  label: { en, de },
});

/** The two options of Annex I; no European list exists. A description may say `integrated` or `stackable` for the second. */
export const stackabilityList = codeList(
  [
    own('standalone', 'standalone', 'Stand-alone micro-credential', 'Eigenständiges Micro-Credential'),
    own(
      'stackable',
      'integrated-stackable',
      'Integrated, can be combined towards another credential',
      'Integriert, mit weiteren Nachweisen kombinierbar',
    ),
  ],
  { standalone: ['stand-alone'], stackable: ['integrated'] },
);

export const stackabilities = stackabilityList.concepts;

/**
 * How a micro-credential combines with others (Annex I, optional), as a description names it.
 * @example
 * stackability('integrated')?.code // 'integrated-stackable'
 */
export function stackability(word: string): Concept | undefined {
  return stackabilityList.find(word);
}
