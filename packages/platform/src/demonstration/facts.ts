import descriptionFacts from './descriptions.json' with { type: 'json' };
import peopleFacts from './people.json' with { type: 'json' };
import universityFacts from './universities.json' with { type: 'json' };

/**
 * Everybody and everything of the demonstration: six universities, the people who work there, learners, and two dozen descriptions.
 * All of it is invented; addresses end in `.example`, which is nobody's (RFC 2606).
 */
export const universities = universityFacts.universities as readonly University[];
export const alliance = universityFacts.alliance;
export const staff = peopleFacts.staff as readonly Staff[];
export const learners = peopleFacts.learners as readonly LearnerFacts[];
export const sketches = descriptionFacts as unknown as readonly Sketch[];

export type University = {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly region?: string;
  readonly website: string;
  readonly unit: string;
  readonly language: string;
  readonly hoursPerEcts: number;
  readonly framework: string;
  readonly place: string;
  readonly legalId: string;
};

export type Staff = { readonly at: string; readonly name: string; readonly roles: readonly string[] };

export type LearnerFacts = {
  readonly key: string;
  readonly name: string;
  readonly given?: string;
  readonly family?: string;
  /** Stands on the page of people one can be. */
  readonly shown?: boolean;
};

/** How far a description has come when the demonstration begins. */
export type Standing =
  | 'begun'
  | 'draft'
  | 'waiting'
  | 'changes'
  | 'approved'
  | 'offered'
  | 'offered-with-applications'
  | 'running'
  | 'confirming'
  | 'issued';

type Words = Readonly<Record<string, string>>;

/** What is particular of a micro-credential; what all of them have in common stands in describe-sketch.ts. */
export type Sketch = {
  readonly key: string;
  readonly lead: string;
  readonly partners: readonly string[];
  readonly languages: readonly [string, ...string[]];
  readonly taughtIn: string;
  readonly state: Standing;
  readonly ects: number;
  readonly teachingHours: number;
  readonly eqf: number;
  readonly mode: string;
  readonly seats: number;
  /** What somebody from outside the alliance pays, in euros. */
  readonly price: number;
  readonly methods: readonly string[];
  readonly graded: boolean;
  readonly topic: string;
  readonly title: Words;
  readonly short?: Words;
  readonly outcomes: readonly { readonly type: string; readonly text: Words }[];
  readonly content?: Words;
  readonly competences?: Words;
  readonly parts: readonly { readonly at: string; readonly title: string; readonly ects: number; readonly teachingHours: number }[];
};

/** The university of that key; one that is not there is a mistake in the facts. */
export function universityOf(key: string): University {
  const found = universities.find((each) => each.key === key);
  if (found === undefined) throw new Error(`the demonstration knows no university "${key}"`);
  return found;
}

/** The standings at which every awarding body has said yes. */
const AUTHORISED: readonly Standing[] = ['approved', 'offered', 'offered-with-applications', 'running', 'confirming', 'issued'];
export const isAuthorised = (standing: Standing): boolean => AUTHORISED.includes(standing);
