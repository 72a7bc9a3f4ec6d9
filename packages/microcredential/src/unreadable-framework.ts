import type { z } from 'zod';
import { placeOf } from './place.ts';

/** What kind of wrong it is, for whoever says it in another language. */
export type UnreadableCode =
  | 'malformed'
  | 'missing'
  | 'no-element'
  | 'no-operator'
  | 'no-parameter'
  | 'other-kind'
  | 'cycle'
  | 'too-deep'
  | 'backward-dates'
  | 'same-id';

/** The JSON is no framework that could be judged by. The message is the place in it and one sentence; the code says which kind of sentence. */
export class UnreadableFramework extends Error {
  override readonly name = 'UnreadableFramework';
  readonly path: string;
  readonly code: UnreadableCode;
  constructor(path: string, why: string, code: UnreadableCode = 'malformed') {
    super(`${path || '(top)'}: ${why}`);
    this.path = path || '(top)';
    this.code = code;
  }
}

/** The first thing that a schema does not like, in words of our own. */
export function unreadable(place: string, [issue]: readonly z.core.$ZodIssue[]): UnreadableFramework {
  const why = issue === undefined ? 'is not as expected' : whyNot(issue);
  const isMissing = ['is missing', 'must not be empty'].includes(why);
  return new UnreadableFramework(placeOf(place, issue?.path ?? []), why, isMissing ? 'missing' : 'malformed');
}

function whyNot(issue: z.core.$ZodIssue): string {
  const last = String(issue.path.at(-1));
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'is missing' : `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'unrecognized_keys':
      return `has a member ${JSON.stringify(issue.keys[0])}, which nobody reads`;
    case 'invalid_union':
      return ['value', '0', '1'].includes(last)
        ? 'must be a value, or { "param": "..." }'
        : 'must be a text, or texts by language such as { "en": "..." }';
    case 'invalid_format':
      return ['path', 'num', 'den', 'value'].includes(last)
        ? 'is not written as a path, such as "a.b[].c"'
        : 'is not written as it should be';
    case 'too_small':
      return 'must not be empty';
    default:
      return issue.message;
  }
}
