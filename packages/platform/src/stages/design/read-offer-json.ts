import { readStrictJson, UnreadableJson } from '@laurel/credential';
import { readExchangeDocument, UnreadableDocument } from '@laurel/microcredential';
import { isMembers, listOf, type Members } from './json-members.ts';
import type { OfferRead } from './offer-table.ts';
import { readElmOffer } from './read-elm-offer.ts';
import { readOpenBadgeOffer } from './read-open-badge-offer.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

/** The longest description we know has 12 kB, the longest signed credential of Europass 160 kB. */
export const offerJsonLimits = { bytes: 1_000_000, depth: 40, values: 50_000 };

/** What an ELM file may be about, beside a whole credential. */
const elmTypes = [
  'EuropeanDigitalCredential',
  'LearningAchievement',
  'Qualification',
  'LearningAchievementSpecification',
  'LearningOpportunity',
];

/**
 * An offer in JSON: an exchange document, an Open Badge 3.0, or a credential or qualification of the European Learning Model.
 * @throws UnreadableOffer
 */
export function readOfferJson(bytes: Uint8Array): OfferRead {
  return readJson(unwrapped(parsed(bytes)));
}

function readJson(json: unknown): OfferRead {
  const types = isMembers(json) ? listOf(json.type).map(String) : [];
  if (isMembers(json) && types.some((type) => ['OpenBadgeCredential', 'AchievementCredential'].includes(type)))
    return readOpenBadgeOffer(json);
  if (isMembers(json) && types.some((type) => elmTypes.includes(type))) return readElmOffer(json);
  try {
    return { document: readExchangeDocument(json), notes: [] };
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new UnreadableOffer('exchange-document', { place: error.path }, error);
    throw error;
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return readStrictJson(bytes, offerJsonLimits);
  } catch (error) {
    if (error instanceof UnreadableJson) throw new UnreadableOffer('json', {}, error);
    throw error;
  }
}

/**
 * The offer in a signed token: what is signed stands in it in base64url (RFC 7515, 3.1). Nobody looks whether the seal holds.
 * @throws UnreadableOffer
 */
export function readOfferToken(bytes: Uint8Array): OfferRead {
  const [, payload = ''] = Buffer.from(bytes).toString('latin1').trim().split('.');
  const json = parsed(Buffer.from(payload, 'base64url'));
  if (!isMembers(json)) throw new UnreadableOffer('not-an-offer');
  const credential = Object.entries(unwrappedCredential(json)).filter(([name]) => !claims.has(name));
  return readJson({ ...Object.fromEntries(credential), sealed: true });
}

/** What a token says of itself beside the credential in it (RFC 7519, 4.1). */
const claims = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf', 'vct', '_sd', '_sd_alg']);

/** Europass keeps a credential in the envelope of its signature (JAdES, RFC 7515 7.2), or beside how it is delivered. */
function unwrapped(json: unknown): unknown {
  if (!isMembers(json)) return json;
  if (typeof json.payload === 'string' && ('signatures' in json || 'signature' in json)) {
    // What is signed stands there in base64url, or as it is where the signature says so (RFC 7797).
    const payload = parsed(Buffer.from(json.payload, json.payload.trimStart().startsWith('{') ? 'utf8' : 'base64url'));
    return isMembers(payload) ? ({ ...unwrappedCredential(payload), sealed: true } as Members) : payload;
  }
  return unwrappedCredential(json);
}

/** Beside how it is delivered, as a claim of a token (VC 1.1, 6.3.1), or among those that a holder presents. */
function unwrappedCredential(json: Members): Members {
  if ('description' in json) return json;
  const [presented] = listOf(json.verifiableCredential);
  return [json.credential, json.vc, presented].find(isMembers) ?? json;
}
