import { inflateSync } from 'node:zlib';
import { readOpenBadge } from '../vocabularies/open-badge.ts';
import { noteKeys } from './design.ts';
import { drawFromFacts } from './draw-from-facts.ts';
import { certificateLanguages } from './wording.ts';

/** Larger than any credential that would be signed here (64 kB), by far. */
const credentialLimit = 256 * 1024;

/**
 * The attached credential, when the file is byte for byte the certificate that is drawn from it: then there is nothing in it that a PDF
 * reader could still find, and none has to be loaded, which takes longer than everything else together.
 * @returns `undefined` for every other file: it may be a sound certificate, but has to be read as a PDF
 */
export async function ownCertificate(pdf: Uint8Array): Promise<Uint8Array | undefined> {
  const raw = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const credentialBytes = attached(raw);
  const language = /\/Lang \(([a-z-]{2,12})\)/u.exec(raw.toString('latin1'))?.[1];
  if (credentialBytes === undefined || language === undefined || !certificateLanguages().includes(language)) return undefined;
  // An address for checking is not signed: whether it may stand there is a longer question. A colour says nothing.
  if (raw.includes(noteKeys.verifyAt)) return undefined;
  try {
    const facts = readOpenBadge(JSON.parse(credentialBytes.toString('utf8')));
    const accent = accentIn(raw.toString('latin1'));
    const drawn = await drawFromFacts(facts, { credentialBytes, language, ...(accent === undefined ? {} : { brand: { accent } }) });
    return Buffer.compare(drawn, raw) === 0 ? new Uint8Array(credentialBytes) : undefined;
  } catch {
    return undefined;
  }
}

/** The colour that the certificate notes, in the object to which its information refers. */
function accentIn(raw: string): string | undefined {
  const object = new RegExp(`/${noteKeys.accent} (\\d{1,6}) 0 R`, 'u').exec(raw)?.[1];
  return object === undefined ? undefined : new RegExp(`\\n${object} 0 obj\\n\\((#[0-9a-f]{6})\\)`, 'iu').exec(raw)?.[1];
}

/** A guess at where the attachment stands, as this package writes it. A wrong guess draws another file, and is found out by that. */
function attached(raw: Buffer): Buffer | undefined {
  const type = raw.indexOf('/Type /EmbeddedFile');
  const start = type < 0 ? -1 : raw.indexOf('stream\n', type);
  const end = start < 0 ? -1 : raw.indexOf('\nendstream', start);
  if (end < 0) return undefined;
  try {
    return inflateSync(raw.subarray(start + 'stream\n'.length, end), { maxOutputLength: credentialLimit });
  } catch {
    return undefined;
  }
}
