import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fieldNamed, fields, foldHeading, type GradedComponent } from './class-heading.ts';
import type { ResultWords } from './result-word.ts';

/** What `--columns` says: the heading of each field (or component), and the words of the list's own language for pass and fail. */
export type ColumnMap = { readonly columns: ReadonlyMap<string, string>; readonly words: ResultWords };

/** The map cannot be used; the message is one sentence. */
export class UnreadableColumnMap extends Error {
  override readonly name = 'UnreadableColumnMap';
}

const words = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const mapFile = z
  .object({ columns: z.record(z.string(), z.string()).optional(), pass: words.optional(), fail: words.optional() })
  .catchall(z.string());

/**
 * Reads `field=Heading,field=Heading` or the JSON form `{ "field": "Heading", "pass": ["réussi"], "fail": ["échoué"] }`.
 * A field is named by its key (`studentNumber`), by its English or German heading, or by a component's id or title.
 * In the short form several words are parted by `|`: `pass=réussi|admis`.
 * @throws UnreadableColumnMap
 */
export function readColumnMap(text: string, components: readonly GradedComponent[] = []): ColumnMap {
  const { pass = [], fail = [], ...pairs } = text.trimStart().startsWith('{') ? readJson(text) : readPairs(text);
  const columns = new Map<string, string>();
  for (const [name, heading] of Object.entries(pairs)) {
    if (typeof heading === 'string') columns.set(fieldNamed(name) ?? componentNamed(name, components) ?? strange(name), heading);
  }
  return { columns, words: { pass: [...pass], fail: [...fail] } };
}

type Pairs = {
  readonly pass?: readonly string[];
  readonly fail?: readonly string[];
  readonly [name: string]: string | readonly string[] | undefined;
};

function readJson(text: string): Pairs {
  try {
    const { columns = {}, pass = [], fail = [], ...flat } = mapFile.parse(JSON.parse(text));
    return { ...columns, ...(flat as Record<string, string>), pass, fail };
  } catch {
    throw new UnreadableColumnMap(
      'The column map is not JSON of the form {"studentNumber": "Numéro", "pass": ["réussi"], "fail": ["échoué"]}.',
    );
  }
}

function readPairs(text: string): Pairs {
  const pairs: Record<string, string> = {};
  for (const part of splitPairs(text)) {
    const [name = '', ...heading] = part.split('=');
    if (heading.length === 0 || name.trim() === '' || heading.join('=').trim() === '')
      throw new UnreadableColumnMap(
        `The column map says "${part.slice(0, 60)}"; it needs pairs such as studentNumber=Numéro,familyName=Nom.`,
      );
    pairs[name.trim()] = heading.join('=').trim();
  }
  const { pass, fail, ...columns } = pairs;
  return { ...columns, pass: pass?.split('|') ?? [], fail: fail?.split('|') ?? [] };
}

/** A heading may hold a comma when its pair stands in quotation marks, as in CSV. */
function splitPairs(text: string): string[] {
  try {
    return (parse(text, { relax_column_count: true, trim: true }) as string[][]).flat().filter((part) => part !== '');
  } catch {
    throw new UnreadableColumnMap('The column map has a quotation mark that is not closed.');
  }
}

function componentNamed(name: string, components: readonly GradedComponent[]): string | undefined {
  const bare = foldHeading(name.replace(/^(?:component|grade)[ :]/i, ''));
  const found = components.find((component) =>
    [component.id ?? '', ...component.titles].some((each) => each !== '' && foldHeading(each) === bare),
  );
  return found?.id ?? found?.titles[0];
}

function strange(name: string): never {
  throw new UnreadableColumnMap(
    `The column map names "${name.slice(0, 60)}", which is no column of a class list; there are ${fields.join(', ')}.`,
  );
}
