import type { Check, Verification, World } from '@laurel/credential';
// Its own door: the process that asks needs none of what the guarded one loads, and the answer comes 0.2 s sooner.
import { verifyGuarded } from '@laurel/credential/verify-guarded';
import { CommandFailure } from './command-failure.ts';
import { readInput, UnreadableInput } from './read-input.ts';
import { forTerminal, type Shell } from './shell.ts';

export type VerifyOptions = { readonly did?: string; readonly status?: string; readonly allowLoopback?: boolean; readonly json?: boolean };

/** A certificate with its fonts has 200 kB; a scan of a whole folder is no credential. */
const largest = 10_000_000;

const exitCodes = { valid: 0, invalid: 1, undecided: 3 } as const;
const unreadable = 2;

/**
 * On a busy machine an honest certificate may take seconds, and nobody else waits for this process. From source the guarded process
 * has to translate the PDF library first, which takes more of everything.
 */
const patience = import.meta.url.endsWith('.ts') ? { deadlineMs: 30_000, memoryMb: 1_500 } : { deadlineMs: 10_000, memoryMb: 384 };

/**
 * `laurel verify`: whether a credential or certificate is what it says it is.
 * @returns 0 valid, 1 invalid, 3 undecided, 2 when there is nothing that could be read
 */
export async function verifyInput(input: string, options: VerifyOptions, shell: Shell): Promise<number> {
  const world = await worldOf(input, options, shell);
  let bytes: Uint8Array;
  try {
    bytes = await takeInput(input, options, shell);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    answer(
      { verdict: 'invalid', checks: [{ name: 'readable', outcome: 'failed', code: 'unreadable', says: error.message }] },
      options,
      shell,
    );
    throw error;
  }
  const verification = await verifyGuarded(bytes, world, patience);
  answer(verification, options, shell);
  const readable = verification.checks.find(({ name }) => name === 'readable');
  if (readable?.outcome !== 'failed') return exitCodes[verification.verdict];
  shell.err(`laurel: ${forTerminal(readable.says)}\n`);
  return unreadable;
}

async function takeInput(input: string, { allowLoopback = false }: VerifyOptions, shell: Shell): Promise<Uint8Array> {
  if (!isAddress(input)) return readInput(input, largest, shell.stdin);
  const { fetchInput } = await import('./fetch-input.ts');
  return fetchInput(input, { allowLoopback, maximumBytes: largest });
}

/** `C:\diploma.pdf` begins like an address and is none. */
function isAddress(input: string): boolean {
  return /^https?:\/\//i.test(input);
}

/**
 * What is known of the world: only what was given beside the credential. A file is verified without any network; with an address,
 * the issuer's own domain and its status list are asked as well.
 */
async function worldOf(input: string, { did, status, allowLoopback = false }: VerifyOptions, shell: Shell): Promise<World> {
  const didDocument = did === undefined ? undefined : await readJsonOption('--did', did, shell);
  const statusList = status === undefined ? undefined : await readInput(status, largest, shell.stdin);
  const asked = isAddress(input) ? (await import('./fetch-input.ts')).askIssuer({ allowLoopback, maximumBytes: 1_000_000 }) : {};
  return {
    ...asked,
    now: shell.now(),
    ...(didDocument !== undefined && { didDocument: async (wanted: string) => theOneFor(wanted, didDocument) }),
    ...(statusList !== undefined && { statusList: async () => statusList }),
  };
}

function theOneFor(wanted: string, document: unknown): unknown {
  const id = typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined;
  if (id !== wanted) throw new Error(`the given DID document is of another issuer`);
  return document;
}

async function readJsonOption(option: string, file: string, shell: Shell): Promise<unknown> {
  const bytes = await readInput(file, 1_000_000, shell.stdin);
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new CommandFailure(`${option}: ${file} is not JSON.`);
  }
}

function answer({ verdict, checks, issuer }: Verification, { json }: VerifyOptions, shell: Shell): void {
  const told = checks.map(({ name, outcome, says }) => ({ name, outcome, says }));
  if (json) shell.out(`${JSON.stringify({ verdict, checks: told, ...(issuer && { issuer }) })}\n`);
  else shell.out(`${[sentenceFor({ verdict, checks, issuer }), '', ...tableOf(checks)].map(forTerminal).join('\n')}\n`);
}

type Judged = Pick<Verification, 'verdict' | 'checks'> & { readonly issuer: Verification['issuer'] };

/** The verdict first, with the check that decided it. */
function sentenceFor({ verdict, checks, issuer }: Judged): string {
  const decided = (outcome: Check['outcome']) => checks.find((check) => check.outcome === outcome)?.says ?? '';
  if (verdict === 'invalid') return `Invalid. ${decided('failed')}`.trim();
  if (verdict === 'undecided')
    return `Undecided: nothing is wrong with it, but not everything could be checked. ${decided('could-not-be-made')}`.trim();
  if (issuer?.standing === 'key-only')
    return `Valid: signed by the key ${issuer.id}. Whose key it is the credential only claims${issuer.claimedName === undefined ? '' : `: ${issuer.claimedName}`}.`;
  return `Valid: signed by ${issuer?.id ?? 'its issuer'}.`;
}

function tableOf(checks: readonly Check[]): string[] {
  const nameWidth = Math.max(...checks.map(({ name }) => name.length));
  const outcomeWidth = Math.max(...checks.map(({ outcome }) => outcome.length));
  return checks.map(
    ({ name, outcome, says }) => `  ${name.padEnd(nameWidth)}  ${outcome.replaceAll('-', ' ').padEnd(outcomeWidth)}  ${says}`,
  );
}
