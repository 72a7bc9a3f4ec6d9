import { type Description, type ElementKey, elementOf, type Leaf, type Parts, sections } from '@laurel/microcredential';
import type { Child } from 'hono/jsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { labelOf, partLabel, type Told } from './design-words.ts';
import { isOrder, leavesOf, pathOf, type Step } from './difference.ts';
import { elementIn } from './mask.ts';
import { Said } from './said.tsx';
import { sayLeaf, sayText } from './say-leaf.ts';
import { answerOf, elementAt, elementsOf } from './section.ts';
import { lacks } from './untranslated.ts';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Who reads, and in which language the texts are wanted where it is another than the reader's. */
type Reading = { readonly visit: Visit; readonly tongue: string | undefined };
type SummaryProps = { visit: Visit; content: Description; tongue?: string };

/**
 * All that a description says, section by section in the reader's language, and what no section asks for below. In a language that is
 * asked for, what is not translated says so.
 */
export function Summary({ visit, content, tongue }: SummaryProps) {
  const { say } = visit;
  const reading: Reading = { visit, tongue };
  const further = leavesOf(content).filter((leaf) => !isOrder(leaf) && !isTold(leaf.steps));
  return (
    <div class="stack" data-gap="5">
      {sections.map((section) => {
        const facts = elementsOf(section).flatMap((key) => {
          const value = elementValue(reading, key, elementIn(content, key));
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
  const answer = key === undefined ? undefined : elementOf(key)?.answer;
  if (key === undefined || answer === undefined) return false;
  if (answer.kind !== 'rows' && answer.kind !== 'group') return true;
  const [first] = steps.slice(key.split('.').length).filter((step) => 'key' in step);
  return first === undefined || first.key === 'id' || Object.hasOwn(answer.parts, first.key);
}

function elementValue(reading: Reading, key: ElementKey, value: unknown): Child | undefined {
  const answer = answerOf(key);
  if (answer.kind === 'group') return isMembers(value) ? partsValue(reading, key, answer.parts, value) : undefined;
  if (answer.kind !== 'rows') return leafValue(reading, answer, value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return (
    <ol class="flush stack" data-gap="1">
      {value.map((row) => (
        <li>{isMembers(row) ? partsValue(reading, key, answer.parts, row) : null}</li>
      ))}
    </ol>
  );
}

/** The parts of an entry in one line, what is written out first, and what only names it last. */
function partsValue(reading: Reading, element: ElementKey, parts: Parts, row: Members): Child | undefined {
  const said = Object.entries(parts).flatMap(([part, asked]) => {
    const value = leafValue(reading, asked.answer, row[part]);
    // The identifier only stands where no name does.
    if (value === undefined || (part === 'id' && (row['name'] ?? row['title']) !== undefined)) return [];
    return [needsName(part, asked.answer) ? [`${partLabel(reading.visit, element, part, asked)}: `, value] : [value]];
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

/** What says nothing without its name: yes and no, lists of words, and hours beside hours. */
function needsName(part: string, answer: Leaf): boolean {
  return ['yes-no', 'lines', 'number', 'day'].includes(answer.kind)
    ? part !== 'ects' && part !== 'amount'
    : part === 'framework' || part === 'level';
}

function leafValue({ visit, tongue }: Reading, answer: Leaf, value: unknown): Child | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (answer.kind === 'text') {
    const text = saidOrNothing(sayText(visit, value, tongue));
    return tongue === undefined || !lacks(value, tongue) ? text : [text, <Untranslated visit={visit} />];
  }
  if (Array.isArray(value)) {
    const told = value.map((each) => sayLeaf(visit, each, answer));
    if (told.length === 0) return undefined;
    return answer.kind === 'choices' ? <Listed told={told} /> : <Lines told={told} />;
  }
  return isMembers(value) ? saidOrNothing(sayText(visit, value)) : <Said told={sayLeaf(visit, value, answer)} />;
}

function Untranslated({ visit }: { visit: Visit }) {
  return <span class="muted"> ({visit.say('design.untranslated')})</span>;
}

const saidOrNothing = (told: Told | undefined): Child | undefined => (told === undefined ? undefined : <Said told={told} />);

/** Words of a code list, and whatever else stands among them, each for itself: one that is read from the right turns nothing round. */
function Listed({ told }: { told: readonly Told[] }) {
  return (
    <>
      {told.map((each, place) => (
        <>
          {place === 0 ? null : ', '}
          <Said told={each} />
        </>
      ))}
    </>
  );
}

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
