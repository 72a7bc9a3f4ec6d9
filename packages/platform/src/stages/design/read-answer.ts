import { elementOf } from '@laurel/microcredential';
import { type AnswerRead, type Asked, asks, idOf, linesIn, nothing, oneLine, says } from './answer-read.ts';
import { note } from './offer-note.ts';
import { readLeaf } from './read-leaf.ts';
import { specialAnswers } from './special-answers.ts';

/**
 * Turns what people write in a cell into what the mask holds. What may mean two things is asked, never guessed.
 * @param language of the words, BCP 47
 * @example
 * readAnswer('workload.ects', '1,5 ECTS').said // [{ key: 'workload.ects', value: 1.5 }]
 */
export function readAnswer(asked: Asked, text: string, language = 'en'): AnswerRead {
  const words = text.replace(/\r\n?/g, '\n').trim();
  if (words === '') return nothing;
  const special = specialAnswers[asked];
  if (special !== undefined) return special(words, language);
  const answer = elementOf(asked)?.answer;
  if (answer === undefined) return nothing;
  if (answer.kind === 'rows') return readRows(asked, Object.keys(answer.parts), words, language);
  if (answer.kind === 'group') return readGroup(asked, Object.keys(answer.parts), words);
  return readLeaf(asked, answer, words, language);
}

function readGroup(key: string, parts: readonly string[], text: string): AnswerRead {
  const [, framework, level] = /^(.*\S)\s+(\S+)$/s.exec(text) ?? [];
  if (parts.includes('framework')) return level === undefined ? asks(note('list', key, text)) : says(key, { framework, level });
  return says(key, { ...(parts.includes('id') && { id: idOf(text) }), name: oneLine(text) });
}

/** Of a list with several parts a cell says the first that has a name. */
function readRows(key: string, parts: readonly string[], text: string, language: string): AnswerRead {
  const lines = linesIn(text);
  if (key === 'outcomes') return says(key, outcomesIn(lines, language));
  if (parts.includes('title'))
    return says(
      key,
      lines.map((title) => ({ title: { [language]: title } })),
    );
  return says(
    key,
    lines.map((name) => ({ ...(parts.includes('id') && { id: idOf(name) }), name })),
  );
}

/** "Learners are able to:" stands before the sentences and is none of them; "LO1:" is the code of one. */
function outcomesIn(lines: readonly string[], language: string) {
  const [first] = lines;
  const sentences = lines.length > 1 && first?.endsWith(':') ? lines.slice(1) : lines;
  return sentences.map((sentence) => {
    const [, id, text = sentence] = /^([A-Z]{1,3}[ -]?\d{1,2})\s*[:.)–-]\s*(.+)$/.exec(sentence) ?? [];
    return { ...(id !== undefined && { id }), text: { [language]: text } };
  });
}
