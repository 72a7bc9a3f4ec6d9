import { runView } from '../../base/door.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import { listOwnApplications } from './list-own-applications.ts';
import { OfferedTitle, stateTone, whenIn } from './offered-words.tsx';

const PATH = '/me/applications';

/** What I applied for, and where each of it stands. */
export const ownApplicationsPage: Page = {
  path: PATH,
  forPeople: true,
  async get(visit) {
    const { say, writing, context } = visit;
    const { applications } = await runView(listOwnApplications, context, {});
    return {
      title: say('own-applications.title'),
      unlisted: true,
      body: (
        <div class="wrap stack sections">
          <Breadcrumbs
            label={say('layout.you-are-here')}
            back={say('own-applications.me-back')}
            crumbs={[
              { says: say('own-applications.me'), href: '/me' },
              { says: say('own-applications.title'), href: PATH },
            ]}
          />
          <Heading level={1} size="lg">
            {say('own-applications.title')}
          </Heading>
          {applications.length === 0 ? (
            <EmptyState title={say('own-applications.none')}>
              <p>{say('own-applications.none-how')}</p>
              <p>
                <Link href="/catalogue">{say('apply.to-catalogue')}</Link>
              </p>
            </EmptyState>
          ) : (
            <Table
              caption={say('own-applications.title')}
              stacked
              columns={[
                { title: say('own-applications.course'), wide: true },
                { title: say('apply.when') },
                { title: say('own-applications.sent') },
                { title: say('own-applications.state') },
              ]}
              rows={applications.map((application) => [
                <>
                  <Link href={`${PATH}/${application.id}`}>
                    <OfferedTitle visit={visit} offered={application.offered} />
                  </Link>
                  <br />
                  <span class="muted small">
                    <bdi>{application.offered.institution}</bdi>
                  </span>
                </>,
                whenIn(visit, application.offered),
                writing.date(new Date(application.submittedAt)),
                <Tag tone={stateTone[application.state]}>{say(`admission.state-${application.state}`)}</Tag>,
              ])}
            />
          )}
        </div>
      ),
    };
  },
};
