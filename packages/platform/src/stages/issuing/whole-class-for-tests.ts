import { createHash } from 'node:crypto';
import { verify } from '@laurel/credential';
import { expect } from 'vitest';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import type { House } from '../../base/house.ts';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { verifyJournal } from '../../base/journal/audit-verify.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';
import type { MailServer } from '../../for-tests/mail-server.ts';
import { places } from './credential.ts';

/** What a fault may cost: letters that went out twice, under the same Message-ID. */
type Allowed = { readonly again: number };

/**
 * Everybody of a class holds one credential, over the bytes that were planned, that verifies; with its certificate; each was written to
 * under one Message-ID; the order is over, and the journal whole.
 */
export async function expectWhole(house: House, offeringId: string, size: number, post: MailServer, { again }: Allowed): Promise<void> {
  const { credentials, mails, orders } = await inTransaction(house.db, operator, 'read', async (db) => {
    const rows = await db.selectFrom('credential').selectAll().where('offering_id', '=', offeringId).execute();
    const keys = await house.keys.ofMany(
      db,
      rows.map((row) => row.person_id),
    );
    const opened = rows.map((row) => ({
      ...row,
      intent: keys.get(row.person_id)?.open(row.intent_sealed, places.intent) ?? '',
      signed: row.signed_sealed === null ? '' : (keys.get(row.person_id)?.open(row.signed_sealed, places.signed) ?? ''),
    }));
    const ids = rows.map(({ id }) => id);
    return {
      credentials: opened,
      mails: await db.selectFrom('mail').select(['state', 'message_id']).where('subject_id', 'in', ids).execute(),
      orders: await db.selectFrom('issuing').select('ended_at').where('offering_id', '=', offeringId).execute(),
    };
  });
  expect(credentials.map(({ state }) => state)).toEqual(Array(size).fill('issued'));
  expect(new Set(credentials.map(({ enrolment_id }) => enrolment_id)).size).toBe(size);
  expect(credentials.filter((row) => row.certificate_sealed !== null)).toHaveLength(size);
  expect(orders.map(({ ended_at }) => ended_at !== null)).toEqual([true]);
  for (const { intent, intent_hash, signed } of credentials) {
    expect(createHash('sha256').update(intent).digest('hex')).toBe(intent_hash);
    const { proof: _, ...rest } = JSON.parse(signed);
    expect(`${JSON.stringify(rest, null, 2)}\n`).toBe(intent);
    const { verdict } = await verify(new TextEncoder().encode(signed), {
      now: house.outside.clock.now(),
      didDocument: (did) => resolveDid(house, did),
      statusList: (url) => resolveStatusList(house, url),
    });
    expect(verdict).toBe('valid');
  }
  expect(mails.map(({ state }) => state)).toEqual(Array(size).fill('sent'));
  const known = new Set(mails.map(({ message_id }) => message_id));
  const taken = post.taken.filter(({ messageId }) => known.has(messageId));
  expect(new Set(taken.map(({ messageId }) => messageId))).toEqual(known);
  // Nobody is written to under another Message-ID as well.
  const addresses = new Set(taken.map(({ to }) => to));
  expect(post.taken.filter(({ to, messageId }) => addresses.has(to) && !known.has(messageId))).toEqual([]);
  expect(taken.length - known.size).toBeLessThanOrEqual(again);
  expect(await verifyJournal({ actor: operator, house, requestId: 'audit', language: 'en' })).toMatchObject({ whole: true, problems: [] });
}
