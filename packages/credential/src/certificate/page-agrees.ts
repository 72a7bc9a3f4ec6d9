import { createHash } from 'node:crypto';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CredentialFacts } from '../credential-facts.ts';
import { readOpenBadge } from '../vocabularies/open-badge.ts';
import { designOf, noteKeys } from './design.ts';
import { drawFromFacts } from './draw-from-facts.ts';
import { UnreadablePdf, withPdf } from './open-pdf.ts';
import { normalised, shownText } from './page-text.ts';
import { everyAttachment } from './read-attachment.ts';
import { certificateLanguages } from './wording.ts';

export type PageAgreement =
  | { readonly outcome: 'passed'; readonly reason: 'same-bytes' | 'same-page' }
  | { readonly outcome: 'failed'; readonly reason: 'other-text' | 'other-drawing' | 'other-attachment' | 'additions' }
  | {
      readonly outcome: 'could-not-be-made';
      readonly reason: 'unreadable-pdf' | 'unreadable-credential' | 'not-our-page' | 'another-design' | 'unknown-address';
    };

export type PageAgreementOptions = {
  /** an address for checking that the caller knows to be right: the certificate must show this one */
  readonly verifyAt?: string;
};

/**
 * Whether a certificate shows what the credential attached to it says. The credential is drawn anew in the certificate's
 * own language and design; then either the two files are the same bytes, or everything that reaches the eye is: pages,
 * every glyph and line, the letter shapes of the fonts, the logos pixel by pixel; and nothing else is in the file (notes, forms,
 * scripts, layers, other pictures).
 *
 * @param credentialBytes the attached credential, see {@link readAttachment}; whether it is valid is another question
 */
export async function pageAgrees(pdf: Uint8Array, credentialBytes: Uint8Array, options: PageAgreementOptions = {}): Promise<PageAgreement> {
  let facts: CredentialFacts;
  try {
    facts = readOpenBadge(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(credentialBytes)));
  } catch {
    return { outcome: 'could-not-be-made', reason: 'unreadable-credential' };
  }
  return await pageAgreesWith(facts, pdf, credentialBytes, options);
}

/** {@link pageAgrees} for facts that the caller has read. */
export async function pageAgreesWith(
  facts: CredentialFacts,
  pdf: Uint8Array,
  credentialBytes: Uint8Array,
  options: PageAgreementOptions = {},
): Promise<PageAgreement> {
  try {
    return await withPdf(pdf, (document) => compare(document, facts, pdf, credentialBytes, options));
  } catch (error) {
    if (error instanceof UnreadablePdf) return { outcome: 'could-not-be-made', reason: 'unreadable-pdf' };
    throw error;
  }
}

async function compare(
  document: PDFDocumentProxy,
  facts: CredentialFacts,
  pdf: Uint8Array,
  credentialBytes: Uint8Array,
  { verifyAt: expected }: PageAgreementOptions,
): Promise<PageAgreement> {
  const { language, design, verifyAt, accent } = await howItWasDrawn(document);
  if (design === undefined || language === undefined || !certificateLanguages().includes(language))
    return { outcome: 'could-not-be-made', reason: 'not-our-page' };
  if (verifyAt !== undefined && !vouchedFor(verifyAt, facts, expected)) return { outcome: 'could-not-be-made', reason: 'unknown-address' };

  const redrawing = {
    credentialBytes,
    language,
    ...(verifyAt === undefined ? {} : { verifyAt }),
    ...(accent === undefined ? {} : { brand: { accent } }),
  };
  const redrawn = await drawFromFacts(facts, redrawing).catch((error: unknown) => {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  });
  if (redrawn === undefined) return { outcome: 'could-not-be-made', reason: 'not-our-page' };
  if (Buffer.compare(redrawn, pdf) === 0) return { outcome: 'passed', reason: 'same-bytes' };

  const attachments = await everyAttachment(document);
  if (attachments.length !== 1 || Buffer.compare(attachments[0]?.content ?? new Uint8Array(), credentialBytes) !== 0)
    return { outcome: 'failed', reason: 'other-attachment' };
  if (await hasAdditions(document)) return { outcome: 'failed', reason: 'additions' };
  const [shown, ought] = [await seen(document), await withPdf(redrawn, seen)];
  if (shown.text === ought.text && shown.drawing === ought.drawing) return { outcome: 'passed', reason: 'same-page' };
  // An earlier design, other fonts or other country names draw another page from the same credential, and that is no forgery.
  if (design !== designOf()) return { outcome: 'could-not-be-made', reason: 'another-design' };
  return { outcome: 'failed', reason: shown.text === ought.text ? 'other-drawing' : 'other-text' };
}

type Notes = {
  readonly language?: string;
  readonly design?: string;
  readonly verifyAt?: string;
  readonly accent?: string;
};

