import { runView } from '../../base/door.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { checkOffer } from './check-offer.ts';
import { titleOf } from './design-words.ts';
import { FrameworkCells } from './framework-cells.tsx';
import { workedExamples } from './worked-examples/worked-examples.ts';

/** Offers that were written out to the end, each with what the frameworks say of it today. */
export const workedExamplesPage: Page = {
  path: '/check/examples',
  async get(visit) {
    const { say } = visit;
    const judged = await Promise.all(
      workedExamples.map(async ({ id, document }) => ({
        id,
        title: titleOf(visit, document.description.title),
        ...(await runView(checkOffer, visit.context, { document })),
      })),
    );
    return {
      title: say('check.examples'),
      place: 'check',
      body: (
        <div class="wrap stack sections">
          <Breadcrumbs
            label={say('layout.you-are-here')}
            back={say('check.title')}
            crumbs={[
              { says: say('check.title'), href: '/check' },
              { says: say('check.examples'), href: '/check/examples' },
            ]}
          />
          <div class="stack">
            <Heading level={1} size="lg">
              {say('check.examples')}
            </Heading>
            <p class="ds-paragraph lead">{say('check.examples-lead')}</p>
          </div>
          {judged.map(({ id, title, verdicts, on }) => (
            <section class="stack">
              <Heading level={2} lang={title.lang}>
                {title.says}
              </Heading>
              <FrameworkCells visit={visit} verdicts={verdicts} on={on} />
              <div>
                <Link
                  look="button"
                  variant="secondary"
                  href={`/check?example=${id}`}
                  label={say('check.open-named', { title: title.says })}
                >
                  {say('check.open')}
                </Link>
              </div>
            </section>
          ))}
        </div>
      ),
    };
  },
};
