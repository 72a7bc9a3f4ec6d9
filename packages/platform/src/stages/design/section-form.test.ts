import { type Description, description, elements, sections } from '@laurel/microcredential';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementIn, withElement } from './mask.ts';
import { elementAt, elementsOf, sectionAt } from './section.ts';
import { addRow, type Fields, postedSection, readSection, removeRow, showSection } from './section-form.ts';

const languages = ['en', 'de', 'ar'];
const extra = fc.dictionary(
  fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
  fc.jsonValue(),
  { maxKeys: 2 },
);
const word = fc.string({ unit: 'grapheme', maxLength: 30 });
const text = fc.oneof(word, fc.dictionary(fc.constantFrom('en', 'de', 'ar', 'el', 'x y'), word));
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const withExtra = <T extends object>(arbitrary: fc.Arbitrary<T>) =>
  fc.tuple(extra, arbitrary).map(([more, known]) => ({ ...more, ...known }));
const body = withExtra(fc.record({ id: word, name: some(word), country: some(word) }));

/** Descriptions as they come in from elsewhere: with members nobody knows, other languages, words of no list. */
const anyDescription: fc.Arbitrary<Description> = withExtra(
  fc.record({
    title: some(text),
    literature: some(fc.array(word, { maxLength: 3 })),
    outcomes: some(
      fc.array(withExtra(fc.record({ type: some(word), text: some(text), assessedBy: some(fc.array(word)) })), { maxLength: 4 }),
    ),
    components: some(fc.array(withExtra(fc.record({ title: some(text), ects: some(number), language: some(word) })), { maxLength: 3 })),
    workload: some(withExtra(fc.record({ ects: some(number), hoursTotal: some(number) }))),
    level: some(withExtra(fc.record({ eqf: some(number), nqf: some(withExtra(fc.record({ framework: some(word) }))) }))),
    languages: some(fc.array(word, { maxLength: 3 })),
    assessment: some(withExtra(fc.record({ methods: some(fc.array(word, { maxLength: 3 })), criteria: some(text) }))),
    quality: some(withExtra(fc.record({ esgAligned: some(fc.boolean()), publicUrl: some(word) }))),
    provider: some(withExtra(fc.record({ lead: some(body), awardingBodies: some(fc.array(body, { maxLength: 3 })) }))),
  }),
)
  .map((json) => JSON.parse(JSON.stringify(json)) as Description)
  .filter((json) => description.safeParse(json).success);

/** As a browser would send it back: line breaks of its own, nothing for what was not chosen. */
const throughBrowser = (fields: Fields) => (name: string) => (fields[name] ?? []).map((value) => value.replace(/\r\n?|\n/g, '\n'));

test('a section that is shown and sent back unchanged changes nothing, whatever the description holds', () => {
  fc.assert(
    fc.property(anyDescription, fc.constantFrom(...sections), (content, section) => {
      const posted = postedSection(section, throughBrowser(showSection(section, content, languages)), languages);
      expect(readSection(section, posted, content, languages)).toEqual({ elements: {}, troubles: [] });
    }),
    { numRuns: 500 },
  );
});

test('one title that is written anew changes the title in that language and nothing else', () => {
  fc.assert(
    fc.property(anyDescription, (content) => {
      const shown = { ...showSection('basics', content, languages), 'title.de': ['Stadt & <b>Land</b>'] };
      const { elements: changed } = readSection('basics', shown, content, languages);
      const before = typeof content.title === 'string' ? { en: content.title } : content.title;
      expect(changed).toEqual({ title: { ...before, de: 'Stadt & <b>Land</b>' } });
      const after = withElement(content, 'title', changed['title']);
      expect({ ...after, title: undefined }).toEqual({ ...content, title: undefined });
    }),
  );
});

