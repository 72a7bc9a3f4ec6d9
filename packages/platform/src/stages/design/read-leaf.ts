import type { CodeListName, Leaf } from '@laurel/microcredential';
import { optionsIn } from '../../base/office-files/tick-marks.ts';
import { type AnswerRead, asks, linesIn, nothing, oneLine, says } from './answer-read.ts';
import { note } from './offer-note.ts';
import { readDay } from './read-day.ts';
import { readAmounts } from './read-number.ts';
import { readOptions } from './read-options.ts';
import { wordsOf } from './words-of.ts';

/** An answer that has no parts, as its kind is written. */
export function readLeaf(key: string, leaf: Leaf, text: string, language: string): AnswerRead {
  switch (leaf.kind) {
    case 'text':
      return says(key, { [language]: text });
    case 'line':
      return says(key, oneLine(text));
    case 'lines':
      return says(key, linesIn(text));
    case 'number':
      return readOr('number', key, text, readAmounts(text, leaf.unit)?.[leaf.unit]);
    case 'choice':
      return leaf.numeric ? readOr('number', key, text, levelIn(text)) : readChoice(key, leaf.codes, text);
    case 'choices':
      return readChoices(key, leaf.codes, text);
    case 'yes-no':
      return readOr('yes-no', key, text, yesOrNo(text));
    case 'day':
      return readOr('day', key, text, readDay(text));
  }
}

function readOr(code: 'number' | 'yes-no' | 'day', key: string, text: string, value: unknown): AnswerRead {
  return value === undefined ? asks(note(code, key, text)) : says(key, value);
}

/** "EQF 6", "EQR-Niveau 6" or the number alone. */
function levelIn(text: string): number | undefined {
  const level = /^(?:(?:eqf|eqr|level|niveau|stufe)[\s:-]*)*([1-8])$/i.exec(text.trim())?.[1];
  return level === undefined ? undefined : Number(level);
}

export function readChoice(key: string, codes: CodeListName, text: string): AnswerRead {
  const { found, unknown, marked } = readOptions(codes, text);
  const [only, ...others] = found;
  if (only === undefined) return marked && unknown.length === 0 ? nothing : asks(note('option', key, text));
  if (others.length > 0) return asks(note('one-of-several', key, text));
  return says(key, only.concept.word, ...unknown.map((each) => note('option', key, each)));
}

function readChoices(key: string, codes: CodeListName, text: string): AnswerRead {
  const { found, unknown } = readOptions(codes, text);
  const notes = unknown.map((each) => note('option', key, each));
  return found.length === 0
    ? asks(...notes)
    : says(
        key,
        found.map(({ concept }) => concept.word),
        ...notes,
      );
}

const yes = new Set(['yes', 'y', 'true', 'ja', 'j', 'wahr', 'x']);
const no = new Set(['no', 'n', 'false', 'nein', 'falsch']);

function yesOrNo(text: string): boolean | undefined {
  const options = optionsIn(text).filter((option) => option.ticked);
  const said = wordsOf(options.length === 1 ? (options[0]?.text ?? '') : text);
  if (yes.has(said) || /^[☒☑✓✔✅]$/u.test(text)) return true;
  return no.has(said) || /^[☐□]$/u.test(text) ? false : undefined;
}
