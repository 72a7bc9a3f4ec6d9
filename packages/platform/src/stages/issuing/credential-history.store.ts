import { z } from 'zod';
import type { ViewTransaction } from '../../base/act.ts';
import { pseudonym } from '../../base/actor.ts';
import { namesOf } from '../../base/people/colleague-names.ts';
import { assignmentsOfInstitution } from '../../base/people/role.store.ts';
import { type Credential, urnOf } from './credential.ts';

export const historyLine = z.object({
  at: z.date(),
  type: z.string(),
  /** the house by itself, whoever runs it, or somebody of the institution */
  by: z.enum(['house', 'operator', 'person']),
  /** of a colleague who can still be named */
  name: z.string().optional(),
  reason: z.string().optional(),
});
export type HistoryLine = z.output<typeof historyLine>;

/** What the journal says of a credential, in order. It names nobody: colleagues are recognised by their pseudonyms. */
export async function historyOf(tx: ViewTransaction, { id, institutionId }: Credential): Promise<HistoryLine[]> {
  const events = await tx.db
    .selectFrom('event')
    .select(['at', 'type', 'actor', 'facts'])
    .where('subject_id', 'in', [id, urnOf(id)])
    .orderBy('seq')
    .limit(200)
    .execute();
  const colleagues = (await assignmentsOfInstitution(tx, institutionId)).map(({ personId }) => personId);
  const names = await namesOf(tx, colleagues);
  const byPseudonym = new Map([...names].map(([personId, name]) => [pseudonym({ kind: 'person', personId, roles: [] }), name] as const));
  return events.map(({ at, type, actor, facts }) => {
    const name = byPseudonym.get(actor);
    return {
      at,
      type,
      by: actor.startsWith('job:') ? 'house' : actor === 'operator' ? 'operator' : 'person',
      ...(name === undefined ? {} : { name }),
      ...(typeof facts['reason'] === 'string' ? { reason: facts['reason'] } : {}),
    };
  });
}

/** The mails about a credential, and what became of each. */
export async function mailsAbout(tx: ViewTransaction, credentialId: string) {
  return tx.db
    .selectFrom('credential_mail')
    .select(['purpose', 'state', 'attempts', 'written_at as writtenAt', 'settled_at as settledAt'])
    .where('subject_id', '=', credentialId)
    .orderBy('written_at')
    .execute();
}
