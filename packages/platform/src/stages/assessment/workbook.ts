import { readFirstSheet } from '../../base/office-files/workbook.ts';
import { asClassList, type ClassNote, UnreadableClassList } from './class-note.ts';
import type { ClassSheet } from './class-sheet.ts';

/**
 * Reads the first sheet of an XLSX workbook that has anything in it, as a class list. Runs in a guarded child process (read-class-file.ts).
 * @throws UnreadableClassList
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ClassSheet> {
  const { rows, epoch, name, others } = await readFirstSheet(bytes).catch((error: unknown) =>
    asClassList(() => {
      throw error;
    }),
  );
  return { rows, epoch, notes: others.length === 0 ? [] : [{ code: 'other-sheets', words: { sheet: name, others: others.join(', ') } }] };
}

/** The same for a caller in another process, to whom an error would arrive without its note. */
export async function readWorkbookOrSay(bytes: Uint8Array): Promise<{ sheet: ClassSheet } | { note: ClassNote }> {
  try {
    return { sheet: await readWorkbook(bytes) };
  } catch (error) {
    if (error instanceof UnreadableClassList) return { note: error.note };
    throw error;
  }
}
