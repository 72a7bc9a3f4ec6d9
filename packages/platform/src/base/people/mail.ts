import { type Text, textIn } from '@laurel/microcredential';
import { z } from 'zod';
import { fallbackLanguage, findLanguage, type Language } from '../languages/language.ts';
import { speak } from '../languages/message.ts';

/** A mail as it lies in the outbox, sealed under its recipient's key. */
export const outboxMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  language: z.string(),
  /** which writes, in its colour and with its logo; a mail of the house itself is plain text */
  institutionId: z.uuid().optional(),
});
export type OutboxMail = z.output<typeof outboxMail>;

type Letter = Pick<OutboxMail, 'subject' | 'text' | 'language'>;
type Introduction = { readonly contact: string; readonly institution: string; readonly reference: string; readonly address: string };

/**
 * The mail that thanks an institution's contact for its introduction, in the language they asked for;
 * in English where there is no file for it.
 */
export function introductionMail(wanted: string, facts: Introduction): Letter {
  const language = languageFor(wanted);
  const say = speak(language);
  return { language: language.tag, subject: say('mail.introduction.subject', facts), text: say('mail.introduction.text', facts) };
}

type Link = { readonly name: string; readonly address: string; readonly again: string };

/** The mail with a link to sign in. */
export function signInMail(wanted: string, facts: Link): Letter {
  const language = languageFor(wanted);
  const say = speak(language);
  return { language: language.tag, subject: say('mail.sign-in.subject'), text: say('mail.sign-in.text', facts) };
}

/** The mail with a link to somebody who is new to the house. */
export function registrationMail(wanted: string, facts: Link): Letter {
  const language = languageFor(wanted);
  const say = speak(language);
  return { language: language.tag, subject: say('mail.registration.subject'), text: say('mail.registration.text', facts) };
}

/** The mail to somebody who was invited to work for an institution. */
export function invitationMail(wanted: string, facts: Link & { readonly institution: string }): Letter {
  const language = languageFor(wanted);
  const say = speak(language);
  return { language: language.tag, subject: say('mail.invitation.subject', facts), text: say('mail.invitation.text', facts) };
}

const LONGEST_TITLE = 120;

/**
 * A title as it stands in a mail: on one line, because a subject ends at the first line break and what comes then would be a header of its own,
 * and not so long that it fills the whole subject.
 */
export function titleInMail(title: Text | undefined, languages: readonly string[]): string | undefined {
  const line = textIn(title, languages)?.replace(/\s+/g, ' ').trim();
  if (!line) return undefined;
  const letters = [...line];
  return letters.length > LONGEST_TITLE ? `${letters.slice(0, LONGEST_TITLE - 1).join('')}…` : line;
}

/** The language in which somebody is written to: the one they asked for, or English where there is no file for it. */
export function languageFor(wanted: string): Language {
  return findLanguage(wanted) ?? findLanguage(wanted.split('-')[0] ?? '') ?? fallbackLanguage;
}
