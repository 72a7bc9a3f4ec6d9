import type { Award } from '@laurel/microcredential';
import type { ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { learnersOf } from '../admission/enrolment.store.ts';
import type { Learner } from '../admission/learner.ts';
import { resultsOf } from '../assessment/result.store.ts';
import type { Result } from '../assessment/result.ts';
import { inForceFor } from '../design/in-force.store.ts';
import type { InForce } from '../design/in-force.ts';
import type { BindingError, Deviated, Judged } from '../design/judge.ts';
import { awardOf } from './award-of.ts';
import { deviationsIssued, findBinding, issuingVerdicts } from './binding-findings.ts';
import { credentialsOf } from './credential.store.ts';
import type { Credential } from './credential.ts';
import { type Basis, basisOf, type Order, ordersOf } from './issuing.store.ts';
import { credentialThatCounts, type Standing, standingOf } from './standing.ts';

export type LearnerStanding = {
  readonly learner: Learner;
  readonly result?: Result;
  readonly credential?: Credential;
  readonly standing: Standing;
  /** the rule that this one award does not keep */
  readonly finding?: BindingError;
};

export type ClassStanding = {
  readonly basis: Basis;
  readonly learners: readonly LearnerStanding[];
  /** binding rules that nobody's award keeps */
  readonly findings: readonly BindingError[];
  /** rules that need not be kept for now */
  readonly deviations: readonly Deviated[];
  /** what every framework says of the first of those who are ready, or of nobody */
  readonly verdicts: readonly Judged[];
  readonly orders: readonly Order[];
};

/** Where everybody in an offering stands, with what the binding rules say of those who are ready. Whoever was forgotten is left out. */
export async function classStanding(tx: ViewTransaction, offeringId: string): Promise<ClassStanding | undefined> {
  const basis = await basisOf(tx, offeringId);
  if (basis === undefined) return undefined;
  const orders = await ordersOf(tx, offeringId);
  const open = orders.filter(({ endedAt }) => endedAt === undefined);
  const results = await resultsOf(tx, offeringId);
  const credentials = await credentialsOf(tx, offeringId);
  const learners = (await learnersOf(tx, offeringId))
    .filter(({ forgotten }) => !forgotten)
    .map((learner): LearnerStanding => {
      const result = results.get(learner.enrolmentId);
      const credential = credentialThatCounts(credentials.filter(({ enrolmentId }) => enrolmentId === learner.enrolmentId));
      return {
        learner,
        ...(result !== undefined && { result }),
        ...(credential !== undefined && { credential }),
        standing: standingOf(learner, { result, credential, open }),
      };
    });
  const { institutionId, descriptionId, version } = basis.offering;
  const ready = learners.filter(({ standing }) => standing === 'ready' || standing === 'unfit');
  // While a class is being issued, its page is looked at every two seconds, and there is nobody left to judge.
  const judged = ready.length > 0 || open.length === 0;
  const inForce: InForce = judged ? await inForceFor(tx, { institutionId, descriptionId, version }) : { frameworks: [], deviations: [] };
  const awards = awardsOf(basis, ready, dayOf(tx.now));
  const { forAll, forOne } = findBinding(awards, inForce, tx.language);
  const [first] = awards.filter((_, place) => !forOne.has(place));
  const findingOf = new Map([...forOne].map(([place, finding]) => [ready[place]?.learner.enrolmentId, finding]));
  return {
    basis,
    orders,
    findings: forAll,
    deviations: deviationsIssued(awards, basis.content, inForce, tx.language),
    verdicts: first === undefined ? [] : issuingVerdicts(first, inForce),
    learners: learners.map((each) => {
      const finding = findingOf.get(each.learner.enrolmentId);
      return finding === undefined ? each : { ...each, standing: 'rule-not-kept', finding };
    }),
  };
}

function awardsOf({ award: basis }: Basis, learners: readonly LearnerStanding[], issuedOn: string): Award[] {
  if (basis === undefined) return [];
  return learners.flatMap(({ learner, result }) => (result === undefined ? [] : [awardOf(basis, learner, result, { issuedOn })]));
}
