import type { CredentialFacts } from './credential-facts.ts';
import { type Recognised, recognise, seenWords } from './formats.ts';
import { clockSkewMs, examineSeal } from './seal.ts';
import { examineStatus } from './status/examine-status.ts';
import { readStrictJson, UnreadableJson } from './strict-json.ts';
import { type Check, type CheckName, type Standing, type Verification, verdictOf, type World } from './verification.ts';
import type { CodeOf } from './verification-codes.ts';
import { tell } from './verification-sentences.ts';
import { type OpenBadge, openBadge } from './vocabularies/open-badge-schema.ts';
import { openBadgeContexts } from './vocabularies/open-badge-terms.ts';
import { readFacts } from './vocabularies/read-facts.ts';

/** Larger than any certificate; the attached credential has its own limit. */
const pdfLimit = 10 * 1024 * 1024;

/**
 * Says whether a credential is what it claims to be, as a list of named checks. Reads JSON, and PDFs that carry a credential.
 * Bad input is an answer, never an exception; nothing is fetched but through `world`, and nothing that an unverified credential names
 * except its issuer's DID document.
 *
 * For input from strangers use `verifyGuarded`, which does the same in a process of its own.
 * @example
 * const { verdict, checks } = await verify(bytes, { now: new Date() });
 */
export async function verify(bytes: Uint8Array, world: World): Promise<Verification> {
  const say = teller(world);
  const recognised = recognise(bytes);
  if (recognised.kind === 'other') return unreadable(say('readable', 'other-format', seen(recognised, world)));
  if (recognised.kind === 'json') return await verifyJson(bytes, world, say('readable', 'json'), async () => say('page-agrees', 'no-page'));
  if (bytes.length > pdfLimit) return unreadable(say('readable', 'too-large'));
  return await verifyPdf(bytes, world);
}

type Say = <Name extends CheckName>(name: Name, code: CodeOf<Name>, values?: Readonly<Record<string, string>>) => Check;

function teller({ language = 'en' }: World): Say {
  return (name, code, values) => tell(language, name, code, values);
}

function seen({ seen: kind }: Extract<Recognised, { kind: 'other' }>, { language = 'en' }: World): { seen: string } {
  return { seen: seenWords[kind][language] };
}

function unreadable(check: Check): Verification {
  return { verdict: verdictOf([check]), checks: [check] };
}

/** The verdict on a PDF speaks of the credential in it; the page is one more check. The PDF library is loaded only now. */
async function verifyPdf(bytes: Uint8Array, world: World): Promise<Verification> {
  const say = teller(world);
  const { ownCertificate, pageAgrees, readAttachment, UnreadablePdf } = await import('./certificate/index.ts');
  const own = await ownCertificate(bytes);
  if (own !== undefined) return await verifyJson(own, world, say('readable', 'pdf'), async () => say('page-agrees', 'agrees'));
  let attached: Uint8Array | undefined;
  try {
    attached = await readAttachment(bytes);
  } catch (error) {
    // a broken PDF breaks its reader in many ways, and all of them mean that it cannot be read
    const several = error instanceof UnreadablePdf && error.code === 'several-credentials';
    return unreadable(say('readable', several ? 'pdf-with-several' : 'pdf-unreadable'));
  }
  if (attached === undefined) return unreadable(say('readable', 'pdf-without-credential'));
  const credential = attached;
  return await verifyJson(credential, world, say('readable', 'pdf'), async () => {
    try {
      const { outcome } = await pageAgrees(bytes, credential, world.verifyAt === undefined ? {} : { verifyAt: world.verifyAt });
      return say('page-agrees', outcome === 'passed' ? 'agrees' : outcome === 'failed' ? 'differs' : 'not-compared');
    } catch {
      return say('page-agrees', 'not-compared');
    }
  });
}

