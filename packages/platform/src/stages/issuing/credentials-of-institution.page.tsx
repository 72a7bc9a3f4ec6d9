import { runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import { EmptyState } from '../../base/ui/empty-state.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { Select } from '../../base/ui/select.tsx';
import { Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { credentialStates, type Registered } from './credential-register.ts';
import { CREDENTIALS, CredentialState, LearnerName, REVOCATIONS } from './credential-words.tsx';
import { findCredentials, listCredentials } from './list-credentials.ts';

type Shown = {
  readonly credentials: readonly Registered[];
  readonly next?: string | undefined;
  readonly after?: string | undefined;
  readonly state?: Registered['state'] | undefined;
  /** What was searched for: the list is what was found. */
  readonly wanted?: string | undefined;
};

/** The register of the reader's institutions. A search is sent as a form: student numbers do not belong into addresses. */
export const credentialsPage: Page = {
  path: CREDENTIALS,
  forPeople: true,
  async get(visit) {
    const query = visit.url.searchParams;
    const state = credentialStates.find((each) => each === query.get('state'));
    const after = query.get('after')?.slice(0, 100) || undefined;
    const found = await runView(listCredentials, visit.context, { ...(state && { state }), ...(after && { after }) });
    return sheet(visit, { ...found, state, after }, []);
  },

  async post(visit, answers) {
    const wanted = answers.text('wanted').trim();
    try {
      const { credentials } = await runView(findCredentials, visit.context, { wanted });
      const [only, ...others] = credentials;
      if (only !== undefined && others.length === 0) return { to: `${CREDENTIALS}/${only.id}` };
      return sheet(visit, { credentials, wanted }, []);
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'invalid-input') throw error;
      const says = visit.say(wanted === '' ? 'credentials.search-nothing' : 'credentials.search-too-long');
      return sheet(visit, { ...(await runView(listCredentials, visit.context, {})), wanted: wanted.slice(0, 200) }, [
        { field: 'wanted', says },
      ]);
    }
  },
};

function sheet(visit: Visit, shown: Shown, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const wrong = problems.length > 0;
  const found = shown.wanted !== undefined && !wrong;
  const filter = shown.state ? `state=${shown.state}` : '';
  const at = (query: string) => [CREDENTIALS, [filter, query].filter(Boolean).join('&')].filter(Boolean).join('?');
  return {
    title: say('credentials.title'),
    unlisted: true,
    place: 'register',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack">
          <Heading level={1}>{say('credentials.title')}</Heading>
          <p class="ds-paragraph lead">{say('credentials.lead')}</p>
          <p>
            <Link href={REVOCATIONS}>{say('revocations.title')}</Link>
          </p>
        </div>
        <div class="halves">
          <Form action={CREDENTIALS} label={say('credentials.search')}>
            <Field
              name="wanted"
              type="search"
              label={say('credentials.search-label')}
              hint={say('credentials.search-hint')}
              value={shown.wanted}
              error={problems[0]?.says}
              alternative
              autocomplete="off"
              spellcheck={false}
            />
            <div>
              <Button variant="secondary">{say('credentials.search-send')}</Button>
            </div>
          </Form>
          <Form action={CREDENTIALS} method="get" label={say('credentials.filter')}>
            <Select
              name="state"
              label={say('credentials.filter-label')}
              nothing={say('credentials.filter-all')}
              choices={credentialStates.map((state) => ({ value: state, label: say(`credential-state.${state}`) }))}
              value={shown.state}
              optional=" "
            />
            <div>
              <Button variant="secondary">{say('credentials.filter-send')}</Button>
            </div>
          </Form>
        </div>
        <div class="stack" data-gap="4">
          <Heading level={2}>{found ? say('credentials.found', { count: shown.credentials.length }) : say('credentials.all')}</Heading>
          {found ? (
            <p>
              <Link href={CREDENTIALS}>{say('credentials.show-all')}</Link>
            </p>
          ) : null}
          {shown.credentials.length === 0 ? <Nothing visit={visit} shown={shown} /> : <Lines visit={visit} shown={shown} />}
          <Pagination
            label={say('credentials.pages')}
            previous={{ says: say('list.first'), href: shown.after ? at('') : undefined }}
            next={{ says: say('list.next'), href: shown.next ? at(`after=${encodeURIComponent(shown.next)}`) : undefined }}
          />
        </div>
      </div>
    ),
  };
}

function Nothing({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { say } = visit;
  const key = shown.wanted !== undefined ? 'not-found' : shown.state !== undefined ? 'none-in-state' : 'none';
  return (
    <EmptyState title={say(`credentials.${key}`)}>
      <p>{say(`credentials.${key}-how`)}</p>
    </EmptyState>
  );
}

function Lines({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { say, writing } = visit;
  return (
    <Table
      caption={say('credentials.title')}
      stacked
      columns={[
        { title: say('credential.learner'), wide: true },
        { title: say('credential.what'), wide: true },
        { title: say('credential.state') },
        { title: say('credential.day') },
      ]}
      rows={shown.credentials.map((credential) => {
        const title = titleOf(visit, credential.title);
        return [
          <Link href={`${CREDENTIALS}/${credential.id}`}>
            <LearnerName visit={visit} name={credential.learner} />
          </Link>,
          <span lang={title.lang} dir={title.dir}>
            {title.says}
          </span>,
          <span class="row" data-gap="2">
            <CredentialState visit={visit} state={credential.state} />
            {credential.asked ? <Tag tone="warning">{say('credential.asked')}</Tag> : null}
          </span>,
          writing.date(credential.revokedAt ?? credential.issuedAt ?? credential.plannedAt),
        ];
      })}
    />
  );
}
