import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../../../base/act.ts';
import { insertPerson } from '../../../base/people/people.store.ts';
import { dayOf } from '../../../base/people/role.ts';
import { findByEmailMark } from '../../../base/people/sign-in.store.ts';
import { emailMark } from '../../../base/people/sign-in.ts';
import { oneLine } from '../../../base/plain-text.ts';
import { type InputIssue, Refusal } from '../../../base/refusal.ts';
import { standingOfDescription } from '../design.store.ts';
import { insertStakeholder, nameSpeaker, putInvitation, speakersOf, stakeholdersOf } from './stakeholder.store.ts';
import { newStakeholder } from './stakeholder.ts';

/** For longer than this nobody is asked. */
const MOST_DAYS = 366;

/**
 * An organisation from outside is asked to read a description while it is designed, and to comment on it until a day (UNIC standard, 1.2).
 * Whoever speaks for it gets a mail, and signs in with that address.
 */
export const inviteStakeholder = defineAct({
  name: 'invite-stakeholder',
  input: z.object({
    /** of the description */
    id: z.uuid(),
    /** one that the institution works with already, or a new one */
    stakeholder: z.union([z.uuid(), newStakeholder]),
    /** somebody who speaks for it; left out, those who do already are written to */
    speaker: z
      .object({
        name: oneLine(1, 200),
        email: z.string().trim().max(254).pipe(z.email()),
        language: z
          .string()
          .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
          .default('en'),
      })
      .optional(),
    /** the last day on which they may */
    until: z.iso.date(),
  }),
  result: z.object({ invitationId: z.uuid(), stakeholderId: z.uuid() }),
  rest: {
    method: 'POST',
    path: '/api/descriptions/{id}/invitations',
    status: 201,
    summary: 'Ask a city, a company or another organisation to comment on a description',
  },
  about: (tx, { id }) => standingOfDescription(tx, id),
  async perform(tx, { id, stakeholder, speaker, until }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    if (standing.state === 'withdrawn') throw new Refusal('wrong-state', { state: standing.state });
    const { institutionId } = standing;
    const known =
      typeof stakeholder === 'string' ? (await stakeholdersOf(tx, institutionId)).find((each) => each.id === stakeholder) : undefined;
    const issues: InputIssue[] = [];
    if (typeof stakeholder === 'string' && known === undefined)
      issues.push({ path: 'stakeholder', code: 'unknown-stakeholder', message: 'The institution works with no such organisation.' });
    const wrong = wrongLastDay(until, tx.now);
    if (wrong !== undefined) issues.push({ path: 'until', code: wrong, message: 'The last day is over, or more than a year away.' });
    if (speaker === undefined && (known === undefined || (await speakersOf(tx, known.id)).length === 0))
      issues.push({ path: 'speaker', code: 'missing', message: 'Nobody speaks for this organisation yet.' });
    if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });

    const stakeholderId = typeof stakeholder === 'string' ? stakeholder : await insertStakeholder(tx, institutionId, stakeholder);
    if (speaker !== undefined) {
      const mark = emailMark(tx.keys, speaker.email);
      const person = await findByEmailMark(tx, mark);
      const personId = person ?? randomUUID();
      if (person === undefined) await insertPerson(tx, { id: personId, ...speaker, emailMark: mark });
      await nameSpeaker(tx, stakeholderId, institutionId, personId);
    }
    const invitationId = await putInvitation(tx, { descriptionId: id, institutionId, stakeholderId, until });
    return {
      result: { invitationId, stakeholderId },
      events: [{ type: 'stakeholder-invited', institutionId, subjectId: invitationId, facts: { descriptionId: id, stakeholderId, until } }],
    };
  },
});

function wrongLastDay(until: string, now: Date): 'day-is-over' | 'too-far-away' | undefined {
  if (until < dayOf(now)) return 'day-is-over';
  return until > dayOf(new Date(now.getTime() + MOST_DAYS * 86_400_000)) ? 'too-far-away' : undefined;
}
