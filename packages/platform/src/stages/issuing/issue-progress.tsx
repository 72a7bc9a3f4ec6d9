import { Button } from '../../base/ui/button.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Meter } from '../../base/ui/meter.tsx';
import { onceKey } from '../../base/ui/once.ts';
import { Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { progressOf } from './issue-words.ts';
import type { LearnerRow, ShownIssuing } from './show-issuing.ts';

/** How often the page looks again while credentials are signed and mails go out. */
export const LOOKS_AGAIN = 2;

/** From then on the reader may ask for another try. */
const SLOW_MS = 60_000;

type Props = { visit: Visit; shown: ShownIssuing; path: string; refresh: boolean };

/** How far each credential is: who waits for somebody stands first. */
export function Progress({ visit, shown, path, refresh }: Props) {
  const { say } = visit;
  const { order } = shown;
  if (order === undefined) return null;
  const rows = shown.learners.filter(({ standing }) => ['in-work', 'issued', 'revoked', 'unfit'].includes(standing));
  const ordered = rows.filter(({ enrolmentId }) => order.enrolments.includes(enrolmentId));
  const signed = ordered.filter(({ standing }) => standing === 'issued' || standing === 'revoked').length;
  const unfit = rows.filter(({ standing }) => standing === 'unfit');
  const slow = order.open && visit.context.house.outside.clock.now().getTime() - Date.parse(order.orderedAt) > SLOW_MS;
  return (
    <>
      {order.open || refresh ? (
        <section class="stack" aria-labelledby="progress">
          <Heading level={2} id="progress">
            {say('issue.signing', { part: signed, whole: order.total })}
          </Heading>
          <Meter label={say('issue.signed-of', { part: signed, whole: order.total })} part={signed} whole={order.total} />
          <Counts visit={visit} rows={rows} />
          <p class="muted small">
            {say('issue.signing-note')} {refresh ? say('issue.refreshing', { seconds: LOOKS_AGAIN }) : null}{' '}
            {refresh ? (
              <Link href={`${path}?refresh=off`}>{say('issue.refresh-stop')}</Link>
            ) : (
              <Link href={path}>{say('issue.refresh-now')}</Link>
            )}
          </p>
          {slow ? (
            <Form action={path} once={onceKey()}>
              <Hidden name="what" value="resume" />
              <p>{say('issue.slow')}</p>
              <div>
                <Button variant="secondary">{say('issue.resume')}</Button>
              </div>
            </Form>
          ) : null}
        </section>
      ) : null}
      <section class="stack">
        <Heading level={2}>{say('issue.each')}</Heading>
        {order.open || refresh ? null : <Counts visit={visit} rows={rows} />}
        <Table
          caption={say('issue.each')}
          stacked
          columns={[{ title: say('issue.learner') }, { title: say('issue.state') }, { title: say('issue.happened'), wide: true }]}
          rows={rows.toSorted((a, b) => weightOf(visit, a) - weightOf(visit, b)).map((row) => cellsOf(visit, row, path))}
        />
        {unfit.length > 0 && !order.open ? (
          <Form action={path} once={onceKey()}>
            <Hidden name="what" value="again" />
            <p class="small muted">{say('issue.unfit-note')}</p>
            <div>
              <Button variant="secondary">{say('issue.unfit-again', { count: unfit.length })}</Button>
            </div>
          </Form>
        ) : null}
      </section>
    </>
  );
}

function Counts({ visit: { say }, rows }: { visit: Visit; rows: readonly LearnerRow[] }) {
  const signed = rows.filter(({ issuedAt }) => issuedAt !== undefined).length;
  const delivered = rows.filter(({ delivery }) => delivery === 'sent').length;
  const trouble = rows.filter((row) => row.standing === 'unfit' || progressOf(say, row).handOver === true).length;
  return (
    <div>
      <ul class="dots">
        <li>{say('issue.count-signed', { count: signed })}</li>
        <li>{say('issue.count-delivered', { count: delivered })}</li>
        {trouble > 0 ? <li>{say('issue.count-trouble', { count: trouble })}</li> : null}
      </ul>
    </div>
  );
}

function weightOf({ say }: Visit, row: LearnerRow): number {
  if (row.standing === 'unfit' || progressOf(say, row).handOver) return 0;
  return row.standing === 'in-work' ? 1 : 2;
}

function cellsOf({ say }: Visit, row: LearnerRow, path: string) {
  const { tag, tone, says, handOver } = progressOf(say, row);
  const { credentialId, name } = row;
  const opens = credentialId !== undefined && row.issuedAt !== undefined;
  return [
    opens ? (
      <Link href={`/credentials/${credentialId}`}>
        <bdi>{name}</bdi>
      </Link>
    ) : (
      <bdi>{name}</bdi>
    ),
    <Tag tone={tone}>{tag}</Tag>,
    <>
      <span class="small">{says}</span>
      {handOver && credentialId !== undefined ? (
        <Form action={path} once={onceKey()} label={say('issue.hand-over-to', { name })}>
          <div>
            <Button variant="tertiary" name="hand" value={credentialId}>
              {say('issue.hand-over')}
            </Button>
          </div>
        </Form>
      ) : null}
    </>,
  ];
}
