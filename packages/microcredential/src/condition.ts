import { z } from 'zod';

/** A plain value in a rule. */
export type Scalar = string | number | boolean;
/** A value, or the name of a parameter of the framework that holds it. */
export type Operand<T> = T | { readonly param: string };

/**
 * The language in which frameworks say what they ask for. A condition is data: it names a path of the document, and what must be true there.
 * Inside `every`, `some` and `where` paths start at the element.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly op: 'present' | 'absent' | 'isTrue' | 'isFalse' | 'notTrue' | 'integer'; readonly path: string }
  | { readonly op: 'eq' | 'neq'; readonly path: string; readonly value: Operand<Scalar> }
  | {
      readonly op: 'in' | 'notIn' | 'subsetOf' | 'containsAll' | 'containsAny' | 'containsNone';
      readonly path: string;
      readonly value: Operand<readonly Scalar[]>;
    }
  | {
      readonly op: 'gt' | 'gte' | 'lt' | 'lte' | 'multipleOf';
      readonly path: string;
      readonly value: Operand<number>;
    }
  | { readonly op: 'countGte' | 'countEq'; readonly path: string; readonly value: Operand<number> }
  | { readonly op: 'between'; readonly path: string; readonly value: Bounds }
  | { readonly op: 'matches'; readonly path: string; readonly value: string }
  | { readonly op: 'every'; readonly path: string; readonly where?: Condition | undefined; readonly assert: Condition }
  | { readonly op: 'some'; readonly path: string; readonly assert: Condition }
  | {
      readonly op: 'distinctGte';
      readonly path: string;
      readonly by: string;
      readonly where?: Condition | undefined;
      readonly value: Operand<number>;
    }
  | { readonly op: 'ratioBetween'; readonly num: string; readonly den: string; readonly value: Bounds }
  | { readonly op: 'sumEqPath'; readonly path: string; readonly value: string; readonly tolerance?: number | undefined }
  | { readonly op: 'eqPath'; readonly path: string; readonly value: string };
export type Bounds = readonly [Operand<number>, Operand<number>];

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const param = z.strictObject({ param: z.string() });
const path = z.string().regex(/^[A-Za-z0-9]+(\[\])?(\.[A-Za-z0-9]+(\[\])?)*$/);
const number = z.union([z.number(), param]);
const bounds = z.tuple([number, number]).readonly();

const letter = String.raw`(?:\\[dDwWsS]|\\[^\w\s]|\[(?:[^\]\\]|\\.)+\]|[^\\[\](){}*+?|^$])`;
const repetition = String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})`;
const sequence = new RegExp(`^\\^(?:${letter}${repetition}?)*\\$?$`);

/**
 * A pattern that no text can keep busy: a row of letters from the beginning, at most two of them repeated a free number of times;
 * no groups, no choices, no look-around, no back-references.
 */
const harmlessPattern = z.string().max(200).refine(isHarmless, 'must be a row of letters from ^ on, with at most two free repetitions');

function isHarmless(pattern: string): boolean {
  const repetitions = pattern.replace(/\\.|\[(?:[^\]\\]|\\.)+\]/g, '').match(/[*+?]|\{\d+,/g) ?? [];
  return sequence.test(pattern) && repetitions.length <= 2;
}

const operators = [
  z.strictObject({ op: z.enum(['present', 'absent', 'isTrue', 'isFalse', 'notTrue', 'integer']), path }),
  z.strictObject({ op: z.enum(['eq', 'neq']), path, value: z.union([scalar, param]) }),
  z.strictObject({
    op: z.enum(['in', 'notIn', 'subsetOf', 'containsAll', 'containsAny', 'containsNone']),
    path,
    value: z.union([z.array(scalar), param]),
  }),
  z.strictObject({ op: z.enum(['gt', 'gte', 'lt', 'lte', 'multipleOf', 'countGte', 'countEq']), path, value: number }),
  z.strictObject({ op: z.enum(['between']), path, value: bounds }),
  z.strictObject({ op: z.enum(['matches']), path, value: harmlessPattern }),
  z.strictObject({ op: z.enum(['every']), path, where: z.lazy(() => condition).optional(), assert: z.lazy(() => condition) }),
  z.strictObject({ op: z.enum(['some']), path, assert: z.lazy(() => condition) }),
  z.strictObject({ op: z.enum(['distinctGte']), path, by: path, where: z.lazy(() => condition).optional(), value: number }),
  z.strictObject({ op: z.enum(['ratioBetween']), num: path, den: path, value: bounds }),
  z.strictObject({ op: z.enum(['sumEqPath']), path, value: path, tolerance: z.number().optional() }),
  z.strictObject({ op: z.enum(['eqPath']), path, value: path }),
] as const;

/** How each operator is written, by its name. */
export const operatorShapes: ReadonlyMap<string, z.ZodType> = new Map(
  operators.flatMap((shape) => shape.shape.op.options.map((op): [string, z.ZodType] => [op, shape])),
);

/** Reads a condition of a framework's file; what the language does not know is refused. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
    ...operators,
  ]),
);
