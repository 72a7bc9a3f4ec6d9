import { isMessageKey } from '../../base/languages/message.ts';
import { Field } from '../../base/ui/field.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Select } from '../../base/ui/select.tsx';
import { State } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { Tick } from '../../base/ui/tick.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { nameOf } from './class-import-form.ts';
import type { ClassCode } from './class-note.ts';
import { explainAlone } from './class-sentences.ts';
import type { ShownImport, ShownNote, ShownRow } from './show-class-import.ts';

type Of = { readonly visit: Visit; readonly shown: ShownImport };

/** The rows that need somebody, each with what is wrong and the fields to repair it in. */
export function Repairs({ visit, shown, rows, enrols }: Of & { rows: readonly ShownRow[]; enrols: boolean }) {
  const { say } = visit;
  const strangers = rows.filter(({ stranger }) => stranger);
  return (
    <div class="stack" id="repair" tabindex={-1}>
      {strangers.length > 1 && shown.purpose === 'results' ? (
        <section class="panel stack" aria-labelledby="strangers-title">
          <Heading level={3} size="2xs" id="strangers-title">
            {say('import.strangers', { count: strangers.length })}
          </Heading>
          <Select
            name="strangers"
            label={say('import.strangers-all')}
            nothing={say('import.strangers-each')}
            choices={[
              ...(enrols ? [{ value: 'enrol', label: say('import.strangers-enrol') }] : []),
              { value: 'leave-out', label: say('import.strangers-out') },
            ]}
            optional={say('form.optional')}
          />
        </section>
      ) : null}
      <ul class="plain">
        {rows.map((row) => (
          <Repair visit={visit} shown={shown} row={row} enrols={enrols} />
        ))}
      </ul>
    </div>
  );
}

function Repair({ visit, shown, row, enrols }: Of & { row: ShownRow; enrols: boolean }) {
  const { say } = visit;
  const notes = [...row.refused, ...(row.saidRight ? [] : row.doubts)];
  const here = new Set(row.repair.map(({ column }) => column));
  const apart = notes.filter(({ column }) => column === undefined || !here.has(column));
  return (
    <li class="repair" aria-label={say('import.row', { row: row.row })}>
      <div>
        <Heading level={3} size="2xs">
          <bdi>{row.name || say('import.nameless')}</bdi>
        </Heading>
        <p class="muted small">
          {say('import.row', { row: row.row })}
          {row.studentNumber === '' ? null : (
            <>
              {' · '}
              <bdi>{row.studentNumber}</bdi>
            </>
          )}
        </p>
        <Hidden name={nameOf.shown(row.row)} value="yes" />
      </div>
      <div class="stack" data-gap="3">
        {apart.map((note) => (
          <State tone={row.refused.includes(note) ? 'danger' : 'warning'}>{noteSays(visit, note)}</State>
        ))}
        {row.repair.map(({ column, text }) => (
          <Field
            name={nameOf.cell(row.row, column)}
            label={shown.columns[column]?.heading || say('import.column-number', { number: column + 1 })}
            value={text.slice(0, 2_000)}
            error={
              notes
                .filter((note) => note.column === column)
                .map((note) => noteSays(visit, note))
                .join('; ') || undefined
            }
            width={width(text)}
            alternative
            autocomplete="off"
            spellcheck={false}
          />
        ))}
        {row.doubts.length > 0 ? (
          <Tick name={nameOf.right(row.row)} value={row.mark} label={say('results.sure')} checked={row.saidRight} />
        ) : null}
        {row.stranger && enrols && shown.purpose === 'results' ? (
          <Tick name={nameOf.enrol(row.row)} label={say('import.enrol')} checked={row.enrol} />
        ) : null}
        <Tick name={nameOf.out(row.row)} label={say('import.leave-out')} checked={row.state === 'left-out'} />
      </div>
    </li>
  );
}

const width = (text: string): number => Math.min(40, Math.max(12, text.length + 4));

function noteSays({ say, language }: Visit, { code, own, words }: ShownNote): string {
  if (!own) return explainAlone({ code: code as ClassCode, words }, language.tag);
  const key = `class-note.${code}`;
  return isMessageKey(key) ? say(key, words) : code;
}

/** Rows that need nobody are folded, and so are those that were left out: they can be taken back in. */
export function Folded({ visit, shown, ready, out }: Of & { ready: readonly ShownRow[]; out: readonly ShownRow[] }) {
  const { say } = visit;
  return (
    <div class="stack">
      {out.length > 0 ? (
        <Fold says={say('import.left-out', { count: out.length })}>
          <ul class="plain">
            {out.map((row) => (
              <li class="repair">
                <p>
                  <bdi class="strong">{row.name || say('import.nameless')}</bdi>
                  <br />
                  <span class="muted small">{say('import.row', { row: row.row })}</span>
                  <Hidden name={nameOf.shown(row.row)} value="yes" />
                </p>
                <Tick name={nameOf.out(row.row)} label={say('import.leave-out')} checked />
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      {ready.length > 0 ? (
        <Fold says={say('import.ready', { count: ready.length })}>
          <Table
            caption={say('import.ready', { count: ready.length })}
            stacked
            columns={[
              { title: say('results.learner') },
              { title: say('class-field.studentNumber') },
              ...(shown.withResults
                ? [{ title: say('results.result') }, { title: say('results.grade') }, { title: say('results.assessed-on') }]
                : []),
              { title: say('import.remarks') },
            ]}
            rows={ready.map((row) => [
              <bdi>{row.name}</bdi>,
              <bdi>{row.studentNumber}</bdi>,
              ...(shown.withResults
                ? [
                    row.said ? say(`results.${row.said.result}`) : '',
                    <bdi>{row.said?.grade ?? ''}</bdi>,
                    row.said ? visit.writing.date(row.said.assessedOn) : '',
                  ]
                : []),
              <Remarks visit={visit} shown={shown} row={row} />,
            ])}
          />
        </Fold>
      ) : null}
    </div>
  );
}

/** What was cleaned in a row that is taken, and what becomes of it. */
function Remarks({ visit, shown, row }: Of & { row: ShownRow }) {
  const { say } = visit;
  const cleaned = row.cleaned.map((note) =>
    note.column === undefined
      ? noteSays(visit, note)
      : say('import.remark-at', { column: shown.columns[note.column]?.heading ?? '', says: noteSays(visit, note) }),
  );
  const all = [row.enrol ? say('import.is-enrolled') : '', row.saidRight ? say('import.said-right') : '', ...cleaned].filter(Boolean);
  return <span class="small muted">{all.join('; ')}</span>;
}
