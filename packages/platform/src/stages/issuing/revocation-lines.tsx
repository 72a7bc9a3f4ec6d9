import { Button } from '../../base/ui/button.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Tag } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { Colleague, CREDENTIALS, LearnerName, REVOCATIONS } from './credential-words.tsx';
import type { ListedRevocation } from './list-revocations.ts';
import { reasonLabel } from './revocation.ts';
import { settleRevocation } from './settle-revocation.ts';

type Line = { visit: Visit; revocation: ListedRevocation };

/** A request that waits, with all that a second person needs to decide. */
export function AskedRevocation({ visit, revocation }: Line) {
  const { say, writing, context } = visit;
  const title = titleOf(visit, revocation.credential?.title);
  const own = context.actor.kind === 'person' && context.actor.personId === revocation.askedBy;
  const may = context.house.policy[settleRevocation.name]?.may(context.actor, revocation as never) === true;
  const heading = `asked-${revocation.id}`;
  return (
    <section class="panel narrow stack" data-gap="3" aria-labelledby={heading}>
      <Heading level={3} id={heading}>
        <Link href={`${CREDENTIALS}/${revocation.credentialId}`}>
          <LearnerName visit={visit} name={revocation.credential?.learner} />
        </Link>
      </Heading>
      <p lang={title.lang} dir={title.dir}>
        {title.says}
      </p>
      <Facts
        facts={[
          { term: say('revoke.reason'), value: say(reasonLabel(revocation.reason)) },
          { term: say('revoke.note'), value: revocation.note && <bdi class="lines">{revocation.note}</bdi> },
          {
            term: say('revocations.by'),
            value: (
              <>
                <Colleague visit={visit} id={revocation.askedBy} name={revocation.askedByName} />, {writing.date(revocation.askedAt)}
              </>
            ),
          },
        ]}
      />
      {may ? (
        <Form action={REVOCATIONS} label={say('revocations.decide')}>
          <p class="small">{say('revocations.for-good')}</p>
          <div class="row">
            <Button color="danger" name="do" value={`confirm:${revocation.id}`}>
              {say('revocations.confirm')}
            </Button>
            <Button variant="secondary" name="do" value={`decline:${revocation.id}`}>
              {say('revocations.decline')}
            </Button>
          </div>
        </Form>
      ) : (
        <p class="muted">{say(own ? 'revocations.own' : 'revocations.not-yours')}</p>
      )}
    </section>
  );
}

/** What became of earlier requests. */
export function SettledRevocations({ visit, settled }: { visit: Visit; settled: readonly ListedRevocation[] }) {
  const { say, writing } = visit;
  return (
    <div class="stack">
      <Heading level={2}>{say('revocations.settled')}</Heading>
      <Table
        caption={say('revocations.settled')}
        stacked
        columns={[
          { title: say('credential.learner'), wide: true },
          { title: say('revoke.reason') },
          { title: say('credential.state') },
          { title: say('revocations.by-settled') },
          { title: say('credential.when') },
        ]}
        rows={settled.map((each) => [
          <Link href={`${CREDENTIALS}/${each.credentialId}`}>
            <LearnerName visit={visit} name={each.credential?.learner} />
          </Link>,
          say(reasonLabel(each.reason)),
          <Tag tone={each.state === 'confirmed' ? 'danger' : 'neutral'}>{say(`revocation-state.${each.state}`)}</Tag>,
          <Colleague visit={visit} id={each.settledBy} name={each.settledByName} />,
          each.settledAt ? writing.date(each.settledAt) : '',
        ])}
      />
    </div>
  );
}
