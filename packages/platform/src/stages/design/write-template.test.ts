import type { Description, ElementKey } from '@laurel/microcredential';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLanguage, languages } from '../../base/languages/language.ts';
import { speak } from '../../base/languages/message.ts';
import { writingOf } from '../../base/languages/number-and-date.ts';
import { elementIn } from './mask.ts';
import { openOfferFile } from './offer-file.ts';
import { findHeading } from './offer-heading.ts';
import { readOfferPaper } from './offer-paper.ts';
import { readOffer } from './read-offer.ts';
import { notOnTemplate, templateOf } from './template.ts';
import { workedExamples } from './worked-examples/worked-examples.ts';
import { writeTemplate } from './write-template.ts';

const readerOf = (tag: string) => {
  const language = findLanguage(tag);
  if (language === undefined) throw new Error(`Nobody speaks ${tag}`);
  return { language, say: speak(language), writing: writingOf(language) };
};
const tags = languages.map(({ tag }) => tag);

/** The sixteen questions of the template, by what they ask for. */
const fields: readonly string[] = [
  'provider.lead.name',
  'provider.lead.unit',
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
];
/** An address is the same with and without `mailto:`. */
const answersIn = (content: Description) =>
  JSON.parse(JSON.stringify(Object.fromEntries(fields.map((field) => [field, elementIn(content, field)]))).replaceAll('"mailto:', '"'));

/** Read as `readOffer` reads it, without the guarded process. */
async function read(bytes: Buffer) {
  const file = await openOfferFile(bytes);
  if (!('paper' in file)) throw new Error('This is no document');
  return readOfferPaper(file.paper, {});
}

async function thereAndBack(content: Description, tag: string) {
  const { document, notes } = await read(writeTemplate(content, readerOf(tag), 'x'));
  return {
    content: document.description,
    asked: notes.filter(({ code, place }) => !(code === 'elsewhere' && place === 'access.targetGroupComment')),
  };
}

const examples = workedExamples.map(({ document }) => document.description);

describe.each(tags)('in %s', (tag) => {
  test('the form asks the sixteen questions of the template, and each is known to whoever reads it', () => {
    const asked = templateOf({}, readerOf(tag)).map(({ label }) => findHeading(label)?.asked);
    expect(asked).toHaveLength(16);
    expect(asked).toEqual(fields.filter((field) => field !== 'access.targetGroupComment'));
  });

  test('a description is written as the T4EU template, and all sixteen answers are read back from the document [T4EU-41]', async () => {
    for (const content of examples) {
      const back = await thereAndBack(content, tag);
      expect(answersIn(back.content)).toEqual(answersIn(content));
      expect(back.asked).toEqual([]);
    }
  });

  test('a text in no named language comes back in that of the form', async () => {
    const back = await thereAndBack({ title: 'Reading a City', obligations: 'Come' }, tag);
    expect(back.content).toEqual({ title: { [tag]: 'Reading a City' }, obligations: { [tag]: 'Come' } });
  });

  test('the empty form is read back as nothing said, and nothing to ask', async () => {
    expect(await thereAndBack({}, tag)).toEqual({ content: {}, asked: [] });
  });
});

test('what looks like several answers is one entry, and comes back as one', async () => {
  const content: Description = {
    literature: ['Lynch, K.; Rodwin, L.: A Theory of Urban Form'],
    people: { leaders: ['Mira Brandt, Riverton University'], lecturers: ['Brandt, Mira; Kim, Lou', '1. Nobody'] },
    access: {
      targetGroups: ['professionals'],
      targetGroupComment: { en: 'Teachers, migrants and master students;\nalso the general public' },
    },
    application: {
      channels: [
        { type: 'virtual-campus', url: 'https://campus.riverton.example/a' },
        { type: 'university-procedure' },
        { type: 'email' },
        { type: 'email', url: 'mc@riverton.example' },
        { type: 'lms', url: 'https://lms.riverton.example/b' },
        { type: 'link', url: 'https://riverton.example/apply?x=1' },
        { type: 'here' },
      ],
    },
  };
  for (const tag of tags) expect(answersIn((await thereAndBack(content, tag)).content)).toEqual(answersIn(content));
});