test('an outcome is added, one is removed, and the others keep what the form does not show', () => {
  const content: Description = {
    outcomes: [
      { id: 'LO1', text: { en: 'Explains' }, assessedBy: ['A1'] },
      { id: 'LO2', text: { en: 'Reads' }, assessedBy: ['A2'], note: 'kept' },
    ],
  };
  const shown = showSection('outcomes', content, languages);
  const added = { ...addRow(shown, 'outcomes'), 'outcomes.2.text.en': ['Writes'], 'outcomes.2.type': ['skill'] };
  const removed = removeRow(added, 'outcomes', 0);
  expect(readSection('outcomes', removed, content, languages).elements).toEqual({
    outcomes: [
      { id: 'LO2', text: { en: 'Reads' }, assessedBy: ['A2'], note: 'kept' },
      { type: 'skill', text: { en: 'Writes' } },
    ],
  });
  expect(readSection('outcomes', addRow(shown, 'outcomes'), content, languages).elements).toEqual({});
});

test.each([
  ['1,5', 1.5],
  ['4', 4],
  ['0.25', 0.25],
])('a number in the reader’s notation is read: %s', (given, expected) => {
  const read = readSection('workload', { ...showSection('workload', {}, languages), 'workload.ects': [given] }, {}, languages);
  expect(read).toEqual({ elements: { 'workload.ects': expected }, troubles: [] });
});

test.each(['four', '1.500', '-2', '1e9', '<b>4</b>'])('what is no number, or could be two, is asked about: %s', (given) => {
  const read = readSection('workload', { ...showSection('workload', {}, languages), 'workload.ects': [given] }, {}, languages);
  expect(read).toEqual({ elements: {}, troubles: [{ field: 'workload.ects', code: 'number' }] });
});

test.each(['15.3.2027', '03/04/2027', '2027-02-30', 'March'])('a day that is none, or could be two, is asked about: %s', (given) => {
  const read = readSection(
    'participation',
    { ...showSection('participation', {}, languages), 'delivery.startDate': [given] },
    {},
    languages,
  );
  expect(read).toEqual({ elements: {}, troubles: [{ field: 'delivery.startDate', code: 'day' }] });
});

test('every element of the mask is asked for in one section, and the groups by their parts', () => {
  const asked = sections.flatMap((section) => [...elementsOf(section)] as string[]);
  const mask = elements.filter((element) => element.on === 'description').map((element) => element.key);
  expect(mask.filter((key) => !asked.includes(key) && !asked.some((each) => each.startsWith(`${key}.`)))).toEqual([]);
  expect(asked.filter((key) => !mask.includes(key))).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
});

test('a finding leads to the section that can mend it', () => {
  expect(sectionAt('description.workload')).toBe('workload');
  expect(sectionAt('description.outcomes[].text')).toBe('outcomes');
  expect(elementAt('description.provider.awardingBodies[].name')).toBe('provider.awardingBodies');
  expect(sectionAt('description.fees')).toBe('access');
  expect(sectionAt('certificate.grade')).toBeUndefined();
});

test('an element of a group is taken away without its neighbours', () => {
  expect(withElement({ workload: { ects: 4, note: 'kept' } }, 'workload.ects', undefined)).toEqual({ workload: { note: 'kept' } });
  expect(elementIn({ workload: { ects: 0 } }, 'workload.ects')).toBe(0);
});

test('a list that is longer than a form shows loses nothing', () => {
  const outcomes = Array.from({ length: 130 }, (_, index) => ({ id: `L${index}`, text: { en: `Explains ${index}` } }));
  const shown = showSection('outcomes', { outcomes }, languages);
  const posted = postedSection('outcomes', (name) => shown[name] ?? [], languages);
  expect(readSection('outcomes', posted, { outcomes }, languages)).toEqual({ elements: {}, troubles: [] });
  const without = readSection('outcomes', removeRow(posted, 'outcomes', 3), { outcomes }, languages);
  expect(without.elements).toEqual({ outcomes: outcomes.filter(({ id }) => id !== 'L3') });
});
