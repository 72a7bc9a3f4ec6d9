import { type Check, type Verification, verify } from '@laurel/credential';
import type { House } from '../../base/house.ts';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';
import type { Shown } from '../issuing/open-share.ts';
import { vouchedBy } from './vouched-by.ts';
import { worldOf } from './world.ts';

/** What was found, and what the world answered then: where it answers the same again, the same is found. */
type Kept = { readonly verification: Verification; readonly asked: readonly Asked[]; readonly at: number };
type Asked = { readonly question: 'didDocument' | 'statusList'; readonly about: string; readonly answer: string };

/** What depends on nothing but the time changes by the day; it is looked at anew after a minute. */
const LASTS_MS = 60_000;
const MOST = 500;
const kept = new WeakMap<House, Map<string, Kept>>();

type Own = Pick<Shown, 'signed' | 'signedHash' | 'state'>;

/**
 * Verifies a credential that this house stores, in this very process: the bytes are its own. Every time the keys and the status list are asked for;
 * the arithmetic is done again only when they have changed. What the house has revoked counts as revoked at once, before the list says so.
 * @param revoked the sentence that says so
 */
export async function judgeOwn(house: House, language: string, own: Own, revoked: string): Promise<Verification> {
  const verification = await judged(house, language, own);
  if (own.state !== 'revoked') return verification;
  const checks = verification.checks.map(
    (check): Check => (check.name === 'status' ? { ...check, outcome: 'failed', code: 'revoked', says: revoked } : check),
  );
  return { ...verification, verdict: 'invalid', checks };
}

async function judged(house: House, language: string, { signed, signedHash }: Own): Promise<Verification> {
  const now = house.outside.clock.now();
  const world = worldOf(house, language, now);
  const ofHouse = kept.get(house) ?? new Map<string, Kept>();
  kept.set(house, ofHouse);
  const key = `${world.language} ${signedHash}`;
  const before = ofHouse.get(key);
  if (before !== undefined && Math.abs(now.getTime() - before.at) < LASTS_MS && (await answersStill(house, before.asked)))
    return before.verification;
  const asked: Asked[] = [];
  let whole = true;
  const asking = async <T>(question: Asked['question'], about: string, ask: () => Promise<T>): Promise<T> => {
    try {
      const answer = await ask();
      asked.push({ question, about, answer: written(answer) });
      return answer;
    } catch (error) {
      whole = false;
      throw error;
    }
  };
  const found = await verify(signed, {
    ...world,
    didDocument: (did) => asking('didDocument', did, () => resolveDid(house, did)),
    statusList: (url) => asking('statusList', url, () => resolveStatusList(house, url)),
  });
  const verification = await vouchedBy(house, found);
  ofHouse.delete(key);
  // What could not be asked is asked again by the next one.
  if (whole) ofHouse.set(key, { verification, asked, at: now.getTime() });
  const oldest = ofHouse.keys().next().value;
  if (ofHouse.size > MOST && oldest !== undefined) ofHouse.delete(oldest);
  return verification;
}

async function answersStill(house: House, asked: readonly Asked[]): Promise<boolean> {
  const told = new Map<string, Promise<unknown>>();
  for (const { question, about, answer } of asked) {
    // The issuer's keys are asked for twice: for the credential, and for the list that it names.
    const asking = told.get(about) ?? (question === 'didDocument' ? resolveDid(house, about) : resolveStatusList(house, about));
    told.set(about, asking);
    if (written(await asking.catch(() => undefined)) !== answer) return false;
  }
  return true;
}

function written(answer: unknown): string {
  if (answer instanceof Uint8Array) return Buffer.from(answer).toString('latin1');
  return typeof answer === 'string' ? answer : (JSON.stringify(answer) ?? '');
}
