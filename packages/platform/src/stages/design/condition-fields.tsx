import type { Params } from '@laurel/microcredential';
import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { type Choice, Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { CodeSearch } from './code-search.tsx';
import { choicesOf, isSearched } from './concept-choices.ts';
import { placeLabel } from './condition-words.ts';
import { type ConditionRow, MOST_ROWS } from './rule-form.ts';
import { operatorsOf, placesBySection, type RulePlace, rulePlace } from './rule-places.ts';

type ListProps = {
  visit: Visit;
  list: 'assert' | 'when';
  rows: readonly ConditionRow[];
  params: Params;
  problems: readonly Problem[];
  /** a word that the labels are narrowed by, and what is looked for in long code lists, by the name of its field */
  sought: (name: string) => string;
};

/** The lines of one part of a rule: what must hold, or where it is asked at all. */
export function ConditionFields({ visit, list, rows, params, problems, sought }: ListProps) {
  const { say } = visit;
  return (
    <>
      <Hidden name={`${list}.rows`} value={String(rows.length)} />
      {rows.map((row, index) => (
        <ConditionLine
          visit={visit}
          name={`${list}.${index}`}
          legend={say(`rule.line-${list}`, { number: index + 1 })}
          row={row}
          params={params}
          problems={problems}
          sought={sought}
          removable={list === 'when' || rows.length > 1 ? `remove:${list}:${index}` : undefined}
        />
      ))}
      {rows.length < MOST_ROWS ? (
        <div>
          <Button variant="secondary" name="do" value={`add:${list}`}>
            {say(list === 'when' ? (rows.length === 0 ? 'rule.add-when' : 'rule.add-when-more') : 'rule.add-assert')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type LineProps = Omit<ListProps, 'rows' | 'list'> & {
  name: string;
  legend: string;
  row: ConditionRow;
  removable: string | undefined;
};

function ConditionLine({ visit, name, legend, row, params, problems, sought, removable }: LineProps) {
  const { say } = visit;
  const place = rulePlace(row.place);
  const errorOf = (member: string) => problems.find(({ field }) => field === `${name}.${member}`)?.says;
  const narrowed = sought(`${name}.narrow`);
  return (
    <fieldset class="ds-fieldset stack" data-gap="3">
      <legend class="ds-label">{legend}</legend>
      <Select
        name={`${name}.place`}
        label={say('rule.place')}
        nothing={say('rule.place-choose')}
        choices={placeChoices(visit, narrowed, row.place)}
        value={row.place}
        error={errorOf('place')}
      />
      <Field name={`${name}.narrow`} type="search" label={say('rule.narrow')} value={narrowed} alternative width={24} />
      <div class="row">
        <Button variant="secondary" name="do" value={`narrow:${name}`}>
          {say('rule.narrow-button')}
        </Button>
        <Button variant="secondary" name="do" value={`place:${name}`}>
          {say(place === undefined ? 'rule.place-take' : 'rule.place-take-again')}
        </Button>
        {removable === undefined ? null : (
          <Button variant="tertiary" name="do" value={removable}>
            {say('rule.remove-line', { line: legend })}
          </Button>
        )}
      </div>
      {place === undefined ? null : (
        <>
          <Hidden name={`${name}.was`} value={place.id} />
          <Select
            name={`${name}.op`}
            label={say('rule.op')}
            nothing={say('rule.op-choose')}
            choices={operatorsOf[place.kind].map((op) => ({ value: op, label: say(`rule-op-choice.${op}`) }))}
            value={row.op}
            error={errorOf('op')}
          />
          <Compared visit={visit} name={name} place={place} row={row} params={params} errorOf={errorOf} sought={sought} />
        </>
      )}
    </fieldset>
  );
}

/** What something is compared with, as its kind asks: fields that the chosen question does not need are left as they are. */
function Compared(props: {
  visit: Visit;
  name: string;
  place: RulePlace;
  row: ConditionRow;
  params: Params;
  errorOf: (member: string) => string | undefined;
  sought: ListProps['sought'];
}) {
  const { visit, name, place, row, params, errorOf, sought } = props;
  const { say } = visit;
  const numbers = Object.entries(params).filter(([, value]) => typeof value === 'number');
  const optional = say('form.optional');
  const paramOf = (member: 'param' | 'paramTo', label: string) =>
    numbers.length === 0 ? null : (
      <Select
        name={`${name}.${member}`}
        label={label}
        nothing={say('rule.param-none')}
        choices={numbers.map(([param, value]) => ({ value: param, label: `${param} (${visit.writing.number(value as number)})` }))}
        value={row[member]}
        optional={optional}
      />
    );
  const counted = (
    <>
      <Field name={`${name}.value`} label={say('rule.count')} value={row.value} error={errorOf('value')} width={6} optional={optional} />
      {paramOf('param', say('rule.param'))}
    </>
  );
  switch (place.kind) {
    case 'number':
      return (
        <>
          <Field
            name={`${name}.value`}
            label={say('rule.number')}
            hint={say('rule.number-hint')}
            value={row.value}
            error={errorOf('value')}
            width={12}
            optional={optional}
          />
          {paramOf('param', say('rule.param'))}
          <Field name={`${name}.to`} label={say('rule.number-to')} value={row.to} error={errorOf('to')} width={12} optional={optional} />
          {paramOf('paramTo', say('rule.param-to'))}
        </>
      );
    case 'word':
      return (
        <Field
          name={`${name}.value`}
          rows={3}
          label={say('rule.words')}
          hint={say('rule.words-hint')}
          value={row.value}
          error={errorOf('value')}
          optional={optional}
        />
      );
    case 'list':
      return counted;
    case 'code':
    case 'codes': {
      const codes = place.codes;
      if (codes === undefined) return null;
      const common = { name: `${name}.chosen`, hint: say('rule.chosen-hint'), error: errorOf('chosen'), chosen: row.chosen };
      return (
        <>
          {isSearched(codes) ? (
            <CodeSearch visit={visit} codes={codes} label={placeLabel(visit, place)} sought={sought(`${name}.chosen.search`)} {...common} />
          ) : (
            <Choices kind="checkbox" legend={placeLabel(visit, place)} choices={choicesOf(visit, codes, [])} {...common} />
          )}
          {place.kind === 'codes' ? counted : null}
        </>
      );
    }
    default:
      return null;
  }
}

/** The elements of the mask by section, in its order; a word leaves those whose label has it, and the chosen one. */
function placeChoices(visit: Visit, word: string, chosen: string): Choice[] {
  const wanted = word.trim().toLocaleLowerCase(visit.language.tag);
  return placesBySection.flatMap(({ section, places }) => {
    const group = visit.say(`design-section.${section}`);
    return places
      .map((place) => ({ value: place.id, label: placeLabel(visit, place), group }))
      .filter(({ value, label }) => value === chosen || wanted === '' || label.toLocaleLowerCase(visit.language.tag).includes(wanted));
  });
}
