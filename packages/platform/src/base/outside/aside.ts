import { type Answer, openLastingProcess } from '@laurel/credential';

/** Work that is done aside: an exported function of a module, what it gets, and what it may ask back. */
export type AsideJob = {
  /** `new URL('./draw.ts', import.meta.url)` */
  readonly module: URL;
  readonly fn: string;
  readonly args: unknown;
  readonly deadlineMs: number;
  readonly answer?: Answer;
};

/**
 * Where heavy work is done that needs neither the database nor a secret, so that nobody who reads a page waits for it. It is given what it
 * needs, and asks back for what only this process may do.
 */
export type Aside = {
  run<T>(job: AsideJob): Promise<T>;
  close(): Promise<void>;
};

const fromSource = import.meta.url.endsWith('.ts');
/** Drawing a certificate in several scripts takes about 200 MB; from source the compiler stands beside it. */
const MEMORY_MB = fromSource ? 1_500 : 512;
/** A class is issued in one go: whoever waits for the next for longer than that only holds memory. */
const IDLE_MS = 20_000;

/** In a process of its own, which comes with the first job and goes when there is nothing to do. */
export function processAside(): Aside {
  const lasting = openLastingProcess({ memoryMb: MEMORY_MB, idleMs: IDLE_MS });
  return {
    run: ({ module, fn, args, ...options }) => lasting.run(module, fn, args, options),
    close: () => lasting.close(),
  };
}

/** In this process after all: for tests, and for commands that nobody else waits for. */
export function noAside(): Aside {
  return {
    async run<T>({ module, fn, args, answer }: AsideJob) {
      const loaded = (await import(module.href)) as Record<string, (args: unknown, ask: Answer) => Promise<T>>;
      const nobody: Answer = () => Promise.reject(new Error('The question was not answered'));
      const called = loaded[fn];
      if (called === undefined) throw new TypeError('There is no such function');
      return called(args, answer ?? nobody);
    },
    close: async () => {},
  };
}