/** What the certificate notes about itself. It is a claim: the worst a wrong one does is that the pages differ. */
async function howItWasDrawn(document: PDFDocumentProxy): Promise<Notes> {
  const { info } = (await document.getMetadata()) as {
    info: { readonly Language?: unknown; readonly Custom?: Readonly<Record<string, unknown>> };
  };
  const notes: Readonly<Record<keyof Notes, unknown>> = {
    language: info.Language,
    design: info.Custom?.[noteKeys.design],
    verifyAt: info.Custom?.[noteKeys.verifyAt],
    accent: info.Custom?.[noteKeys.accent],
  };
  return Object.fromEntries(Object.entries(notes).filter(([, note]) => typeof note === 'string'));
}

/**
 * The address for checking is printed but not signed: a stranger could print their own. It holds when the caller expected
 * it, or when it lies on the domain that the issuer's DID or the signed credential names.
 */
function vouchedFor(address: string, { issuerId, issuer }: CredentialFacts, expected: string | undefined): boolean {
  if (expected !== undefined) return address === expected;
  if (!URL.canParse(address)) return false;
  const { host } = new URL(address);
  const didHost = issuerId.startsWith('did:web:') ? decodeURIComponent(issuerId.split(':')[2] ?? '') : undefined;
  const ownHost = issuer.url !== undefined && URL.canParse(issuer.url) ? new URL(issuer.url).host : undefined;
  return host === didHost || host === ownHost;
}

/** Whatever a certificate of ours never has. */
async function hasAdditions(document: PDFDocumentProxy): Promise<boolean> {
  const [fields, scripts, action, layers, info] = [
    await document.getFieldObjects(),
    await document.getJSActions(),
    await document.getOpenAction(),
    await document.getOptionalContentConfig(),
    (await document.getMetadata()).info as { IsXFAPresent?: boolean },
  ];
  if (fields !== null || scripts !== null || action !== null || info.IsXFAPresent === true || [...layers].length > 0) return true;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    if ((await page.getAnnotations()).length > 0 || (await page.getJSActions()) !== null) return true;
  }
  return false;
}

/** A digest of everything that reaches the eye on a certificate's pages. */
export async function lookOf(pdf: Uint8Array): Promise<string> {
  const { text, drawing } = await withPdf(pdf, seen);
  return createHash('sha256').update(`${text}\n${drawing}`).digest('hex');
}

type Seen = { readonly text: string; readonly drawing: string };

/** What reaches the eye: the text, and a digest of each page's measures, of all that is drawn on it, of the shapes of its letters and of its pictures. */
async function seen(document: PDFDocumentProxy): Promise<Seen> {
  const texts: string[] = [];
  const digest = createHash('sha256');
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    // pdf.js numbers its documents, and names fonts after that number.
    const operators = JSON.stringify([page.view, page.rotate, page.userUnit, fnArray, argsArray], plainArrays).replaceAll(
      /g_d\d+_/gu,
      'g_',
    );
    digest.update(operators);
    for (const argument of argsArray.flat()) if (isPicture(argument)) digest.update(await pixelsOf(page, argument));
    for (const font of new Set(operators.match(/(?<=")g_f\d+(?=")/gu))) digest.update(lettersOf(page, font, argsArray));
    texts.push(await shownText(page));
  }
  return { text: normalised(texts.join(' ')).replaceAll(' ', ''), drawing: digest.digest('hex') };
}

const isPicture = (argument: unknown): argument is string => typeof argument === 'string' && /^(?:g_d\d+_)?img_/u.test(argument);

/** What a picture shows, unpacked by the reader: the operators say only where it stands. */
function pixelsOf(page: PDFPageProxy, name: string): Promise<string> {
  const store = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((done) => {
    store.get(name, (picture: { width: number; height: number; kind: number; data?: Uint8Array } | null) => {
      const { width, height, kind, data } = picture ?? {};
      const digest = createHash('sha256').update(data ?? '');
      done(`${width} ${height} ${kind} ${digest.digest('hex')}`);
    });
  });
}

function plainArrays(_key: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? [...(value as Float32Array)] : value;
}

/** The font as the reader has taken it from the file: a page could show a 1 where it says 4 by giving the 4 another shape. */
function lettersOf(page: PDFPageProxy, font: string, argsArray: readonly unknown[]): Uint8Array | string {
  const name = argsArray
    .flat()
    .find((argument): argument is string => typeof argument === 'string' && argument.replace(/^g_d\d+_/u, 'g_') === font);
  if (name === undefined || !page.commonObjs.has(name)) return 'no font';
  const { data } = page.commonObjs.get(name) as { readonly data?: Uint8Array };
  return data ?? 'no letters';
}
