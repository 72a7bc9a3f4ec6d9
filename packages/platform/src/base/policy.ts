import type { RawBuilder, SqlBool } from 'kysely';
import type { AnyAct, AnyView } from './act.ts';
import type { Actor } from './actor.ts';

/** A condition in SQL that narrows a list to what the actor may see. */
export type Scope = RawBuilder<SqlBool>;

/**
 * Who may do an act or see a view: a pure predicate, which also tells the screen whether to show the button, and for lists the same in SQL.
 * The two must agree; a property test holds that they do.
 */
export type PolicyLine<About> = {
  may(actor: Actor, about: About): boolean;
  /** Whether the actor may know that there is something at all: who may not is told that there is nothing. Without it, everybody may. */
  knows?(actor: Actor, about: About): boolean;
  scope?(actor: Actor): Scope;
};

/** What the line of an act or a view judges: what its `about` found, or its input where it has none. */
export type AboutOf<T> = T extends { readonly judged: infer About } ? About : never;

/** A line for every act and every view: a missing one does not compile, nor does one for an act that is not there. */
export type Policy<Acts extends readonly AnyAct[], Views extends readonly AnyView[]> = {
  readonly [T in Acts[number] | Views[number] as T['name']]: PolicyLine<AboutOf<T>>;
};

/** What the house holds at run time, where the types are gone. */
export type AnyPolicy = Readonly<Record<string, PolicyLine<never>>>;
