import { type Framework, frameworks, readFramework, text, UnreadableFramework } from '@laurel/microcredential';
import { z } from 'zod';
import { oneLine } from '../../base/plain-text.ts';
import { Refusal } from '../../base/refusal.ts';

/** An alliance, and the institutions that are in it: what the policy asks about. */
export type AllianceStanding = { readonly allianceId: string; readonly members: readonly string[] };

/** The name under which a framework is known; also its address. */
export const frameworkId = z
  .string()
  .min(3)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Of any framework, also of one that ships. */
export const anyFrameworkId = z.string().min(1).max(60);

/** A sentence in the languages that somebody wrote it in; English and German are asked for on the screen, others may be there. */
export const sentences = (minimum: number, maximum: number) =>
  z
    .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), oneLine(minimum, maximum))
    .refine((said) => Object.keys(said).length > 0, { error: 'one-language' })
    .refine((said) => Object.keys(said).length <= 40, { error: 'too_big' });

export const semver = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

export const paramName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/);
export const paramValue = z.union([z.number(), z.boolean(), oneLine(1, 200)]);
export type ParamValue = z.output<typeof paramValue>;

/** As much as one framework may hold: the largest that ships has a quarter of it. */
const MOST_RULES = 200;
const MOST_PARAMS = 60;
const MOST_LETTERS = 600_000;

/** A published version as lists name it. */
export const versionHead = z.object({
  version: z.string(),
  validFrom: z.iso.date(),
  /** its last day; the day before `validFrom` where it never came into force */
  validTo: z.iso.date().optional(),
  publishedAt: z.string(),
});
export type VersionHead = z.output<typeof versionHead>;

/** A framework as lists name it. */
export const frameworkHead = z.object({
  id: z.string(),
  title: text,
  shortTitle: text.optional(),
  source: z.string(),
});

/** A framework that comes with the house. */
export const shippedFramework = (id: string): Framework | undefined => frameworks.find((each) => each.id === id);

/**
 * Reads what a draft would be, and refuses what could not be judged by.
 * @throws Refusal `invalid-input`, with the place in the framework and one sentence
 */
export function readDraft(json: unknown): Framework {
  const read = whatIsRead(json);
  const tooMuch =
    read.rules.length > MOST_RULES || Object.keys(read.params).length > MOST_PARAMS || JSON.stringify(read).length > MOST_LETTERS;
  if (tooMuch) throw new Refusal('invalid-input', {}, { issues: [{ path: 'rules', code: 'too_big', message: 'is more than is taken' }] });
  return read;
}

function whatIsRead(json: unknown): Framework {
  try {
    return readFramework(json);
  } catch (error) {
    if (!(error instanceof UnreadableFramework)) throw error;
    const message = error.message.slice(error.path.length + 2);
    throw new Refusal('invalid-input', {}, { issues: [{ path: error.path, code: error.code, message }], cause: error });
  }
}

/** The numbers of a version, one after the other. */
const parts = (version: string): number[] => version.split('.').map(Number);

export function isLater(version: string, than: string): boolean {
  const [one, other] = [parts(version), parts(than)];
  const place = one.findIndex((number, index) => number !== other[index]);
  return place >= 0 && (one[place] ?? 0) > (other[place] ?? 0);
}

/** What one would call the next version, where nothing else is said. */
export function nextVersion(last: string | undefined): string {
  if (last === undefined) return '1.0.0';
  const [major = 1, minor = 0] = parts(last);
  return `${major}.${minor + 1}.0`;
}

/** The day before, and the day after. */
export const dayBefore = (day: string): string => shifted(day, -1);
export const dayAfter = (day: string): string => shifted(day, 1);
const shifted = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** A rule's number in a framework: three letters of its name, and the next that is free. */
export function nextRuleId({ id, rules }: Framework): string {
  const letters = id.replace(/[^a-z0-9]/g, '').toUpperCase();
  const head = /^[A-Z]/.test(letters) ? letters.padEnd(3, 'X').slice(0, 3) : `R${letters.padEnd(2, 'X').slice(0, 2)}`;
  const taken = new Set(rules.map((rule) => rule.id));
  for (const prefix of [head, ...others(head)])
    for (let number = 1; number <= 99; number += 1) {
      const candidate = `${prefix}-${String(number).padStart(2, '0')}`;
      if (!taken.has(candidate)) return candidate;
    }
  throw new Refusal('invalid-input', {}, { issues: [{ path: 'rules', code: 'too_big', message: 'is more than is taken' }] });
}

const others = (head: string): string[] => [...'ABCDEFGHIJ'].map((letter) => `${head.slice(0, 2)}${letter}`);

/** Versions by the framework that they are of, in their order. */
export function byFramework<V extends { readonly frameworkId: string }>(versions: readonly V[]): ReadonlyMap<string, V[]> {
  const all = new Map<string, V[]>();
  for (const version of versions) all.set(version.frameworkId, [...(all.get(version.frameworkId) ?? []), version]);
  return all;
}
