import { elementOf } from '@laurel/microcredential';
import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import { Field, idOf } from '../../base/ui/field.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { controls, type Leaf, type Option, type Parts } from './control.ts';
import { directionOf, hintOf, labelOf, optionLabel } from './design-words.ts';
import type { ElementKey } from './section.ts';
import { type Fields, rowCount } from './section-form.ts';

/** What the fields of a section need to know to be drawn. */
export type Filling = {
  readonly visit: Visit;
  readonly fields: Fields;
  readonly languages: readonly string[];
  readonly errorOf: (field: string) => string | undefined;
};

type Asked = Filling & {
  readonly leaf: Leaf;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: string | undefined;
};

/** Everything that is asked about one element of the mask. */
export function ElementFields({ filling, element }: { filling: Filling; element: ElementKey }) {
  const { visit } = filling;
  const control = controls[element];
  const label = labelOf(visit, element);
  const hint = hintOf(visit, element);
  const optional = isAskedByAnnex(element) ? undefined : visit.say('form.optional');
  if (control.kind === 'rows')
    return <Rows filling={filling} element={element as RowKey} parts={control.parts} label={label} hint={hint} />;
  if (control.kind !== 'group')
    return <LeafField {...filling} leaf={control} name={element} label={label} hint={hint} optional={optional} />;
  return (
    <fieldset class="ds-fieldset stack">
      <legend class="ds-sr-only">{label}</legend>
      <p class="strong" aria-hidden="true">
        {label}
      </p>
      {hint ? <p class="muted">{hint}</p> : null}
      <PartFields filling={filling} parts={control.parts} name={element} />
    </fieldset>
  );
}

/** What Annex I asks for; of the workload it asks for one of its figures, and the credits come first. */
function isAskedByAnnex(element: ElementKey): boolean {
  return element === 'workload.ects' || elementOf(element)?.annex1 === 'mandatory';
}

type RowKey = 'outcomes' | 'components' | 'provider.partners' | 'provider.awardingBodies';
type RowsProps = { filling: Filling; element: RowKey; parts: Parts; label: string; hint: string | undefined };

/** A list: a card for each row, a button to take one away and a button to add one, all of them buttons of the form. */
function Rows({ filling, element, parts, label, hint }: RowsProps) {
  const { visit, fields } = filling;
  const { say } = visit;
  const rows = Array.from({ length: rowCount(fields, element) }, (_, index) => index);
  return (
    <div class="stack">
      <Heading level={2} size="xs" id={idOf(element)}>
        {label}
      </Heading>
      {hint ? <p class="muted">{hint}</p> : null}
      <Hidden name={`${element}.rows`} value={String(rows.length)} />
      {rows.map((index) => (
        <fieldset class="ds-fieldset ds-card stack">
          <legend class="ds-sr-only">{say(`design-row.${element}`, { number: index + 1 })}</legend>
          <p class="strong" aria-hidden="true">
            {say(`design-row.${element}`, { number: index + 1 })}
          </p>
          <Hidden name={`${element}.${index}.was`} value={fields[`${element}.${index}.was`]?.[0] ?? ''} />
          <PartFields filling={filling} parts={parts} name={`${element}.${index}`} />
          <div>
            <Button variant="tertiary" color="danger" name="do" value={`remove:${element}:${index}`}>
              {say(`design-remove.${element}`, { number: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button variant="secondary" name="do" value={`add:${element}`}>
          {say(`design-add.${element}`)}
        </Button>
      </div>
    </div>
  );
}

function PartFields({ filling, parts, name }: { filling: Filling; parts: Parts; name: string }) {
  return (
    <>
      {Object.entries(parts).map(([part, leaf]) => (
        <LeafField {...filling} leaf={leaf} name={`${name}.${part}`} label={filling.visit.say(`design-part.${part as 'id'}`)} />
      ))}
    </>
  );
}

function LeafField({ leaf, name, label, hint, optional, visit, fields, languages, errorOf }: Asked) {
  const { say } = visit;
  const shared = { label, hint, optional, name, error: errorOf(name) };
  const value = fields[name]?.[0] ?? '';
  switch (leaf.kind) {
    case 'text':
      return (
        <>
          {languages.map((tag, index) => (
            <Field
              {...shared}
              name={`${name}.${tag}`}
              label={say('design.in-language', { label, language: visit.writing.language(tag) })}
              hint={index === 0 ? hint : undefined}
              error={errorOf(`${name}.${tag}`)}
              value={fields[`${name}.${tag}`]?.[0] ?? ''}
              rows={leaf.rows}
              lang={tag}
              dir={directionOf(tag)}
              alternative
            />
          ))}
        </>
      );
    case 'line':
      return <Field {...shared} value={value} alternative />;
    case 'lines':
      return <Field {...shared} value={value} rows={4} alternative />;
    case 'number':
      return <Field {...shared} value={value} width={6} affix={leaf.unit && say(leaf.unit)} alternative />;
    case 'choice':
      return <Select {...shared} value={value} choices={choicesOf(visit, leaf.options, [value])} nothing={say('design.choose')} />;
    case 'choices':
      return (
        <Choices
          {...shared}
          legend={label}
          kind="checkbox"
          choices={choicesOf(visit, leaf.options, fields[name] ?? [])}
          chosen={fields[name] ?? []}
        />
      );
    case 'yes-no':
      return <Choices {...shared} legend={label} kind="radio" choices={yesNo(visit)} chosen={[value]} />;
  }
}

const yesNo = ({ say }: Visit) => [
  { value: 'yes', label: say('design.yes') },
  { value: 'no', label: say('design.no') },
  { value: '', label: say('design.not-said') },
];

/** A list that is too long to read through stands in the order of the reader's alphabet. */
const LONG = 20;

/** The options, and with them what a description says that is on no list: it must not get lost. */
function choicesOf(visit: Visit, options: readonly Option[], given: readonly string[]) {
  const known = options.map((option) => ({ value: option.word, label: optionLabel(visit, option) }));
  if (known.length > LONG) known.sort((a, b) => visit.writing.compare(a.label, b.label));
  const strangers = [...new Set(given)].filter((word) => word !== '' && !known.some(({ value }) => value === word));
  return [...known, ...strangers.map((word) => ({ value: word, label: word }))];
}
