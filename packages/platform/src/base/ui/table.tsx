import type { Child } from 'hono/jsx';

export type Column = { readonly title: string; readonly kind?: 'text' | 'number'; readonly wide?: boolean };

export type TableProps = {
  /** Named for those who listen; shown above the table unless the heading before it says the same. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column[];
  /** The first cell of each row names it. */
  rows: readonly (readonly Child[])[];
  /** Rows of sentences become blocks on a phone; rows of figures scroll. */
  stacked?: boolean;
};

/** A table turned into blocks loses its roles in browsers: they are written out there, and only there. */
function roleOf(stacked: boolean | undefined, role: string): { role?: string } {
  return stacked ? { role } : {};
}

/** A table that keeps its roles when a narrow screen turns its rows into blocks. */
export function Table({ caption, captionShown, columns, rows, stacked }: TableProps) {
  const align = (index: number) => (columns[index]?.kind === 'number' ? 'end' : undefined);
  return (
    <section class="scroll" tabindex={0} aria-label={caption}>
      <table class="ds-table" {...roleOf(stacked, 'table')} data-stack={stacked ? '' : undefined}>
        <caption class={captionShown ? undefined : 'ds-sr-only'}>{caption}</caption>
        <thead {...roleOf(stacked, 'rowgroup')}>
          <tr {...roleOf(stacked, 'row')}>
            {columns.map((column, index) => (
              <th
                {...roleOf(stacked, 'columnheader')}
                scope="col"
                class={[align(index), column.wide ? 'col-l' : undefined].filter(Boolean).join(' ') || undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roleOf(stacked, 'rowgroup')}>
          {rows.map((row) => (
            <tr {...roleOf(stacked, 'row')}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th {...roleOf(stacked, 'rowheader')} scope="row" class={align(index)}>
                    {cell}
                  </th>
                ) : (
                  <td {...roleOf(stacked, 'cell')} class={align(index)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
