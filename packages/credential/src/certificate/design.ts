import { fontFingerprint } from './font-set.ts';

/**
 * Raise it with every change of words or look: a certificate says by which design it was drawn, so that one from an
 * earlier version is not taken for a forged page when a later version draws it anew.
 */
const design = 2;

/** Design, fonts and the tables of country names and dates that decide how a page looks. */
export function designOf(): string {
  return `${design} ${fontFingerprint()} ${process.versions.cldr ?? ''}`.trim();
}

/** Names under which a certificate notes how it was drawn, in the document information. */
export const noteKeys = { design: 'LaurelDesign', verifyAt: 'LaurelVerifyAt', accent: 'LaurelAccent' } as const;
