import { institutionsOf } from '../../base/actor.ts';
import { Monogram } from '../../base/ui/monogram.tsx';
import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { Paragraphs } from '../design/said.tsx';
import type { Party } from './approval-case.ts';
import { decisionTone, nameLanguage } from './approval-words.ts';

/** Every awarding body beside the others, with what it said, when, and why. */
export function Decisions({ visit, parties, lead, open }: { visit: Visit; parties: readonly Party[]; lead: string; open: boolean }) {
  const { say, writing } = visit;
  const own = institutionsOf(visit.context.actor);
  return (
    <ul class="cells" data-wrap={parties.length > 3 ? '' : undefined}>
      {parties.map((party) => {
        const waiting = open && party.decision === 'pending';
        return (
          <li>
            <Monogram
              name={party.name}
              lang={nameLanguage(party)}
              below={party.institutionId === lead ? say('approval.leading') : say('approval.awarding')}
            />
            <p class="above">
              <Tag tone={waiting && own.includes(party.institutionId) ? 'warning' : decisionTone[party.decision]}>
                {party.decision === 'pending' && !open ? say('approval.not-decided') : say(`approval-decision.${party.decision}`)}
              </Tag>
            </p>
            {party.decidedAt ? <p class="small muted">{writing.date(party.decidedAt)}</p> : null}
            {party.reason ? (
              <div class="comment small">
                <Paragraphs text={party.reason} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
