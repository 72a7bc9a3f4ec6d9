import { randomUUID } from 'node:crypto';
import type { ActTransaction, ViewTransaction } from '../../../base/act.ts';
import { dayOf } from '../../../base/people/role.ts';
import type { Development, Invitation, Stakeholder } from './stakeholder.ts';

/** The organisations that an institution works with, by name. */
export async function stakeholdersOf(tx: ViewTransaction, institutionId: string): Promise<Stakeholder[]> {
  return tx.db
    .selectFrom('stakeholder')
    .select(['id', 'kind', 'name', 'country'])
    .where('institution_id', '=', institutionId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function insertStakeholder(tx: ActTransaction, institutionId: string, made: Omit<Stakeholder, 'id'>): Promise<string> {
  const id = randomUUID();
  await tx.db
    .insertInto('stakeholder')
    .values({ id, institution_id: institutionId, ...made, made_at: tx.now })
    .execute();
  return id;
}

/** Somebody speaks for an organisation; who does already goes on. */
export async function nameSpeaker(tx: ActTransaction, stakeholderId: string, institutionId: string, personId: string): Promise<void> {
  await tx.db
    .insertInto('stakeholder_person')
    .values({ stakeholder_id: stakeholderId, institution_id: institutionId, person_id: personId, since: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who speaks for an organisation. */
export async function speakersOf(tx: ViewTransaction, stakeholderId: string): Promise<string[]> {
  const rows = await tx.db.selectFrom('stakeholder_person').select('person_id').where('stakeholder_id', '=', stakeholderId).execute();
  return rows.map(({ person_id }) => person_id);
}

type NewInvitation = {
  readonly descriptionId: string;
  readonly institutionId: string;
  readonly stakeholderId: string;
  readonly until: string;
};

/** Invites; whoever is invited already may go on until the new day. */
export async function putInvitation(
  tx: ActTransaction,
  { descriptionId, institutionId, stakeholderId, until }: NewInvitation,
): Promise<string> {
  const open = await tx.db
    .updateTable('design_invitation')
    .set({ until_day: until })
    .where('description_id', '=', descriptionId)
    .where('stakeholder_id', '=', stakeholderId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (open !== undefined) return open.id;
  const id = randomUUID();
  await tx.db
    .insertInto('design_invitation')
    .values({
      id,
      description_id: descriptionId,
      institution_id: institutionId,
      stakeholder_id: stakeholderId,
      until_day: until,
      invited_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      invited_at: tx.now,
    })
    .execute();
  return id;
}

/** Ends an invitation; false when it was over. */
export async function endInvitationNow(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('design_invitation')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

const invitations = (tx: ViewTransaction) =>
  tx.db
    .selectFrom('design_invitation')
    .innerJoin('stakeholder', 'stakeholder.id', 'design_invitation.stakeholder_id')
    .select(['design_invitation.id', 'description_id', 'design_invitation.institution_id', 'invited_at', 'ended_at'])
    .select((eb) => eb.cast<string>('until_day', 'text').as('until'))
    .select(['design_invitation.stakeholder_id', 'stakeholder.kind', 'stakeholder.name', 'stakeholder.country']);

type Row = {
  readonly id: string;
  readonly stakeholder_id: string;
  readonly kind: Stakeholder['kind'];
  readonly name: string;
  readonly country: string;
  readonly invited_at: Date;
  readonly ended_at: Date | null;
  readonly until: string;
};

function invitationOf(row: Row, today: string): Invitation {
  return {
    id: row.id,
    stakeholder: { id: row.stakeholder_id, kind: row.kind, name: row.name, country: row.country },
    until: row.until,
    invitedAt: row.invited_at.toISOString(),
    ...(row.ended_at !== null && { endedAt: row.ended_at.toISOString() }),
    inForce: row.ended_at === null && row.until >= today,
  };
}

/** Who was invited to comment on a description, the youngest invitation first. */
export async function invitationsTo(tx: ViewTransaction, descriptionId: string): Promise<Invitation[]> {
  const rows = await invitations(tx)
    .where('description_id', '=', descriptionId)
    .orderBy('invited_at', 'desc')
    .orderBy('design_invitation.id')
    .execute();
  return rows.map((row) => invitationOf(row, dayOf(tx.now)));
}

export type InvitationStanding = {
  readonly id: string;
  readonly descriptionId: string;
  readonly institutionId: string;
  readonly stakeholder: Stakeholder;
};

export async function standingOfInvitation(tx: ViewTransaction, id: string): Promise<InvitationStanding | undefined> {
  const row = await invitations(tx).where('design_invitation.id', '=', id).executeTakeFirst();
  return (
    row && {
      id,
      descriptionId: row.description_id,
      institutionId: row.institution_id,
      stakeholder: invitationOf(row, dayOf(tx.now)).stakeholder,
    }
  );
}

/** Whom the actor speaks for at a description today: of several invitations the one that lasts longest. */
export async function invitedAs(tx: ViewTransaction, descriptionId: string): Promise<Invitation | undefined> {
  if (tx.actor.kind !== 'person') return undefined;
  const row = await invitations(tx)
    .innerJoin('stakeholder_person as speaker', 'speaker.stakeholder_id', 'design_invitation.stakeholder_id')
    .where('speaker.person_id', '=', tx.actor.personId)
    .where('description_id', '=', descriptionId)
    .where('ended_at', 'is', null)
    .where('until_day', '>=', dayOf(tx.now))
    .orderBy('until_day', 'desc')
    .orderBy('design_invitation.id')
    .limit(1)
    .executeTakeFirst();
  return row && invitationOf(row, dayOf(tx.now));
}

/** What somebody from outside is asked about today. */
export async function developmentsOf(tx: ViewTransaction, personId: string): Promise<Omit<Development, 'title'>[]> {
  const rows = await invitations(tx)
    .innerJoin('stakeholder_person as speaker', 'speaker.stakeholder_id', 'design_invitation.stakeholder_id')
    .innerJoin('institution', 'institution.id', 'design_invitation.institution_id')
    .select(['institution.name as institution', 'institution.country as institutionCountry'])
    .where('speaker.person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('until_day', '>=', dayOf(tx.now))
    .orderBy('until_day')
    .orderBy('design_invitation.id')
    .execute();
  return rows.map((row) => ({
    descriptionId: row.description_id,
    institution: { id: row.institution_id, name: row.institution, country: row.institutionCountry },
    stakeholder: invitationOf(row, dayOf(tx.now)).stakeholder,
    until: row.until,
  }));
}
