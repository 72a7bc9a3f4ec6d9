import type { Readable } from 'node:stream';

/** What a command sees of the shell it was called from; tests bring their own. */
export type Shell = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** standard output: what the command answers */
  out(text: string): void;
  /** standard error: progress, and why it did not work */
  err(text: string): void;
  /** whether somebody watches standard error */
  readonly watched: boolean;
  now(): Date;
};

/** The shell of this process. */
export function processShell(): Shell {
  for (const stream of [process.stdout, process.stderr]) {
    // `laurel check ... | head` closes the pipe early; that is no failure of ours.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
  return {
    env: process.env,
    stdin: process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    now: () => new Date(),
  };
}

/** The calendar day where this machine stands: an assessment this morning in Cork is not in the future. */
export function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Text from outside as it may appear on a terminal: without control sequences and bidirectional tricks. */
export function forTerminal(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ');
}
