import type { Description } from '@laurel/microcredential';
import { speak } from '../../base/languages/message.ts';
import { languageFor, type OutboxMail, titleInMail } from '../../base/people/mail.ts';
import type { DeviationState } from './deviation.ts';

/** To the deciders when a course leader asks; back to the course leader when they have decided; to the course leaders when it is ended. */
export const deviationMailPurposes = ['deviation-asked', 'deviation-decided', 'deviation-ended'] as const;
export type DeviationMailPurpose = (typeof deviationMailPurposes)[number];

type Facts = {
  readonly name: string;
  readonly institution: string;
  readonly title: Description['title'];
  readonly rule: string;
  readonly state: DeviationState;
  readonly address: string;
};

/** What was decided stays what it was, also when it was ended before the mail about it was written. */
function outcomeOf(purpose: DeviationMailPurpose, state: DeviationState): DeviationState {
  if (purpose !== 'deviation-decided') return state;
  return state === 'declined' ? 'declined' : 'granted';
}

/** A mail about a deviation: it leads there, and says nothing of the reasons. */
export function deviationMail(
  wanted: string,
  purpose: DeviationMailPurpose,
  facts: Facts,
): Pick<OutboxMail, 'subject' | 'text' | 'language'> {
  const language = languageFor(wanted);
  const say = speak(language);
  const title = titleInMail(facts.title, [language.tag, 'en']) ?? say('design.untitled');
  const { name, institution, rule, state, address } = facts;
  const words = { name, institution, rule, title, address, outcome: say(`deviation-state.${outcomeOf(purpose, state)}`) };
  return { language: language.tag, subject: say(`mail.${purpose}.subject`, words), text: say(`mail.${purpose}.text`, words) };
}
