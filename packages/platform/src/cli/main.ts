import { CommanderError } from 'commander';
import { isRefusal } from '../base/refusal.ts';
import { CommandFailure } from './command-failure.ts';
import { laurelCommands } from './commands.ts';
import { forTerminal, processShell, type Shell } from './shell.ts';

/**
 * The `laurel` command. Every command is loaded only when it is called, so that each starts as quickly as it can.
 * @param argv the words behind `laurel`
 * @returns the exit code
 */
export async function runLaurel(argv: readonly string[], shell: Shell): Promise<number> {
  let exitCode = 0;
  const program = laurelCommands(shell, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return tell(error, shell);
  }
}

/** Called by `bin/laurel.mjs`. */
export async function main(): Promise<void> {
  const shell = processShell();
  process.exitCode = await runLaurel(process.argv.slice(2), shell);
  // An input that was given up (100 MB on a pipe) would keep the process waiting for its end.
  process.stdin.destroy();
}

/** One sentence for what can be mended; the stack only for whoever asks for it. */
function tell(error: unknown, shell: Shell): number {
  // Commander has written its own sentence (or the help) already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (shell.env.LAUREL_DEBUG === '1') shell.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  if (error instanceof CommandFailure) {
    shell.err(`laurel: ${forTerminal(error.message)}\n`);
    return error.exitCode;
  }
  if (isRefusal(error)) {
    const issues = error.issues.map(({ path, message }) => `\n  ${path}: ${message}`).join('');
    shell.err(`laurel: ${forTerminal(error.message)}${issues}\n`);
    return error.code === 'settings-wrong' || error.code === 'invalid-input' ? 2 : 1;
  }
  shell.err(
    `laurel: something went wrong that should not have (${error instanceof Error ? error.name : typeof error}); LAUREL_DEBUG=1 shows where.\n`,
  );
  return 70;
}
