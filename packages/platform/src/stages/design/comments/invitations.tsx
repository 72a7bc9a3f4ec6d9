import { Button } from '../../../base/ui/button.tsx';
import { Form } from '../../../base/ui/form.tsx';
import { Hidden } from '../../../base/ui/hidden.tsx';
import { onceKey } from '../../../base/ui/once.ts';
import { Tag } from '../../../base/ui/state.tsx';
import type { Visit } from '../../../base/ui/visit.ts';
import { sayStakeholder } from './comment-words.ts';
import type { Invitation } from './stakeholder.ts';

type Props = { visit: Visit; path: string; invitations: readonly Invitation[]; mayEnd: boolean };

/** Who from outside was asked, and until when. */
export function Invitations({ visit, path, invitations, mayEnd }: Props) {
  const { say, writing } = visit;
  if (invitations.length === 0) return <p class="muted">{say('comments.nobody-asked')}</p>;
  return (
    <ul class="plain stack">
      {invitations.map((each) => (
        <li class="stack close">
          <p>
            <bdi>{sayStakeholder(visit, each.stakeholder)}</bdi>
          </p>
          <div class="row small">
            <Tag tone={each.inForce ? 'success' : 'neutral'}>{say(each.inForce ? 'comments.asked' : 'comments.asked-before')}</Tag>
            <span class="muted">{say('comments.asked-until', { date: writing.date(each.until) })}</span>
          </div>
          {mayEnd && each.inForce ? (
            <Form action={path} once={onceKey()}>
              <Hidden name="invitation" value={each.id} />
              <div>
                <Button name="do" value="end" variant="tertiary">
                  {say('comments.end', { name: each.stakeholder.name })}
                </Button>
              </div>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
