import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cell, checkbox, docx, paragraph, row, run, table, textCell } from '../../for-tests/docx.ts';
import { readOffer } from './read-offer.ts';

/** The sixteen lines of the T4EU template, as they stand in the guide, with an invented course. */
const answers: readonly (readonly [label: string, answer: string])[] = [
  ['University', 'Example University of Riverton'],
  ['Faculty / Department / Other structure', 'Faculty of Philology, Department of English'],
  ['Course title', 'Reading a City'],
  ['Short description', 'Learners read a city like a text.\nThey leave with a guide of their own.'],
  ['Target group', 'BA students, MA students; teachers of geography'],
  ['Language', 'English, Deutsch'],
  ['ECTS points', '1,5 ECTS'],
  ['Max number of participants', '25'],
  ['Literature', 'Lynch, K.: The Image of the City\nCalvino, I.: Invisible Cities'],
  ["Participants' obligations", 'Attendance of 80 % and a final essay'],
  ['Competences', 'Close reading; <b>mapping</b>'],
  ['Course leaders', 'Prof. Mira Brandt'],
  ['Lecturers', 'Dr Lou Kim, Ann Fox'],
  ['Time of delivery (i.e. once per semester/year/ every second week, etc.)', 'Once per semester'],
  ['Mode of delivery (F2F/online/hybrid)', 'F2F'],
  ['Registration (email, web link, etc.)', 'mc@riverton.example or https://riverton.example/apply'],
];

async function filled(change: (label: string, answer: string) => string = (label, answer) => row(textCell(label), textCell(answer))) {
  const body = table(...answers.map(([label, answer]) => change(label, answer)));
  return readOffer(docx(body), 'offer.docx');
}
const read = filled();

test('a filled template says who offers what under which title [T4EU-43] [T4EU-44] [T4EU-45]', async () => {
  const { description } = (await read).document;
  expect(description.provider?.lead).toEqual({
    name: 'Example University of Riverton',
    id: 'example-university-of-riverton',
    unit: 'Faculty of Philology, Department of English',
  });
  expect(description.title).toEqual({ en: 'Reading a City' });
});

test('its paragraphs stay paragraphs, and a target group nobody lists stays as words [T4EU-46] [T4EU-47]', async () => {
  const { description } = (await read).document;
  expect(description.shortDescription).toEqual({ en: 'Learners read a city like a text.\nThey leave with a guide of their own.' });
  expect(description.access).toMatchObject({
    targetGroups: ['ba-students', 'ma-students'],
    targetGroupComment: { en: 'teachers of geography' },
  });
});

test('languages, half credits and the greatest number are read as they are written [T4EU-48] [T4EU-49] [T4EU-50]', async () => {
  const { description } = (await read).document;
  expect(description.languages).toEqual(['en', 'de']);
  expect(description.workload).toEqual({ ects: 1.5 });
  expect(description.access).toMatchObject({ maxParticipants: 25, type: 'limited' });
});

test('literature is a list, obligations and competences are text, and markup in it stays text [T4EU-51] [T4EU-52] [T4EU-53]', async () => {
  const { description } = (await read).document;
  expect(description.literature).toEqual(['Lynch, K.: The Image of the City', 'Calvino, I.: Invisible Cities']);
  expect(description.obligations).toEqual({ en: 'Attendance of 80 % and a final essay' });
  expect(description.competences).toEqual({ en: 'Close reading; <b>mapping</b>' });
});

test('people and times are read [T4EU-54] [T4EU-55] [T4EU-56]', async () => {
  const { description } = (await read).document;
  expect(description.people).toEqual({ leaders: ['Prof. Mira Brandt'], lecturers: ['Dr Lou Kim', 'Ann Fox'] });
  expect(description.delivery?.time).toEqual({ en: 'Once per semester' });
});

test('mode and registration are read, and nothing is left to ask but the words for the target group [T4EU-57] [T4EU-58]', async () => {
  const { document, notes } = await read;
  expect(document.description.delivery?.mode).toBe('on-site');
  expect(document.description.application?.channels).toEqual([
    { type: 'email', url: 'mc@riverton.example' },
    { type: 'link', url: 'https://riverton.example/apply' },
  ]);
  expect(notes).toEqual([{ code: 'elsewhere', place: 'access.targetGroupComment', said: 'teachers of geography' }]);
});

test('capitals, colons, line breaks, split runs and fields of a form change nothing', async () => {
  const { document } = await filled((label, answer) => {
    const half = Math.floor(label.length / 2);
    const split = paragraph(run(label.slice(0, half).toUpperCase(), '<w:b/>'), run(`${label.slice(half).toUpperCase()} :`));
    const field = `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:text/></w:sdtPr><w:sdtContent>${answer
      .split('\n')
      .map((line) => paragraph(...[...line].map((letter) => run(letter))))
      .join('')}</w:sdtContent></w:sdt>`;
    return row(cell(split), cell(field));
  });
  expect(document).toEqual((await read).document);
});

