import { Tag } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { Revision } from '../design/revision.ts';
import { Paragraphs } from '../design/said.tsx';
import { revisionStateWord, revisionTone, stepName } from './revision-words.ts';

/** Revisions, each with where it went back to, why, and what became of it. */
export function RevisionLines({ visit, revisions }: { visit: Visit; revisions: readonly Revision[] }) {
  const { say, writing } = visit;
  if (revisions.length === 0) return null;
  return (
    <ul class="plain stack">
      {revisions.map(({ state, fromVersion, step, reason, openedAt, closedAt }) => (
        <li class="stack close">
          <div class="row">
            <Tag tone={revisionTone[state]}>{say(revisionStateWord(state))}</Tag>
            <span class="muted small">
              {say('revision.since', { version: fromVersion, date: writing.date(openedAt) })}
              {closedAt === undefined ? null : ` · ${say('revision.closed', { date: writing.date(closedAt) })}`}
            </span>
          </div>
          <p>{say('revision.back-to', { step: stepName(visit, step) })}</p>
          <div class="comment">
            <Paragraphs text={reason} />
          </div>
        </li>
      ))}
    </ul>
  );
}
