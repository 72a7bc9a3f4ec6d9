import { runView } from '../door.ts';
import { languageOfName } from '../languages/language-of-name.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Heading } from '../ui/heading.tsx';
import { Link } from '../ui/link.tsx';
import type { Page } from '../ui/page.ts';
import { Pagination } from '../ui/pagination.tsx';
import type { Visit } from '../ui/visit.ts';
import type { Institution } from './institution.ts';
import { listInstitutions } from './list-institutions.ts';

const PATH = '/institutions';
const LONGEST_CURSOR = 500;

/** The institutions of this house, by name. */
export const institutionsPage: Page = {
  path: PATH,
  sameForVisitors: true,
  async get(visit) {
    const { say } = visit;
    const after = visit.url.searchParams.get('after')?.slice(0, LONGEST_CURSOR);
    const { institutions, next } = await runView(listInstitutions, visit.context, after ? { after } : {});
    return {
      title: say('institutions.title'),
      place: 'institutions',
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('institutions.title')}</Heading>
            <p class="ds-paragraph lead">{say('institutions.lead')}</p>
            <div>
              <Link look="button" variant="secondary" href="/institutions/new">
                {say('institutions.introduce')}
              </Link>
            </div>
          </div>
          {institutions.length === 0 ? (
            <Nothing visit={visit} beyond={after !== undefined} />
          ) : (
            <div class="stack" data-gap="4">
              <ul class="results narrow">
                {institutions.map((institution) => (
                  <Entry visit={visit} institution={institution} />
                ))}
              </ul>
              <Pagination
                label={say('institutions.pages')}
                previous={{ says: say('list.first'), href: after ? PATH : undefined }}
                next={{ says: say('list.next'), href: next ? `${PATH}?after=${encodeURIComponent(next)}` : undefined }}
              />
            </div>
          )}
        </div>
      ),
    };
  },
};

function Entry({ visit, institution }: { visit: Visit; institution: Institution }) {
  return (
    <li class="result one">
      <Heading level={2} size="xs">
        <Link href={`${PATH}/${institution.id}`} lang={languageOfName(institution.name, institution.country)}>
          {institution.name}
        </Link>
      </Heading>
      <p class="muted">{visit.writing.country(institution.country)}</p>
    </li>
  );
}

function Nothing({ visit, beyond }: { visit: Visit; beyond: boolean }) {
  const { say } = visit;
  return (
    <EmptyState title={say(beyond ? 'institutions.end' : 'institutions.none')}>
      <p>{say(beyond ? 'institutions.end-how' : 'institutions.none-how')}</p>
      {beyond ? (
        <p>
          <Link href={PATH}>{say('list.first')}</Link>
        </p>
      ) : null}
    </EmptyState>
  );
}
