/** The certificate: what a person sees of a credential. Loaded on its own, so that who only verifies JSON loads no PDF library. */
export { drawCertificate } from './draw-certificate.ts';
export type { Brand, DrawOptions } from './draw-from-facts.ts';
export { undrawableCharacters } from './font-runs.ts';
export { FontsMissing } from './font-set.ts';
export { type DrawnScript, fontsDraw } from './fonts-draw.ts';
export { UnreadablePdf, type UnreadablePdfCode } from './open-pdf.ts';
export { ownCertificate } from './own-certificate.ts';
export { type PageAgreement, type PageAgreementOptions, pageAgrees } from './page-agrees.ts';
export { pageText } from './page-text.ts';
export { readAttachment } from './read-attachment.ts';
export { certificateLanguages } from './wording.ts';
