import { z } from 'zod';
import type { SheetCell } from '../../base/office-files/sheet.ts';
import type { OfferTable } from './offer-columns.ts';

/** A description has half as many characters; of a list of ten thousand offers only the first is read, and no form asks so many questions. */
const most = { characters: 800_000, rows: 200 };

const cell = z.union([
  z.string(),
  z.tuple([z.string(), z.enum(['number', 'day', 'formula', 'error'])]).transform(([text, kind]): SheetCell => ({ text, kind })),
]);
const shape = z.object({
  kind: z.enum(['text', 'workbook']),
  rows: z
    .array(
      z.array(cell).transform((cells) => ({ cells: cells.map((each): SheetCell => (typeof each === 'string' ? { text: each } : each)) })),
    )
    .max(most.rows),
  beyond: z.number().int().min(0),
  before: z.array(z.object({ code: z.enum(['letters-guessed', 'other-sheets']), said: z.string().max(300).optional() })).max(2),
});

/** A table that travels with the page on which its columns are named, since nothing of it is stored here: as many rows as are read. */
export function carryTable({ rows, beyond, ...rest }: OfferTable): string {
  const carried: unknown[] = [];
  let characters = 0;
  for (const { cells } of rows) {
    const row = cells.map(({ text, kind }) => (kind === undefined ? text : [text, kind]));
    characters += JSON.stringify(row).length;
    if (characters > most.characters || carried.length === most.rows) break;
    carried.push(row);
  }
  const text = JSON.stringify({ ...rest, rows: carried, beyond: beyond + rows.length - carried.length });
  return Buffer.from(text).toString('base64url');
}

/** The table that came back with a form; `undefined` where it came back otherwise than it was sent. */
export function readCarriedTable(text: string): OfferTable | undefined {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data as OfferTable | undefined;
  } catch {
    return undefined;
  }
}
