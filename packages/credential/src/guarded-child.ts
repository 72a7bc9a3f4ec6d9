import type { FromChild, ToChild } from './guarded-process.ts';

/** The far end of `runGuarded`: loads a module, calls one function of it, says what came out. It lives as long as its parent listens. */
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
let asked = 0;

function tell(message: FromChild): void {
  process.send?.(message, undefined, undefined, () => undefined);
}

function ask(question: string, argument: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const number = asked++;
    waiting.set(number, { resolve, reject });
    tell({ say: 'ask', number, question, argument });
  });
}

async function run({ module, fn, args }: Extract<ToChild, { say: 'run' }>): Promise<void> {
  try {
    const loaded = (await import(module)) as Record<string, unknown>;
    const called = loaded[fn];
    if (typeof called !== 'function') throw new TypeError('There is no such function');
    tell({ say: 'done', value: await called(args, ask) });
  } catch (error) {
    tell({ say: 'threw', name: error instanceof Error ? error.name : 'Error', message: error instanceof Error ? error.message : '' });
  }
}

process.on('message', (message: ToChild) => {
  if (message.say === 'run') return void run(message);
  const pending = waiting.get(message.number);
  waiting.delete(message.number);
  if (message.failed === true) pending?.reject(new Error('The question was not answered'));
  else pending?.resolve(message.value);
});
process.on('disconnect', () => process.exit());
