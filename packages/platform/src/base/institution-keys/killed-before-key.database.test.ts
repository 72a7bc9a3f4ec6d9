import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queues } from '../../acts.ts';
import { startChild } from '../../for-tests/child.ts';
import { openHouse } from '../../house.ts';
import { eachDatabase } from '../../house-for-tests.ts';
import { runView } from '../act.ts';
import { operator } from '../actor.ts';
import { connect } from '../database/connect.ts';
import { embeddedTemplate, newServerDatabase } from '../database/for-tests.ts';
import { silentLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { listInstitutionKeys } from './list-institution-keys.ts';

eachDatabase('a house that is killed between the confirmation and the key', (database) => {
  let home: string;
  let environment: Record<string, string>;
  let removeDatabase = async (): Promise<void> => {};

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'laurel-test-'));
    environment = { LAUREL_HOME: home, LAUREL_LOG: 'silent', LAUREL_PUBLIC_URL: 'https://house.example.org' };
    if (database === 'postgres') {
      const server = await newServerDatabase();
      removeDatabase = server.remove;
      environment.DATABASE_URL = server.url;
    } else {
      await (await connect(readSettings(environment), silentLog, await embeddedTemplate(queues))).close();
    }
  });
  afterAll(async () => {
    await removeDatabase();
    await rm(home, { recursive: true, force: true });
  });

  // After the commit of the confirmation; and with the key made, before its transaction is committed.
  test.each(['after-commit:2', 'after-when-institution-confirmed-make-key'])(
    'makes the one key at the next start (killed %s)',
    async (point) => {
      const child = startChild('confirm-institution', { ...environment, LAUREL_KILL_AT: point });
      const line = await child.line('introduced ');
      expect((await child.ended).signal, child.complaints()).toBe('SIGKILL');
      const id = line?.slice('introduced '.length) ?? '';
      const house = await openHouse(readSettings(environment), { log: silentLog });
      try {
        const ctx = { actor: operator, house, requestId: 'after', language: 'en' };
        // Confirmed it is, and there is no half of a key.
        expect(await runView(listInstitutionKeys, ctx, { id })).toEqual({ keys: [] });
        await house.startWork().settle();
        expect((await runView(listInstitutionKeys, ctx, { id })).keys).toMatchObject([{ key: 'key-1', state: 'in-use' }]);
        const signature = await (await house.outside.signer.of(id))?.sign(new Uint8Array(32));
        expect(signature).toHaveLength(64);
      } finally {
        await house.close();
      }
    },
    60_000,
  );
});
