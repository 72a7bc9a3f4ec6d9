import { codeLists, type Description, type ElementKey, type Leaf, type Parts, type SectionName, type Text } from '@laurel/microcredential';
import { elementIn } from './mask.ts';
import { answerOf, elementsOf } from './section.ts';

/** What stands in the fields of a form, by their names. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Everything that was sent under the name of a field. */
type Sent = (name: string) => readonly string[];

/** A field that cannot be taken, with the code of its sentence. */
export type FieldTrouble = { readonly field: string; readonly code: 'number' | 'day' };

/** Elements that were said anew; `null` where one was emptied. */
export type Changed = { readonly elements: Readonly<Record<string, unknown>>; readonly troubles: readonly FieldTrouble[] };

/** More rows than anyone writes; a form that says it has more is cut off here. */
const MOST_ROWS = 100;

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const partOf = (value: unknown, part: string): unknown => (isMembers(value) && Object.hasOwn(value, part) ? value[part] : undefined);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown): readonly string[] => listOf(value).filter((each) => typeof each === 'string');
const only = (fields: Fields, name: string): string => fields[name]?.[0] ?? '';

/** The fields of a section as they are shown for what the description says. */
export const showSection = (section: SectionName, content: Description, languages: readonly string[]): Fields =>
  showElements(elementsOf(section), content, languages);

/** The same for any elements of the mask. */
export function showElements(keys: readonly ElementKey[], content: Description, languages: readonly string[]): Fields {
  const fields: Record<string, readonly string[]> = {};
  for (const key of keys) {
    const answer = answerOf(key);
    const value = elementIn(content, key);
    if (answer.kind === 'group') showParts(answer.parts, key, value, languages, fields);
    else if (answer.kind !== 'rows') Object.assign(fields, showLeaf(answer, key, value, languages));
    else {
      const rows = listOf(value);
      fields[`${key}.rows`] = [String(rows.length)];
      rows.forEach((row, index) => {
        fields[`${key}.${index}.was`] = [String(index)];
        showParts(answer.parts, `${key}.${index}`, row, languages, fields);
      });
    }
  }
  return fields;
}

function showParts(
  parts: Parts,
  name: string,
  value: unknown,
  languages: readonly string[],
  fields: Record<string, readonly string[]>,
): void {
  for (const [part, { answer }] of Object.entries(parts))
    Object.assign(fields, showLeaf(answer, `${name}.${part}`, partOf(value, part), languages));
}

function showLeaf(leaf: Leaf, name: string, value: unknown, languages: readonly string[]): Fields {
  switch (leaf.kind) {
    case 'text':
      return Object.fromEntries(languages.map((tag, index) => [`${name}.${tag}`, [textIn(value, tag, index === 0)]]));
    case 'line':
    case 'day':
      return { [name]: [typeof value === 'string' ? value : ''] };
    case 'lines':
      return { [name]: [textsOf(value).join('\n')] };
    case 'number':
      return { [name]: [typeof value === 'number' ? String(value) : ''] };
    case 'choice':
      return { [name]: [typeof value === 'string' || typeof value === 'number' ? String(value) : ''] };
    case 'choices':
      return { [name]: textsOf(value) };
    case 'yes-no':
      return { [name]: [value === true ? 'yes' : value === false ? 'no' : ''] };
  }
}

function textIn(value: unknown, tag: string, isMain: boolean): string {
  if (typeof value === 'string') return isMain ? value : '';
  const found = partOf(value, tag);
  return typeof found === 'string' ? found : '';
}

/** The fields of a section as somebody sent them. */
export const postedSection = (section: SectionName, sent: Sent, languages: readonly string[]): Fields =>
  postedElements(elementsOf(section), sent, languages);