async function verifyJson(bytes: Uint8Array, world: World, readable: Check, comparePage: () => Promise<Check>): Promise<Verification> {
  const say = teller(world);
  let json: unknown;
  try {
    json = readStrictJson(bytes);
  } catch (error) {
    if (error instanceof UnreadableJson) return unreadable(say('readable', error.code));
    throw error;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return unreadable(say('readable', 'not-an-object'));
  const { proof, ...unsigned } = json as Record<string, unknown>;

  const contexts = say('contexts', contextsCode(unsigned['@context']));
  if (contexts.outcome !== 'passed') return stopped([readable, contexts], say);

  const read = openBadge.safeParse(unsigned);
  if (!read.success) return stopped([readable, contexts, shapeProblem(unsigned, read.error.issues, say)], say);
  return await verifyBadge(read.data, proof, world, [readable, contexts, say('shape', 'open-badge')], comparePage);
}

async function verifyBadge(
  badge: OpenBadge,
  proof: unknown,
  world: World,
  before: readonly Check[],
  comparePage: () => Promise<Check>,
): Promise<Verification> {
  const say = teller(world);
  const issuerId = typeof badge.issuer === 'string' ? badge.issuer : badge.issuer.id;
  const seal = await examineSeal(badge, proof, issuerId, world);
  const signature = say('signature', seal.signature, { created: seal.created?.slice(0, 10) ?? '?' });
  const issuer = say('issuer', seal.issuer, { issuer: issuerId });
  const sealed = [...before, signature, issuer];
  if (signature.outcome !== 'passed') return stopped(sealed, say);

  const facts = readFacts(badge);
  const validity = validityOf(badge, world, say);
  const ours = issuer.outcome === 'passed';
  const status = say('status', ours ? await examineStatus([badge.credentialStatus ?? []].flat(), issuerId, world) : 'not-reached');
  const checks = [...sealed, validity, status, partners(badge, facts, say), await comparePage()];
  return {
    verdict: verdictOf(checks),
    checks,
    ...(ours ? { issuer: describeIssuer(badge, issuerId), facts } : {}),
  };
}

/** The checks that were not reached say so: they are not passed, and not left out. */
function stopped(made: readonly Check[], say: Say): Verification {
  const rest = [
    say('shape', 'not-reached'),
    say('signature', 'not-reached'),
    say('issuer', 'not-reached'),
    say('validity-period', 'not-reached'),
    say('status', 'not-reached'),
    say('partner-signatures', 'not-reached'),
    say('page-agrees', 'not-reached'),
  ].filter(({ name }) => !made.some((check) => check.name === name));
  const checks = [...made, ...rest];
  return { verdict: verdictOf(checks), checks };
}

function contextsCode(contexts: unknown): CodeOf<'contexts'> {
  if (contexts === undefined) return 'no-contexts';
  const exactly =
    Array.isArray(contexts) &&
    contexts.length === openBadgeContexts.length &&
    openBadgeContexts.every((url, place) => contexts[place] === url);
  return exactly ? 'pinned' : 'other-contexts';
}

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] };

function shapeProblem(badge: object, issues: readonly Issue[], say: Say): Check {
  const [issue] = issues;
  if (issue === undefined) return say('shape', 'wrong-value', { path: '?' });
  if (issue.code === 'unrecognized_keys')
    return say('shape', 'unknown-member', { path: pathText([...issue.path, issue.keys?.[0] ?? '?']) });
  const value = issue.path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    badge,
  );
  return say('shape', value === undefined ? 'missing-member' : 'wrong-value', { path: pathText(issue.path) });
}

/** Where in the credential. Names are a stranger's text: only letters that cannot disguise anything, and not many. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) =>
      String(part)
        .replace(/[^A-Za-z0-9_@-]/g, '?')
        .slice(0, 40),
    )
    .join('.');
  return text === '' ? '?' : text.slice(0, 160);
}

function validityOf({ validFrom, validUntil }: OpenBadge, { now }: World, say: Say): Check {
  const from = validFrom.slice(0, 10);
  if (Date.parse(validFrom) > now.getTime() + clockSkewMs) return say('validity-period', 'not-yet', { from });
  if (validUntil === undefined) return say('validity-period', 'in-force', { from });
  const until = validUntil.slice(0, 10);
  return say('validity-period', Date.parse(validUntil) < now.getTime() ? 'expired' : 'in-force-until', { from, until });
}

/** A credential that names several bodies is signed by one; nothing here says that they awarded it together unless they countersigned. */
function partners(badge: OpenBadge, { awardingBodies }: CredentialFacts, say: Say): Check {
  const { achievement } = badge.credentialSubject;
  const endorsed = [badge.endorsement, achievement.endorsement, typeof badge.issuer === 'string' ? undefined : badge.issuer.endorsement];
  if (endorsed.some((list) => list !== undefined)) return say('partner-signatures', 'not-yet-checked');
  if (awardingBodies.length < 2) return say('partner-signatures', 'one-body');
  return say('partner-signatures', 'none-countersigned', { bodies: awardingBodies.map(({ name }) => name).join(', ') });
}

function describeIssuer({ issuer }: OpenBadge, id: string): NonNullable<Verification['issuer']> {
  const standing: Standing = id.startsWith('did:key:') ? 'key-only' : 'unknown';
  const claimedName = typeof issuer === 'string' ? undefined : issuer.name;
  return { id, ...(claimedName === undefined ? {} : { claimedName }), standing };
}