test('a text in several languages stands in a line for each, also in one that runs from the right and one of a region', async () => {
  const title = { ar: 'المدينة', 'pt-BR': 'A cidade', el: 'Η πόλη' };
  const content: Description = {
    title,
    delivery: { time: { de: 'Jedes Semester' } },
    access: { targetGroupComment: { el: 'Όλοι', fr: 'Tous' } },
  };
  expect(templateOf(content, readerOf('en')).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Course title (el)', 'Course title (pt-BR)']),
  );
  for (const tag of tags) expect((await thereAndBack(content, tag)).content).toEqual(content);
});

test('the checker and the import read it like any other document', async () => {
  const [content] = examples;
  const { document } = await readOffer(writeTemplate(content ?? {}, readerOf('en'), 'x'), 'form.docx');
  expect(answersIn(document.description)).toEqual(answersIn(content ?? {}));
});

test('markup stays text, and what no document may hold is left out', async () => {
  const content: Description = { title: { en: 'R&D <w:t> "x" \u0000\ud800' }, obligations: { en: 'one\n\ntwo\ttabs' } };
  const back = await thereAndBack(content, 'en');
  expect(back.content).toEqual({ title: { en: 'R&D <w:t> "x"' }, obligations: { en: 'one\n\ntwo\ttabs' } });
});

test('the longest list that a description holds is read back, though it is longer than any one text', async () => {
  const literature = Array.from({ length: 3_000 }, (_, at) => `Author ${at}: a book with a title of some length`);
  expect((await thereAndBack({ literature }, 'en')).content).toEqual({ literature });
});

test('what the form has no line for is named', () => {
  const content: Description = {
    title: { en: 'x' },
    workload: { ects: 3, hoursTotal: 75 },
    outcomes: [{ text: { en: 'Explains' } }],
    need: { types: [] },
  };
  expect(notOnTemplate(content)).toEqual(['outcomes', 'workload.hoursTotal'] satisfies ElementKey[]);
});

const word = fc.stringMatching(/^[a-zäöüß]{2,9}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const written = fc.dictionary(
  fc.constantFrom('en', 'de', 'el', 'ar', 'bg'),
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  { minKeys: 1 },
);
const listOf = (entry: fc.Arbitrary<string>) => fc.uniqueArray(entry, { minLength: 1, maxLength: 4 });
const descriptions = fc
  .record(
    {
      title: fc.dictionary(fc.constantFrom('en', 'de', 'el', 'pt-BR'), sentence, { minKeys: 1 }),
      shortDescription: written,
      obligations: written,
      competences: written,
      languages: listOf(fc.constantFrom('en', 'de', 'el', 'fr', 'ga', 'nb')),
      literature: listOf(sentence),
      ects: fc.integer({ min: 1, max: 60 }).map((halves) => halves / 2),
      maxParticipants: fc.integer({ min: 1, max: 999_999 }),
      targetGroups: listOf(fc.constantFrom('alliance-students', 'professionals', 'public', 'migrants', 'in-tertiary-education-eqf-6')),
      targetGroupComment: written,
      people: listOf(fc.tuple(word, word).map((names) => names.join(', '))),
      mode: fc.constantFrom('on-site', 'online', 'blended', 'hybrid', 'work-based', 'project-based', 'research-lab-based'),
    },
    { requiredKeys: [] },
  )
  .map(
    ({ ects, maxParticipants, targetGroups, targetGroupComment, people, mode, ...texts }): Description => ({
      ...texts,
      ...(ects !== undefined && { workload: { ects } }),
      access: {
        ...(maxParticipants !== undefined && { maxParticipants }),
        ...(targetGroups && { targetGroups }),
        ...(targetGroupComment && { targetGroupComment }),
      },
      ...(people && { people: { leaders: people, lecturers: people } }),
      ...(mode && { delivery: { mode } }),
    }),
  );

test('whatever its sixteen answers are, they come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(descriptions, fc.constantFrom(...tags), async (content, tag) => {
      expect(answersIn((await thereAndBack(content, tag)).content)).toEqual(answersIn(content));
    }),
    { numRuns: 100 },
  );
});
