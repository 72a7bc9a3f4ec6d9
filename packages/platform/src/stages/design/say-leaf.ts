import { codeLists, type Leaf, textIn } from '@laurel/microcredential';
import type { Visit } from '../../base/ui/visit.ts';
import { conceptLabel, directionOf, type Told, unitLabel } from './design-words.ts';

/** What stands in a leaf, in the reader's words where it is a code, else as it was written. */
export function sayLeaf(visit: Visit, value: unknown, answer?: Leaf, language?: string): Told {
  const { say, writing } = visit;
  const own = { lang: undefined, dir: visit.language.direction };
  if (typeof value === 'boolean') return { says: say(value ? 'design.yes' : 'design.no'), ...own };
  if (answer?.kind === 'choice' || answer?.kind === 'choices') {
    const concept = codeLists[answer.codes].find(String(value));
    if (concept !== undefined) return { says: conceptLabel(visit, answer.codes, concept), ...own };
  }
  if (typeof value === 'number') {
    const number = writing.number(value);
    const unit = answer?.kind === 'number' ? unitLabel(visit, answer.unit) : undefined;
    return { says: unit ? `${number} ${unit}` : number, ...own };
  }
  if (typeof value !== 'string' || value.trim() === '') return { says: say('design.nothing'), ...own };
  return { says: value, lang: language === visit.language.tag ? undefined : language, dir: directionOf(language ?? '') };
}

/** A text in the language asked for, else in the reader's, else in whichever there is. */
export function sayText(visit: Visit, value: unknown, tongue?: string): Told | undefined {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null || Array.isArray(value))) return undefined;
  const texts = value as string | Readonly<Record<string, string>>;
  const says = textIn(texts, [...(tongue === undefined ? [] : [tongue]), visit.language.tag, 'en']);
  if (says === undefined) return undefined;
  const tag = typeof texts === 'string' ? undefined : Object.keys(texts).find((each) => texts[each] === says);
  return { says, lang: tag === visit.language.tag ? undefined : tag, dir: directionOf(tag ?? '') };
}
