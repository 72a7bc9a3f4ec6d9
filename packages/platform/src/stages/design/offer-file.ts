import { type Paper, readPaper } from '../../base/office-files/document.ts';
import { lookAtPackage, partsOf } from '../../base/office-files/office-package.ts';
import { type FileWords, UnreadableFile, type UnreadableFileCode } from '../../base/office-files/unreadable-file.ts';
import { type FirstSheet, readFirstSheet } from '../../base/office-files/workbook.ts';

/** What an office file holds, or why it is not opened; an error would lose its code on the way between processes. */
export type OfferFile =
  | { readonly paper: Paper }
  | { readonly sheet: FirstSheet }
  | { readonly refused: UnreadableFileCode; readonly words: FileWords };

/** Opens a DOCX document or an XLSX workbook. Runs in a guarded child process (read-offer.ts). */
export async function openOfferFile(bytes: Uint8Array): Promise<OfferFile> {
  try {
    const { kind } = lookAtPackage(bytes);
    if (kind === 'document') return { paper: readPaper(bytes) };
    const sheets = partsOf(bytes, (name) => name.endsWith('.xml'));
    if ([...sheets.values()].some((xml) => /<!(?:DOCTYPE|ENTITY)/i.test(xml.toString('latin1'))))
      throw new UnreadableFile('declared-entities');
    return { sheet: await readFirstSheet(bytes) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: error.code, words: error.words };
    throw error;
  }
}
