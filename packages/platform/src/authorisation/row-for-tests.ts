import { type RoleName, roleNames } from '../base/people/role.ts';
import { type ActorName, actorNames } from './cast-for-tests.ts';
import type { World } from './world-for-tests.ts';

/** Who may; and of those who may not, who is told so. All others are told that there is nothing. */
export type Right = { readonly may: readonly Who[]; readonly knows: readonly ActorName[] };
export type Who = ActorName | 'operator' | 'any job' | `job ${string}`;

/** One line of the matrix: an act or a view, what is asked of it, and the right to it. */
export type Row = Right & {
  readonly name: string;
  /** Which object it is about, where an act has several rows. */
  readonly about?: string;
  ask(world: World): object;
};

/** Whoever works at the institution whose thing it is. */
export const staff: readonly RoleName[] = roleNames;
/** And whoever works at the institution that decides with it. */
export const parties: readonly ActorName[] = [...staff, 'partner-decider', 'partner-staff'];
export const everybody: readonly ActorName[] = actorNames;
export const people: readonly ActorName[] = actorNames.filter((name) => name !== 'visitor');
export const nobody: readonly ActorName[] = [];

export const row = (name: string, may: readonly Who[], knows: readonly ActorName[], ask: Row['ask'], about?: string): Row => ({
  name,
  may,
  knows,
  ask,
  ...(about === undefined ? {} : { about }),
});

/** Only a job of the house does this. */
export const ofJob = (name: string, jobs: readonly string[], ask: Row['ask']): Row =>
  row(
    name,
    jobs.map((job): Who => `job ${job}`),
    everybody,
    ask,
  );
