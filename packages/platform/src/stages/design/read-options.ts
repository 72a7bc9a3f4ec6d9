import { type CodeListName, type Concept, codeLists, nameOf } from '@laurel/microcredential';
import { optionsIn } from '../../base/office-files/tick-marks.ts';
import spellings from './offer-spellings.json' with { type: 'json' };
import { wordsOf } from './words-of.ts';

/** A concept with what was written behind it: "Other: sponsored". */
export type Found = { readonly concept: Concept; readonly comment?: string };
/** `unknown`: what stands on no list; `marked`: whether boxes were ticked, or could have been */
export type OptionsRead = { readonly found: readonly Found[]; readonly unknown: readonly string[]; readonly marked: boolean };

/** What people write between two options, the surest first. */
const separators = [/\n+/, /\s*;\s*/, /\s*,\s*/, /\s*\/\s*/, /\s+(?:and|or|und|oder|&|\+)\s+/i, /(?<=\p{Ll}|\))(?=\p{Lu})/u];

/**
 * The concepts of a code list in what was written or ticked, by their words, labels and other spellings.
 * @example
 * readOptions('participation-forms', 'F2F').found[0]?.concept.word // 'on-site'
 */
export function readOptions(list: CodeListName, text: string): OptionsRead {
  const options = optionsIn(text);
  const pieces = options.length > 0 ? options.filter((option) => option.ticked).map((option) => option.text) : [text];
  const read = pieces.map((piece) => readPiece(list, piece, 0));
  const found = read.flatMap((each) => each.found);
  return {
    found: found.filter((each, index) => found.findIndex(({ concept }) => concept === each.concept) === index),
    unknown: read.flatMap((each) => each.unknown),
    marked: options.length > 0,
  };
}

type Piece = Omit<OptionsRead, 'marked'>;

function readPiece(list: CodeListName, piece: string, from: number): Piece {
  const text = piece.replace(/^[\s•●·\-–—*]+/, '').trim();
  if (text === '') return { found: [], unknown: [] };
  const whole = findOption(list, text);
  if (whole !== undefined) return { found: [whole], unknown: [] };
  for (let level = from; level < separators.length; level += 1) {
    const parts = text.split(separators[level] ?? '').filter((part) => part.trim() !== '');
    if (parts.length < 2) continue;
    const read = parts.map((part) => readPiece(list, part, level + 1));
    const found = read.flatMap((each) => each.found);
    // Prose that was cut up for nothing stays in one piece.
    if (found.length > 0) return { found, unknown: read.flatMap((each) => each.unknown) };
  }
  return { found: [], unknown: [text] };
}

function findOption(list: CodeListName, text: string): Found | undefined {
  const concept = conceptOf(list, text);
  if (concept !== undefined) return { concept };
  // What stands in further lines is no comment on the first.
  if (text.includes('\n')) return undefined;
  const [, before = '', behind = ''] = /^([^:(–]+?)\s*(?::|\(|\s[–-]\s)\s*(.*?)\)?$/s.exec(text) ?? [];
  const named = before === '' ? undefined : conceptOf(list, before);
  return named && { concept: named, ...(behind !== '' && { comment: behind.trim() }) };
}

/** The concept of a list that goes by this name. */
export function conceptOf(list: CodeListName, name: string): Concept | undefined {
  return codeLists[list].find(name) ?? namesIn(list).get(wordsOf(name));
}

const known = new Map<CodeListName, ReadonlyMap<string, Concept>>();

/** Every name of a list; one that several concepts bear finds none of them. */
function namesIn(list: CodeListName): ReadonlyMap<string, Concept> {
  const before = known.get(list);
  if (before !== undefined) return before;
  const names = new Map<string, Concept | undefined>();
  const more: Readonly<Record<string, readonly string[]>> = (spellings as Readonly<Record<string, Record<string, string[]>>>)[list] ?? {};
  for (const concept of codeLists[list].concepts) {
    for (const name of new Set([...ownNames(list, concept), ...(more[concept.word] ?? [])].map(wordsOf))) {
      names.set(name, names.has(name) ? undefined : concept);
    }
  }
  const found = new Map([...names].filter((entry): entry is [string, Concept] => entry[1] !== undefined));
  known.set(list, found);
  return found;
}

function ownNames(list: CodeListName, concept: Concept): readonly string[] {
  const names = [concept.word, ...Object.values(concept.label), ...codeLists[list].alsoWritten(concept)];
  // A language is also called what its own speakers call it.
  return list === 'languages' ? [...names, nameOf('language', concept.word, concept.word)] : names;
}
