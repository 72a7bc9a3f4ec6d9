import { type ElementKey, elementOf, type Leaf, type Parts } from '@laurel/microcredential';
import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import { Field, idOf } from '../../base/ui/field.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { CodeSearch } from './code-search.tsx';
import { choicesOf, isSearched } from './concept-choices.ts';
import { directionOf, hintOf, labelOf, oneOf, partLabel, rowLabel, unitLabel } from './design-words.ts';
import { answerOf } from './section.ts';
import { type Fields, rowCount } from './section-form.ts';
import { lacks } from './untranslated.ts';

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
  const answer = answerOf(element);
  const label = labelOf(visit, element);
  const hint = hintOf(visit, element);
  const optional = isAskedByAnnex(element) ? undefined : visit.say('form.optional');
  if (answer.kind === 'rows') return <Rows filling={filling} element={element} parts={answer.parts} label={label} hint={hint} />;
  if (answer.kind !== 'group') return <LeafField {...filling} leaf={answer} name={element} label={label} hint={hint} optional={optional} />;
  return (
    <fieldset class="ds-fieldset stack">
      <legend class="ds-sr-only">{label}</legend>
      <p class="strong" aria-hidden="true">
        {label}
      </p>
      {hint ? <p class="muted">{hint}</p> : null}
      <PartFields filling={filling} element={element} parts={answer.parts} name={element} />
    </fieldset>
  );
}

/** What Annex I asks for; of the workload it asks for one of its figures, and the credits come first. */
function isAskedByAnnex(element: ElementKey): boolean {
  return element === 'workload.ects' || elementOf(element)?.annex1 === 'mandatory';
}

type RowsProps = { filling: Filling; element: ElementKey; parts: Parts; label: string; hint: string | undefined };

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
          <legend class="ds-sr-only">{rowLabel(visit, element, index + 1)}</legend>
          <p class="strong" aria-hidden="true">
            {rowLabel(visit, element, index + 1)}
          </p>
          <Hidden name={`${element}.${index}.was`} value={fields[`${element}.${index}.was`]?.[0] ?? ''} />
          <PartFields filling={filling} element={element} parts={parts} name={`${element}.${index}`} />
          <div>
            <Button variant="tertiary" color="danger" name="do" value={`remove:${element}:${index}`}>
              {say('design.row-remove', { what: oneOf(visit, element), number: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button variant="secondary" name="do" value={`add:${element}`}>
          {say('design.row-add', { what: oneOf(visit, element) })}
        </Button>
      </div>
    </div>
  );
}

type PartsProps = { filling: Filling; element: ElementKey; parts: Parts; name: string };

function PartFields({ filling, element, parts, name }: PartsProps) {
  return (
    <>
      {Object.entries(parts).map(([part, asked]) => (
        <LeafField {...filling} leaf={asked.answer} name={`${name}.${part}`} label={partLabel(filling.visit, element, part, asked)} />
      ))}
    </>
  );
}

function LeafField({ leaf, name, label, hint, optional, visit, fields, languages, errorOf }: Asked) {
  const { say } = visit;
  const shared = { label, hint, optional, name, error: errorOf(name) };
  const value = fields[name]?.[0] ?? '';
  const texts = Object.fromEntries(languages.map((tag) => [tag, fields[`${name}.${tag}`]?.[0] ?? '']));
  // What other languages say and this one does not is shown where it is missing.
  const hintIn = (tag: string, own: string | undefined) =>
    [own, lacks(texts, tag) ? say('design.untranslated') : undefined].filter(Boolean).join(' – ') || undefined;
  switch (leaf.kind) {
    case 'text':
      return (
        <>
          {languages.map((tag, index) => (
            <Field
              {...shared}
              name={`${name}.${tag}`}
              label={say('design.in-language', { label, language: visit.writing.language(tag) })}
              hint={hintIn(tag, index === 0 ? hint : undefined)}
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
    case 'day':
      return <Field {...shared} value={value} type="date" alternative />;
    case 'lines':
      return <Field {...shared} value={value} rows={4} alternative />;
    case 'number':
      return <Field {...shared} value={value} width={6} affix={unitLabel(visit, leaf.unit)} alternative />;
    case 'choice':
      return <Select {...shared} value={value} choices={choicesOf(visit, leaf.codes, [value])} nothing={say('design.choose')} />;
    case 'choices': {
      const chosen = fields[name] ?? [];
      if (isSearched(leaf.codes))
        return <CodeSearch {...shared} visit={visit} codes={leaf.codes} chosen={chosen} sought={fields[`${name}.search`]?.[0] ?? ''} />;
      return <Choices {...shared} legend={label} kind="checkbox" choices={choicesOf(visit, leaf.codes, chosen)} chosen={chosen} />;
    }
    case 'yes-no':
      return <Choices {...shared} legend={label} kind="radio" choices={yesNo(visit)} chosen={[value]} />;
  }
}

const yesNo = ({ say }: Visit) => [
  { value: 'yes', label: say('design.yes') },
  { value: 'no', label: say('design.no') },
  { value: '', label: say('design.not-said') },
];
