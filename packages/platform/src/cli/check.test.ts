import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { tryOut } from './fixtures/shell-for-tests.ts';

const here = tryOut();
afterAll(here.remove);

const course = fileURLToPath(new URL('./fixtures/course.json', import.meta.url));
const shared = new URL('../../../../../shared/domain/examples/', import.meta.url);
const file = (name: string, text: string) => {
  writeFileSync(here.at(name), text);
  return here.at(name);
};

test('a good description passes all eight frameworks, one JSON line a file', async () => {
  const { code, out, err } = await here.laurel(['check', course, course, '--json']);
  expect([code, err]).toEqual([0, '']);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual({
    file: course,
    verdicts: [
      ...['eu-council-2022', 'microbol', 'ects-base-2015', 'cmf-emc', 'unic-standard-2024', 't4eu-guide', 'alliance-offer-sheet'].map(
        passed,
      ),
      { framework: 'nl-kwaliteitskader-2025', version: '1.0.0', verdict: 'not-applicable', reason: 'does-not-apply', findings: [] },
    ],
  });
});

const passed = (framework: string) => ({ framework, version: '1.0.0', verdict: 'pass', findings: [] });

test('what is missing is said with rule, place, how to mend it, and who asks for it', async () => {
  const bare = file('bare.json', JSON.stringify({ description: { scope: 'alliance', title: 'Bare' } }));
  const { code, out } = await here.laurel(['check', bare, '--framework', 'unic-standard-2024', '--json']);
  expect(code).toBe(1);
  const [verdict] = JSON.parse(out).verdicts;
  expect(verdict.verdict).toBe('fail');
  for (const finding of verdict.findings) {
    expect(Object.keys(finding).toSorted()).toEqual(['fix', 'message', 'path', 'rule', 'severity', 'source']);
  }
  expect((await here.laurel(['check', bare])).out).toMatch(/unic-standard-2024 1\.0\.0: fail\n {4}error UNI-\d\d: /);
});

test('a later phase asks for more', async () => {
  const findings = async (phase: string) =>
    JSON.parse((await here.laurel(['check', course, '--framework', 'unic-standard-2024', '--phase', phase, '--json'])).out).verdicts[0]
      .findings.length;
  expect(await findings('approval')).toBeLessThan(await findings('issuing'));
});

test.each([
  ['a file that is not there', '/nowhere/course.json', /There is no file \/nowhere\/course\.json\./],
  ['a folder', '/', /is a folder/],
  ['no JSON', 'not.json', /not\.json is not JSON\./],
  ['JSON that is no exchange document', 'list.json', /is not an exchange document/],
  ['JSON of a million levels', 'deep.json', /nested more than 40 levels deep/],
  ['one member named twice', 'twice.json', /names one member twice/],
  ['100 MB', '/dev/zero', /larger than 10 MB/],
])('%s is named in one sentence, and the others are checked all the same', async (_what, name, sentence) => {
  file('not.json', '{"description": ');
  file('list.json', '[]');
  file('deep.json', `${'['.repeat(400_000)}${']'.repeat(400_000)}`);
  file('twice.json', '{"description": {"title": "A", "title": "B"}}');
  const { code, out, err } = await here.laurel(['check', name.startsWith('/') ? name : here.at(name), course, '--json']);
  expect(code).toBe(2);
  expect(err).toMatch(sentence);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
});

test('a template filled in a word processor and a table are checked like a description, and what is to look at is said', async () => {
  const template = fileURLToPath(new URL('../stages/design/fixtures/template-from-libreoffice.docx', import.meta.url));
  const { code, out } = await here.laurel(['check', template, '--framework', 'eu-council-2022']);
  expect(code).toBe(1);
  expect(out).toMatch(/template-from-libreoffice\.docx: Walking the City\n {2}eu-council-2022 1\.0\.0: fail\n/);
  const table = file('offer.csv', 'Course title;ECTS points;Colour\nReading a City;five;green\n');
  expect((await here.laurel(['check', table, '--framework', 'eu-council-2022'])).out).toContain(
    'offer.csv: Reading a City\n  look at ECTS credits: which number is meant by “five”?\n  look at Colour: nobody knows this heading; it says “green”\n',
  );
  const [line] = (await here.laurel(['check', table, '--json'])).out.split('\n');
  expect(JSON.parse(line ?? '').notes).toHaveLength(2);
});

test('a file that holds no offer is named in one sentence', async () => {
  const picture = file('offer.docx', '\u0089PNG');
  expect(await here.laurel(['check', picture])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/offer\.docx cannot be read: No heading/),
  });
});

test('an unknown framework, phase or option is one sentence', async () => {
  expect(await here.laurel(['check', course, '--framework', 'nobody'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no framework "nobody"; there are eu-council-2022/),
  });
  expect(await here.laurel(['check', course, '--phase', 'later'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no phase "later"/),
  });
  expect(await here.laurel(['check', course, '--frame'])).toMatchObject({ code: 2 });
  expect(await here.laurel(['check'])).toMatchObject({ code: 2 });
});

test('a framework of your own is read from its file, or refused with the place that is wrong', async () => {
  const own = (path: string) => ({
    id: 'own',
    version: '1.0.0',
    title: 'Own',
    binding: false,
    sourceDocument: { title: 'Own rules' },
    params: {},
    rules: [
      {
        id: 'OWN-01',
        target: 'description',
        phase: 'design',
        severity: 'error',
        assert: { path, op: 'gt', value: 5 },
        message: 'Too small.',
        fix: 'Make it larger.',
        source: { document: 'Own rules', clause: '1' },
      },
    ],
  });
  const good = file('own.json', JSON.stringify(own('description.workload.ects')));
  expect((await here.laurel(['check', course, '--framework', good])).out).toContain('error OWN-01: Too small.');
  const bad = file('bad.json', JSON.stringify(own('description.workload.ectz')));
  const { code, err } = await here.laurel(['check', course, '--framework', bad]);
  expect(code).toBe(2);
  expect(err).toContain('bad.json is not a framework: rules[0].assert.path: there is no element "workload.ectz" in the mask.');
});

