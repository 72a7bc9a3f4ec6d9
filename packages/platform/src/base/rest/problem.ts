import type { Say } from '../languages/message.ts';
import { sayIssue } from '../languages/say-issue.ts';
import { type InputIssue, isRefusal, Refusal } from '../refusal.ts';
import { findProblemCode, Obstacle, type ProblemCode } from './problem-code.ts';

/** RFC 9457: what went wrong, for machines by `code` and for people by `title` and `detail`. */
export type Problem = {
  /** The page that explains this kind of problem. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  /** Names this very answer, to quote when asking for help. */
  readonly instance: string;
  readonly findings?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
};

export type Telling = {
  readonly say: Say;
  readonly publicUrl: string;
  readonly requestId: string;
  /** The act or view that was called, and what it was given: only to word the findings, never repeated. */
  readonly act?: string;
  readonly input?: unknown;
};

/** The problem behind anything that was thrown. What is neither refusal nor obstacle is a bug: it is told without details. */
export function problemOf(error: unknown, telling: Telling): Problem {
  const known = isRefusal(error) || error instanceof Obstacle ? error : undefined;
  const code = findProblemCode(known?.code ?? '') ?? 'bug';
  const { say, publicUrl, requestId } = telling;
  const findings = isRefusal(error) ? error.issues.map((issue) => finding(issue, telling)) : [];
  return {
    type: `${publicUrl}/problems/${code}`,
    title: say(`problem.${code}.title`),
    status: known?.status ?? 500,
    detail: say(`problem.${code}.detail`),
    code,
    instance: `urn:uuid:${requestId}`,
    ...(findings.length > 0 ? { findings } : {}),
  };
}

/** Headers that belong to a problem, such as `Allow` or `Retry-After`. */
export function headersOf(error: unknown): Readonly<Record<string, string>> {
  if (error instanceof Obstacle) return error.headers;
  if (error instanceof Refusal && error.code === 'too-many') return { 'Retry-After': String(error.details['seconds'] ?? 60) };
  return {};
}

function finding(issue: InputIssue, { say, act = '', input }: Telling) {
  return { pointer: pointerTo(issue.path), code: issue.code, detail: sayIssue(say, act, issue, givenAtPath(input, issue.path)) };
}

/** RFC 6901 §6: a JSON pointer as a URI fragment. */
function pointerTo(path: string): string {
  if (path === '') return '#';
  return `#/${path
    .split('.')
    .map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')}`;
}

function givenAtPath(input: unknown, path: string): unknown {
  if (path === '') return input;
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined),
      input,
    );
}
