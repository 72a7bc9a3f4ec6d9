import type { ElementKey } from '@laurel/microcredential';
import { idOf } from '../../base/ui/field.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkShort, labelOf, severityTone } from './design-words.ts';
import { ElementFields, type Filling } from './element-fields.tsx';
import { askedUnder, type Noted, type NotedElement } from './noted-elements.ts';
import { answerOf } from './section.ts';

type OfferFindingsProps = {
  filling: Filling;
  noted: readonly NotedElement[];
  /** whether the reader is at an element just now, or has to look at it again */
  isAt: (element: ElementKey) => boolean;
};

/** The heaviest first: what is wrong, what to do, who asks for it and where; beside it the fields in which it is done. */
export function OfferFindings({ filling, noted, isAt }: OfferFindingsProps) {
  const { visit } = filling;
  if (noted.length === 0) return <p>{visit.say('design.nothing-to-mend')}</p>;
  return (
    <ol class="plain">
      {noted.map(({ at, findings, asked }) => (
        <li class="noted">
          <div class="stack">
            <Heading level={3} size="xs">
              {nameOf(visit, at)}
            </Heading>
            {findings.map((finding) => (
              <OneFinding visit={visit} finding={finding} />
            ))}
          </div>
          <div class="stack noprint">
            {asked.map((element) => (
              <div class="stack" id={`at-${idOf(element)}`}>
                {isShort(element) ? (
                  <ElementFields filling={filling} element={element} />
                ) : (
                  <Fold says={visit.say('check.change', { element: labelOf(visit, element) })} open={isAt(element)}>
                    <ElementFields filling={filling} element={element} />
                  </Fold>
                )}
              </div>
            ))}
            {asked.length === 0 ? <Elsewhere visit={visit} at={at} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** One field or two; what takes a screen of them is folded, so that the next finding is in sight. */
function isShort(element: ElementKey): boolean {
  return !['rows', 'group', 'choices'].includes(answerOf(element).kind);
}

function OneFinding({ visit, finding }: { visit: Visit; finding: Noted }) {
  return (
    <div class="stack close" data-rule={finding.rule}>
      <State tone={severityTone[finding.severity]}>{finding.message}</State>
      <p class="measure">{finding.fix}</p>
      <p class="small">
        <span class="strong">{frameworkShort(visit, finding)}</span>{' '}
        <span class="muted" lang="en">
          {finding.source.document} · {finding.source.clause}
        </span>
      </p>
    </div>
  );
}

/** Its fields stand beside a heavier finding, or the mask has none for it. */
function Elsewhere({ visit, at }: { visit: Visit; at: string }) {
  const [first] = askedUnder(at);
  if (first === undefined) return <p class="small muted">{visit.say('check.no-field')}</p>;
  return (
    <p class="small">
      <Link href={`#at-${idOf(first)}`}>{visit.say('check.stands-above', { element: labelOf(visit, first) })}</Link>
    </p>
  );
}

function nameOf(visit: Visit, at: string): string {
  if (at === 'certificate') return visit.say('check.certificate');
  return at === '' ? visit.say('check.whole-offer') : labelOf(visit, at);
}
