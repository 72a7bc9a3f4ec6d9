import type { Paper, PaperCell, PaperTable } from '../../base/office-files/document.ts';
import { optionsIn } from '../../base/office-files/tick-marks.ts';
import { type Entry, entryOf, type OfferOptions, type OfferRead, offerFrom } from './offer-table.ts';

/** Reads a form that was filled in a word processor: tables with a question at the left and its answer at the right, or lines "Question: answer". */
export function readOfferPaper(paper: Paper, options: OfferOptions): OfferRead {
  const inTables = paper.tables.flatMap(entriesOfTable);
  const known = inTables.filter(({ found }) => found !== undefined);
  const inLines = known.length > 0 ? [] : paper.lines.flatMap(entryOfLine);
  const language = options.language ?? spoken(paper.language);
  return offerFrom(known.length > 0 ? inTables : inLines, [], language);
}

function entriesOfTable({ rows }: PaperTable): Entry[] {
  const entries: Entry[] = [];
  for (const row of rows) {
    const [label, ...answers] = row;
    if (label === undefined) continue;
    const before = entries.at(-1);
    if ((label.continues || label.text === '') && before !== undefined) {
      const text = [before.text, firstText(answers)].filter((each) => each !== '').join('\n');
      entries[entries.length - 1] = { ...before, text };
      continue;
    }
    const entry = entryOf(label.text, answerIn(label, answers));
    // A title over the questions, and a row that lies over the whole width, ask nothing.
    if (answers.length > 0 && !(entry.found === undefined && isTitle(row))) entries.push(entry);
  }
  return entries;
}

/** The boxes of a closed question stand in its own cell or in the next; what stands beyond is an explanation. */
function answerIn(label: PaperCell, answers: readonly PaperCell[]): string {
  const inLabel = optionsIn(label.text);
  if (!inLabel.some((option) => option.ticked)) return firstText(answers);
  const chosen = inLabel.filter((option) => option.ticked).map((option) => option.text);
  return chosen.join('\n');
}

function firstText(answers: readonly PaperCell[]): string {
  return answers.find((cell) => cell.text !== '')?.text ?? '';
}

function isTitle(row: readonly PaperCell[]): boolean {
  const [label, answer] = row;
  return (
    /^(?:open|closed) questions/i.test(label?.text ?? '') || /^(?:detailed description|answer|antwort|value)$/i.test(answer?.text ?? '')
  );
}

function entryOfLine(line: string): Entry[] {
  const [, heading = '', text = ''] = /^([^:]{2,120}):\s*(.+)$/.exec(line) ?? [];
  const entry = entryOf(heading, text);
  return entry.found === undefined ? [] : [entry];
}

/** A word processor says `en-GB`; the region of a language is no other language. */
function spoken(language: string | undefined): string | undefined {
  return language?.split('-')[0]?.toLowerCase();
}
