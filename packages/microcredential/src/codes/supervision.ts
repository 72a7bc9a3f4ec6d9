import { type Concept, codeList } from './concept.ts';

const kind = (word: string, code: string, hash: string, en: string, de: string): Concept => ({
  word,
  code,
  uri: `http://data.europa.eu/snb/supervision-verification/${hash}`,
  label: { en, de },
});

/**
 * The four kinds of supervision and identity verification of Annex I. Europass tells only three of them apart:
 * whether it was supervised online or on site is, there, a matter of the mode of assessment.
 */
export const supervisionList = codeList([
  kind('unsupervised-no-id', 'nosupnoid', 'c598449d64', 'Unsupervised, identity not verified', 'Unbeaufsichtigt, ohne Identitätsprüfung'),
  kind('supervised-no-id', 'supnoid', '44314532f9', 'Supervised, identity not verified', 'Beaufsichtigt, ohne Identitätsprüfung'),
  kind(
    'supervised-online-id',
    'supid',
    '70be69aaf9',
    'Supervised online, identity verified',
    'Online beaufsichtigt, mit Identitätsprüfung',
  ),
  kind(
    'supervised-onsite-id',
    'supid',
    '70be69aaf9',
    'Supervised on site, identity verified',
    'Vor Ort beaufsichtigt, mit Identitätsprüfung',
  ),
]);

export const supervisions = supervisionList.concepts;

/**
 * The kind of supervision (Annex I, optional) that a description names.
 * @example
 * supervision('supervised-online-id')?.label.en // 'Supervised online, identity verified'
 */
export function supervision(word: string): Concept | undefined {
  return supervisionList.find(word);
}
