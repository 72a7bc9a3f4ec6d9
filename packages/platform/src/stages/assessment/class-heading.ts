import { type SheetRow, sheetLimits } from '../../base/office-files/sheet.ts';
import table from './class-headings.json' with { type: 'json' };
import { UnreadableClassList } from './class-note.ts';
import { cleanText } from './clean-text.ts';
import type { ColumnMap } from './column-map.ts';

/** What a column of a class list can hold. `name` is the whole name in one cell. */
export type Field = keyof typeof table;

export const fields = Object.keys(table) as readonly Field[];

/** A part of the description that is graded for itself. */
export type GradedComponent = { readonly id?: string; readonly titles: readonly string[] };

/** Where each field stands, and the headings as the file writes them. */
export type ClassHeading = {
  /** index of the row that holds the headings */
  readonly at: number;
  readonly written: readonly string[];
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** column of each component's grade, by the component's place in the description */
  readonly components: ReadonlyMap<number, number>;
};

/** A heading row stands at the top, below a title or two at most. */
const rowsToSearch = 10;

/**
 * A heading without what people write differently: case, spaces, accents, punctuation.
 * @example
 * foldHeading('Matrikel-Nr.') === foldHeading('MATRIKEL NR') // true
 */
export function foldHeading(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const known = new Map<string, { field: Field; weak: boolean }>();
for (const field of fields) {
  for (const word of table[field].weak) known.set(foldHeading(word), { field, weak: true });
  for (const word of table[field].strong) known.set(foldHeading(word), { field, weak: false });
}

/** The field that a heading names in English or German, or by its own key. */
export function fieldNamed(heading: string): Field | undefined {
  const folded = foldHeading(heading);
  return known.get(folded)?.field ?? fields.find((field) => field.toLowerCase() === folded);
}

/** How many of these cells are headings of a class list; to recognise a heading row, and a delimiter. */
export function countHeadings(cells: readonly string[], map?: ColumnMap): number {
  const mapped = new Set([...(map?.columns.values() ?? [])].map(foldHeading));
  return cells.filter((cell) => known.has(foldHeading(cell)) || (cell.trim() !== '' && mapped.has(foldHeading(cell)))).length;
}

/**
 * Finds the headings and what each of them means.
 * @throws UnreadableClassList when there is none, one is missing, or two mean the same
 */
export function findHeading(rows: readonly SheetRow[], components: readonly GradedComponent[], map?: ColumnMap): ClassHeading {
  const counts = rows.slice(0, rowsToSearch).map((row) =>
    countHeadings(
      row.cells.map((cell) => cell.text),
      map,
    ),
  );
  const best = Math.max(0, ...counts);
  const at = best === 0 ? rows.findIndex((row) => row.cells.some((cell) => cell.text.trim() !== '')) : counts.indexOf(best);
  const written = (rows[at]?.cells ?? []).map((cell) => cleanText(cell.text).text);
  while (written.length > 0 && written.at(-1) === '') written.pop();
  if (written.length > sheetLimits.columns)
    throw new UnreadableClassList('too-many-columns', { limit: sheetLimits.columns, found: written.length });
  const columns = placeFields(written, map);
  return {
    at,
    written,
    columns: wholeOrFamilyName(columns),
    components: placeComponents(written, components, new Set(Object.values(columns)), map),
  };
}

function placeFields(written: readonly string[], map: ColumnMap | undefined): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {};
  const taken = new Set<number>();
  for (const [field, heading] of map?.columns ?? []) {
    const at = theOne(written, heading);
    if (fields.includes(field as Field)) columns[field as Field] = at;
    taken.add(at);
  }
  for (const weak of [false, true]) {
    written.forEach((heading, at) => {
      const found = known.get(foldHeading(heading));
      if (!found || found.weak !== weak || taken.has(at)) return;
      const other = columns[found.field];
      if (other === undefined) columns[found.field] = at;
      // A mapped column was chosen, and a weak word ("date") gives way to a strong one ("assessed on").
      else if (!weak && !map?.columns.has(found.field) && found.field !== 'remark')
        throw new UnreadableClassList('heading-twice', { one: written[other] ?? '', other: heading, field: found.field });
    });
  }
  return columns;
}

/** German lists write "Name, Vorname": beside a given name, "Name" is the family name. */
function wholeOrFamilyName(columns: Partial<Record<Field, number>>): Partial<Record<Field, number>> {
  const { name, ...others } = columns;
  if (name === undefined || columns.givenName === undefined) return columns;
  return columns.familyName === undefined ? { ...others, familyName: name } : others;
}

function placeComponents(
  written: readonly string[],
  components: readonly GradedComponent[],
  taken: ReadonlySet<number>,
  map: ColumnMap | undefined,
): Map<number, number> {
  const places = new Map<number, number>();
  components.forEach((component, index) => {
    const names = [...(component.id === undefined ? [] : [component.id]), ...component.titles];
    const mapped = names.map((name) => map?.columns.get(name)).find((heading) => heading !== undefined);
    if (mapped !== undefined) {
      places.set(index, theOne(written, mapped));
      return;
    }
    const wanted = new Set(names.flatMap((name) => ['', 'grade ', 'mark ', 'note '].map((before) => foldHeading(before + name))));
    const found = written.flatMap((heading, at) => (wanted.has(foldHeading(heading)) && !taken.has(at) ? [at] : []));
    if (found.length > 1)
      throw new UnreadableClassList('heading-twice', {
        one: written[found[0] ?? 0] ?? '',
        other: written[found[1] ?? 0] ?? '',
        field: component.id ?? component.titles[0] ?? '',
      });
    if (found[0] !== undefined) places.set(index, found[0]);
  });
  return places;
}

/** The one column with this heading, which `--columns` names. */
function theOne(written: readonly string[], heading: string): number {
  const found = written.flatMap((each, at) => (foldHeading(each) === foldHeading(heading) ? [at] : []));
  if (found.length > 1) throw new UnreadableClassList('heading-twice', { one: heading, other: heading, field: '--columns' });
  if (found[0] === undefined) throw new UnreadableClassList('mapped-heading-missing', { heading });
  return found[0];
}
