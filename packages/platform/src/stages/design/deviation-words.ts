import type { Text } from '@laurel/microcredential';
import { languageOfName } from '../../base/languages/language-of-name.ts';
import type { Tone } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkShort } from './design-words.ts';
import type { DeviationRecord } from './deviation.ts';

export const DEVIATIONS = '/deviations';
export const deviationAddress = (id: string): string => `${DEVIATIONS}/${id}`;

type Named = { readonly framework: string; readonly rule: string; readonly frameworkTitle?: Text | undefined };

/** Where a course leader asks for a deviation of a description, from one rule where it is named. */
export function askAddress(descriptionId: string, named?: Named): string {
  const query = named === undefined ? '' : `?${new URLSearchParams({ rule: keyOf(named) })}`;
  return `/design/${descriptionId}/deviations${query}${named === undefined ? '' : '#ask'}`;
}

/** A rule as one answer of a form, and back. */
export const keyOf = ({ framework, rule }: Named): string => `${framework}:${rule}`;
export function namedIn(key: string): Named {
  const [framework = '', rule = ''] = key.split(':');
  return { framework, rule };
}

/** "UNIC, rule UNI-01" */
export function ruleLabel(visit: Visit, { framework, frameworkTitle: title, rule }: Named): string {
  return visit.say('deviation.rule-of', { framework: frameworkShort(visit, { framework, title }), rule });
}

/** What has become of it, as one sees it on a day: what was granted runs out by itself. */
export function deviationState(visit: Visit, { state, until }: Pick<DeviationRecord, 'state' | 'until'>, today: string): Shown {
  const shown = state === 'granted' && until !== undefined && until < today ? 'run-out' : state;
  return { says: capital(visit, visit.say(`deviation-state.${shown}`)), tone: TONES[shown] };
}
type Shown = { readonly says: string; readonly tone: Tone | 'neutral' };

const TONES = {
  asked: 'warning',
  granted: 'info',
  declined: 'neutral',
  withdrawn: 'neutral',
  ended: 'neutral',
  'run-out': 'neutral',
} as const satisfies Record<string, Tone | 'neutral'>;

const capital = (visit: Visit, text: string): string => text.charAt(0).toLocaleUpperCase(visit.language.tag) + text.slice(1);

/** In which language the name of an institution is read out. */
export const institutionLanguage = ({ name, country }: { readonly name: string; readonly country: string }): string | undefined =>
  languageOfName(name, country);
