import type { ProblemCode } from '../base/rest/problem-code.ts';
import { Facts } from '../base/ui/facts.tsx';
import { Heading } from '../base/ui/heading.tsx';
import { Link } from '../base/ui/link.tsx';
import type { Sheet } from '../base/ui/page.ts';
import type { Visit } from '../base/ui/visit.ts';

/** What a reader sees when a page cannot be shown: what happened, what to do, and a reference to quote. No details of ours. */
export function errorSheet(visit: Visit, code: ProblemCode, status: number): Sheet {
  const { say } = visit;
  return {
    title: say(`problem.${code}.title`),
    status,
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <p class="muted">{say('error.number', { status: String(status) })}</p>
          <Heading level={1}>{say(`problem.${code}.title`)}</Heading>
          <p class="ds-paragraph lead">{say(`problem.${code}.detail`)}</p>
        </div>
        <div class="narrow stack" data-gap="4">
          <Facts facts={[{ term: say('error.reference'), value: <span class="id">{visit.context.requestId}</span> }]} />
          <p>{say(status >= 500 ? 'error.ours' : 'error.help')}</p>
          <div class="row">
            <Link look="button" variant="secondary" href="/">
              {say('error.home')}
            </Link>
          </div>
        </div>
      </div>
    ),
  };
}
