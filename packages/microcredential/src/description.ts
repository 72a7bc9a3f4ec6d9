import { z } from 'zod';
import { shapeOf } from './answer.ts';
import { type Element, elements } from './element.ts';
import type { SaidInMask } from './mask.ts';

/**
 * The module mask: everything that is said about a micro-credential before anyone takes it.
 * Every part may be missing (a draft is a description too): what a framework still asks for is a finding, not a parse error.
 */
export interface Description extends SaidInMask {}

/**
 * The shape of a description that says these elements. Members that no element names are kept.
 * @example
 * shapeOfDescription(elements).safeParse({ title: 7 }).success // false
 */
export function shapeOfDescription(said: readonly Element[]): z.ZodType<Description> {
  const answered = said.flatMap(({ key, answer }) => (answer === undefined ? [] : [{ steps: key.split('.'), shape: shapeOf(answer) }]));
  return shapeOfLevel(answered) as z.ZodType<Description>;
}

type Answered = { readonly steps: readonly string[]; readonly shape: z.ZodType };

function shapeOfLevel(answered: readonly Answered[]): z.ZodType {
  const members = new Map<string, Answered[]>();
  for (const one of answered) {
    const [head = '', ...rest] = one.steps;
    members.set(head, [...(members.get(head) ?? []), { ...one, steps: rest }]);
  }
  return z.looseObject(
    Object.fromEntries(
      [...members].map(([head, beneath]) => {
        const own = beneath.find(({ steps }) => steps.length === 0);
        return [head, (own?.shape ?? shapeOfLevel(beneath)).optional()];
      }),
    ),
  );
}

/** The shape of a description. */
export const description = shapeOfDescription(elements);
