// Starts the reference process and asks it; the parent's side of reference.mjs.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether the reference libraries are installed (scripts/reference.mjs does it). */
export const referenceInstalled = () => existsSync(new URL('./node_modules/@digitalbazaar/vc', import.meta.url));

/** @returns `{ ask(question), stop() }`; a question is one of those that reference.mjs lists */
export async function startReference() {
  const child = fork(fileURLToPath(new URL('./reference.mjs', import.meta.url)), [], { execArgv: [], serialization: 'json' });
  const waiting = new Map();
  let turn = 0;
  await new Promise((done, failed) => {
    child.once('message', done);
    child.once('exit', (code) => failed(new Error(`The reference process ended with ${code}.`)));
  });
  child.on('message', (answer) => {
    const { done, failed } = waiting.get(answer.turn) ?? {};
    waiting.delete(answer.turn);
    if (answer.failed) failed?.(new Error(answer.failed));
    else done?.(answer);
  });
  return {
    ask: (question) =>
      new Promise((done, failed) => {
        turn += 1;
        waiting.set(turn, { done, failed });
        child.send({ turn, ...question });
      }),
    stop: () => child.kill(),
  };
}
