import { type Framework, frameworks, type Params } from '@laurel/microcredential';
import type { Deviation } from './deviation.ts';

/** A framework as it is in force for an institution. */
export type FrameworkInForce = {
  readonly framework: Framework;
  /** its errors keep a description from being submitted and published, and credentials from being issued; what does not bind advises */
  readonly binds: boolean;
  /** numbers that are set otherwise there; never other rules */
  readonly params?: Params;
};

/** Everything that a description of an institution is held against. */
export type InForce = {
  readonly frameworks: readonly FrameworkInForce[];
  /** whatever was granted for this one description: what holds, and what held once */
  readonly deviations: readonly Deviation[];
  /** ISO day on which the frameworks have to be in force; without one, their dates are not looked at */
  readonly on?: string;
  /** ISO day on which deviations have to hold: today, also where a decision of before keeps the frameworks of before */
  readonly today?: string;
};

/** What binds where no alliance has decided anything: for what an alliance offers together, its standard. */
const BINDS_UNLESS_DECIDED = new Set(['unic-standard-2024']);
export const bindsUnlessDecided = (framework: string): boolean => BINDS_UNLESS_DECIDED.has(framework);

/** The frameworks as they come with Laurel: for an institution whose alliances decided nothing, and where there is no house at all. */
export const shippedInForce: InForce = {
  frameworks: frameworks.map((framework) => ({ framework, binds: bindsUnlessDecided(framework.id) })),
  deviations: [],
};
