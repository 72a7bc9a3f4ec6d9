import { Button } from '../../base/ui/button.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey } from '../../base/ui/once.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { AskLink, lapsedSentence } from '../design/deviation-note.tsx';
import type { Shown } from './offering.page.tsx';
import { may } from './offering-rights.ts';
import { publishOffering } from './publish-offering.ts';

/** A draft before it becomes public: what is still in the way, or the button, or who has it. */
export function PublishForm({ visit, shown, once }: { visit: Visit; shown: Shown; once: string }) {
  const { say } = visit;
  const { offering, findings } = shown;
  if (findings.length > 0)
    return (
      <section class="stack" data-gap="2" aria-labelledby="in-the-way">
        <Heading level={2} size="xs" id="in-the-way">
          {say('offering.in-the-way', { count: findings.length })}
        </Heading>
        <p class="measure">{say('offering.in-the-way-how')}</p>
        <ul class="ds-list">
          {findings.map((finding) => (
            <li class="stack" data-gap="1">
              <p>
                {finding.message} {finding.fix} <span class="muted small">{finding.rule}</span>
              </p>
              {finding.lapsed === undefined ? null : (
                <p>
                  {lapsedSentence(visit, finding.lapsed)} {say('deviation.next')}
                </p>
              )}
              <p class="small">
                <AskLink visit={visit} descriptionId={offering.descriptionId} finding={finding} />
              </p>
            </li>
          ))}
        </ul>
        <p>
          <Link href={`/design/${offering.descriptionId}/check?phase=publication`}>{say('offering.see-findings')}</Link>
        </p>
      </section>
    );
  if (!may(visit, publishOffering.name, offering)) return <Notice>{say('offering.publish-who')}</Notice>;
  return (
    <section class="stack panel" data-gap="2" aria-labelledby="publish">
      <Heading level={2} size="xs" id="publish">
        {say('offering.publish-title')}
      </Heading>
      <p class="measure">{say('offering.publish-why')}</p>
      <Form action={`/offerings/${offering.id}`} once={once}>
        <div>
          <Button name="do" value="publish">
            {say('offering.publish')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

type CancelProps = { visit: Visit; shown: Shown; reason: string; problems: readonly Problem[] };

/** Folded, since it is seldom meant; open again when the reason was not taken. */
export function CancelForm({ visit, shown, reason, problems }: CancelProps) {
  const { say } = visit;
  const { offering } = shown;
  const error = problems.find((problem) => problem.field === 'reason')?.says;
  return (
    <details class="ds-details" open={error !== undefined}>
      <summary>{say(offering.state === 'draft' ? 'offering.cancel-draft' : 'offering.cancel')}</summary>
      <div class="stack narrow" data-gap="2">
        <p>{say(offering.state === 'draft' ? 'offering.cancel-draft-why' : 'offering.cancel-why', { taken: offering.taken })}</p>
        <Form action={`/offerings/${offering.id}`} once={onceKey()}>
          <Field name="reason" label={say('offering.reason')} hint={say('offering.reason-hint')} value={reason} error={error} />
          <div>
            <Button variant="secondary" color="danger" name="do" value="cancel">
              {say(offering.state === 'draft' ? 'offering.cancel-draft' : 'offering.cancel')}
            </Button>
          </div>
        </Form>
      </div>
    </details>
  );
}

export function WithdrawForm({ visit, shown }: { visit: Visit; shown: Shown }) {
  const { say } = visit;
  return (
    <details class="ds-details">
      <summary>{say('offering.withdraw')}</summary>
      <div class="stack narrow" data-gap="2">
        <p>{say('offering.withdraw-why')}</p>
        <Form action={`/offerings/${shown.offering.id}`} once={onceKey()}>
          <div>
            <Button variant="secondary" color="danger" name="do" value="withdraw">
              {say('offering.withdraw')}
            </Button>
          </div>
        </Form>
      </div>
    </details>
  );
}
