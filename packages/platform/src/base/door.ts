import type { z } from 'zod';
import type { Act, ActTransaction, AnyAct, AnyView, Context, View, ViewTransaction } from './act.ts';
import { pseudonym } from './actor.ts';
import type { Database } from './database/tables.ts';
import { inSavepoint, inTransaction } from './database/transaction.ts';
import { logAccess, logRefusals } from './door-log.ts';
import { fingerprintOf, firstAnswer, keepAnswer } from './idempotency.ts';
import { sendInside } from './jobs/send.ts';
import { recordEvents } from './journal/record-events.ts';
import { killHere } from './kill-here.ts';
import type { Passage } from './passage.ts';
import type { PolicyLine } from './policy.ts';
import { isRefusal, Refusal } from './refusal.ts';

/**
 * The door for everything that changes: parse, ask policy, do, record; all in one transaction.
 * @throws Refusal when it may or can not be done; then nothing is left of it but one line in the security log
 */
export async function runAct<N extends string, I extends z.ZodType, R extends z.ZodType, A>(
  act: Act<N, I, R, A>,
  ctx: Context,
  input: z.input<I>,
): Promise<z.output<R>> {
  const passage: Passage = { ctx, now: ctx.house.outside.clock.now(), refused: [], depth: 0 };
  try {
    const result = await withRetries(() => {
      passage.refused.length = 0;
      return once(passage, act, input);
    });
    killHere('after-commit');
    ctx.house.onCommit();
    return result;
  } catch (thrown) {
    const error = asRefusal(thrown);
    if (isRefusal(error)) passage.refused.push({ act: act.name, code: error.code });
    throw error;
  } finally {
    if (passage.refused.length > 0) await logRefusals(passage);
  }
}

/**
 * The door for everything that only reads: parse, ask policy, look; in a transaction that cannot write.
 * Whoever is shown another person's record leaves a line in the access log first.
 */
export async function runView<N extends string, I extends z.ZodType, R extends z.ZodType, A>(
  view: View<N, I, R, A>,
  ctx: Context,
  input: z.input<I>,
): Promise<z.output<R>> {
  const passage: Passage = { ctx, now: ctx.house.outside.clock.now(), refused: [], depth: 0 };
  try {
    const parsed = parse(view.input, input);
    const result = await inTransaction(ctx.house.db, ctx.actor, 'read', async (db) => {
      const tx = viewTransaction(passage, db, view);
      const about = await askPolicy(passage, view, tx, parsed);
      return view.result.parse(await view.look(tx, parsed, about)) as z.output<R>;
    });
    await logAccess(passage, view.name, view.showsPersons?.(parsed, result) ?? []);
    return result;
  } catch (error) {
    // Whoever was told that there is nothing, because it is not theirs to know, is written down like whoever was told no.
    const refused = isRefusal(error) && (error.code === 'not-allowed' || passage.hidden);
    if (refused) await logRefusals({ ...passage, refused: [{ act: view.name, code: error.code }] });
    throw error;
  }
}

/**
 * A transaction of a follower: it stands in it like in an act, but what it changes goes through the acts it runs.
 * @param work gets the transaction and the database of it
 */
export async function runFollower<T>(ctx: Context, work: (tx: ActTransaction, db: Database) => Promise<T>): Promise<T> {
  const passage: Passage = { ctx, now: ctx.house.outside.clock.now(), refused: [], depth: 0 };
  try {
    return await inTransaction(ctx.house.db, ctx.actor, 'write', (db) => work(actTransaction(passage, db, undefined), db));
  } finally {
    if (passage.refused.length > 0) await logRefusals(passage);
  }
}

async function once<N extends string, I extends z.ZodType, R extends z.ZodType, A>(
  passage: Passage,
  act: Act<N, I, R, A>,
  input: z.input<I>,
): Promise<z.output<R>> {
  const { ctx } = passage;
  const parsed = parse(act.input, input);
  return inTransaction(ctx.house.db, ctx.actor, 'write', async (db) => {
    if (ctx.idempotencyKey === undefined) return perform(passage, db, act, parsed);
    const request = { db, actor: pseudonym(ctx.actor), act: act.name, key: ctx.idempotencyKey, fingerprint: fingerprintOf(parsed) };
    const place = `idempotency/${request.actor}/${act.name}/${request.key}`;
    const first = await firstAnswer(request, passage.now);
    if (first !== undefined) return act.result.parse(JSON.parse(ctx.house.keys.house.open(first, place))) as z.output<R>;
    const result = await perform(passage, db, act, parsed);
    await keepAnswer(request, ctx.house.keys.house.seal(JSON.stringify(result), place));
    return result;
  });
}

