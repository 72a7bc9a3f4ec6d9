import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { type Answer, built, converse, GuardStopped, type Limits, start, watchOver } from './guarded-process.ts';

export type LastingOptions = {
  /** resident memory of the process; a job that goes beyond it is stopped */
  readonly memoryMb: number;
  /** how long it waits for the next job before it goes, and its memory with it */
  readonly idleMs: number;
};

/** A process that stays for the next job. */
export type LastingProcess = {
  /**
   * Runs an exported function there, one after the other. Where the process ends of itself the job is tried once more in a new one.
   * @param module beside the caller: `new URL('./verify.ts', import.meta.url)`; a source name is turned into the built one when built
   * @throws {GuardStopped}; what the function itself throws arrives as an `Error` of the same name and message
   */
  run<T>(module: URL, fn: string, args: unknown, options: { readonly deadlineMs: number; readonly answer?: Answer }): Promise<T>;
  /** the process that is there now */
  pid(): number | undefined;
  /** Lets what is asked already come to its end, and takes nothing new. */
  close(): Promise<void>;
};

/** Whoever reads a page comes before the work that was put aside. Where the system does not allow that, nothing is lost but a little time. */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The process has ended already, or the system has its own mind.
  }
}

/**
 * One process for heavy work that must not hold up this one. It is started for the first job, stays warm for those that follow, and is
 * replaced when it dies, takes too long or too much memory.
 */
export function openLastingProcess({ memoryMb, idleMs }: LastingOptions): LastingProcess {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const drop = () => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  };
  const present = () => {
    clearTimeout(idle);
    if (child !== undefined) {
      child.ref();
      child.channel?.ref();
      return child;
    }
    const started = start({ memoryMb });
    giveWay(started.pid);
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    child = started;
    return started;
  };
  const once = async <T>(module: URL, fn: string, args: unknown, deadlineMs: number, answer?: Answer): Promise<T> => {
    const here = present();
    const limits: Limits = { deadlineMs, memoryMb };
    const watch = watchOver(here, limits);
    try {
      return await Promise.race([watch.stopped, converse<T>(here, { say: 'run', module: built(module), fn, args }, answer)]);
    } catch (error) {
      if (error instanceof GuardStopped) drop();
      throw error;
    } finally {
      watch.end();
      idle = setTimeout(drop, idleMs);
      // Waiting for a next job keeps this process from nothing, also not from ending.
      idle.unref();
      here.unref();
      here.channel?.unref();
    }
  };
  return {
    run<T>(module: URL, fn: string, args: unknown, { deadlineMs, answer }: { readonly deadlineMs: number; readonly answer?: Answer }) {
      if (closed) return Promise.reject(new Error('The process was closed'));
      const before = last;
      const mine = (async () => {
        await before;
        try {
          return await once<T>(module, fn, args, deadlineMs, answer);
        } catch (error) {
          if (!(error instanceof GuardStopped) || error.reason !== 'crashed') throw error;
          return await once<T>(module, fn, args, deadlineMs, answer);
        }
      })();
      last = mine.catch(() => undefined);
      return mine;
    },
    pid: () => child?.pid,
    async close() {
      closed = true;
      await last;
      drop();
    },
  };
}