test('what was struck out is gone, what was added stands, and notes at the foot and hidden words are not read', async () => {
  const body = table(
    row(
      textCell('Course title'),
      cell(
        paragraph(
          `<w:del w:id="1" w:author="x"><w:r><w:delText>Old</w:delText><w:t>Older</w:t></w:r></w:del>`,
          `<w:ins w:id="2" w:author="x">${run('Reading ')}</w:ins>`,
          run('a City'),
          run('secret', '<w:vanish/>'),
          '<w:r><w:footnoteReference w:id="1"/></w:r>',
        ),
      ),
    ),
    row(
      textCell('Language'),
      cell('<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>'),
    ),
  );
  const { document, notes } = await readOffer(docx(body), undefined);
  expect([document.description, notes]).toEqual([{ title: { en: 'Reading a City' } }, []]);
});

test('a template within a table that only lays out the page is found, and its text has the language of the document', async () => {
  const inner = table(row(textCell('Course title'), textCell('Stadt lesen')), row(textCell('Kurstitel (fr)'), textCell('Lire une ville')));
  const { document } = await readOffer(docx(table(row(cell(inner, paragraph()))), { language: 'de-AT' }), undefined);
  expect(document.description.title).toEqual({ de: 'Stadt lesen', fr: 'Lire une ville' });
});

test('what nobody asks for, and numbers that are not one, are said and not guessed', async () => {
  const body = table(
    row(textCell('ECTS points'), textCell('five')),
    row(textCell('Max number of participants'), textCell('20-25')),
    row(textCell('Favourite colour'), textCell('green')),
  );
  const { document, notes } = await readOffer(docx(body), undefined);
  expect(document.description).toEqual({});
  expect(notes).toEqual([
    { code: 'number', place: 'workload.ects', said: 'five' },
    { code: 'number', place: 'access.maxParticipants', said: '20-25' },
    { code: 'heading', place: 'Favourite colour', said: 'green' },
  ]);
});

test('a link behind a word is kept with its address', async () => {
  const link = `<w:hyperlink r:id="rId7">${run('Register here')}</w:hyperlink>`;
  const relation = '<Relationship Id="rId7" Type="http://x/hyperlink" Target="https://riverton.example/apply" TargetMode="External"/>';
  const body = table(row(textCell('Registration (email, web link, etc.)'), cell(paragraph(link))));
  const { document, notes } = await readOffer(docx(body, { relations: relation }), undefined);
  expect(document.description.application?.channels).toEqual([{ type: 'link', url: 'https://riverton.example/apply' }]);
  expect([document.description.application?.selection, notes]).toEqual([undefined, []]);
});

test('a box of Word is read by what it says, not by how it is drawn', async () => {
  const body = table(
    row(
      textCell('Mode of delivery'),
      cell(paragraph(checkbox(false), run(' F2F '), checkbox(true), run(' online '), checkbox(false), run(' hybrid'))),
    ),
  );
  expect((await readOffer(docx(body), undefined)).document.description.delivery).toEqual({ mode: 'online' });
});

test('a template that LibreOffice turned from ODT into DOCX is read back completely', async () => {
  const { document, notes } = await readOffer(
    readFileSync(new URL('./fixtures/template-from-libreoffice.docx', import.meta.url)),
    undefined,
  );
  expect(document.description).toEqual({
    provider: { lead: { name: 'Beispieluniversität Flussau', id: 'beispieluniversitat-flussau', unit: 'Institut für Stadtforschung' } },
    title: { en: 'Walking the City' },
    shortDescription: { en: 'Learners walk through a city and write down what they hear. Two walks are at night.' },
    access: { targetGroups: ['professionals', 'adult-learners'], maxParticipants: 18, type: 'limited' },
    languages: ['en', 'de'],
    workload: { ects: 1.5 },
    literature: ['Solnit, R.: Wanderlust', 'Benjamin, W.: The Arcades Project'],
    obligations: { en: 'Three of four walks; a report of five pages' },
    competences: { en: 'Observing; writing field notes' },
    people: { leaders: ['Dr. Ida Lund'], lecturers: ['Dr. Ida Lund', 'Ben Okoro'] },
    delivery: { time: { en: 'Every second week in the summer semester' }, mode: 'hybrid' },
    application: { channels: [{ type: 'email', url: 'walks@flussau.example' }] },
  });
  expect(notes).toEqual([]);
});
