import { isDeepStrictEqual } from 'node:util';
import { missingAnnex1 } from '@laurel/microcredential';
import { canonicalQuads, generalQuads } from './json-ld/canonical.ts';
import { decodeDidKey, didKeyMethod, encodeDidKey } from './keys/did-key.ts';
import { createSigner, generateKey } from './keys/signer.ts';
import { pitfalls } from './pitfalls.ts';
import type { PreparedCredential } from './prepared-credential.ts';
import { proofHolds, secure } from './proofs/data-integrity.ts';
import { readLogoUri } from './signed-logo.ts';
import { minimumEntries } from './status/bitstring-status-list.ts';
import { readStrictJson } from './strict-json.ts';
import { type OpenBadge, openBadge } from './vocabularies/open-badge-schema.ts';
import { alignmentType, openBadgeContexts } from './vocabularies/open-badge-terms.ts';
import { readFacts } from './vocabularies/read-facts.ts';

/** What an issuing house asks of a credential before it signs; the pattern is that of certificate authorities (CA/Browser Forum ballot SC-75). */
export type Lint = {
  readonly name: string;
  /** @returns what is wrong, or `undefined` */
  look(prepared: PreparedCredential): string | undefined | Promise<string | undefined>;
};
export type LintName = string;
export type LintFinding = { readonly lint: LintName; readonly message: string };

/** What wallets take. */
export const largestCredential = 64 * 1024;
const day = /^\d{4}-\d{2}-\d{2}$/;
const emailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/;
const dateOfBirth = /\b(?:19|20)\d{2}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}\b/;

export const lints: readonly Lint[] = [
  {
    // Council Recommendation 2022/C 243/02, Annex I: the mandatory elements
    name: 'annex-1-complete',
    look: ({ award }) => listed('Mandatory elements are missing or only placeholders', missingAnnex1(award)),
  },
  {
    name: 'contexts-pinned',
    look: ({ credential }) =>
      isDeepStrictEqual([...credential['@context']], [...openBadgeContexts])
        ? undefined
        : 'The contexts are not the pinned ones, in their order.',
  },
  {
    name: 'open-badge-shape',
    look: ({ credential }) => {
      const read = openBadge.safeParse(credential);
      return read.success ? undefined : `Not of the shape of an Open Badge: ${read.error.issues[0]?.path.join('.')}`;
    },
  },
  { name: 'bytes-are-the-credential', look: bytesDiffer },
  {
    name: 'at-most-64-kB',
    look: ({ bytes }) =>
      bytes.length <= largestCredential ? undefined : `It has ${bytes.length} bytes; wallets take ${largestCredential}.`,
  },
  { name: 'reads-back-as-awarded', look: losesFacts },
  { name: 'learner-by-name-and-hash', look: ({ facts }) => learnerProblem(facts.learner) },
  { name: 'no-private-identifiers', look: ({ credential }) => privateIdentifier(credential) },
  {
    name: 'eqf-1-to-8',
    look: ({ facts: { eqf } }) =>
      eqf === undefined || (Number.isInteger(eqf) && eqf >= 1 && eqf <= 8) ? undefined : `There is no EQF level ${eqf}.`,
  },
  { name: 'ects-against-hours', look: ({ facts }) => workloadProblem(facts.ects, facts.hours) },
  { name: 'dates-in-order', look: datesProblem },
  {
    name: 'language-tag',
    look: ({ facts: { language } }) =>
      language === undefined || isLanguageTag(language) ? undefined : `“${language}” is not a language tag (BCP 47).`,
  },
  { name: 'grade-passes', look: ({ facts }) => gradeProblem(facts.grade, facts.gradeScale) },
  {
    name: 'attendance-in-per-cent',
    look: ({ facts: { attendance } }) =>
      attendance === undefined || (attendance >= 0 && attendance <= 100) ? undefined : 'Attendance is not between 0 and 100 per cent.',
  },
  { name: 'participation-recorded', look: participationProblem },
  { name: 'logos-can-be-drawn', look: ({ credential }) => logoProblem(credential) },
  { name: 'key-is-the-issuers', look: keyProblem },
  { name: 'status-entry', look: ({ credential }) => statusProblem(credential) },
  ...pitfalls.map(({ name, why, find }) => ({
    name: `pitfall-${name}`,
    look: ({ credential }: PreparedCredential) => listed(why, find(credential)),
  })),
  { name: 'two-paths-agree', look: pathsDiffer },
  { name: 'throw-away-signature', look: throwAwaySignature },
];

