import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Database } from './database/tables.ts';
import type { House } from './house.ts';
import type { SendOptions } from './jobs/queue.ts';
import type { Outside } from './outside/outside.ts';
import type { PersonalKeys } from './personal-keys.ts';
import type { Scope } from './policy.ts';

/** What a caller brings to the door. */
export type Context = {
  readonly actor: Actor;
  readonly house: House;
  readonly requestId: string;
  readonly language: string;
  /** The same key with the same input gives the first answer again, and nothing is done twice. */
  readonly idempotencyKey?: string;
};

/** What the journal keeps: ids and codes only, no personal data (a text with a blank or an `@` in it is refused). */
export type EventDraft = {
  readonly type: string;
  readonly institutionId?: string;
  readonly subjectId: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/** What stands ready inside a view: a transaction that cannot write. */
export type ViewTransaction = {
  readonly db: Database;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly language: string;
  readonly house: { readonly id: string; readonly publicUrl: string; readonly statusTick: number };
  readonly keys: PersonalKeys;
  /** What the policy lets this actor see in a list, as a condition in SQL; only where the policy line has a scope. */
  readonly scope: Scope;
};

/** What stands ready inside an act. The outer database is not to be touched here: it throws at once. */
export type ActTransaction = ViewTransaction & {
  readonly outside: Outside;
  /** Puts a job into the queue; it exists only if the act is committed. */
  send(queue: string, payload: Readonly<Record<string, string | number | boolean | null>>, options?: SendOptions): Promise<void>;
  /** Another act inside this one: it joins the transaction, and policy is asked again. */
  runAct<N extends string, I extends z.ZodType, R extends z.ZodType, A>(act: Act<N, I, R, A>, input: z.input<I>): Promise<z.output<R>>;
};

export type ActRest = {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly status?: number;
  readonly summary: string;
};
/** A view is asked with GET; with POST where the question is a document, which no address could hold. */
export type ViewRest = { readonly method: 'GET' | 'POST'; readonly path: string; readonly summary: string };

export type Done<R> = { readonly result: R; readonly events: readonly [EventDraft, ...EventDraft[]] };

type ActDefinition<N extends string, I extends z.ZodType, R extends z.ZodType, A> = {
  readonly name: N;
  readonly input: I;
  readonly result: R;
  readonly rest?: ActRest;
  /** What the policy predicate judges; without it, the input. It runs before policy is asked, so it must not change anything. */
  about?(tx: ViewTransaction, input: z.output<I>): Promise<A>;
  /** The happy path, inside one transaction. */
  perform(tx: ActTransaction, input: z.output<I>, about: A): Promise<Done<z.output<R>>>;
};

/** Something that changes the house and is recorded in the journal. */
export type Act<N extends string, I extends z.ZodType, R extends z.ZodType, A> = ActDefinition<N, I, R, A> & {
  readonly kind: 'act';
  /** Only a type: what the policy line judges. */
  readonly judged: A;
};

type ViewDefinition<N extends string, I extends z.ZodType, R extends z.ZodType, A> = {
  readonly name: N;
  readonly input: I;
  readonly result: R;
  readonly rest?: ViewRest;
  about?(tx: ViewTransaction, input: z.output<I>): Promise<A>;
  look(tx: ViewTransaction, input: z.output<I>, about: A): Promise<z.output<R>>;
  /** The ids of the persons whose record is shown: each becomes a line of the access log, unless it is the reader's own. */
  showsPersons?(input: z.output<I>, result: z.output<R>): readonly string[];
};

/** Something that only reads. */
export type View<N extends string, I extends z.ZodType, R extends z.ZodType, A> = ViewDefinition<N, I, R, A> & {
  readonly kind: 'view';
  readonly judged: A;
};

export type AnyAct = Act<string, z.ZodType, z.ZodType, unknown>;
export type AnyView = View<string, z.ZodType, z.ZodType, unknown>;

/** Declares an act. It does nothing yet: `runAct` is the door. */
export function defineAct<const N extends string, I extends z.ZodType, R extends z.ZodType, A = z.output<I>>(
  act: ActDefinition<N, I, R, A>,
): Act<N, I, R, A> {
  return { ...act, kind: 'act' } as Act<N, I, R, A>;
}

/** Declares a view. */
export function defineView<const N extends string, I extends z.ZodType, R extends z.ZodType, A = z.output<I>>(
  view: ViewDefinition<N, I, R, A>,
): View<N, I, R, A> {
  return { ...view, kind: 'view' } as View<N, I, R, A>;
}

export { runAct, runView } from './door.ts';
