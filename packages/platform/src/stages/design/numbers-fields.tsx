import type { Params } from '@laurel/microcredential';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import type { Answers } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import type { ParamValue } from './own-framework.ts';

/** As people type it, with a point or a comma; of the kind that the framework has there. `undefined` where it is none. */
export function asParam(typed: string, like: ParamValue): ParamValue | undefined {
  if (typeof like === 'number') return /^-?\d{1,9}([.,]\d{1,6})?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined;
  if (typeof like === 'boolean') return typed === 'true' || typed === 'false' ? typed === 'true' : undefined;
  return typed;
}

export const paramAsTyped = (value: ParamValue): string => String(value);

/** What is set otherwise, as it was typed; an empty field keeps the framework's own. */
export function readNumbers(
  visit: Visit,
  answers: Answers,
  own: Params,
): {
  readonly typed: Readonly<Record<string, string>>;
  readonly params: Record<string, ParamValue>;
  readonly problems: readonly Problem[];
} {
  const typed = Object.fromEntries(Object.keys(own).map((name) => [name, answers.text(`params.${name}`).trim().slice(0, 200)]));
  const params: Record<string, ParamValue> = {};
  const problems: Problem[] = [];
  for (const [name, words] of Object.entries(typed)) {
    if (words === '') continue;
    const value = asParam(words, own[name] as ParamValue);
    if (value === undefined) problems.push({ field: `params.${name}`, says: visit.say('rule-wrong.number-invalid') });
    else params[name] = value;
  }
  return { typed, params, problems };
}

type NumbersFieldsProps = {
  visit: Visit;
  /** what counts where a field is left empty */
  counts: Params;
  typed: Readonly<Record<string, string>>;
  problems: readonly Problem[];
};

/** A field for each number of a framework. */
export function NumbersFields({ visit, counts, typed, problems }: NumbersFieldsProps) {
  const { say, writing } = visit;
  return (
    <>
      {Object.entries(counts).map(([name, value]) => (
        <Field
          name={`params.${name}`}
          label={name}
          hint={say('numbers.otherwise', { value: typeof value === 'number' ? writing.number(value) : String(value) })}
          value={typed[name]}
          error={problems.find(({ field }) => field === `params.${name}`)?.says}
          width={12}
          optional={say('form.optional')}
        />
      ))}
    </>
  );
}
