import type { CredentialFacts } from '@laurel/credential';
import { Button } from '../../base/ui/button.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { Select } from '../../base/ui/select.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { OwnShare } from '../issuing/share.ts';
import { LINKEDIN, linkedInForm } from './linkedin.ts';
import { endOf, type Term, terms } from './term.ts';

/** What a holder wrote into the form, and what is wrong with it. */
export type Giving = {
  readonly label: string;
  readonly until: string;
  readonly once: string;
  readonly onceLinkedIn: string;
  readonly errors: Readonly<Record<string, string | undefined>>;
};

export type SharesProps = {
  visit: Visit;
  /** Of the page, where its forms are sent to. */
  path: string;
  facts: CredentialFacts;
  shares: readonly OwnShare[];
  giving: Giving;
  /** A revoked credential is shown as such under the links there are, and gets no new ones. */
  revoked: boolean;
  /** Who is signed in may end the link of the mail as well. */
  endsAll: boolean;
};

/** Who may see it: a link for somebody, for a time; the links there are, how often each was opened, and their end. */
export function SharesSection(props: SharesProps) {
  const { visit, shares, revoked } = props;
  const { say } = visit;
  return (
    <section class="stack noprint" aria-labelledby="shares" data-gap="4">
      <Heading level={2} id="shares">
        {say('share.title')}
      </Heading>
      <Made {...props} />
      {revoked ? <p class="measure">{say('share.revoked-no-links')}</p> : <GivingForm {...props} />}
      {shares.length === 0 ? <p class="muted">{say('share.list-none')}</p> : <ShareList {...props} />}
      <p class="small muted measure">{say('share.list-note')}</p>
    </section>
  );
}

/** The link that was made just now, to be copied. */
function Made({ visit, shares, facts }: SharesProps) {
  const { say, url } = visit;
  const made = shares.find(({ id, state }) => state === 'open' && id === url.searchParams.get('made'));
  if (made === undefined) return null;
  const { address, label } = made;
  return (
    <Notice tone="success" title={say('share.made')}>
      {say('share.made-how')}
      <br />
      <span class="id">{address}</span>
      {label === LINKEDIN ? (
        <>
          <br />
          <Link href={linkedInForm(facts, address)} foreign>
            {say('share.linkedin-go')}
          </Link>
          <br />
          {say('share.linkedin-how')}
        </>
      ) : null}
    </Notice>
  );
}

function GivingForm({ visit, path, giving }: SharesProps) {
  const { say, writing, context } = visit;
  const now = context.house.outside.clock.now();
  const choice = (term: Term) => {
    const ends = endOf(term, now);
    return { value: term, label: say(`share-term.${term}`, { date: ends === undefined ? '' : writing.date(ends) }) };
  };
  return (
    <>
      <div class="panel">
        <Form action={path} once={giving.once} label={say('share.title')}>
          <div class="halves">
            <Field
              name="label"
              label={say('share.label')}
              hint={say('share.label-hint')}
              value={giving.label}
              error={giving.errors['label']}
              autocomplete="off"
            />
            <Select
              name="until"
              label={say('share.term')}
              hint={say('share.term-hint')}
              choices={terms.map(choice)}
              value={giving.until}
              error={giving.errors['until']}
            />
          </div>
          <div class="row">
            <Button>{say('share.make')}</Button>
            <span class="small muted">{say('share.shown')}</span>
          </div>
        </Form>
      </div>
      <Form action={path} once={giving.onceLinkedIn} label={say('share.linkedin')}>
        <Hidden name="linkedin" value="yes" />
        <div class="row">
          <Button variant="secondary">{say('share.linkedin-make')}</Button>
          <span class="small muted">{say('share.linkedin-why')}</span>
        </div>
      </Form>
    </>
  );
}

function ShareList({ visit, path, shares, endsAll }: SharesProps) {
  const { say, writing } = visit;
  const ends = ({ state, endedAt, expiresAt }: OwnShare): string => {
    if (state === 'ended') return say('share.ended-on', { date: writing.date(endedAt ?? '') });
    if (expiresAt === undefined) return say('share.when-ended');
    return state === 'expired' ? say('share.expired-on', { date: writing.date(expiresAt) }) : writing.date(expiresAt);
  };
  const opened = ({ kind, opened: count, openedAt }: OwnShare): string => {
    if (kind === 'holder') return say('share.not-counted');
    return openedAt === undefined ? say('share.never') : say('share.times', { count, date: writing.date(openedAt) });
  };
  return (
    <Table
      caption={say('share.list')}
      captionShown
      stacked
      columns={[
        { title: say('share.for'), wide: true },
        { title: say('share.ends') },
        { title: say('share.opened') },
        { title: say('share.what') },
      ]}
      rows={shares.map((share) => [
        <>
          <bdi>{share.kind === 'holder' ? say('share.mail-link') : share.label}</bdi>
          {share.state === 'open' && share.kind === 'share' ? (
            <>
              <br />
              <Link href={share.address}>
                <span class="id regular">{share.address}</span>
              </Link>
            </>
          ) : null}
        </>,
        ends(share),
        opened(share),
        share.state !== 'open' || (share.kind === 'holder' && !endsAll) ? (
          <span class="muted">{share.state === 'open' ? '' : say('share.ended')}</span>
        ) : (
          <Form action={path}>
            <div>
              <Button variant="tertiary" name="end" value={share.id}>
                {say('share.end')}
              </Button>
            </div>
          </Form>
        ),
      ])}
    />
  );
}
