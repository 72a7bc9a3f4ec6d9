import type { Child } from 'hono/jsx';
import { idOf } from './field.tsx';

export type FacetChoice = { readonly value: string; readonly label: string; readonly lang?: string | undefined; readonly count: string };

export type FacetProps = {
  name: string;
  legend: string;
  choices: readonly FacetChoice[];
  chosen: readonly string[];
  /** Names what is folded away behind the first ones: "14 more". */
  more: (count: number) => string;
};

/** As many as one looks over at a glance. */
const SHOWN = 8;

/** One way to narrow a list: each choice says how many would be left. Long ones are folded; what is chosen is never hidden. */
export function Facet({ name, legend, choices, chosen, more }: FacetProps) {
  if (choices.length === 0) return null;
  const first = choices.filter((choice, index) => index < SHOWN || chosen.includes(choice.value));
  const rest = choices.filter((choice) => !first.includes(choice));
  const box = (choice: FacetChoice): Child => {
    const id = `${idOf(name)}-${choices.indexOf(choice) + 1}`;
    return (
      <div class="ds-field">
        <input class="ds-input" type="checkbox" id={id} name={name} value={choice.value} checked={chosen.includes(choice.value)} />
        <label class="ds-label" data-weight="regular" for={id}>
          <bdi lang={choice.lang}>{choice.label}</bdi>
          <span class="count">{choice.count}</span>
        </label>
      </div>
    );
  };
  return (
    <fieldset class="facet">
      <legend>{legend}</legend>
      {first.map(box)}
      {rest.length === 0 ? null : (
        <details class="ds-details">
          <summary>{more(rest.length)}</summary>
          <div>{rest.map(box)}</div>
        </details>
      )}
    </fieldset>
  );
}
