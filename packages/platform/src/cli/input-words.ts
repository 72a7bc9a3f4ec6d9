import { fallbackLanguage } from '../base/languages/language.ts';
import { type Say, speak } from '../base/languages/message.ts';
import type { InputTrouble, UnreadableInput } from './read-input.ts';

export const english: Say = speak(fallbackLanguage);

/** How an input is called in a sentence. */
export function nameOf(name: string, say: Say = english): string {
  return name === '-' ? say('command.standard-input') : name;
}

/** Why a file is not read, in one sentence. */
export function sayInput(code: InputTrouble, words: Readonly<Record<string, string>>, say: Say = english): string {
  return say(`command.input-${code}`, { ...words, file: nameOf(words.file ?? '', say) });
}

/** The same for what was thrown; what has no code keeps its own sentence. */
export function sayUnreadableInput(say: Say, { code, words, message }: UnreadableInput): string {
  return code === undefined ? message : sayInput(code, words, say);
}
