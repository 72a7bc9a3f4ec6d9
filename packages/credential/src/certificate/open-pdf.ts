import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Larger than any certificate of ours by far. */
export const pdfLimit = 10 * 1024 * 1024;

export type UnreadablePdfCode = 'too-large' | 'not-a-pdf' | 'several-credentials';

/** The PDF cannot be read, or not in one way only. The message holds nothing of its content. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
  readonly code: UnreadablePdfCode;
  constructor(code: UnreadablePdfCode, cause?: unknown) {
    super(sentences[code], { cause });
    this.code = code;
  }
}

const sentences: Readonly<Record<UnreadablePdfCode, string>> = {
  'too-large': 'The PDF is larger than 10 MB: no certificate is.',
  'not-a-pdf': 'The file is not a PDF that can be read.',
  'several-credentials': 'Several credentials are attached to the PDF: it does not say which one it stands for.',
};

/**
 * Opens a PDF for as long as `read` takes: nothing in it is run, nothing it names is fetched, no system font is looked for.
 * The size of the file is bounded here; what it unpacks to is not, so a PDF from a stranger belongs into `verifyGuarded`.
 */
export async function withPdf<T>(bytes: Uint8Array, read: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  if (bytes.length > pdfLimit) throw new UnreadablePdf('too-large');
  const { getDocument } = await loadReader();
  const task = getDocument({
    data: new Uint8Array(bytes), // a copy: the reader keeps what it is given
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    stopAtErrors: true,
    maxImageSize: 4_000_000,
    verbosity: 0,
  });
  try {
    const document = await task.promise.catch((cause: unknown) => {
      throw new UnreadablePdf('not-a-pdf', cause);
    });
    return await read(document);
  } finally {
    await task.destroy();
  }
}

let reader: Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> | undefined;

/**
 * pdf.js looks for a canvas while it loads, complains on standard output where there is none and then breaks for want of
 * a class that only drawing on screen needs. We read, and need none.
 */
function loadReader(): NonNullable<typeof reader> {
  reader ??= (async () => {
    const surroundings = globalThis as { DOMMatrix?: unknown };
    const { log, warn } = console;
    const had = surroundings.DOMMatrix;
    surroundings.DOMMatrix ??= class {};
    const unlessComplaint =
      (write: typeof log) =>
      (...said: unknown[]) =>
        /^Warning: Cannot/u.test(String(said[0])) ? undefined : write(...said);
    Object.assign(console, { log: unlessComplaint(log), warn: unlessComplaint(warn) });
    try {
      return await import('pdfjs-dist/legacy/build/pdf.mjs');
    } finally {
      Object.assign(console, { log, warn });
      if (had === undefined) delete surroundings.DOMMatrix;
    }
  })();
  return reader;
}
