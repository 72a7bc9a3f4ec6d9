import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Database } from './database/tables.ts';
import type { HouseKey } from './house-key.ts';
import { Refusal } from './refusal.ts';

/** The key of one person. `place` names the column it stands in, so that a sealed value moved elsewhere does not open. */
export type PersonalKey = {
  seal(text: string, place: string): Buffer;
  open(sealed: Buffer, place: string): string;
};

/** A key for each person, wrapped by the house key. Forgetting a person is deleting the key: backups and journal stay whole and say nothing. */
export type PersonalKeys = {
  /** Makes and stores the key of a new person. */
  create(db: Database, personId: string, now: Date): Promise<PersonalKey>;
  /** Makes and stores the keys of many new persons at once. */
  createMany(db: Database, personIds: readonly string[], now: Date): Promise<ReadonlyMap<string, PersonalKey>>;
  /** @throws Refusal `personal-key-gone` when the person was forgotten, or may not be read by this actor */
  of(db: Database, personId: string): Promise<PersonalKey>;
  /** The keys of many, in one look; whoever was forgotten, or may not be read by this actor, is missing. */
  ofMany(db: Database, personIds: readonly string[]): Promise<ReadonlyMap<string, PersonalKey>>;
  /** Deletes the key: from now on nothing that was sealed with it can be read. */
  forget(db: Database, personId: string): Promise<void>;
  /** For what belongs to the house and not to a person. */
  readonly house: PersonalKey;
  /** A keyed checksum (HMAC-SHA-256) that only this house can make. */
  mac(text: string): string;
};

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** The keys of all persons under one house key. */
export function personalKeys(houseKey: HouseKey): PersonalKeys {
  const wrapping = houseKey.derive('personal-keys');
  const macKey = houseKey.derive('mac');
  const keyOf = (key: Buffer, owner: string): PersonalKey => ({
    seal: (text, place) => seal(key, Buffer.from(text, 'utf8'), `${owner}/${place}`),
    open: (sealed, place) => open(key, sealed, `${owner}/${place}`).toString('utf8'),
  });
  return {
    house: keyOf(houseKey.derive('house'), 'house'),
    mac: (text) => createHmac('sha256', macKey).update(text).digest('hex'),
    async create(db, personId, now) {
      const key = randomBytes(32);
      await db
        .insertInto('person_key')
        .values({ person_id: personId, wrapped: seal(wrapping, key, `key/${personId}`), made_at: now })
        .execute();
      return keyOf(key, personId);
    },
    async createMany(db, personIds, now) {
      if (personIds.length === 0) return new Map();
      const made = personIds.map((id) => ({ id, key: randomBytes(32) }));
      await db
        .insertInto('person_key')
        .values(made.map(({ id, key }) => ({ person_id: id, wrapped: seal(wrapping, key, `key/${id}`), made_at: now })))
        .execute();
      return new Map(made.map(({ id, key }) => [id, keyOf(key, id)]));
    },
    async of(db, personId) {
      const row = await db.selectFrom('person_key').select('wrapped').where('person_id', '=', personId).executeTakeFirst();
      if (row === undefined) throw new Refusal('personal-key-gone');
      return keyOf(open(wrapping, row.wrapped, `key/${personId}`), personId);
    },
    async ofMany(db, personIds) {
      if (personIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('person_key')
        .select(['person_id', 'wrapped'])
        .where('person_id', 'in', [...new Set(personIds)])
        .execute();
      return new Map(rows.map((row) => [row.person_id, keyOf(open(wrapping, row.wrapped, `key/${row.person_id}`), row.person_id)]));
    },
    async forget(db, personId) {
      await db.deleteFrom('person_key').where('person_id', '=', personId).execute();
    },
  };
}

/** AES-256-GCM (NIST SP 800-38D): version, 96-bit random nonce, text, 128-bit tag. */
function seal(key: Buffer, text: Buffer, bound: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound, 'utf8'));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, bound: string): Buffer {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) throw new Error('a sealed value has an unknown form');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(bound, 'utf8'))
    .setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG)), decipher.final()]);
}
