import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cell, checkbox, docx, paragraph, row, run, table, textCell } from '../../for-tests/docx.ts';
import { readOffer } from './read-offer.ts';

const options = (...said: [ticked: boolean, text: string][]) =>
  cell(...said.map(([ticked, text]) => paragraph(checkbox(ticked), run(` ${text}`))));

/** The alliance's offer sheet: the question, its answer, and an explanation nobody reads into the answer. */
const sheet = table(
  row(textCell('Closed questions for activity description'), textCell('Detailed description'), textCell('')),
  row(
    textCell('Place: On campus Off campus (online) Blended'),
    options([true, 'On campus'], [true, 'Off campus (online)'], [false, 'Blended']),
    textCell('Microcredentials can be delivered in various places: on campus, off campus, blended - all modes are possible.'),
  ),
  row(
    textCell('Pace: Self-paced (at their own pace) Time bound (synchronous/asynchronous)'),
    options([true, 'Self-paced (at their own pace)'], [false, 'Time bound (synchronous/ asynchronous)']),
    textCell('…'),
  ),
  row(
    textCell('Access: Open Restricted For limited number (add comment, what is the maximum number of participants)'),
    options([false, 'Open'], [false, 'Restricted'], [true, 'For limited number (20 participants)']),
    textCell('…'),
  ),
  row(
    textCell(
      'Funding: Self -funded Grant/ Government funded Alliance-funded/project funded Free of charge/ funded by university Other (comment)',
    ),
    options(
      [true, 'Self-funded'],
      [false, 'Grant/ Government funded'],
      [true, 'Alliance-funded/ project funded'],
      [false, 'Free of charge/ funded by university'],
      [true, 'Other: the city of Riverton'],
    ),
    textCell('…'),
  ),
  row(
    textCell(
      'Inclusion into the curriculum: Part of the curriculum the compulsory study subject the elective study subject Extracurricular Both options are possible (included/apart from it)',
    ),
    textCell('● Extracurricular'),
    textCell('…'),
  ),
  row(textCell('Open questions of activity description'), textCell('Detailed description'), textCell('')),
  row(textCell('Volume of the activity\nLength in ECTS/ semesters'), textCell('3 ECTS / 1 semester'), textCell('')),
  row(
    textCell('Price of the activity If the academic offer activity has a fee (as indicated in question above), what is the fee'),
    textCell('120 EUR'),
  ),
  row(
    textCell('Student application & selection How students can apply and/ or are selected/ approved for each activity'),
    textCell('On the Learning Management System, first come, first served: https://lms.riverton.example'),
  ),
  row(
    textCell('Student evaluation What methods are used to evaluate student performance in each activity'),
    textCell('Portfolio; presentation'),
  ),
  row(
    textCell('Recognition of student results How student results are transferred (if applicable)'),
    textCell('As an elective of 3 ECTS.'),
  ),
  row(textCell('Sustainability strategy How the sustainability of each academic offer would be ensured'), textCell('Funded until 2029.')),
  row(
    textCell(
      'How students are supported while studying through each academic offer activity\nHow teachers are supported to develop each academic offer activity (administrative, academic support, training, etc.)',
    ),
    textCell('For students: a tutor\nFor teachers: two days of training'),
  ),
  row(
    textCell(
      'Infrastructure What infrastructure and technical equipment is necessary for successful implementation:\n• for teachers\n• for students.',
    ),
    textCell('Everybody needs a computer with a camera.'),
  ),
  row(
    textCell(
      'Analysis and QA What data (and how) is collected to evaluate each academic offer activity success; What QA tools/ policies are existing to assure quality (if there are any)',
    ),
    textCell('A survey after the last session.'),
  ),
);
const read = readOffer(docx(sheet), 'sheet.docx');

test('of the closed questions place and pace are read from their ticks [OFFER-14] [OFFER-15] [OFFER-16]', async () => {
  const { description } = (await read).document;
  expect(description.delivery).toEqual({ place: ['on-campus', 'off-campus-online'], pace: ['self-paced'] });
});

test('access for a limited number is read with its number [OFFER-19] [OFFER-20]', async () => {
  expect((await read).document.description.access).toEqual({ type: 'limited', maxParticipants: 20 });
});

test('several kinds of funding, what the other one is, and the place in the curriculum are read [OFFER-23] [OFFER-24] [OFFER-27]', async () => {
  const { description } = (await read).document;
  expect(description.funding).toEqual({
    types: ['self-funded', 'alliance-project', 'other'],
    otherComment: { en: 'the city of Riverton' },
  });
  expect(description.curriculum).toEqual({ inclusion: 'extracurricular' });
});

test('volume in credits and semesters, and the price, are read as numbers [OFFER-30] [OFFER-33]', async () => {
  const { description } = (await read).document;
  expect(description.workload).toEqual({ ects: 3, semesters: 1 });
  expect(description.fees).toEqual({ categories: [{ amount: 120, currency: 'EUR' }] });
});

