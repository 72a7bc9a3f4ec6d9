import { codeLists, type Description, type ElementKey } from '@laurel/microcredential';
import { mandatoryBeforeAward, missing, saysAnything } from './completeness.ts';
import { elementIn } from './mask.ts';

/** What was written down of a step: when, what was done or decided, and where it can be read. */
export type StepEntry = NonNullable<NonNullable<Description['process']>['steps']>[number];

/** `optional`: nothing of it is written down, and nothing has to be. */
export type StepState = 'recorded' | 'begun' | 'open' | 'optional';

/** One of the thirteen steps of the Exchange Network's framework, as far as a description has come in it. */
export type DesignStep = {
  /** on the code list `design-steps` */
  readonly word: string;
  readonly state: StepState;
  /** the elements of the description in which the step shows */
  readonly answered: readonly ElementKey[];
  /** what is not answered: of each, one is enough */
  readonly missing: readonly (readonly ElementKey[])[];
  readonly entries: readonly StepEntry[];
  /** an entry is asked for and not there, or one with evidence is */
  readonly lacks: 'entry' | 'evidence' | undefined;
};

type Asking = {
  readonly elements?: (content: Description) => readonly (readonly ElementKey[])[];
  /** Whether the step has to be written down, and where it can be read. */
  readonly entry?: (content: Description) => 'entry' | 'evidence' | undefined;
  readonly optional?: true;
};

const always = (wanted: 'entry' | 'evidence') => () => wanted;
const each = (...keys: readonly ElementKey[]) => keys.map((key) => [key]);

/** What each step leaves behind: answers in the description, an entry, or both. */
const steps: Readonly<Record<string, Asking>> = {
  // Who was asked, what they said, for whom it is, and where that is written down.
  analyse: { elements: () => each('need.types', 'need.rationale', 'access.targetGroups'), entry: always('evidence') },
  // The topic, the skills or the courses that were chosen, and the decision to go on.
  select: { elements: () => [['topic', 'skills', 'extends']], entry: always('entry') },
  describe: { elements: () => each(...(mandatoryBeforeAward as readonly ElementKey[])) },
  // Where an existing course is used again, what becomes of it is a decision of its own.
  redesign: {
    elements: () => [['content', 'components'], ['delivery.mode'], ['assessment.methods']],
    entry: (content) => (saysAnything(content.extends) ? 'entry' : undefined),
  },
  arrange: {
    elements: (content) => [
      ...(content.provision === 'joint' ? each('provider.partners') : []),
      ...each('people.leaders', 'people.lecturers'),
      ['delivery.time', 'delivery.schedule', 'delivery.startDate'],
      ['infrastructure.learners', 'infrastructure.teachers'],
      ...each('funding.types'),
    ],
  },
  // The materials themselves lie elsewhere: the entry says where.
  create: { entry: always('evidence') },
  combine: { elements: () => each('stacking.type') },
  'describe-assessment': {
    elements: () => [...each('assessment.methods', 'assessment.criteria'), ['assessment.supervision', 'assessment.idVerification']],
  },
  pilot: { entry: always('entry') },
  'collect-feedback': { entry: always('entry') },
  iterate: { entry: always('entry'), optional: true },
  celebrate: { entry: always('entry') },
  complete: { entry: always('entry') },
};

/** How far a description has come in each step, in their order. A step may be walked again: all its entries stand. */
export function designSteps(content: Description): readonly DesignStep[] {
  const unnamed = missing(content);
  const isAnswered = (key: ElementKey) =>
    mandatoryBeforeAward.includes(key) ? !unnamed.includes(key) : saysAnything(elementIn(content, key));
  return codeLists['design-steps'].concepts.map(({ word }) => {
    const { elements = () => [], entry = () => undefined, optional } = steps[word] ?? {};
    const asked = elements(content);
    const entries = (content.process?.steps ?? []).filter(
      ({ step = '', says, evidence }) => codeLists['design-steps'].find(step)?.word === word && saysAnything([says, evidence]),
    );
    const found = {
      word,
      answered: asked.flat().filter(isAnswered),
      missing: asked.filter((keys) => !keys.some(isAnswered)),
      entries,
      lacks: lacking(entry(content), entries),
    };
    return { ...found, state: stateOf(found, optional === true) };
  });
}

function lacking(wanted: 'entry' | 'evidence' | undefined, entries: readonly StepEntry[]): DesignStep['lacks'] {
  const isThere = wanted === 'entry' ? entries.length > 0 : entries.some(({ evidence }) => saysAnything(evidence));
  return isThere ? undefined : wanted;
}

function stateOf({ answered, missing: open, entries, lacks }: Omit<DesignStep, 'state' | 'word'>, isOptional: boolean): StepState {
  if (isOptional && entries.length === 0) return 'optional';
  if (open.length === 0 && lacks === undefined) return 'recorded';
  return answered.length > 0 || entries.length > 0 ? 'begun' : 'open';
}
