import { z } from 'zod';
import { fallbackLanguage, findLanguage } from '../languages/language.ts';
import { speak } from '../languages/message.ts';

/** A mail as it lies in the outbox, sealed under its recipient's key. */
export const outboxMail = z.object({ to: z.string(), subject: z.string(), text: z.string(), language: z.string() });
export type OutboxMail = z.output<typeof outboxMail>;

type Introduction = { readonly contact: string; readonly institution: string; readonly reference: string; readonly address: string };

/**
 * The mail that thanks an institution's contact for its introduction, in the language they asked for;
 * in English where there is no file for it.
 */
export function introductionMail(wanted: string, facts: Introduction): Pick<OutboxMail, 'subject' | 'text' | 'language'> {
  const language = findLanguage(wanted) ?? findLanguage(wanted.split('-')[0] ?? '') ?? fallbackLanguage;
  const say = speak(language);
  return { language: language.tag, subject: say('mail.introduction.subject', facts), text: say('mail.introduction.text', facts) };
}
