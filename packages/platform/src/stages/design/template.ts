import { type CodeListName, codeLists, type Description, type ElementKey, elements, type Text } from '@laurel/microcredential';
import type { PaperText } from '../../base/office-files/write-paper.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { saysAnything } from './completeness.ts';
import { directionOf } from './design-words.ts';
import { elementIn } from './mask.ts';

/** Who reads: the words of the form are theirs. */
export type TemplateReader = Pick<Visit, 'say' | 'writing' | 'language'>;
/** A line of the form with what the description answers; `tag` where the answer is in one of several languages. */
export type TemplateLine = { readonly label: string; readonly answer: readonly PaperText[] };

type Answered = { readonly tag?: string | undefined; readonly answer: readonly PaperText[] };
type Answers = (content: Description, reader: TemplateReader) => readonly Answered[];

/** The sixteen lines of the T4EU template in its order, and how each is answered in words that `readOffer` takes for the same again. */
const lines = {
  university: (content) => plain(content.provider?.lead?.name),
  unit: (content) => plain(content.provider?.lead?.unit),
  title: (content) => inLanguages(content.title),
  description: (content) => inLanguages(content.shortDescription),
  'target-group': targetGroups,
  language: (content, reader) => listed('languages', content.languages, reader),
  ects: (content, reader) => plain(figure(content.workload?.ects, reader)),
  participants,
  literature: (content) => bulleted(content.literature),
  obligations: (content) => inLanguages(content.obligations),
  competences: (content) => inLanguages(content.competences),
  leaders: (content) => bulleted(content.people?.leaders),
  lecturers: (content) => bulleted(content.people?.lecturers),
  time: (content) => inLanguages(content.delivery?.time),
  mode: (content, reader) => listed('participation-forms', some(content.delivery?.mode), reader),
  registration: channels,
} as const satisfies Record<string, Answers>;

/** What the lines ask for. */
const asked: ReadonlySet<ElementKey> = new Set<ElementKey>([
  'provider.lead',
  'title',
  'shortDescription',
  'access.targetGroups',
  'access.targetGroupComment',
  'languages',
  'workload.ects',
  'access.maxParticipants',
  'literature',
  'obligations',
  'competences',
  'people.leaders',
  'people.lecturers',
  'delivery.time',
  'delivery.mode',
  'application.channels',
]);

/**
 * A description as the T4EU template asks for it. A text in several languages takes a line for each, which names its language as
 * `readOffer` expects it: "Course title (el)".
 */
export function templateOf(content: Description, reader: TemplateReader): readonly TemplateLine[] {
  const { say, language } = reader;
  const answered = Object.entries(lines).map(([name, answers]) => ({ name: name as keyof typeof lines, said: answers(content, reader) }));
  const tags = new Set(answered.flatMap(({ said }) => said.flatMap(({ tag }) => tag ?? [])));
  // Where every text is in the language of the form itself, nobody has to say so.
  const isNamed = tags.size > 1 || (tags.size === 1 && !tags.has(language.tag));
  return answered.flatMap(({ name, said }) => {
    const label = say(`template.line-${name}`);
    if (said.length === 0) return [{ label, answer: [] }];
    return said.map(({ tag, answer }) => ({ label: tag !== undefined && isNamed ? `${label} (${tag})` : label, answer }));
  });
}

/** The elements of a description that it answers and that no line of the template asks for. */
export function notOnTemplate(content: Description): readonly ElementKey[] {
  return elements
    .filter(({ key, section }) => section !== undefined && !asked.has(key as ElementKey) && saysAnything(elementIn(content, key)))
    .map(({ key }) => key as ElementKey);
}

const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function plain(text: string | undefined): readonly Answered[] {
  return text === undefined || text.trim() === '' ? [] : [{ answer: [{ text: oneLine(text) }] }];
}

function figure(number: number | undefined, { writing }: TemplateReader): string | undefined {
  // Without marks between thousands, which may be taken for a point.
  return number === undefined ? undefined : String(number).replace('.', writing.number(1.5).replace(/\d/g, ''));
}

/** Each in a line of its own, with a mark before it: what is separated by commas and semicolons within is one entry all the same. */
function bulleted(entries: readonly string[] = []): readonly Answered[] {
  const said = entries.map(oneLine).filter((entry) => entry !== '');
  return said.length === 0 ? [] : [{ answer: said.map((entry) => ({ text: `• ${entry}` })) }];
}

function inLanguages(text: Text | undefined): readonly Answered[] {
  if (text === undefined || typeof text === 'string') return text === undefined || text.trim() === '' ? [] : [{ answer: [{ text }] }];
  return Object.entries(text)
    .filter(([, words]) => words.trim() !== '')
    .map(([tag, words]) => ({ tag, answer: [spoken(tag, words)] }));
}

function spoken(tag: string, text: string): PaperText {
  return { text, language: tag, direction: directionOf(tag) };
}

function listed(codes: CodeListName, words: readonly string[] = [], { language }: TemplateReader): readonly Answered[] {
  const labels = words.map((word) => labelOf(codes, word, language.tag)).filter((label) => label.trim() !== '');
  return labels.length === 0 ? [] : [{ answer: labels.map((text) => ({ text })) }];
}

function labelOf(codes: CodeListName, word: string, tag: string): string {
  const concept = codeLists[codes].find(word);
  return concept === undefined ? oneLine(word) : codeLists[codes].labelIn(concept, tag);
}

/** The groups of the list, and below them in each language what else is said of the target group. */
function targetGroups(content: Description, reader: TemplateReader): readonly Answered[] {
  const [groups] = listed('target-groups', content.access?.targetGroups, reader);
  const further = inLanguages(content.access?.targetGroupComment).map(({ tag, answer }) => ({
    tag,
    answer: answer.map((each) => ({ ...each, text: reader.say('template.further', { text: each.text }) })),
  }));
  const [first, ...others] = further;
  if (groups === undefined) return further;
  return [{ tag: first?.tag, answer: [...groups.answer, ...(first?.answer ?? [])] }, ...others];
}

function participants(content: Description, reader: TemplateReader): readonly Answered[] {
  const { maxParticipants, type } = content.access ?? {};
  if (maxParticipants === undefined && type === 'open') return plain(reader.say('template.unlimited'));
  return plain(figure(maxParticipants, reader));
}

/** An address speaks for itself; a way that has none, or is more than its address, is named. */
function channels(content: Description, { language }: TemplateReader): readonly Answered[] {
  const said = (content.application?.channels ?? []).flatMap(({ type = '', url = '' }) => {
    if (type.trim() === '' && url.trim() === '') return [];
    if (url.trim() === '') return [labelOf('application-channels', type, language.tag)];
    return ['email', 'link', ''].includes(type)
      ? [oneLine(url)]
      : [`${labelOf('application-channels', type, language.tag)}: ${oneLine(url)}`];
  });
  return said.length === 0 ? [] : [{ answer: said.map((text) => ({ text })) }];
}
