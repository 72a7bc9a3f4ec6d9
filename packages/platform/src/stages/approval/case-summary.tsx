import type { Description } from '@laurel/microcredential';
import type { Child } from 'hono/jsx';
import { isMessageKey } from '../../base/languages/message.ts';
import { Facts } from '../../base/ui/facts.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { type Leaf as Control, controls, type Parts } from '../design/control.ts';
import { labelOf, type Told } from '../design/design-words.ts';
import { elementIn } from '../design/mask.ts';
import { type ElementKey, elementAt, elementsOf, sectionNames } from '../design/section.ts';
import { isOrder, leavesOf, pathOf, type Step } from './difference.ts';
import { sayLeaf, sayText } from './mask-words.ts';
import { Said } from './said.tsx';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** All that a frozen version says, section by section in the reader's language, and what no section asks for below. */
export function Summary({ visit, content }: { visit: Visit; content: Description }) {
  const { say } = visit;
  const further = leavesOf(content).filter((leaf) => !isOrder(leaf) && !isTold(leaf.steps));
  return (
    <div class="stack" data-gap="5">
      {sectionNames.map((section) => {
        const facts = elementsOf(section).flatMap((key) => {
          const value = elementValue(visit, key, elementIn(content, key));
          return value === undefined ? [] : [{ term: labelOf(visit, key), value }];
        });
        return facts.length === 0 ? null : (
          <section class="stack" data-gap="2">
            <Heading level={3} size="2xs">
              {say(`design-section.${section}`)}
            </Heading>
            <Facts facts={facts} />
          </section>
        );
      })}
      {further.length === 0 ? null : (
        <Fold says={say('approval.further', { count: further.length })}>
          <Facts facts={further.map(({ steps, value }) => ({ term: pathOf(steps), value: <Said told={sayLeaf(visit, value)} /> }))} />
        </Fold>
      )}
    </div>
  );
}

/** Whether the sections above show that leaf. Texts are shown in one language only; the others say the same. */
function isTold(steps: readonly Step[]): boolean {
  const key = elementAt(pathOf(steps));
  if (key === undefined || !Object.hasOwn(controls, key)) return false;
  const control = controls[key as ElementKey];
  if (control.kind !== 'rows' && control.kind !== 'group') return true;
  const [first] = steps.slice(key.split('.').length).filter((step) => 'key' in step);
  return first === undefined || first.key === 'id' || Object.hasOwn(control.parts, first.key);
}

function elementValue(visit: Visit, key: ElementKey, value: unknown): Child | undefined {
  const control = controls[key];
  if (control.kind === 'group') return isMembers(value) ? partsValue(visit, control.parts, value) : undefined;
  if (control.kind !== 'rows') return leafValue(visit, control, value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return (
    <ol class="flush stack" data-gap="1">
      {value.map((row) => (
        <li>{isMembers(row) ? partsValue(visit, control.parts, row) : null}</li>
      ))}
    </ol>
  );
}

/** The parts of an entry in one line, what is written out first, and what only names it last. */
function partsValue(visit: Visit, parts: Parts, row: Members): Child | undefined {
  const said = Object.entries(parts).flatMap(([part, leaf]) => {
    const value = leafValue(visit, leaf, row[part]);
    // The identifier only stands where no name does.
    if (value === undefined || (part === 'id' && (row['name'] ?? row['title']) !== undefined)) return [];
    const needsName =
      leaf.kind === 'yes-no' || part === 'hoursTotal' || part === 'teachingHours' || part === 'framework' || part === 'level';
    const key = `design-part.${part}`;
    return [needsName && isMessageKey(key) ? [`${visit.say(key)}: `, value] : [value]];
  });
  if (said.length === 0) return undefined;
  return (
    <>
      {said.map((each, place) => (
        <>
          {place === 0 ? null : ' · '}
          {each}
        </>
      ))}
    </>
  );
}

function leafValue(visit: Visit, control: Control, value: unknown): Child | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (control.kind === 'text') return saidOrNothing(sayText(visit, value));
  if (Array.isArray(value)) {
    const told = value.map((each) => sayLeaf(visit, each, control));
    if (told.length === 0) return undefined;
    return control.kind === 'choices' ? visit.writing.list(told.map(({ says }) => says)) : <Lines told={told} />;
  }
  return isMembers(value) ? saidOrNothing(sayText(visit, value)) : <Said told={sayLeaf(visit, value, control)} />;
}

const saidOrNothing = (told: Told | undefined): Child | undefined => (told === undefined ? undefined : <Said told={told} />);

function Lines({ told }: { told: readonly Told[] }) {
  return (
    <ul class="flush">
      {told.map((each) => (
        <li>
          <Said told={each} />
        </li>
      ))}
    </ul>
  );
}