async function perform<N extends string, I extends z.ZodType, R extends z.ZodType, A>(
  passage: Passage,
  db: Database,
  act: Act<N, I, R, A>,
  parsed: z.output<I>,
): Promise<z.output<R>> {
  const tx = actTransaction(passage, db, act);
  const about = await askPolicy(passage, act, tx, parsed);
  const { result, events } = await act.perform(tx, parsed, about);
  killHere('before-events');
  await recordEvents(db, events, { actor: passage.ctx.actor, act: act.name, now: passage.now, requestId: passage.ctx.requestId });
  killHere('before-commit');
  return act.result.parse(result) as z.output<R>;
}

function viewTransaction(passage: Passage, db: Database, door: AnyAct | AnyView | undefined): ViewTransaction {
  const { actor, requestId, language, house } = passage.ctx;
  return {
    db,
    actor,
    now: passage.now,
    requestId,
    language,
    house: { id: house.id, publicUrl: house.settings.publicUrl, statusTick: house.settings.statusTick },
    keys: house.keys,
    get scope() {
      const scope = door === undefined ? undefined : lineOf(passage, door.name).scope;
      if (scope === undefined) throw new Error(`the policy line of "${door?.name ?? 'a follower'}" has no scope`);
      return scope(actor);
    },
  };
}

function actTransaction(passage: Passage, db: Database, act: AnyAct | undefined): ActTransaction {
  return Object.defineProperties(
    {
      outside: passage.ctx.house.outside,
      send: (queue, payload, options) => sendInside(passage.ctx.house.jobs, db, queue, payload, options),
      runAct: (inner, input) => nested(passage, db, inner, input),
    } satisfies Pick<ActTransaction, 'outside' | 'send' | 'runAct'>,
    Object.getOwnPropertyDescriptors(viewTransaction(passage, db, act)),
  ) as ActTransaction;
}

/** An act inside an act: one transaction, one commit; what is refused inside leaves nothing even when the outer act goes on. */
async function nested<N extends string, I extends z.ZodType, R extends z.ZodType, A>(
  passage: Passage,
  db: Database,
  act: Act<N, I, R, A>,
  input: z.input<I>,
): Promise<z.output<R>> {
  passage.depth += 1;
  try {
    const parsed = parse(act.input, input);
    return await inSavepoint(db, `act_${passage.depth}`, () => perform(passage, db, act, parsed));
  } catch (error) {
    if (isRefusal(error)) passage.refused.push({ act: act.name, code: error.code });
    throw error;
  } finally {
    passage.depth -= 1;
  }
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    // A refinement of ours says its code in its message.
    code: issue.code === 'custom' ? issue.message : issue.code,
    message: issue.message,
  }));
  throw new Refusal('invalid-input', {}, { issues });
}

async function askPolicy<A>(
  passage: Passage,
  door: { readonly name: string; about?(tx: ViewTransaction, input: never): Promise<A> },
  tx: ViewTransaction,
  input: unknown,
): Promise<A> {
  const about = (door.about === undefined ? input : await door.about(tx, input as never)) as A;
  const line = lineOf(passage, door.name);
  const { actor } = passage.ctx;
  if (line.may(actor, about as never)) return about;
  passage.hidden = line.knows !== undefined && !line.knows(actor, about as never);
  throw new Refusal(passage.hidden ? 'not-found' : 'not-allowed');
}

/** Without a line nobody may: the types already forbid it, and so does the door. */
function lineOf(passage: Passage, name: string): PolicyLine<never> {
  const line = Object.hasOwn(passage.ctx.house.policy, name) ? passage.ctx.house.policy[name] : undefined;
  if (line === undefined) throw new Refusal('not-allowed');
  return line;
}

/** Deadlocks and serialisation failures are nobody's fault: the whole act is tried again. Nothing of the first try was committed. */
async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (round === 3 || (code !== '40P01' && code !== '40001')) throw error;
    }
  }
}

/** What the database says that is nobody's mistake here: a disk without room (SQLSTATE 53100) took nothing of the transaction. */
function asRefusal(error: unknown): unknown {
  const full = error instanceof Error && 'code' in error && error.code === '53100';
  return full ? new Refusal('disk-full', {}, { cause: error }) : error;
}
