import type { Language } from '../../base/languages/language.ts';
import { type Say, speak } from '../../base/languages/message.ts';
import { type Writing, writingOf } from '../../base/languages/number-and-date.ts';
import { languageFor, type OutboxMail, titleInMail } from '../../base/people/mail.ts';
import type { DeclineReason, OfferedHead } from './application.ts';

export const letterKinds = ['received', 'accepted', 'declined'] as const;
export type LetterKind = (typeof letterKinds)[number];

type Facts = {
  readonly name: string;
  readonly offered: OfferedHead;
  /** the applicant's own page */
  readonly address: string;
  readonly reason: DeclineReason | null;
  readonly reasonText: string | undefined;
};

/** The mail that tells an applicant where their application stands, in their language. */
export function applicationMail(wanted: string, kind: LetterKind, facts: Facts): Pick<OutboxMail, 'subject' | 'text' | 'language'> {
  const language = languageFor(wanted);
  const say = speak(language);
  const told = factsIn(facts, language, writingOf(language), say);
  return {
    language: language.tag,
    subject: say(`mail.application-${kind}.subject`, told),
    text: say(`mail.application-${kind}.text`, told),
  };
}

function factsIn({ name, offered, address, reason, reasonText }: Facts, language: Language, writing: Writing, say: Say) {
  const title = titleInMail(offered.title, [language.tag, 'en']) ?? say('admission.untitled');
  const because = reason === null ? '' : say(`admission.reason-${reason}`);
  return {
    name,
    title,
    institution: offered.institution,
    from: writing.date(offered.startsOn),
    to: writing.date(offered.endsOn),
    address,
    reason: reasonText === undefined ? because : `${because}\n\n${reasonText}`,
  };
}