function listed(what: string, where: readonly string[]): string | undefined {
  return where.length === 0 ? undefined : `${what} (${where.slice(0, 12).join(', ')})`;
}

function bytesDiffer({ bytes, credential }: PreparedCredential): string | undefined {
  try {
    return isDeepStrictEqual(readStrictJson(bytes), credential) ? undefined : 'The stored bytes are not those of the credential.';
  } catch (error) {
    return `The stored bytes cannot be read back: ${error instanceof Error ? error.message : ''}`;
  }
}

function losesFacts({ credential, facts }: PreparedCredential): string | undefined {
  const read = readFacts(credential);
  const lost = Object.keys({ ...facts, ...read }).filter((name) => !isDeepStrictEqual(Reflect.get(read, name), Reflect.get(facts, name)));
  return listed('What the credential says is not what was awarded', lost);
}

function learnerProblem({ name, identityHash, salt }: PreparedCredential['facts']['learner']): string | undefined {
  if (name.trim() === '') return 'The learner has no name.';
  // OB 3.0, IdentityHash: algorithm, `$`, hexadecimal
  if (!/^sha256\$[0-9a-f]{64}$/i.test(identityHash ?? '')) return 'The student number is not given as a salted SHA-256.';
  return (salt ?? '').length >= 8 ? undefined : 'The salt is missing or too short: a student number could be guessed from its hash.';
}

/** Minimisation (GDPR, article 5(1)(c)): a learner is named, and nothing more is told about the person. */
function privateIdentifier({ credentialSubject: { identifier = [] } }: OpenBadge): string | undefined {
  const told = identifier.some(
    ({ identityType, identityHash, hashed }) =>
      identityType === 'emailAddress' ||
      identityType === 'nationalIdentityNumber' ||
      (!hashed && (emailAddress.test(identityHash) || dateOfBirth.test(identityHash))),
  );
  return told ? 'The learner is identified by an e-mail address, a date of birth or a national number.' : undefined;
}

/**
 * The ECTS Users' Guide 2015 (section 2) says 25 to 30 hours for a credit; some universities count from 20 by their national rules.
 * Which of them a description has to keep is for a framework to say: here only what nobody counts by is stopped.
 */
function workloadProblem(ects: string | undefined, hours: number | undefined): string | undefined {
  if (ects === undefined || hours === undefined) return undefined;
  const perCredit = hours / Number(ects);
  return perCredit >= 20 && perCredit <= 30 ? undefined : `${hours} hours for ${ects} ECTS are not 20 to 30 hours for each credit.`;
}

function datesProblem({ award: { assessedOn, issuedOn }, credential: { validFrom, validUntil } }: PreparedCredential): string | undefined {
  if (![assessedOn, issuedOn].every(isDay)) return 'A date is not a day of the calendar.';
  if (assessedOn > issuedOn) return 'It would be issued before it was assessed.';
  if (validFrom.slice(0, 10) !== issuedOn) return 'It would not be valid from the day of issue.';
  return validUntil === undefined || Date.parse(validUntil) > Date.parse(validFrom) ? undefined : 'It would expire before it is valid.';
}

/** 30 February passes the form of a date and not the calendar. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return day.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Whoever did not pass has no credential; the direction of the scale is that from its best to its worst value. */
function gradeProblem(grade: string | undefined, scale: readonly [string, string, string] | undefined): string | undefined {
  if (grade === undefined || scale === undefined) return undefined;
  const [achieved, best, pass, worst] = [grade, ...scale].map((value) => Number(value.replace(',', '.'))) as [
    number,
    number,
    number,
    number,
  ];
  // grades in letters are the institution's own business
  if ([achieved, best, pass, worst].some(Number.isNaN)) return undefined;
  const [better, sign] = best <= worst ? [best, 1] : [-best, -1];
  if (sign * achieved < better || sign * achieved > sign * worst) return `The grade ${grade} is not on the scale.`;
  return sign * achieved <= sign * pass ? undefined : `The grade ${grade} is not a pass.`;
}

/** A description that makes participation compulsory is not fulfilled by an examination alone (UNIC standard 1.1). */
function participationProblem({ award: { description, participationRecorded } }: PreparedCredential): string | undefined {
  return description.delivery?.compulsoryParticipation === true && !participationRecorded
    ? 'Participation is compulsory and was not recorded.'
    : undefined;
}

