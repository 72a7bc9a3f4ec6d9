import type { Description } from '@laurel/microcredential';
import type { Child } from 'hono/jsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { type Difference, differencesBetween, isOrder, type Step } from '../design/difference.ts';
import { elementIn } from '../design/mask.ts';
import { sayLeaf } from '../design/say-leaf.ts';
import { type Place, placeOf } from './mask-words.ts';
import { wordChanges } from './word-changes.ts';

export type Changed = { readonly label: string; readonly lines: readonly { readonly place: Place; readonly difference: Difference }[] };

/** What differs between two versions, by element and entry, in the order of the later one. */
export function changesBetween(visit: Visit, before: Description, after: Description): readonly Changed[] {
  const numberOf = (element: string, step: Step): number =>
    numberIn(elementIn(after, element), step) ?? numberIn(elementIn(before, element), step) ?? 0;
  const groups = new Map<string, { label: string; lines: { place: Place; difference: Difference }[] }>();
  for (const difference of differencesBetween(before, after)) {
    const place = placeOf(visit, difference.steps, numberOf);
    // An entry that went and one that came can have the same number: what is gone altogether stands by itself.
    const key = `${place.element}/${isGone(difference, after) ? 'gone' : ''}`;
    const group = groups.get(key) ?? { label: place.label, lines: [] };
    group.lines.push({ place, difference });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Whether the whole entry of a list is gone, and not only a part of it. */
function isGone({ steps, ...difference }: Difference, after: Description): boolean {
  if ('after' in difference) return false;
  const entry = steps.findIndex((step) => 'id' in step);
  if (entry < 0) return false;
  const list = elementIn(
    after,
    steps
      .slice(0, entry)
      .map((step) => ('key' in step ? step.key : ''))
      .join('.'),
  );
  return numberIn(list, steps[entry] as Step) === undefined;
}

function numberIn(list: unknown, step: Step): number | undefined {
  if ('index' in step) return step.index + 1;
  if (!Array.isArray(list) || !('id' in step)) return undefined;
  const found = list.findIndex((entry) => entry === step.id || (typeof entry === 'object' && entry !== null && entry.id === step.id));
  return found < 0 ? undefined : found + 1;
}

/** A row for every element that changed: what went struck through, what came underlined; both are also said to whoever listens. */
export function Changes({ visit, changes }: { visit: Visit; changes: readonly Changed[] }) {
  const { say } = visit;
  return (
    <Table
      caption={say('approval.changes')}
      stacked
      columns={[{ title: say('design.element') }, { title: say('approval.change'), wide: true }]}
      rows={changes.map(({ label, lines }) => [
        <bdi>{label}</bdi>,
        <ul class="plain stack" data-gap="1">
          {lines.map(({ place, difference }) => (
            <li>
              {place.part ? <span class="muted small">{place.part}: </span> : null}
              <Change visit={visit} place={place} difference={difference} />
            </li>
          ))}
        </ul>,
      ])}
    />
  );
}

function Change({ visit, place, difference }: { visit: Visit; place: Place; difference: Difference }) {
  const { say } = visit;
  if (isOrder(difference)) return <span>{say('approval.reordered')}</span>;
  const told = (value: unknown) => sayLeaf(visit, value, place.answer, place.language);
  const [old, now] = [
    'before' in difference ? told(difference.before) : undefined,
    'after' in difference ? told(difference.after) : undefined,
  ];
  const words = (kind: 'gone' | 'new' | 'same', says: string): Child => {
    if (kind === 'same') return says;
    const Mark = kind === 'gone' ? 'del' : 'ins';
    return (
      <>
        <span class="ds-sr-only"> {say(kind === 'gone' ? 'approval.gone' : 'approval.new')} </span>
        <Mark>{says}</Mark>
      </>
    );
  };
  if (old && now && typeof difference.before === 'string' && typeof difference.after === 'string')
    return (
      <bdi lang={now.lang}>
        {wordChanges(old.says, now.says).map(({ kind, says }, index) => (
          <>
            {index === 0 ? null : ' '}
            {words(kind, says.trim())}
          </>
        ))}
      </bdi>
    );
  return (
    <>
      {old ? <bdi lang={old.lang}>{words('gone', old.says)}</bdi> : null} {now ? <bdi lang={now.lang}>{words('new', now.says)}</bdi> : null}
    </>
  );
}