describe.skipIf(!existsSync(shared))('the examples (needs ../shared)', () => {
  const examples = existsSync(shared) ? readdirSync(shared).filter((name) => /^\d\d-/.test(name)) : [];
  test.each(examples)('%s gets the verdicts that are expected', async (name) => {
    const { phase, expected } = JSON.parse(readFileSync(new URL(name, shared), 'utf8'));
    const { out } = await here.laurel(['check', fileURLToPath(new URL(name, shared)), '--phase', phase ?? 'approval', '--json']);
    for (const { framework, verdict } of JSON.parse(out).verdicts) expect(verdict).toBe(expected[framework].verdict);
  });
});

test('a title of 20,000 letters does not push the verdicts off the screen', async () => {
  const { out } = await here.laurel(['check', file('endless.json', JSON.stringify({ description: { title: 'x'.repeat(20_000) } }))]);
  const [first = '', second = ''] = out.split('\n');
  expect(first.length).toBeLessThan(1_000);
  expect(second).toContain('eu-council-2022');
});

test.each([
  [
    '200 kB in one field',
    { description: { content: { en: 'ü'.repeat(100_000) } } },
    'description.content.en is longer than 20,000 characters: shorten it.',
    'description.content.en ist länger als 20.000 Zeichen',
  ],
  [
    'more than a description may hold',
    { description: { literature: Array.from({ length: 30 }, () => 'x'.repeat(19_000)) } },
    'The offer is larger than 400,000 characters: shorten its longest texts.',
    'Das Angebot ist größer als 400.000 Zeichen',
  ],
  [
    'characters that nobody sees',
    { description: { title: 'a\u202eb' } },
    'description.title holds characters that cannot be seen',
    'description.title enthält unsichtbare Zeichen',
  ],
])('%s: refused with one sentence, as on the page, and the other files are checked', async (_what, document, english, german) => {
  const long = file('long.json', JSON.stringify(document));
  const { code, out, err } = await here.laurel(['check', long, course]);
  expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1]);
  expect(err).toContain(`long.json: ${english}`);
  expect(out).toContain('course.json');
  expect((await here.laurel(['check', long], { env: { LANG: 'de_DE.UTF-8' } })).err).toContain(`long.json: ${german}`);
});

test('everything it says is said in the language of the shell, or in the one asked for; words for programs stay', async () => {
  const table = file('angebot.csv', 'Kurstitel;ECTS-Punkte;Farbe\nStadt lesen;fünf;grün\n');
  const shell = { env: { LANG: 'de_AT.UTF-8' } };
  const { code, out } = await here.laurel(['check', table, '--framework', 'eu-council-2022'], shell);
  expect(code).toBe(1);
  expect(out).toContain(
    '  anzusehen: ECTS-Punkte: Welche Zahl ist mit „fünf“ gemeint?\n  anzusehen: Farbe: Diese Überschrift kennt hier niemand',
  );
  expect(out).toMatch(/ {2}eu-council-2022 1\.0\.0: nicht bestanden\n {4}Fehler EUC-\d\d: /);
  expect(out).toContain('      bei description.');
  expect(out).toMatch(/[äöüß].*\n/);
  expect((await here.laurel(['check', table, '--framework', 'eu-council-2022', '--language', 'en'], shell)).out).toContain(
    'look at ECTS credits: which number is meant by “fünf”?',
  );
  const json = JSON.parse((await here.laurel(['check', table, '--framework', 'eu-council-2022', '--json'], shell)).out);
  expect(json.verdicts[0]).toMatchObject({ framework: 'eu-council-2022', verdict: 'fail' });
  expect(json.verdicts[0].findings[0]).toMatchObject({ severity: 'error', message: expect.stringMatching(/noch|kein|fehlt/) });
  expect(json.notes).toEqual([
    { code: 'number', place: 'workload.ects', said: 'fünf' },
    { code: 'heading', place: 'Farbe', said: 'grün' },
  ]);
});

test.each([
  [['/nowhere/course.json'], 'Eine Datei /nowhere/course.json gibt es nicht.'],
  [['/'], '/ ist ein Ordner und keine Datei.'],
  [['not.json'], 'not.json ist kein JSON.'],
  [['list.json'], 'list.json ist kein Austauschdokument'],
  [['-'], 'Die Standardeingabe ist leer.'],
  [[course, '--phase', 'spaeter'], 'Einen Schritt „spaeter“ gibt es nicht'],
  [[course, '--framework', 'niemand'], 'Ein Rahmenwerk „niemand“ gibt es nicht'],
  [[course, '--framework', 'not.json'], 'not.json ist kein JSON.'],
  [[course, '--language', 'tlh'], 'There is no language "tlh"; there are de, en.'],
])('what is wrong is one sentence in German: %s', async (words, sentence) => {
  file('not.json', '{"description": ');
  file('list.json', '[]');
  const argv = words.map((word) => (/^(?:not|list)\.json$/.test(word) ? here.at(word) : word));
  const { code, err } = await here.laurel(['check', ...argv], { env: { LANG: 'de_DE.UTF-8' } });
  expect(code).toBe(2);
  expect(err).toContain(sentence);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});
