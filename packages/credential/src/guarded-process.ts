import { type ChildProcess, execFile, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export type Limits = {
  readonly deadlineMs: number;
  /** resident memory of the child; a fresh one with the JSON-LD libraries takes about 90 MB */
  readonly memoryMb: number;
};

/** A question that the child asks back, so that it need not touch the network: the name of the question and its argument. */
export type Answer = (question: string, argument: unknown) => Promise<unknown>;

export type GuardStoppedReason = 'deadline' | 'memory' | 'crashed';
export class GuardStopped extends Error {
  readonly reason: GuardStoppedReason;
  constructor(reason: GuardStoppedReason) {
    super(`The work was stopped: ${reason}`);
    this.name = 'GuardStopped';
    this.reason = reason;
  }
}

/** What the two processes say to each other. */
export type ToChild =
  | { readonly say: 'run'; readonly module: string; readonly fn: string; readonly args: unknown }
  | { readonly say: 'answer'; readonly number: number; readonly value?: unknown; readonly failed?: true };
export type FromChild =
  | { readonly say: 'done'; readonly value: unknown }
  | { readonly say: 'threw'; readonly name: string; readonly message: string }
  | { readonly say: 'ask'; readonly number: number; readonly question: string; readonly argument: unknown };

const fromSource = import.meta.url.endsWith('.ts');
const pollMs = 20;

/**
 * Runs an exported function in a process of its own, and ends that process when it takes too long or too much memory.
 * Hostile input can hold a thread for hours, and a worker thread's limits do not bound its buffers (design/stack.md, trap 19).
 * @param module beside the caller: `new URL('./verify.ts', import.meta.url)`; a source name is turned into the built one when built
 * @param fn called with `args` and with `ask`, by which it may put a question to `options.answer`
 * @throws {GuardStopped}; what the function itself throws arrives as an `Error` of the same name and message
 */
export async function runGuarded<T>(
  module: URL,
  fn: string,
  args: unknown,
  { answer, ...limits }: Limits & { readonly answer?: Answer },
): Promise<T> {
  const child = start(limits);
  const watch = watchOver(child, limits);
  try {
    return await Promise.race([watch.stopped, converse<T>(child, { say: 'run', module: built(module), fn, args }, answer)]);
  } finally {
    watch.end();
    child.kill('SIGKILL');
  }
}

/** Starts the other process. From source the child has to learn TypeScript first; Node's own flags of this process (a debugger's, a test runner's) are not handed on. */
export function start({ memoryMb }: Pick<Limits, 'memoryMb'>): ChildProcess {
  const entry = fileURLToPath(new URL(fromSource ? './guarded-child-from-source.mjs' : './guarded-child.js', import.meta.url));
  const heap = [`--max-old-space-size=${memoryMb}`, '--max-semi-space-size=8'];
  const child = fork(entry, {
    execArgv: fromSource ? [...heap, '--conditions=laurel-source'] : heap,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // nothing of the parent's secrets is of use there
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
  });
  // Whoever waits for it hears of it; nobody is to fall over one that cannot be ended any more.
  return child.on('error', () => undefined);
}

/** The name of a module where this package runs: from source or built. */
export function built(module: URL): string {
  return fromSource ? module.href : module.href.replace(/\.ts$/, '.js');
}

/** Tells the process what to do, answers what it asks back, and waits for what comes of it. */
export function converse<T>(child: ChildProcess, run: ToChild, answer: Answer | undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const crash = () => settle(() => reject(new GuardStopped('crashed')));
    const hear = (message: FromChild) => {
      if (message.say === 'done') settle(() => resolve(message.value as T));
      else if (message.say === 'threw') settle(() => reject(Object.assign(new Error(message.message), { name: message.name })));
      else void reply(child, message, answer);
    };
    const settle = (how: () => void) => {
      child.off('error', crash).off('exit', crash).off('message', hear);
      how();
    };
    child.once('error', crash);
    child.once('exit', crash);
    child.on('message', hear);
    child.send(run, (error) => error && crash());
  });
}

async function reply(
  child: ChildProcess,
  { number, question, argument }: Extract<FromChild, { say: 'ask' }>,
  answer: Answer | undefined,
): Promise<void> {
  let reply: ToChild;
  try {
    reply = { say: 'answer', number, value: await answer?.(question, argument) };
  } catch {
    // why it failed is the parent's affair
    reply = { say: 'answer', number, failed: true };
  }
  if (child.connected) child.send(reply, () => undefined);
}

/** Looks at the clock and at the memory of a process while it works. */
export function watchOver(child: ChildProcess, { deadlineMs, memoryMb }: Limits): { readonly stopped: Promise<never>; end(): void } {
  let deadline: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    deadline = setTimeout(() => reject(new GuardStopped('deadline')), deadlineMs);
    const look = async () => {
      const bytes = await residentBytes(child.pid);
      if (bytes > memoryMb * 1024 * 1024) reject(new GuardStopped('memory'));
      else if (poll !== undefined) poll = setTimeout(look, pollMs);
    };
    poll = setTimeout(look, pollMs);
  });
  const end = () => {
    clearTimeout(deadline);
    clearTimeout(poll);
    poll = undefined;
  };
  return { stopped, end };
}

/** Linux tells for nothing; elsewhere `ps` is asked. A process that is gone has no memory: its end is noticed otherwise. */
async function residentBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  try {
    if (process.platform === 'linux') {
      const [, pages] = (await readFile(`/proc/${pid}/statm`, 'ascii')).split(' ');
      return Number(pages) * 4096;
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout) * 1024;
  } catch {
    return 0;
  }
}
