import { readOpenBadge } from '../vocabularies/open-badge.ts';
import { type DrawOptions, drawFromFacts } from './draw-from-facts.ts';

/**
 * Draws the certificate of a signed credential: a tagged A4 PDF that says what the credential says and nothing else,
 * with the credential attached byte for byte as `credential.json`. Same input, same bytes.
 *
 * @param credential the parsed credential; it is read, not verified
 * @throws {TypeError} when it is not a credential whose terms are known
 * @throws {RangeError} for a language without a file in `wording/`, or an address or colour that is none
 * @example
 * const pdf = await drawCertificate(credential, { credentialBytes, language: 'de' });
 */
export async function drawCertificate(credential: unknown, options: DrawOptions): Promise<Uint8Array> {
  return await drawFromFacts(readOpenBadge(credential), options);
}
