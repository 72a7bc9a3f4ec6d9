import { type Description, elementOf, frameworks, textIn } from '@laurel/microcredential';
import { isMessageKey } from '../../base/languages/message.ts';
import type { Tone } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { Option } from './control.ts';

const wanted = (visit: Visit): readonly string[] => [visit.language.tag, 'en'];

/** A text in a language, told apart from the page around it. */
export type Told = { readonly says: string; readonly lang: string | undefined; readonly dir: 'ltr' | 'rtl' };

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/i;

/** In which direction a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
}

/** The title in the reader's language, else in whichever there is; what stands for a missing one is the page's own. */
export function titleOf(visit: Visit, title: Description['title']): Told {
  const says = textIn(title, wanted(visit));
  if (says === undefined || title === undefined)
    return { says: visit.say('design.untitled'), lang: undefined, dir: visit.language.direction };
  const tag = typeof title === 'string' ? undefined : Object.keys(title).find((each) => title[each] === says);
  return { says, lang: tag === visit.language.tag ? undefined : tag, dir: directionOf(tag ?? '') };
}

export function labelOf(visit: Visit, key: string): string {
  return textIn(elementOf(key)?.label, wanted(visit)) ?? key;
}

/** A sentence before a field, for the elements that need one. */
export function hintOf(visit: Visit, key: string): string | undefined {
  const hint = `design-hint.${key}`;
  return isMessageKey(hint) ? visit.say(hint) : undefined;
}

export function optionLabel(visit: Visit, { label, word }: Option): string {
  return typeof label === 'string' ? visit.say(label) : (textIn(label, wanted(visit)) ?? word);
}

export function frameworkName(visit: Visit, id: string): string {
  return textIn(frameworks.find((framework) => framework.id === id)?.title, wanted(visit)) ?? id;
}

export const severityTone = { error: 'danger', warn: 'warning', info: 'info' } as const satisfies Record<string, Tone>;
export const verdictTone = { pass: 'success', 'pass-with-warnings': 'warning', fail: 'danger', 'not-applicable': 'neutral' } as const;
export const stateTone = { draft: 'info', submitted: 'warning', approved: 'success', withdrawn: 'neutral' } as const;
