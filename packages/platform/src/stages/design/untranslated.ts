import { type Answer, type Description, elements } from '@laurel/microcredential';
import { elementIn } from './mask.ts';

/** A text that some language has and another lacks, by the element that it belongs to. */
export type Untranslated = { readonly element: string; readonly texts: number };

/**
 * What a description says in another language, and not in this one. A text that is written in no named language speaks for all of them.
 * @example
 * untranslatedIn({ title: { de: 'Stadtlabor' } }, 'en') // [{ element: 'title', texts: 1 }]
 */
export function untranslatedIn(content: Description, tag: string): readonly Untranslated[] {
  return elements.flatMap(({ key, answer }) => {
    const texts = answer === undefined ? 0 : lackingIn(answer, elementIn(content, key), tag);
    return texts === 0 ? [] : [{ element: key, texts }];
  });
}

function lackingIn(answer: Answer, value: unknown, tag: string): number {
  if (answer.kind === 'text') return lacks(value, tag) ? 1 : 0;
  if (answer.kind !== 'group' && answer.kind !== 'rows') return 0;
  const rows = Array.isArray(value) ? value : [value];
  return Object.entries(answer.parts)
    .filter(([, part]) => part.answer.kind === 'text')
    .reduce((sum, [name]) => sum + rows.filter((row) => isMembers(row) && lacks(row[name], tag)).length, 0);
}

/** Whether a text is written in some language, and not in this one. */
export function lacks(value: unknown, tag: string): boolean {
  if (!isMembers(value)) return false;
  const isSaid = (text: unknown) => typeof text === 'string' && text.trim() !== '';
  return Object.values(value).some(isSaid) && !isSaid(value[tag]);
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
