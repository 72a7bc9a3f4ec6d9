import { examineSeal } from '../seal.ts';
import { credentialLimits, readStrictJson } from '../strict-json.ts';
import type { World } from '../verification.ts';
import type { CodeOf } from '../verification-codes.ts';
import { bitAt, decodeBitstring, type StatusEntry, StatusListUnusable, statusListCredential } from './bitstring-status-list.ts';

type Status = CodeOf<'status'>;

/** A list of 33 million entries, hardly compressible, in base64. */
const listLimits = { ...credentialLimits, bytes: 8 * 1024 * 1024 };

/**
 * What the issuer's list says about a credential. Everything that stands between us and a list that is read, current, soundly sealed by the
 * same issuer and meant for this purpose makes the answer "not known", which is never good news.
 * @param entries of a credential whose own seal holds: only then may what it names be asked for
 */
export async function examineStatus(entries: readonly StatusEntry[], issuerId: string, world: World): Promise<Status> {
  const answers: Status[] = [];
  for (const entry of entries) answers.push(await examineEntry(entry, issuerId, world));
  const worst = answers.find((answer) => answer === 'revoked') ?? answers.find((answer) => answer === 'suspended');
  return worst ?? answers.find((answer) => answer !== 'not-revoked') ?? (answers.length === 0 ? 'none-kept' : 'not-revoked');
}

const effects: Readonly<Record<string, Status>> = { revocation: 'revoked', suspension: 'suspended' };

async function examineEntry(entry: StatusEntry, issuerId: string, world: World): Promise<Status> {
  const effect = Object.hasOwn(effects, entry.statusPurpose) ? effects[entry.statusPurpose] : undefined;
  if (effect === undefined || (entry.statusSize ?? 1) !== 1) return 'unsupported-status';
  if (world.statusList === undefined) return 'no-list';
  let served: unknown;
  try {
    served = await world.statusList(entry.statusListCredential);
  } catch {
    return 'list-unreachable';
  }
  if (served === undefined || served === null) return 'no-list';
  const list = readList(served);
  if (list === undefined) return 'list-unreadable';
  const { proof, ...unsigned } = list;
  const read = statusListCredential.safeParse(unsigned);
  if (!read.success) return 'list-unreadable';
  const { issuer, id, credentialSubject: subject, validFrom, validUntil } = read.data;
  if ((typeof issuer === 'string' ? issuer : issuer.id) !== issuerId) return 'list-of-another-issuer';
  const seal = await examineSeal(read.data, proof, issuerId, world);
  if (seal.signature !== 'holds' || (seal.issuer !== 'is-the-key' && seal.issuer !== 'lists-the-key')) return 'list-not-sealed';
  const now = world.now.getTime();
  if ((validFrom !== undefined && Date.parse(validFrom) > now) || (validUntil !== undefined && Date.parse(validUntil) < now))
    return 'list-not-in-force';
  // a list sealed for one address must not be served at another
  if (id !== entry.statusListCredential) return 'list-of-another-purpose';
  if (![subject.statusPurpose].flat().includes(entry.statusPurpose)) return 'list-of-another-purpose';
  try {
    return bitAt(decodeBitstring(subject.encodedList), Number(entry.statusListIndex)) ? effect : 'not-revoked';
  } catch (error) {
    if (error instanceof StatusListUnusable) return error.code;
    throw error;
  }
}

function readList(served: unknown): Record<string, unknown> | undefined {
  try {
    const bytes = typeof served === 'string' ? new TextEncoder().encode(served) : served;
    const value = bytes instanceof Uint8Array ? readStrictJson(bytes, listLimits) : bytes;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
