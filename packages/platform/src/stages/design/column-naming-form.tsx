import { sections } from '@laurel/microcredential';
import type { Child } from 'hono/jsx';
import { Button, DefaultButton } from '../../base/ui/button.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { type Choice, Select } from '../../base/ui/select.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { carryTable } from './carried-table.ts';
import { type ColumnNaming, fieldOfColumn, headingOf } from './column-naming.ts';
import { languagesToWriteIn } from './concept-choices.ts';
import { labelOf } from './design-words.ts';
import { elementsOf } from './section.ts';

type Props = { visit: Visit; naming: ColumnNaming; action: string; once?: string; children?: Child };

/** Each column that nobody knows, with its first values, and what it may be. The table travels with the form. */
export function ColumnNamingForm({ visit, naming, action, once, children }: Props) {
  const { say } = visit;
  const { table, laid, asked, meanings, language, problems } = naming;
  const choices = meaningsOf(visit);
  const errorOf = (place: number) => problems.find(({ field }) => field === fieldOfColumn(place))?.says;
  const tongues = languagesToWriteIn(visit);
  return (
    <Form action={action} {...(once !== undefined && { once })}>
      <DefaultButton name="do" value="name" />
      <Hidden name="table" value={carryTable(table)} />
      <Hidden name="table.lies" value={laid.lies} />
      {children}
      <Table
        caption={say('columns.of-table')}
        stacked
        columns={[{ title: say('columns.column') }, { title: say('import.first-values') }, { title: say('import.means'), wide: true }]}
        rows={asked.map((place) => [
          <bdi>{headingOf(visit, laid.columns, place)}</bdi>,
          <bdi class="muted">{laid.columns[place]?.first.join(' · ')}</bdi>,
          <Select
            name={fieldOfColumn(place)}
            label={say('import.means-label', { column: headingOf(visit, laid.columns, place) })}
            labelHidden
            choices={[{ value: '', label: say('columns.leave-out') }, ...choices]}
            value={meanings.get(place) ?? ''}
            error={errorOf(place)}
          />,
        ])}
      />
      <Recognised visit={visit} naming={naming} />
      <Select
        name="table.language"
        label={say('columns.language')}
        hint={say('columns.language-hint')}
        choices={
          tongues.some(({ value }) => value === language)
            ? tongues
            : [{ value: language, label: visit.writing.language(language) }, ...tongues]
        }
        value={language}
      />
      <div class="row">
        <Button name="do" value="name">
          {say('columns.read')}
        </Button>
        <Button name="do" value="turn" variant="secondary">
          {say(laid.lies === 'down' ? 'columns.headings-above' : 'columns.headings-beside')}
        </Button>
      </div>
    </Form>
  );
}

/** Everything that the mask asks, under the names of its sections. */
function meaningsOf(visit: Visit): readonly Choice[] {
  return sections.flatMap((section) =>
    elementsOf(section).map((key) => ({ value: key, label: labelOf(visit, key), group: visit.say(`design-section.${section}`) })),
  );
}

/** What needs no asking, for whoever wants to see that it was understood. */
function Recognised({ visit, naming: { laid } }: { visit: Visit; naming: ColumnNaming }) {
  const known = laid.columns.flatMap(({ found, cell }, place) =>
    found === undefined || found === 'left-out' || cell.text.trim() === ''
      ? []
      : [{ term: headingOf(visit, laid.columns, place), value: nameOf(visit, found.asked) }],
  );
  if (known.length === 0) return null;
  return (
    <Fold says={visit.say('columns.recognised', { count: known.length })}>
      <Facts facts={known} />
    </Fold>
  );
}

/** Some questions of the alliances' forms cover several elements, and some only a part of one. */
function nameOf(visit: Visit, asked: string): string {
  const several = { volume: 'workload.ects', application: 'application.selection', quality: 'quality.dataCollected' } as const;
  if (asked in several) return labelOf(visit, several[asked as keyof typeof several]);
  if (asked === 'support' || asked === 'infrastructure') return labelOf(visit, `${asked}.learners`);
  return labelOf(visit, asked.replace(/^(provider\.lead)\.\w+$/, '$1'));
}
