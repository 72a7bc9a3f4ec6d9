import { type RefusalCode, refusalCodes } from '../refusal.ts';

/** What can go wrong before an act or a view is reached, with its HTTP status. */
const onTheWay = {
  'not-json': 400,
  'bad-parameter': 400,
  'bad-key': 400,
  'bad-form': 400,
  'method-not-allowed': 405,
  gone: 410,
  'not-a-form-of-ours': 403,
  'unsupported-media-type': 415,
  'wrong-json': 422,
  bug: 500,
  'not-ready': 503,
} as const;

/** Refusals that end a start, not a request: no caller ever sees them. */
const ofTheStart = {
  'settings-wrong': true,
  'database-in-use': true,
  'database-unreachable': true,
  'database-too-old': true,
  'database-newer': true,
  'database-changed': true,
  'database-roles': true,
  'database-damaged': true,
  'key-readable-by-others': true,
  'key-unusable': true,
  'key-differs': true,
} as const satisfies Partial<Record<RefusalCode, true>>;

/** Every problem a caller may be told of. A new refusal does not compile until each language has its sentences. */
export type ProblemCode = Exclude<RefusalCode, keyof typeof ofTheStart> | keyof typeof onTheWay;

/** Each of them has a page under `/problems/`. */
export const problemCodes: readonly ProblemCode[] = [
  ...Object.keys(onTheWay),
  ...refusalCodes.filter((code) => !(code in ofTheStart)),
].sort() as ProblemCode[];

/** The problem with that code, when it is one that callers are told of. */
export function findProblemCode(code: string): ProblemCode | undefined {
  return problemCodes.find((known) => known === code);
}

/** The status of a problem on the way, or `undefined` for a refusal, which knows its own. */
export function statusOnTheWay(code: string): number | undefined {
  return Object.entries(onTheWay).find(([known]) => known === code)?.[1];
}

export type OnTheWay = keyof typeof onTheWay;

/** A request that cannot be taken: an expected "no" of the entrance, as a Refusal is one of an act. */
export class Obstacle extends Error {
  readonly code: OnTheWay;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: OnTheWay, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'Obstacle';
    this.code = code;
    this.status = onTheWay[code];
    this.headers = headers;
  }
}
