import { z } from 'zod';

// Controls, halves of characters, and the marks that turn the reading direction round (Unicode TR9) make a text look like another one.
const hiddenInText = /(?![\t\n\r])\p{Cc}|[\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/u;
// In a name nothing is meant that cannot be seen; in paragraphs the single marks of direction and the breaks of long words are.
const hiddenInLine = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;

/** Whether a text of several lines holds characters that nobody can see and that change how it reads. */
export function hidesCharacters(text: string): boolean {
  return hiddenInText.test(text);
}

/** One line of text for people: normalised, trimmed, and without characters that cannot be seen. */
export function oneLine(minimum: number, maximum: number) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim().replace(/ {2,}/g, ' '))
    .pipe(
      z
        .string()
        .min(minimum)
        .max(maximum)
        .refine((value) => !hiddenInLine.test(value), { error: 'hidden-characters' }),
    );
}

/** Some paragraphs of text for people: normalised, trimmed, with line breaks of one kind, and nothing that {@link hidesCharacters}. */
export function paragraphs(minimum: number, maximum: number) {
  return z
    .string()
    .transform((value) => value.replace(/\r\n?/g, '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(minimum)
        .max(maximum)
        .refine((value) => !hidesCharacters(value), { error: 'hidden-characters' }),
    );
}
