import { z } from 'zod';
import { certificateDraftSchema } from './certificate-draft.ts';
import { description } from './description.ts';
import { elements } from './element.ts';

/** What lies at a path: `words` is a text in one or several languages, `group` has members of its own. */
export type Kind = 'text' | 'words' | 'number' | 'yes-no' | 'list' | 'group';

/** What is no answer of a course leader: approval writes the decisions of the partners into a document when it is checked. */
export const writtenByApproval = {
  'list of groups': ['quality.jointAuthorisation.decisions'],
  text: ['quality.jointAuthorisation.decisions[].institution', 'quality.jointAuthorisation.decisions[].decision'],
} as const;

const known = new Map<string, Kind>();
for (const [kind, paths] of Object.entries(writtenByApproval)) for (const path of paths) add(`description.${path}`, kind);
walk(description, 'description');
walk(certificateDraftSchema, 'certificate');
for (const { key, on, cardinality } of elements) {
  const path = `description.${key}`;
  if (on === 'description' && !known.has(path)) known.set(path, cardinality.endsWith('*') ? 'list' : 'words');
}

/**
 * The kind of what lies at a path of an exchange document; `a[].b` is `b` of one element of `a`.
 * @returns `undefined` for a path that neither a description nor a certificate draft has
 * @example
 * kindAt('description.outcomes[].text') // 'words'
 */
export function kindAt(path: string): Kind | undefined {
  const found = known.get(path);
  if (found !== undefined) return found;
  const [, above = '', language = ''] = /^(.*)\.([a-z]{2,3})$/.exec(path) ?? [];
  return language !== '' && known.get(above) === 'words' ? 'text' : undefined;
}

function add(path: string, kind: string): void {
  const isList = kind.startsWith('list of ');
  put(path, isList ? 'list' : (kind as Kind));
  if (isList) put(`${path}[]`, kind === 'list of groups' ? 'group' : 'text');
}

/** With the groups that it lies in: who asks for `fees.payee` may ask whether there are `fees`. */
function put(path: string, kind: Kind): void {
  known.set(path, kind);
  const above = path.slice(0, path.lastIndexOf('.'));
  if (above.includes('.') && !known.has(above)) put(above, 'group');
}

function walk(schema: unknown, path: string): void {
  if (path.includes('.')) known.set(path, kindOf(schema));
  if (schema instanceof z.ZodArray) walk(bare(schema.element), `${path}[]`);
  if (schema instanceof z.ZodObject) for (const [key, member] of Object.entries(schema.shape)) walk(bare(member), `${path}.${key}`);
}

function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;
}

function kindOf(schema: unknown): Kind {
  if (schema instanceof z.ZodString) return 'text';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'yes-no';
  if (schema instanceof z.ZodArray) return 'list';
  return schema instanceof z.ZodUnion ? 'words' : 'group';
}