test('how one applies, is evaluated and recognised is read [OFFER-36] [OFFER-38] [OFFER-40]', async () => {
  const { description } = (await read).document;
  expect(description.application).toEqual({
    selection: { en: 'On the Learning Management System, first come, first served: https://lms.riverton.example' },
    channels: [{ type: 'link', url: 'https://lms.riverton.example' }],
  });
  expect(description.assessment).toEqual({ methods: ['portfolio', 'presentation'] });
  expect(description.recognition).toEqual({ statement: { en: 'As an elective of 3 ECTS.' } });
});

test('how it lasts and who is supported is read apart for students and teachers [OFFER-43] [OFFER-46] [OFFER-47]', async () => {
  const { description } = (await read).document;
  expect(description.sustainability).toEqual({ en: 'Funded until 2029.' });
  expect(description.support).toEqual({ learners: { en: 'a tutor' }, teachers: { en: 'two days of training' } });
});

test('an answer for both stands for both and is asked about; data for evaluation are read [OFFER-50] [OFFER-52]', async () => {
  const { document, notes } = await read;
  const everybody = { en: 'Everybody needs a computer with a camera.' };
  expect(document.description.infrastructure).toEqual({ learners: everybody, teachers: everybody });
  expect(document.description.quality).toEqual({ dataCollected: { en: 'A survey after the last session.' } });
  expect(notes).toEqual([{ code: 'all-of-it', place: 'infrastructure.learners', said: everybody.en }]);
});

test('a sheet whose boxes were ticked in LibreOffice is read back completely', async () => {
  const file = readFileSync(new URL('./fixtures/offer-sheet-from-libreoffice.docx', import.meta.url));
  const { document, notes } = await readOffer(file, undefined);
  expect(document.description).toEqual({
    delivery: { place: ['on-campus', 'off-campus-online'], pace: ['time-bound-synchronous', 'time-bound-asynchronous'] },
    access: { type: 'limited', maxParticipants: 24 },
    funding: { types: ['grant-government', 'other'], otherComment: { en: 'das Land Flussau' } },
    curriculum: { inclusion: 'extracurricular' },
    workload: { ects: 4, semesters: 1 },
    fees: { categories: [{ amount: 180, currency: 'EUR' }] },
    application: {
      channels: [{ type: 'email', url: 'walks@flussau.example' }],
      selection: { en: 'By e-mail, in the order in which they come: walks@flussau.example' },
    },
    assessment: { methods: ['portfolio', 'presentation'] },
    recognition: { statement: { en: 'As an elective of 4 ECTS in Ökologie & Stadt.' } },
    sustainability: { en: 'Funded until 2029; “then from fees”.' },
    support: { learners: { en: 'a tutor' }, teachers: { en: 'two days of training' } },
    infrastructure: { learners: { en: 'shoes for rain' }, teachers: { en: 'a room with a projector' } },
    quality: { dataCollected: { en: 'A survey after the last walk.' } },
  });
  // Time bound is one box on the sheet and two words of the list: both are taken, and whoever imports is asked.
  expect(notes.map(({ code, place }) => [code, place])).toEqual([['all-of-it', 'delivery.pace']]);
});

test('options may stand as text, glued together as a copy leaves them, or ticked in the question itself', async () => {
  const body = table(
    row(textCell('Place: On campus Off campus (online) Blended'), textCell('On campusOff campus (online)Blended')),
    row(textCell('Pace:\n☐ Self-paced (at their own pace)\n✓ Time bound (synchronous/asynchronous)'), textCell('')),
    row(textCell('Access: ☒ Open ☐ Restricted'), textCell('')),
    row(textCell('Funding: ☐ Self-funded ☐ Other'), textCell('by lottery')),
  );
  const { document, notes } = await readOffer(docx(body), undefined);
  expect(document.description).toEqual({
    delivery: {
      place: ['on-campus', 'off-campus-online', 'blended'],
      pace: ['time-bound-synchronous', 'time-bound-asynchronous'],
    },
    access: { type: 'open' },
  });
  expect(notes).toEqual([
    { code: 'all-of-it', place: 'delivery.pace', said: 'Time bound (synchronous/asynchronous)' },
    { code: 'option', place: 'funding.types', said: 'by lottery' },
  ]);
});

test('a price in words, and a volume between two, are kept or asked', async () => {
  const body = table(
    row(textCell('Volume of the activity'), textCell('From 3 or 5 ECTS to 15 ETCS')),
    row(textCell('Price of the activity'), textCell('The fee is agreed at the institution level.')),
  );
  const { document, notes } = await readOffer(docx(body), undefined);
  expect(document.description).toEqual({ fees: { regulation: { en: 'The fee is agreed at the institution level.' } } });
  expect(notes.map(({ code, place }) => [code, place])).toEqual([
    ['number', 'workload.ects'],
    ['elsewhere', 'fees.regulation'],
  ]);
});
