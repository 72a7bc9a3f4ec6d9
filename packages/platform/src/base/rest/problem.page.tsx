import { Refusal } from '../refusal.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Facts } from '../ui/facts.tsx';
import { Heading } from '../ui/heading.tsx';
import { Link } from '../ui/link.tsx';
import type { Page } from '../ui/page.ts';
import { Table } from '../ui/table.tsx';
import { param } from '../ui/visit.ts';
import { findProblemCode, type ProblemCode, problemCodes, statusOnTheWay } from './problem-code.ts';

/** All problems that the interfaces tell of. */
export const problemsPage: Page = {
  path: '/problems',
  get: ({ say }) => ({
    title: say('problems.title'),
    place: 'interfaces',
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <Heading level={1}>{say('problems.title')}</Heading>
          <p class="ds-paragraph lead">{say('problems.lead')}</p>
        </div>
        <Table
          caption={say('problems.title')}
          columns={[
            { title: say('problems.code') },
            { title: say('problems.status'), kind: 'number' },
            { title: say('problems.meaning'), wide: true },
          ]}
          stacked
          rows={problemCodes.map((code) => [
            <Link href={`/problems/${code}`}>
              <code>{code}</code>
            </Link>,
            String(statusOf(code)),
            say(`problem.${code}.title`),
          ])}
        />
      </div>
    ),
  }),
};

/** What one kind of problem means and what to do about it: the `type` of RFC 9457 leads here. */
export const problemPage: Page = {
  path: '/problems/{code}',
  get(visit) {
    const { say } = visit;
    const code = findProblemCode(param(visit, 'code'));
    if (code === undefined) throw new Refusal('not-found');
    const title = say(`problem.${code}.title`);
    return {
      title,
      place: 'interfaces',
      body: (
        <div class="wrap stack sections">
          <Breadcrumbs
            label={say('layout.you-are-here')}
            back={say('problems.back')}
            crumbs={[
              { says: say('problems.title'), href: '/problems' },
              { says: code, href: `/problems/${code}` },
            ]}
          />
          <div class="stack">
            <Heading level={1} size="lg">
              {title}
            </Heading>
            <p class="ds-paragraph lead">{say(`problem.${code}.detail`)}</p>
          </div>
          <div class="narrow">
            <Facts
              facts={[
                { term: say('problems.code'), value: <code>{code}</code> },
                { term: say('problems.status'), value: String(statusOf(code)) },
              ]}
            />
          </div>
        </div>
      ),
    };
  },
};

function statusOf(code: ProblemCode): number {
  return statusOnTheWay(code) ?? new Refusal(code as Refusal['code']).status;
}
