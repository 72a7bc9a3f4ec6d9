import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { attachmentName } from './certificate-content.ts';
import { UnreadablePdf, withPdf } from './open-pdf.ts';

/**
 * The credential that is attached to a certificate, byte for byte as it was signed: `credential.json`, or the only JSON there is.
 * @returns `undefined` when no credential is attached
 * @throws {UnreadablePdf} when it is no PDF, larger than 10 MB, or carries several credentials
 */
export async function readAttachment(pdf: Uint8Array): Promise<Uint8Array | undefined> {
  return await withPdf(pdf, async (document) => {
    const attachments = await everyAttachment(document);
    const named = attachments.filter(({ filename }) => filename === attachmentName);
    const candidates = named.length > 0 ? named : attachments.filter(({ filename }) => /\.json$/iu.test(filename));
    if (candidates.length > 1 || (candidates.length === 1 && embeddedFiles(pdf) > attachments.length))
      throw new UnreadablePdf('several-credentials');
    const content = candidates[0]?.content;
    return content === undefined ? undefined : new Uint8Array(content);
  });
}

type Attachment = { readonly filename: string; readonly content?: Uint8Array };

export async function everyAttachment(document: PDFDocumentProxy): Promise<readonly Attachment[]> {
  return Object.values(((await document.getAttachments()) ?? {}) as Readonly<Record<string, Attachment>>);
}

/**
 * How many embedded files the PDF holds by its own account. The reader keeps one of two that bear the same name, another
 * program might show the other. Streams are never inside other streams (ISO 32000-1, 7.5.7), so their type can be seen from outside.
 */
function embeddedFiles(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .match(/\/EmbeddedFile(?![A-Za-z])/gu)?.length ?? 0
  );
}
