import { speak } from '../../base/languages/message.ts';
import { languageFor, type OutboxMail } from '../../base/people/mail.ts';

type Facts = { readonly name: string; readonly title: string; readonly institution: string; readonly address: string };

/** The mail that brings a credential: what it is, from whom, and one link that says nothing about its reader. */
export function issuedMail(wanted: string, facts: Facts): Pick<OutboxMail, 'subject' | 'text' | 'language'> {
  const language = languageFor(wanted);
  const say = speak(language);
  return { language: language.tag, subject: say('mail.credential-issued.subject', facts), text: say('mail.credential-issued.text', facts) };
}