/** The same for any elements of the mask. */
export function postedElements(keys: readonly ElementKey[], sent: Sent, languages: readonly string[]): Fields {
  const names = keys.flatMap((key) => {
    const answer = answerOf(key);
    if (answer.kind === 'group') return namesOf(answer.parts, key, languages);
    if (answer.kind !== 'rows') return namesOfLeaf(answer, key, languages);
    const rows = Array.from({ length: rowsIn(Number(sent(`${key}.rows`)[0])) }, (_, index) => `${key}.${index}`);
    return [`${key}.rows`, ...rows.flatMap((row) => [`${row}.was`, ...namesOf(answer.parts, row, languages)])];
  });
  return Object.fromEntries(names.map((name) => [name, sent(name)]));
}

const namesOf = (parts: Parts, name: string, languages: readonly string[]): string[] =>
  Object.entries(parts).flatMap(([part, { answer }]) => namesOfLeaf(answer, `${name}.${part}`, languages));
function namesOfLeaf(leaf: Leaf, name: string, languages: readonly string[]): string[] {
  if (leaf.kind === 'text') return languages.map((tag) => `${name}.${tag}`);
  // What somebody looks for in a long list is no part of the answer, and stays where it was typed.
  return leaf.kind === 'choices' && codeLists[leaf.codes].long ? [name, `${name}.search`] : [name];
}

function rowsIn(count: number): number {
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_ROWS) : 0;
}

/** How many rows of a list stand in the form. */
export function rowCount(fields: Fields, key: string): number {
  return rowsIn(Number(only(fields, `${key}.rows`)));
}

/** The same form with one more, blank row. */
export function addRow(fields: Fields, key: string): Fields {
  return { ...fields, [`${key}.rows`]: [String(Math.min(rowCount(fields, key) + 1, MOST_ROWS))] };
}

/** The same form without that row; the rows after it move up. */
export function removeRow(fields: Fields, key: string, gone: number): Fields {
  if (gone >= rowCount(fields, key)) return fields;
  const kept = Object.entries(fields).flatMap(([name, values]): [string, readonly string[]][] => {
    if (!name.startsWith(`${key}.`)) return [[name, values]];
    const [index = '', ...rest] = name.slice(key.length + 1).split('.');
    if (index === 'rows') return [[name, [String(rowCount(fields, key) - 1)]]];
    if (Number(index) === gone) return [];
    return [[Number(index) > gone ? [key, Number(index) - 1, ...rest].join('.') : name, values]];
  });
  return Object.fromEntries(kept);
}

/**
 * What a form changes in a description. What was not touched stays exactly as it is, also where the form cannot show all of it:
 * members it does not know, languages it does not offer, texts that a browser writes with other line breaks.
 */
export const readSection = (section: SectionName, fields: Fields, content: Description, languages: readonly string[]): Changed =>
  readElements(elementsOf(section), fields, content, languages);

/** The same for any elements of the mask. */
export function readElements(keys: readonly ElementKey[], fields: Fields, content: Description, languages: readonly string[]): Changed {
  const elements: Record<string, unknown> = {};
  const troubles: FieldTrouble[] = [];
  for (const key of keys) {
    const before = elementIn(content, key);
    const after = readElement(key, before, fields, languages, troubles);
    if (after !== before) elements[key] = after ?? null;
  }
  return { elements, troubles };
}

function readElement(key: ElementKey, before: unknown, fields: Fields, languages: readonly string[], troubles: FieldTrouble[]): unknown {
  const answer = answerOf(key);
  if (answer.kind === 'group') return readParts(answer.parts, key, before, fields, languages, troubles);
  if (answer.kind !== 'rows') return readLeaf(answer, key, before, fields, languages, troubles);
  const rowsBefore = listOf(before);
  const shown = Array.from({ length: rowCount(fields, key) }, (_, index) => {
    const was = only(fields, `${key}.${index}.was`);
    const row = /^\d{1,3}$/.test(was) ? rowsBefore[Number(was)] : undefined;
    return readParts(answer.parts, `${key}.${index}`, row, fields, languages, troubles);
  }).filter((row) => row !== undefined);
  // What is beyond the rows that a form shows was not touched.
  const rows = [...shown, ...rowsBefore.slice(MOST_ROWS)];
  if (rows.length === rowsBefore.length && rows.every((row, index) => row === rowsBefore[index])) return before;
  return rows.length === 0 ? undefined : rows;
}

