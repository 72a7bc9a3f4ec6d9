import { randomUUID } from 'node:crypto';
import type { Answers } from './page.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A key for one filling-in of a form: however often that form is sent, its act is done once. */
export function onceKey(): string {
  return randomUUID();
}

/** The key that came with a form; a new one where it is missing or not ours, since a key that others could guess is no key. */
export function readOnce(answers: Answers): string {
  const key = answers.text('once');
  return UUID.test(key) ? key : onceKey();
}
