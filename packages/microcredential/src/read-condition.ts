import { type Condition, condition, operatorShapes } from './condition.ts';
import { UnreadableFramework, unreadable } from './unreadable-framework.ts';

/**
 * Reads a condition that stands at a place of a framework's JSON. The schema alone would only say that none of its forms fits;
 * this goes down to the part that is wrong.
 * @throws UnreadableFramework
 */
export function readCondition(json: unknown, place: string): Condition {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new UnreadableFramework(place, 'must be a condition');
  const written = json as Readonly<Record<string, unknown>>;
  for (const form of ['all', 'any']) if (form in written) readEach(written[form], `${place}.${form}`);
  if ('not' in written) readCondition(written.not, `${place}.not`);
  if ('op' in written) readOperator(written, place);
  const read = condition.safeParse(json);
  if (read.success) return read.data;
  throw new UnreadableFramework(place, 'must be one of "all", "any", "not" and "op", and nothing beside it');
}

function readEach(parts: unknown, place: string): void {
  if (!Array.isArray(parts)) throw new UnreadableFramework(place, 'must be a list of conditions');
  for (const [index, part] of parts.entries()) readCondition(part, `${place}[${index}]`);
}

function readOperator(written: Readonly<Record<string, unknown>>, place: string): void {
  const shape = typeof written.op === 'string' ? operatorShapes.get(written.op) : undefined;
  if (shape === undefined)
    throw new UnreadableFramework(`${place}.op`, `there is no operator ${JSON.stringify(written.op)}`, 'no-operator');
  for (const inner of ['where', 'assert'])
    if (inner in written && written[inner] !== undefined) readCondition(written[inner], `${place}.${inner}`);
  const read = shape.safeParse(written);
  if (!read.success) throw unreadable(place, read.error.issues);
}
