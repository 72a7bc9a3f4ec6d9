import { runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Tag } from '../../base/ui/state.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { FutureCredential } from './future-credential.tsx';
import { LogosLeftOut } from './logos-left-out.tsx';
import { previewCredential } from './preview-credential.ts';

/** One credential before it is signed, as the learner and whoever verifies it will see it. */
export const previewCredentialPage: Page = {
  path: '/offerings/{id}/credentials/preview/{enrolment}',
  forPeople: true,
  async get(visit) {
    const { say, writing } = visit;
    const offeringId = param(visit, 'id');
    try {
      const preview = await runView(previewCredential, visit.context, { offeringId, enrolmentId: param(visit, 'enrolment') });
      const { facts } = preview;
      const lang = facts.language === visit.language.tag ? undefined : facts.language;
      const title = say('preview.title', { name: facts.learner.name });
      return {
        title,
        place: 'offerings',
        unlisted: true,
        body: (
          <div class="wrap stack sections">
            <Crumbs visit={visit} />
            <div class="stack">
              <Heading level={1} size="lg">
                {title}
              </Heading>
              <p class="ds-paragraph lead">{say('preview.lead')}</p>
            </div>
            <FutureCredential visit={visit} facts={facts} level={2} />
            <LogosLeftOut visit={visit} leftOut={preview.logosLeftOut} />
            <section class="stack" aria-labelledby="says">
              <Heading level={2} id="says">
                {say('preview.says')}
              </Heading>
              <Facts
                facts={[
                  { term: say('fact.learner'), value: <bdi>{facts.learner.name}</bdi> },
                  { term: say('preview.identified'), value: say(`preview-identified.${preview.identifiedBy}`) },
                  { term: say('fact.title'), value: <span lang={lang}>{facts.title}</span> },
                  { term: say('fact.awarding-bodies'), value: writing.list(facts.awardingBodies.map(({ name }) => name)) },
                  { term: say('fact.issued'), value: [writing.date(facts.issuedOn), facts.issuedAt].filter(Boolean).join(', ') },
                  { term: say('fact.grade'), value: facts.grade ?? '' },
                  {
                    term: say('fact.outcomes'),
                    value: (
                      <ul class="stack flush" data-gap="1" lang={lang}>
                        {facts.outcomes.map((outcome) => (
                          <li>{outcome.text}</li>
                        ))}
                      </ul>
                    ),
                  },
                  { term: say('fact.issuer'), value: <span class="id">{facts.issuerId}</span> },
                ]}
              />
            </section>
            <section class="stack">
              <Heading level={2}>{say('preview.data')}</Heading>
              <p class="muted">{say('preview.data-lead')}</p>
              <section class="scroll" tabindex={0} aria-label={say('preview.data')}>
                <pre class="id small" lang="zxx">
                  {withoutPictures(preview.credential)}
                </pre>
              </section>
            </section>
          </div>
        ),
      };
    } catch (error) {
      if (isRefusal(error) && error.code === 'wrong-state') return notPassed(visit);
      throw error;
    }
  },
};

/** A picture in letters is fifteen pages of nothing to read: of each only the beginning stands here. */
const withoutPictures = (credential: string): string => credential.replace(/(data:image\/\w+;base64,.{24})[^"]*/g, '$1…');

function Crumbs({ visit: { say, params } }: { visit: Visit }) {
  const back = `/offerings/${params.id ?? ''}/credentials`;
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={say('issue.handed-back')}
      crumbs={[
        { says: say('issue.offering'), href: `/offerings/${params.id ?? ''}` },
        { says: say('issue.title'), href: back },
        { says: say('issue.preview'), href: `${back}/preview/${params.enrolment ?? ''}` },
      ]}
    />
  );
}

function notPassed(visit: Visit): Sheet {
  const { say } = visit;
  return {
    title: say('preview.wrong'),
    place: 'offerings',
    unlisted: true,
    status: 409,
    body: (
      <div class="wrap stack sections">
        <Crumbs visit={visit} />
        <Heading level={1} size="lg">
          {say('preview.wrong')}
        </Heading>
        <EmptyState title={say('issue-left.not-passed')}>
          <p>{say('preview.not-passed')}</p>
          <p>
            <Tag>{say('issue-left.not-passed')}</Tag>{' '}
            <Link href={`/offerings/${param(visit, 'id')}/credentials`}>{say('issue.handed-back')}</Link>
          </p>
        </EmptyState>
      </div>
    ),
  };
}
