import type { Description } from '@laurel/microcredential';
import { speak } from '../../base/languages/message.ts';
import { languageFor, type OutboxMail, titleInMail } from '../../base/people/mail.ts';
import type { CaseState } from './approval-case.ts';

type Facts = {
  readonly name: string;
  /** the leading institution */
  readonly institution: string;
  readonly title: Description['title'];
  readonly version: number;
  readonly state: CaseState;
  readonly address: string;
};

/** The mail to a decider whose institution is asked, and the one to the course leader when all is said. */
export function caseMail(
  wanted: string,
  purpose: 'case-opened' | 'case-closed',
  facts: Facts,
): Pick<OutboxMail, 'subject' | 'text' | 'language'> {
  const language = languageFor(wanted);
  const say = speak(language);
  const title = titleInMail(facts.title, [language.tag, 'en']) ?? say('design.untitled');
  const { name, institution, version, state, address } = facts;
  const words = { name, institution, title, version, address, outcome: say(`approval-state.${state}`) };
  return { language: language.tag, subject: say(`mail.${purpose}.subject`, words), text: say(`mail.${purpose}.text`, words) };
}
