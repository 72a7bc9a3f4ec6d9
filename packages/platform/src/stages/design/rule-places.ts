import { type Answer, type CodeListName, elements, type Leaf, type SectionName, sections } from '@laurel/microcredential';

/** What one can ask about something: which operators fit, and what is compared. */
export type PlaceKind = 'number' | 'code' | 'codes' | 'word' | 'words' | 'list' | 'yes-no' | 'group';

/** Something in the mask that a rule can ask about. */
export type RulePlace = {
  /** as forms send it: `workload.ects`, `outcomes`, `every:outcomes.text`, `some:outcomes.text` */
  readonly id: string;
  /** the element of the mask, and its part where it is one */
  readonly element: string;
  readonly part?: string;
  readonly section: SectionName;
  readonly kind: PlaceKind;
  readonly codes?: CodeListName;
  /** the mask writes numbers for its codes */
  readonly numeric?: true;
  /** path from the document, or from one entry of the list where there is one */
  readonly path: string;
  readonly within?: { readonly op: 'every' | 'some'; readonly path: string };
};

type Answered = Pick<RulePlace, 'kind' | 'codes' | 'numeric'>;

/** Everything that a section asks for, in the order of the mask. */
export const rulePlaces: readonly RulePlace[] = elements.flatMap(({ key, on, section, answer }) =>
  on === 'description' && section !== undefined && answer !== undefined ? placesOf(key, section, answer) : [],
);

export const placesBySection: readonly { readonly section: SectionName; readonly places: readonly RulePlace[] }[] = sections.map(
  (section) => ({
    section,
    places: rulePlaces.filter((place) => place.section === section),
  }),
);

const byId: ReadonlyMap<string, RulePlace> = new Map(rulePlaces.map((place) => [place.id, place]));
export const rulePlace = (id: string): RulePlace | undefined => byId.get(id);

/** The place of a path, as a condition writes it. */
export function placeAt(path: string, within?: RulePlace['within']): RulePlace | undefined {
  return rulePlaces.find((place) => place.path === path && place.within?.op === within?.op && place.within?.path === within?.path);
}

function placesOf(element: string, section: SectionName, answer: Answer): RulePlace[] {
  const path = `description.${element}`;
  if (answer.kind !== 'group' && answer.kind !== 'rows') return [{ id: element, element, section, path, ...answered(answer) }];
  const whole: RulePlace = { id: element, element, section, path, kind: answer.kind === 'rows' ? 'list' : 'group' };
  const parts = Object.entries(answer.parts).flatMap(([part, { answer: leaf }]): RulePlace[] => {
    const common = { element, part, section, ...answered(leaf) };
    if (answer.kind === 'group') return [{ ...common, id: `${element}.${part}`, path: `${path}.${part}` }];
    return (['every', 'some'] as const).map((op) => ({
      ...common,
      id: `${op}:${element}.${part}`,
      path: part,
      within: { op, path },
    }));
  });
  return [whole, ...parts];
}

function answered(leaf: Leaf): Answered {
  switch (leaf.kind) {
    case 'text':
      return { kind: 'words' };
    case 'line':
    case 'day':
      return { kind: 'word' };
    case 'lines':
      return { kind: 'list' };
    case 'number':
      return { kind: 'number' };
    case 'yes-no':
      return { kind: 'yes-no' };
    case 'choices':
      return { kind: 'codes', codes: leaf.codes };
    case 'choice':
      return { kind: 'code', codes: leaf.codes, ...(leaf.numeric ? { numeric: true as const } : {}) };
  }
}

/** What can be asked of each kind, the usual first. */
export const operatorsOf = {
  number: ['present', 'gte', 'lte', 'gt', 'lt', 'between', 'in', 'notIn', 'absent'],
  code: ['present', 'in', 'notIn', 'absent'],
  codes: ['present', 'containsAny', 'containsAll', 'containsNone', 'subsetOf', 'countGte', 'absent'],
  word: ['present', 'in', 'notIn', 'absent'],
  words: ['present', 'absent'],
  list: ['present', 'countGte', 'absent'],
  'yes-no': ['isTrue', 'isFalse', 'notTrue', 'present', 'absent'],
  group: ['present', 'absent'],
} as const satisfies Readonly<Record<PlaceKind, readonly string[]>>;

export type FormOperator = (typeof operatorsOf)[PlaceKind][number];

/** What is compared with: nothing, one number, two, or several values. */
export function comparedWith(op: FormOperator): 'nothing' | 'number' | 'bounds' | 'values' {
  switch (op) {
    case 'gte':
    case 'lte':
    case 'gt':
    case 'lt':
    case 'countGte':
      return 'number';
    case 'between':
      return 'bounds';
    case 'in':
    case 'notIn':
    case 'containsAny':
    case 'containsAll':
    case 'containsNone':
    case 'subsetOf':
      return 'values';
    default:
      return 'nothing';
  }
}
