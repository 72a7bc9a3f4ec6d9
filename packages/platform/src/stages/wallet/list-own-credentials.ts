import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { type Shown, shownCredential } from '../issuing/open-share.ts';

/** More than a life of learning brings; the newest are shown. */
const MOST = 200;

/** Every credential that the reader was awarded, the newest first, revoked ones among them. */
export const listOwnCredentials = defineView({
  name: 'list-own-credentials',
  input: z.object({}),
  result: z.object({ credentials: z.array(z.object({ shown: z.custom<Shown>(), openShares: z.number() })) }),
  async look(tx) {
    const rows = await tx.db
      .selectFrom('credential')
      .select('id')
      .where(tx.scope)
      .where('state', 'in', ['issued', 'revoked'])
      .orderBy('issued_at', 'desc')
      .orderBy('id')
      .limit(MOST)
      .execute();
    if (rows.length === 0) return { credentials: [] };
    const shares = await tx.db
      .selectFrom('share')
      .select(({ fn }) => ['credential_id', fn.countAll().as('open')])
      .where(
        'credential_id',
        'in',
        rows.map(({ id }) => id),
      )
      .where('kind', '=', 'share')
      .where('ended_at', 'is', null)
      .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', tx.now)]))
      .groupBy('credential_id')
      .execute();
    const open = new Map(shares.map((row) => [row.credential_id, Number(row.open)]));
    const credentials = [];
    for (const { id } of rows) {
      const shown = await shownCredential(tx, id);
      if (shown !== undefined) credentials.push({ shown, openShares: open.get(id) ?? 0 });
    }
    return { credentials };
  },
});
