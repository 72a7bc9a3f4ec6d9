import { sql } from 'kysely';
import { z } from 'zod';
import { defineView } from '../act.ts';

/** Events without a seal: those that wait for the sealer, and those that stand where it has already been, which somebody put there. */
export const findUnsealed = defineView({
  name: 'find-unsealed',
  input: z.object({}),
  result: z.object({ waiting: z.number(), slippedIn: z.array(z.number()) }),
  async look(tx) {
    const { rows } = await sql<{ seq: number; passed: boolean }>`
      select event.seq, (event.xid, event.seq) <= (sealer.xid, sealer.seq) as passed
      from event join sealer on sealer.id = 1
      where not exists (select 1 from seal where seal.seq = event.seq)
      order by event.seq limit 10000`.execute(tx.db);
    return { waiting: rows.filter((row) => !row.passed).length, slippedIn: rows.filter((row) => row.passed).map((row) => row.seq) };
  },
});