/** A picture somewhere else would tell its keeper who looks at the credential, and could be another one tomorrow. */
function logoProblem({ issuer, credentialSubject: { achievement } }: OpenBadge): string | undefined {
  const logos = [
    ...(typeof issuer === 'string' || issuer.image === undefined ? [] : [issuer.image.id]),
    ...(achievement.alignment ?? [])
      .filter(({ targetType }) => targetType === alignmentType.awardingBodyLogo)
      .map((each) => each.targetUrl),
  ];
  const troubles = logos.map((uri) => readLogoUri(uri)).filter((read) => typeof read === 'string');
  return listed('A logo is not a PNG or JPEG that is in the credential, can be drawn and is small enough', troubles);
}

function keyProblem({ credential, issuer: { kid, controller, publicJwk } }: PreparedCredential): string | undefined {
  const named = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id;
  if (named !== controller) return 'The credential names another issuer than the one whose key signs.';
  if (!kid.startsWith(`${controller}#`)) return 'The key does not belong to the issuer.';
  if (!controller.startsWith('did:key:')) return undefined;
  const itself = encodeDidKey(decodeDidKey(controller)) === encodeDidKey(publicJwk) && kid === didKeyMethod(controller);
  return itself ? undefined : 'The issuer is a key, and not the one that signs.';
}

function statusProblem({ credentialStatus }: OpenBadge): string | undefined {
  const entries = [credentialStatus ?? []].flat();
  if (entries.some(({ statusPurpose }) => statusPurpose !== 'revocation' && statusPurpose !== 'suspension'))
    return 'A status entry serves an unknown purpose.';
  if (entries.some(({ statusListIndex }) => Number(statusListIndex) >= minimumEntries))
    return 'A status entry lies beyond the end of its list.';
  const purposes = entries.map(({ statusPurpose }) => statusPurpose);
  return new Set(purposes).size === purposes.length ? undefined : 'Two status entries serve one purpose.';
}

const agreed = new Map<string, number>();

/**
 * The tables that make signing fast, against the general JSON-LD libraries: they must give the same bytes. That depends on the members a
 * credential has and on the characters in its values, so a cohort is compared once for each such shape, and then at every hundredth.
 */
async function pathsDiffer({ bytes }: PreparedCredential): Promise<string | undefined> {
  try {
    const document = readStrictJson(bytes) as object;
    const shape = shapeOf(document);
    const times = agreed.get(shape) ?? 0;
    if (times % 100 === 0) {
      const [ours, theirs] = await Promise.all([canonicalQuads(document), generalQuads(document)]);
      if (ours !== theirs) return 'Two ways of canonicalising it do not agree.';
    }
    if (agreed.size >= 1_000) agreed.clear();
    agreed.set(shape, times + 1);
    return undefined;
  } catch (error) {
    return `It cannot be canonicalised: ${error instanceof Error ? error.message : ''}`;
  }
}

/** A document without its values, but with what could make two processors write a value differently. */
function shapeOf(document: object): string {
  return JSON.stringify(document, (name, value: unknown) => {
    if (name === 'type' || name === '@context') return value;
    if (typeof value === 'string')
      return /^[\x20-\x21\x23-\x5b\x5d-\x7e\u00a0-\u024f]*$/.test(value) ? 's' : `s${[...value].map(kindOf).join('')}`;
    return typeof value === 'number' ? (Number.isInteger(value) ? 0 : value) : value;
  });
}

/** Letters of the common scripts are alike; controls, quotes, surrogates and the rest are taken one by one. */
function kindOf(character: string): string {
  return /[\p{L}\p{M}\p{N}\p{Zs}]/u.test(character) ? '' : character;
}

async function throwAwaySignature({ bytes }: PreparedCredential): Promise<string | undefined> {
  const signer = createSigner(generateKey());
  try {
    const { proof, ...document } = await secure(readStrictJson(bytes) as OpenBadge, signer, { created: '2000-01-01T00:00:00Z' });
    return (await proofHolds(document, proof, signer.publicJwk)) ? undefined : 'A signature made for trial does not verify.';
  } catch (error) {
    return `A signature for trial could not be made: ${error instanceof Error ? error.message : ''}`;
  }
}
