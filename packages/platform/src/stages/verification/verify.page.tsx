import { type Verification, verifyGuarded } from '@laurel/credential';
import { runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Answer, Answers, Page } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { openShare } from '../issuing/open-share.ts';
import { judgeOwn } from './judge-own.ts';
import { notFetchedSheet } from './not-fetched-sheet.tsx';
import { noteLook } from './note-look.ts';
import { fetchCredential, type ReadLink, readLink } from './read-link.ts';
import { verdictSheet } from './verdict-sheet.tsx';
import { verifyForm } from './verify-form.tsx';
import { vouchedBy } from './vouched-by.ts';
import { openWaitingRoom } from './waiting-room.ts';
import { worldOf } from './world.ts';

const LARGEST_FILE = 5_000_000;
/** Room for the marks between the parts of a form. */
const LARGEST_FORM = LARGEST_FILE + 100_000;

const room = openWaitingRoom({ atOnce: 2, chairs: 30 });

/**
 * Says whether a credential is genuine. What a stranger brings is examined in a process of its own and not kept; the answer is the page that
 * comes back. A link of this house is looked up, never fetched; any other is fetched over the one guarded way out.
 */
export const verifyPage: Page = {
  path: '/verify',
  largestForm: LARGEST_FORM,

  /** With `?link=` as codes on paper have it. A foreign address is fetched only when somebody asks for it, not when a picture names it. */
  async get(visit) {
    const given = visit.url.searchParams.get('link')?.trim() ?? '';
    const link = given === '' ? undefined : readLink(visit.context.house.settings.publicUrl, given);
    if (link !== undefined && 'token' in link) return ofThisHouse(visit, given, link.token);
    return verifyForm(visit, link !== undefined && 'elsewhere' in link ? given : '', []);
  },

  async post(visit, answers) {
    const pasted = answers.text('paste').trim();
    const link = answers.file('file') ? undefined : readLink(visit.context.house.settings.publicUrl, pasted);
    if (link !== undefined) return ofLink(visit, pasted, link);
    const given = await bytesIn(answers, pasted);
    if (given === undefined) return verifyForm(visit, '', [{ field: 'paste', says: visit.say('verify.nothing') }]);
    if (given.length > LARGEST_FILE) return verifyForm(visit, '', [{ field: 'file', says: visit.say('verify.too-large') }]);
    return ofBytes(visit, given);
  },
};

async function bytesIn(answers: Answers, pasted: string): Promise<Uint8Array | undefined> {
  const file = answers.file('file');
  if (file) return new Uint8Array(await file.arrayBuffer());
  return pasted === '' ? undefined : new TextEncoder().encode(pasted);
}

async function ofBytes(visit: Visit, bytes: Uint8Array): Promise<Answer> {
  const { house } = visit.context;
  const now = house.outside.clock.now();
  const verification: Verification = await room.enter(() => verifyGuarded(bytes, worldOf(house, visit.language.tag, now)));
  return verdictSheet(visit, await vouchedBy(house, verification), now);
}

async function ofLink(visit: Visit, pasted: string, link: ReadLink): Promise<Answer> {
  const wrong = (says: string) => verifyForm(visit, pasted, [{ field: 'paste', says }]);
  if ('ownPage' in link) return wrong(visit.say('verify.own-page'));
  if ('token' in link) return ofThisHouse(visit, pasted, link.token);
  const { house } = visit.context;
  let bytes: Uint8Array;
  try {
    bytes = await room.enter(() => fetchCredential(house, link.elsewhere, LARGEST_FILE));
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'fetch-refused') throw error;
    return notFetchedSheet(visit, String(error.details['why'] ?? ''), house.outside.clock.now());
  }
  return ofBytes(visit, bytes);
}

/** What the house stores under a link that a holder gave away. To look at it here is to open it: it is counted. */
async function ofThisHouse(visit: Visit, pasted: string, token: string): Promise<Answer> {
  const { context, say, writing } = visit;
  const wrong = (says: string, status: number) => verifyForm(visit, pasted, [{ field: 'paste', says }], status);
  const opened = await runView(openShare, context, { token }).catch((error: unknown) => {
    if (!isRefusal(error) || (error.code !== 'not-found' && error.code !== 'personal-key-gone')) throw error;
    return error.code;
  });
  if (opened === 'not-found') return wrong(say('verify.no-such-link'), 404);
  if (opened === 'personal-key-gone') return wrong(say('share.forgotten'), 410);
  if (typeof opened === 'string' || opened.state !== 'open') return wrong(say('verify.link-ended'), 410);
  const { share, credential } = opened;
  noteLook(visit, token, share);
  const revoked = say('verdict.revoked-here', { date: writing.date(credential.revokedAt ?? credential.issuedAt) });
  const verification = await judgeOwn(context.house, visit.language.tag, credential, revoked);
  return verdictSheet(visit, verification, context.house.outside.clock.now(), `/c/${token}`);
}
