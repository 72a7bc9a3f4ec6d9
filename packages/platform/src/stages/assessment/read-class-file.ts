import { GuardStopped, type Limits, runGuarded } from '@laurel/credential';
import { sheetLimits } from '../../base/office-files/sheet.ts';
import { type ClassNote, UnreadableClassList } from './class-note.ts';
import type { ClassSheet } from './class-sheet.ts';
import type { ColumnMap } from './column-map.ts';
import { readDelimitedText } from './delimited-text.ts';

/** A class of 10,000 takes about two seconds and 300 MB; what takes more is made to. */
const guard: Limits = { deadlineMs: 20_000, memoryMb: 700 };

const zip = [0x50, 0x4b];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];
const pdf = [0x25, 0x50, 0x44, 0x46];

/**
 * Reads a class list from the bytes of a file: CSV, TSV or XLSX, told by the bytes and not by the name.
 * A workbook is opened in a child process with a deadline and its memory watched (trust, row 14).
 * @throws UnreadableClassList
 */
export async function readClassFile(bytes: Uint8Array, map?: ColumnMap, limits: Limits = guard): Promise<ClassSheet> {
  if (bytes.length > sheetLimits.bytes) throw new UnreadableClassList('too-large', { megabytes: sheetLimits.bytes / 1_000_000 });
  if (bytes.length === 0) throw new UnreadableClassList('empty-file');
  if (beginsWith(bytes, zip)) return readGuarded(bytes, limits);
  // A workbook with a password is wrapped in the old container too.
  if (beginsWith(bytes, oldOffice)) throw new UnreadableClassList('other-spreadsheet', { kind: 'Excel 97 (XLS) or XLSX with a password' });
  if (beginsWith(bytes, pdf)) throw new UnreadableClassList('not-a-class-list');
  return readDelimitedText(bytes, map);
}

async function readGuarded(bytes: Uint8Array, limits: Limits): Promise<ClassSheet> {
  const found = await runGuarded<{ sheet: ClassSheet } | { note: ClassNote }>(workbookModule(), 'readWorkbookOrSay', bytes, limits).catch(
    (error: unknown) => {
      if (error instanceof GuardStopped) throw new UnreadableClassList('workbook-stopped');
      throw error;
    },
  );
  if ('sheet' in found) return found.sheet;
  throw new UnreadableClassList(found.note.code, found.note.words);
}

/** Compiled, the module beside this one is JavaScript. */
function workbookModule(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './workbook.ts' : './workbook.js', import.meta.url);
}

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
