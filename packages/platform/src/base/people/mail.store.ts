import { randomUUID } from 'node:crypto';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import type { MailState } from '../database/tables.ts';
import { Refusal } from '../refusal.ts';
import { type OutboxMail, outboxMail } from './mail.ts';

type NewMail = OutboxMail & { readonly personId: string; readonly purpose: string; readonly subjectId: string };

/**
 * Puts a mail into the outbox, sealed under the key of whom it is for.
 * @returns its id, or `undefined` when the same mail (purpose, subject, person) already lies there, or its recipient has no address
 */
export async function insertMail(tx: ActTransaction, mail: NewMail): Promise<string | undefined> {
  // Whoever came in a class list may have none: a mail to nobody would be tried for days.
  if (mail.to.trim() === '') return undefined;
  const id = randomUUID();
  const key = await tx.keys.of(tx.db, mail.personId);
  const { to, subject, text, language, institutionId } = mail;
  const sealed = key.seal(JSON.stringify({ to, subject, text, language, institutionId }), `mail.${id}`);
  const done = await tx.db
    .insertInto('mail')
    .values({
      id,
      person_id: mail.personId,
      purpose: mail.purpose,
      subject_id: mail.subjectId,
      sealed,
      // Made once and kept: whoever gets the mail twice after a crash gets it under one Message-ID (RFC 5322 §3.6.4).
      message_id: `<${id}@${new URL(tx.house.publicUrl).hostname}>`,
      written_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['purpose', 'subject_id', 'person_id']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

export type WaitingMail = OutboxMail & { readonly id: string; readonly messageId: string };

/** Opens a mail that still waits. There is none when it was settled meanwhile, or its recipient was forgotten. */
export async function findWaitingMail(tx: ViewTransaction, id: string): Promise<{ settled: boolean; mail?: WaitingMail }> {
  const row = await tx.db
    .selectFrom('mail')
    .select(['id', 'person_id', 'sealed', 'message_id', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.state !== 'waiting') return { settled: true };
  try {
    const key = await tx.keys.of(tx.db, row.person_id);
    const mail = outboxMail.parse(JSON.parse(key.open(row.sealed, `mail.${row.id}`)));
    return { settled: false, mail: { ...mail, id: row.id, messageId: row.message_id } };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'personal-key-gone') return { settled: false };
    throw error;
  }
}

/** Settles a mail once; false when it was settled before. */
export async function settleMail(tx: ActTransaction, id: string, state: Exclude<MailState, 'waiting'>, attempts: number): Promise<boolean> {
  const done = await tx.db
    .updateTable('mail')
    .set({ state, attempts, settled_at: tx.now })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
