import { runView } from '../door.ts';
import { Facts } from '../ui/facts.tsx';
import { Heading } from '../ui/heading.tsx';
import { Link } from '../ui/link.tsx';
import type { Page } from '../ui/page.ts';
import { State } from '../ui/state.tsx';
import { param } from '../ui/visit.ts';
import { followIntroduction } from './follow-introduction.ts';

/** What became of an introduction: the confirmation after sending it, and later the place to look how it stands. */
export const introducedPage: Page = {
  path: '/institutions/{id}/introduced',
  async get(visit) {
    const { say, writing } = visit;
    const introduction = await runView(followIntroduction, visit.context, { id: param(visit, 'id') });
    const confirmed = introduction.confirmedAt !== undefined;
    const title = say(confirmed ? 'introduced.title-confirmed' : 'introduced.title');
    return {
      title,
      place: 'institutions',
      unlisted: true,
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{title}</Heading>
            <p class="ds-paragraph lead">{say(confirmed ? 'introduced.lead-confirmed' : 'introduced.lead')}</p>
          </div>
          <div class="narrow stack" data-gap="5">
            <Facts
              facts={[
                { term: say('institution.reference'), value: <span class="id">{introduction.id}</span> },
                { term: say('introduced.received'), value: writing.date(introduction.introducedAt) },
                {
                  term: say('institution.standing'),
                  value: (
                    <State tone={confirmed ? 'success' : 'info'}>
                      {introduction.confirmedAt
                        ? say('institution.confirmed', { date: writing.date(introduction.confirmedAt) })
                        : say('introduced.waiting')}
                    </State>
                  ),
                },
              ]}
            />
            {confirmed ? (
              <p>
                <Link href={`/institutions/${introduction.id}`}>{say('introduced.see')}</Link>
              </p>
            ) : (
              <section class="stack" aria-labelledby="next">
                <Heading level={2} id="next">
                  {say('introduced.next')}
                </Heading>
                <ol class="stack flush" data-gap="2">
                  <li>{say('introduced.next-mail')}</li>
                  <li>{say('introduced.next-check')}</li>
                  <li>{say('introduced.next-listed')}</li>
                </ol>
                <p class="muted">{say('introduced.keep')}</p>
              </section>
            )}
          </div>
        </div>
      ),
    };
  },
};
