import type { Child } from 'hono/jsx';
import { institutionsOf } from '../../base/actor.ts';
import { runView } from '../../base/door.ts';
import { dayOf } from '../../base/people/role.ts';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { DeviationLines } from '../design/deviation-lines.tsx';
import { DEVIATIONS } from '../design/deviation-words.ts';
import { listDeviations } from '../design/list-deviations.ts';

/** As many as one sees without scrolling; the list has the rest. */
const SHOWN = 5;

/** On the page of the approvals: deviations that are asked for, which deciders decide as well, and the way to all others. */
export async function waitingDeviations(visit: Visit): Promise<Child> {
  const { say, context } = visit;
  if (institutionsOf(context.actor).length === 0) return null;
  const { deviations } = await runView(listDeviations, context, { limit: SHOWN });
  const waiting = deviations.filter(({ state }) => state === 'asked');
  const all = (
    <p>
      <Link href={DEVIATIONS}>{say('deviation.all')}</Link>
    </p>
  );
  if (waiting.length === 0) return deviations.length === 0 ? null : all;
  return (
    <section class="stack" aria-labelledby="deviations">
      <Heading level={2} size="xs" id="deviations">
        {say('deviation.waiting')}
      </Heading>
      <DeviationLines visit={visit} deviations={waiting} today={dayOf(context.house.outside.clock.now())} titled />
      {all}
    </section>
  );
}
