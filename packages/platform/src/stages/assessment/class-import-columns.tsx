import { isMessageKey } from '../../base/languages/message.ts';
import { Button } from '../../base/ui/button.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { Select } from '../../base/ui/select.tsx';
import { State } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { Tick } from '../../base/ui/tick.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { fields } from './class-heading.ts';
import { nameOf } from './class-import-form.ts';
import type { ClassCode } from './class-note.ts';
import { explain } from './class-sentences.ts';
import type { ShownImport } from './show-class-import.ts';

/** What each column of the file is, and how the list is to be read. */
export function Columns({ visit, shown }: { visit: Visit; shown: DrawnImport }) {
  const { say } = visit;
  const troubled = shown.troubles.length > 0;
  const choices = [
    ...fields.map((field) => ({ value: field, label: say(`class-field.${field}`) })),
    ...shown.components.map((title, index) => ({ value: `component-${index}`, label: say('results.grade-of', { part: title }) })),
  ];
  const heading = (column: number) => shown.columns[column]?.heading || say('import.column-number', { number: column + 1 });
  return (
    <section class="stack" aria-labelledby="columns">
      <Heading level={2} id="columns">
        {say('import.columns')}
      </Heading>
      <p class="muted">{say('import.rows-found', { count: shown.rows.length, columns: shown.columns.length })}</p>
      {shown.guessed ? <Notice tone="warning">{say('import.letters-guessed')}</Notice> : null}
      {shown.otherSheets === undefined ? null : <Notice tone="warning">{say('import.other-sheets', { others: shown.otherSheets })}</Notice>}
      {troubled ? (
        <ul class="plain stack">
          {shown.troubles.map(({ code, words }) => (
            <li>
              <State tone="danger">{troubleSays(visit, code, words)}</State>
            </li>
          ))}
        </ul>
      ) : null}
      <Table
        caption={say('import.columns-of')}
        stacked
        columns={[
          { title: say('import.column') },
          { title: say('import.first-values') },
          { title: say('import.means') },
          { title: say('import.column-check') },
        ]}
        rows={shown.columns.map((column, at) => [
          <bdi>{heading(at)}</bdi>,
          <bdi class="muted">{column.first.join(' · ')}</bdi>,
          <Select
            name={nameOf.column(at)}
            label={say('import.means-label', { column: heading(at) })}
            labelHidden
            nothing={say('import.unused')}
            choices={choices}
            value={column.meaning}
          />,
          <ColumnState visit={visit} shown={shown} at={at} />,
        ])}
      />
      <Rules visit={visit} shown={shown} open={troubled || shown.minimum !== undefined} />
      <div>
        <Button name="do" value="read" variant="secondary">
          {say('import.read-again')}
        </Button>
      </div>
    </section>
  );
}

function ColumnState({ visit, shown, at }: { visit: Visit; shown: ShownImport; at: number }) {
  const { say } = visit;
  if (shown.columns[at]?.meaning === '') return <span class="muted">{say('import.column-unused')}</span>;
  if (shown.troubles.length > 0) return <span class="muted">–</span>;
  const wrong = shown.rows.filter(
    ({ state, refused, doubts }) => state === 'wrong' && [...refused, ...doubts].some(({ column }) => column === at),
  );
  return wrong.length > 0 ? (
    <State tone="danger">{say('import.column-wrong', { count: wrong.length })}</State>
  ) : (
    <State tone="success">{say('import.column-fine')}</State>
  );
}

function troubleSays({ say, language }: Visit, code: string, words: Readonly<Record<string, string | number>>): string {
  const own = `import-trouble.${code}`;
  return isMessageKey(own) ? say(own, words) : explain({ code: code as ClassCode, words }, language.tag);
}

/** A list with an answer that cannot be stored, as it was typed, and why not. */
export type DrawnImport = ShownImport & { readonly minimum?: { readonly typed: string; readonly says: string } };

/** What neither the list nor the description says. */
function Rules({ visit, shown, open }: { visit: Visit; shown: DrawnImport; open: boolean }) {
  const { say } = visit;
  const { rules } = shown;
  const has = (code: string) => shown.troubles.some((trouble) => trouble.code === code);
  const errorOf = (...codes: string[]) => codes.filter(has).map((code) => troubleSays(visit, code, {}))[0];
  return (
    <Fold says={say('import.rules')} open={open}>
      <div class="stack narrow">
        <Field
          name="rules.assessedOn"
          type="date"
          label={say('import.assessed-on')}
          hint={say('import.assessed-on-hint')}
          value={rules.assessedOn}
          width={12}
          optional={say('form.optional')}
          error={errorOf('no-day', 'day-wrong')}
        />
        <Field
          name="rules.minAttendance"
          label={say('import.minimum')}
          hint={say('import.minimum-hint')}
          value={shown.minimum?.typed ?? (rules.minAttendance === undefined ? '' : String(rules.minAttendance))}
          error={shown.minimum?.says}
          width={5}
          affix="%"
          optional={say('form.optional')}
        />
        <Field
          name="rules.scale"
          label={say('import.scale')}
          hint={say('import.scale-hint')}
          value={rules.scale}
          width={16}
          optional={say('form.optional')}
          error={errorOf('scale-wrong')}
        />
        <Field
          name="rules.pass"
          label={say('import.pass-words')}
          hint={say('import.words-hint')}
          value={rules.pass.join(', ')}
          optional={say('form.optional')}
        />
        <Field name="rules.fail" label={say('import.fail-words')} value={rules.fail.join(', ')} optional={say('form.optional')} />
        <Tick name="headings" value="none" label={say('import.no-headings')} checked={!shown.headings} />
      </div>
    </Fold>
  );
}