function readParts(
  parts: Parts,
  name: string,
  before: unknown,
  fields: Fields,
  languages: readonly string[],
  troubles: FieldTrouble[],
): unknown {
  let after = before;
  for (const [part, { answer }] of Object.entries(parts)) {
    const was = partOf(before, part);
    const is = readLeaf(answer, `${name}.${part}`, was, fields, languages, troubles);
    if (is === was) continue;
    const { [part]: _was, ...others } = isMembers(after) ? after : {};
    after = is === undefined ? others : { ...(isMembers(after) ? after : {}), [part]: is };
  }
  return after !== before && isMembers(after) && Object.keys(after).length === 0 ? undefined : after;
}

/** Browsers send their own line breaks, and none from a field of one line (HTML §4.10.5.1.2). */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n');
const oneLine = (text: string): string => text.replace(/[\r\n]/g, '');

function readLeaf(
  leaf: Leaf,
  name: string,
  before: unknown,
  fields: Fields,
  languages: readonly string[],
  troubles: FieldTrouble[],
): unknown {
  const shown = showLeaf(leaf, name, before, languages);
  const norm = leaf.kind === 'lines' || (leaf.kind === 'text' && leaf.rows > 1) ? plain : oneLine;
  if (leaf.kind === 'choices') return readChoices(before, shown[name] ?? [], fields[name] ?? []);
  const changed = Object.keys(shown).filter((field) => norm(only(shown, field)) !== norm(only(fields, field)));
  if (changed.length === 0) return before;
  if (leaf.kind === 'text') return readText(name, before, changed, fields, languages);
  const given = norm(only(fields, name)).trim();
  if (leaf.kind === 'lines') {
    const lines = given.split('\n').flatMap((each) => each.trim() || []);
    return lines.length === 0 ? undefined : lines;
  }
  if (given === '') return undefined;
  if (leaf.kind === 'yes-no') return given === 'yes';
  if (leaf.kind === 'day') {
    if (isDay(given)) return given;
    troubles.push({ field: name, code: 'day' });
    return before;
  }
  if (leaf.kind !== 'number' && !(leaf.kind === 'choice' && leaf.numeric)) return given;
  const number = readNumber(given);
  if (number === undefined) troubles.push({ field: name, code: 'number' });
  return number ?? before;
}

function readText(
  name: string,
  before: unknown,
  changed: readonly string[],
  fields: Fields,
  languages: readonly string[],
): Text | undefined {
  const main = languages[0] ?? 'en';
  const texts: Record<string, string> =
    typeof before === 'string' ? { [main]: before } : ({ ...(isMembers(before) ? before : {}) } as Record<string, string>);
  for (const field of changed) {
    const tag = field.slice(name.length + 1);
    const given = plain(only(fields, field)).trim();
    if (given === '') delete texts[tag];
    else texts[tag] = given;
  }
  return Object.keys(texts).length === 0 ? undefined : texts;
}

function readChoices(before: unknown, shown: readonly string[], given: readonly string[]): unknown {
  if (new Set(shown).size === new Set(given).size && shown.every((word) => given.includes(word))) return before;
  const kept = shown.filter((word) => given.includes(word));
  const chosen = [...kept, ...given.filter((word) => word !== '' && !shown.includes(word))];
  return chosen.length === 0 ? undefined : [...new Set(chosen)];
}

/** `1.5` and `1,5` are the same; `1.500` may be either of two numbers and is asked about, not guessed. */
function readNumber(text: string): number | undefined {
  if (!/^\d{1,6}([.,]\d{1,4})?$/.test(text) || /^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return undefined;
  return Number(text.replace(',', '.'));
}

/** A calendar day as browsers send it; one in another notation may be one of two, and is asked about. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
