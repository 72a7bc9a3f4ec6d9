import type { Text } from '@laurel/microcredential';
import type { InForce } from './in-force.ts';

export type FrameworkNames = { readonly title: Text; readonly shortTitle?: Text };

/** Verdicts with the names of their frameworks: those of an alliance stand in no list but its own. */
export function named<V extends { readonly framework: string }>(verdicts: readonly V[], { frameworks }: InForce): (V & FrameworkNames)[] {
  return verdicts.map((verdict) => {
    const found = frameworks.find(({ framework }) => framework.id === verdict.framework)?.framework;
    const { title = verdict.framework, shortTitle } = found ?? {};
    return { ...verdict, title, ...(shortTitle === undefined ? {} : { shortTitle }) };
  });
}
