import { sql } from 'kysely';
import type { House } from '../base/house.ts';

const PATIENCE_MS = 2_000;

/** Whether the house can work: its database answers in time. */
export async function isReady(house: House): Promise<boolean> {
  const answered = sql`select 1`.execute(house.db).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  return Promise.race([answered, tooSlow]).finally(() => clearTimeout(timer));
}

/** An answer for machines that ask whether the house is alive or ready. */
export function healthAnswer(ok: boolean): Response {
  return new Response(JSON.stringify({ status: ok ? 'ok' : 'not ready' }), {
    status: ok ? 200 : 503,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...(ok ? {} : { 'Retry-After': '5' }) },
  });
}
