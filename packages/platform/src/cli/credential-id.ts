import { createHash } from 'node:crypto';
import type { PrivateJwk } from '@laurel/credential';

/**
 * The id of a learner's credential: the same key, description and student number give the same id, so that nothing is issued twice.
 * A UUIDv5 (RFC 9562, section 5.5) in a name space that only the private key can give: with a public one, anyone who holds a list
 * of student numbers could tell from the id whose credential it is.
 * @param contentHash of the description, see `contentHash()`
 */
export function credentialId(key: PrivateJwk, contentHash: string, studentNumber: string): string {
  const secret = Buffer.concat([Buffer.from('laurel credential id'), Buffer.from(key.d, 'base64url')]);
  const nameSpace = asUuid(createHash('sha256').update(secret).digest(), 8);
  const name = createHash('sha1').update(nameSpace).update(`${contentHash}\n${studentNumber}`, 'utf8').digest();
  const hex = asUuid(name, 5).toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first 16 bytes with the version and the variant of RFC 9562, section 4. */
function asUuid(hash: Buffer, version: number): Buffer {
  const uuid = Buffer.from(hash.subarray(0, 16));
  uuid[6] = ((uuid[6] ?? 0) & 0x0f) | (version << 4);
  uuid[8] = ((uuid[8] ?? 0) & 0x3f) | 0x80;
  return uuid;
}
