import type { Child } from 'hono/jsx';
import { runView } from '../../base/door.ts';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { WholeDescription } from '../design/description.ts';
import { listRevisions } from '../design/list-revisions.ts';
import { Paragraphs } from '../design/said.tsx';
import type { CaseHead } from './approval-case.ts';
import { caseAddress, caseTone, nameLanguage } from './approval-words.ts';
import { listCases } from './list-cases.ts';
import { reviseDescription } from './revise-description.ts';
import { RevisionLines } from './revision-lines.tsx';
import { reviseAddress } from './revision-words.ts';
import { submitDescription } from './submit-description.ts';

/** On the task list: how the approval stands, why a version came back, and the way to submit the next. */
export async function approvalOfDescription(visit: Visit, description: WholeDescription): Promise<Child> {
  const { say, context } = visit;
  const { cases } = await runView(listCases, context, { descriptionId: description.id, limit: 1 });
  const [latest] = cases;
  const maySubmit =
    description.state === 'draft' && context.house.policy[submitDescription.name]?.may(context.actor, description as never) === true;
  if (latest === undefined && !maySubmit) return null;
  const revisable = context.house.policy[reviseDescription.name]?.may(context.actor, description as never) === true;
  const { revisions } = await runView(listRevisions, context, { id: description.id });
  const open = revisions.filter(({ state }) => state === 'open');
  return (
    <section class="ds-card stack" data-gap="2" aria-labelledby="approval">
      <Heading level={2} size="2xs" id="approval">
        {say('approval.one')}
      </Heading>
      {latest ? <Latest visit={visit} latest={latest} /> : null}
      {open.length === 0 ? null : <p class="small">{say('revision.holds', { version: open[0]?.fromVersion ?? 0 })}</p>}
      <RevisionLines visit={visit} revisions={open} />
      {open.length > 0 || (description.state === 'approved' && (revisable || revisions.length > 0)) ? (
        <p class="small">
          <Link href={reviseAddress(description.id)}>{say(open.length > 0 ? 'revision.see' : 'revision.crumb')}</Link>
        </p>
      ) : null}
      {maySubmit ? (
        <>
          <p class="small">{say(latest ? 'submit.again' : 'submit.when-ready', { version: description.version })}</p>
          <div>
            <Link look="button" href={`/design/${description.id}/submit`}>
              {say('submit.crumb')}
            </Link>
          </div>
        </>
      ) : null}
    </section>
  );
}

function Latest({ visit, latest }: { visit: Visit; latest: CaseHead }) {
  const { say } = visit;
  const open = latest.state === 'under-review' ? latest.parties.filter(({ decision }) => decision === 'pending') : [];
  const reasons = latest.parties.filter(({ reason }) => reason !== undefined);
  return (
    <>
      <div class="row small">
        <span>{say('approval.version', { version: latest.version })}</span>
        <Tag tone={caseTone[latest.state]}>{say(`approval-state.${latest.state}`)}</Tag>
      </div>
      {open.length === 0 ? null : (
        <p class="small">
          {say('approval.still-to-decide')}{' '}
          {open.map((party, place) => (
            <>
              {place === 0 ? null : ', '}
              <bdi lang={nameLanguage(party)}>{party.name}</bdi>
            </>
          ))}
        </p>
      )}
      {reasons.map((party) => (
        <div class="comment small">
          <p class="strong">
            <bdi lang={nameLanguage(party)}>{party.name}</bdi>: {say(`approval-decision.${party.decision}`)}
          </p>
          <Paragraphs text={party.reason ?? ''} />
        </div>
      ))}
      <p class="small">
        <Link href={caseAddress(latest.id)}>{say('submit.to-case')}</Link>
      </p>
    </>
  );
}
