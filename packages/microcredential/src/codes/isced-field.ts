import { type Concept, codeList, european } from './concept.ts';
import fields from './isced-f.json' with { type: 'json' };

/** A field of education and training (ISCED-F 2013): broad of two digits, narrow of three, detailed of four. */
export type IscedField = Concept & { readonly depth: 'broad' | 'narrow' | 'detailed'; readonly parent?: string };

const concept = european('isced-f');
const depths = { 2: 'broad', 3: 'narrow', 4: 'detailed' } as const;

export const iscedFieldList = codeList(
  fields.map(({ code, en, de }): IscedField => {
    const field = { ...concept(code, code, en, de), depth: depths[code.length as keyof typeof depths] };
    return field.depth === 'broad' ? field : { ...field, parent: code.slice(0, -1) };
  }),
);

/** Every field stands behind the one it belongs to. */
export const iscedFields = iscedFieldList.concepts;

/**
 * The field of a code of two, three or four digits.
 * @example
 * iscedField('0613')?.parent // '061'
 */
export function iscedField(code: string): IscedField | undefined {
  return iscedFieldList.find(code);
}

/**
 * A field and those above it, the broadest first.
 * @example
 * iscedPath('0613').map(({ code }) => code) // ['06', '061', '0613']
 */
export function iscedPath(code: string): readonly IscedField[] {
  const field = iscedField(code);
  if (field === undefined) return [];
  return field.parent === undefined ? [field] : [...iscedPath(field.parent), field];
}
