/** What is wrong with one member of an input: `path` as `contactEmail` or `components.0.title`. */
export type InputIssue = { readonly path: string; readonly code: string; readonly message: string };

type Details = Readonly<Record<string, string | number>>;

/**
 * Every expected "no": its HTTP status, and the English sentence for logs and the command line.
 * Screens word the same code in their own language; the code is the contract.
 */
const refusals = {
  'invalid-input': { status: 422, sentence: () => 'Some of what was sent cannot be taken as it is.' },
  'not-allowed': { status: 403, sentence: () => 'This is not allowed for you.' },
  'signed-out': { status: 403, sentence: () => 'This needs somebody who is signed in.' },
  'not-found': { status: 404, sentence: () => 'There is nothing here under this address.' },
  'wrong-state': { status: 409, sentence: (d) => `This is not possible while the state is "${d.state ?? 'unknown'}".` },
  conflict: { status: 409, sentence: () => 'This is in the way of something that is already there.' },
  'key-reused': { status: 422, sentence: () => 'This Idempotency-Key was already used for another request.' },
  'too-large': { status: 413, sentence: (d) => `This is larger than the ${d.limit ?? ''} bytes that are taken.` },
  'too-many': { status: 429, sentence: () => 'Too many requests; please wait a little.' },
  'link-spent': { status: 410, sentence: () => 'This link was used already, or its time has passed.' },
  'no-seats': {
    status: 409,
    sentence: (d) => `There are not seats enough: ${d.free ?? 0} free, ${d.asked ?? 1} asked for. Nobody was enrolled.`,
  },
  'last-administrator': { status: 409, sentence: () => 'An institution keeps at least one administrator.' },
  'disk-full': { status: 507, sentence: () => 'The disk is full: nothing was written. Make room and try again.' },
  'personal-key-gone': { status: 410, sentence: () => 'The person was forgotten: what was stored about them cannot be read any more.' },
  'fetch-refused': { status: 502, sentence: (d) => `The address was not fetched: ${d.why ?? 'it is not allowed'}.` },
  'mail-refused': { status: 422, sentence: (d) => `The mail was not written: ${d.why ?? 'a header is not allowed'}.` },
  'settings-wrong': { status: 500, sentence: (d) => `The settings cannot be used: ${d.problems ?? ''}` },
  'database-in-use': {
    status: 503,
    sentence: (d) =>
      `The embedded database in ${d.folder ?? 'this folder'} is already open in process ${d.pid ?? 'unknown'}; stop that one first, or set DATABASE_URL to a PostgreSQL server, which many processes may share.`,
  },
  'database-unreachable': { status: 503, sentence: (d) => `The database at DATABASE_URL cannot be reached: ${d.why ?? ''}` },
  'database-too-old': {
    status: 503,
    sentence: (d) => `The database is PostgreSQL ${d.version ?? ''}; Laurel needs version 15 or newer.`,
  },
  'database-newer': {
    status: 503,
    sentence: (d) =>
      `The database was made by a newer Laurel (it has the migration ${d.migration ?? ''}, which this version does not know); start the newer version.`,
  },
  'database-changed': {
    status: 503,
    sentence: (d) => `The migration ${d.migration ?? ''} was applied with another text than this version holds; nothing was changed.`,
  },
  'database-roles': {
    status: 503,
    sentence: (d) =>
      `The user ${d.user ?? ''} of DATABASE_URL may not create the roles that Laurel works under; let an administrator run: ${d.statements ?? ''}`,
  },
  'database-damaged': { status: 503, sentence: (d) => `The embedded database in ${d.folder ?? ''} cannot be opened: ${d.why ?? ''}` },
  'key-readable-by-others': {
    status: 500,
    sentence: (d) => `The key file ${d.file ?? ''} can be read by others; run: chmod 600 ${d.file ?? ''}`,
  },
  'key-unusable': { status: 500, sentence: (d) => `The key file ${d.file ?? ''} does not hold a key of 32 bytes.` },
  'key-differs': {
    status: 500,
    sentence: () => 'The house key (LAUREL_SECRET or keys/house.key) is not the one this database was made with; nothing was changed.',
  },
} as const satisfies Record<string, { status: number; sentence: (details: Details) => string }>;

export type RefusalCode = keyof typeof refusals;

export const refusalCodes = Object.keys(refusals) as RefusalCode[];

/**
 * The expected "no" that ends an act or a start. Anything else that is thrown is a bug.
 * @example
 * throw new Refusal('wrong-state', { state: 'confirmed' })
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly details: Details;
  /** For `invalid-input`: everything that is wrong, not only the first. */
  readonly issues: readonly InputIssue[];

  constructor(code: RefusalCode, details: Details = {}, options: { issues?: readonly InputIssue[]; cause?: unknown } = {}) {
    super(refusals[code].sentence(details), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Refusal';
    this.code = code;
    this.status = refusals[code].status;
    this.details = details;
    this.issues = options.issues ?? [];
  }
}

/** Tells a refusal also when it comes from a second copy of this module. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal || (error instanceof Error && error.name === 'Refusal' && 'code' in error && 'status' in error);
}
