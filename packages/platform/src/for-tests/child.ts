import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A process of its own that runs one of our files. */
export type Child = {
  readonly pid: number;
  /** What it has said so far, line by line. */
  readonly lines: readonly string[];
  readonly complaints: () => string;
  /** Waits for a line that begins so; undefined when the process ended without it. */
  line(beginning: string): Promise<string | undefined>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href;

/** The suite compiles the children once (scripts/test.mjs): each of them is there in a third of the time. */
const compiled = process.env.LAUREL_TEST_CHILDREN === 'compiled';

/** Starts `NAME.child.ts` of this folder. */
export function startChild(name: string, environment: Readonly<Record<string, string>>): Child {
  const beside = compiled ? `../../dist/for-tests/${name}.child.js` : `./${name}.child.ts`;
  const inherited = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
  const fromSource = compiled ? [] : ['--conditions=laurel-source', '--import', tsx];
  const child = spawn(process.execPath, [...fromSource, fileURLToPath(new URL(beside, import.meta.url))], {
    env: { ...inherited, LAUREL_LOG: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let rest = '';
  let complaints = '';
  const waiting = new Set<() => void>();
  const changed = (): void => {
    for (const tell of waiting) tell();
    waiting.clear();
  };
  child.stdout.on('data', (bytes) => {
    const parts = (rest + String(bytes)).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    changed();
  });
  child.stderr.on('data', (bytes) => {
    complaints += String(bytes);
  });
  // A test that fails half way leaves nobody behind.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  let over = false;
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => {
      over = true;
      process.off('exit', end);
      changed();
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid ?? 0,
    lines,
    complaints: () => complaints,
    async line(beginning) {
      for (;;) {
        const found = lines.find((line) => line.startsWith(beginning));
        if (found !== undefined || over) return found;
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
        });
      }
    },
    kill: (signal) => void child.kill(signal),
    ended,
  };
}
