import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readOpenBadge, verify } from '@laurel/credential';
import { pageText } from '@laurel/credential/certificate';
import { afterAll, describe, expect, test } from 'vitest';
import { tryOut } from './fixtures/shell-for-tests.ts';

const here = tryOut();
afterAll(here.remove);

const shared = new URL('../../../../../shared/', import.meta.url);
const inShared = (path: string) => fileURLToPath(new URL(path, shared));
const joint = inShared('domain/examples/01-good-unic-joint.json');
const now = new Date('2026-11-21T12:00:00Z');
const common = ['--min-attendance', '80', '--scale', '1.0,4.0,5.0', '--json'];
const issue = (classList: string, out: string) =>
  here.laurel(['issue', '--description', joint, '--class', inShared(`samples/${classList}`), '--out', here.at(out), ...common]);

const files = (folder: string, ending: string) =>
  readdirSync(here.at(folder))
    .filter((name) => name.endsWith(ending))
    .toSorted();
const read = (folder: string, name: string) => readFileSync(`${here.at(folder)}/${name}`);
const factsIn = (folder: string, name: string) => readOpenBadge(JSON.parse(read(folder, name).toString()));
/** What is drawn by lot for each learner is left out: two runs with one key differ in nothing else. */
const withoutSalt = (folder: string) =>
  files(folder, '.ob3.json').map((name) => ({ ...factsIn(folder, name), learner: factsIn(folder, name).learner.name }));
const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

// What teachers really send lies beside the project; without it these are left out.
describe.skipIf(!existsSync(shared))('the class of 30 (needs ../shared)', () => {
  test.each(['class-of-30.csv', 'class-of-30.german-excel.csv', 'class-of-30.pasted.tsv', 'class-of-30.xlsx'])(
    '%s: 28 credentials and 28 certificates, and every credential is valid [UNIC-58]',
    async (form) => {
      const { code, out, err } = await issue(form, form);
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toMatchObject({ issued: 28, kept: 0, notPassed: 2, refused: [], cleaned: [], toConfirm: [] });
      expect([files(form, '.ob3.json').length, files(form, '.pdf').length]).toEqual([28, 28]);
      for (const name of files(form, '.ob3.json')) {
        expect([name, (await verify(read(form, name), { now })).verdict]).toEqual([name, 'valid']);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(80);
      }
    },
    60_000,
  );

  test('all four forms of the list give the same credentials', () => {
    const first = withoutSalt('class-of-30.csv');
    for (const form of ['class-of-30.german-excel.csv', 'class-of-30.pasted.tsv', 'class-of-30.xlsx'])
      expect(withoutSalt(form)).toEqual(first);
  });

  test('each certificate is valid, and says what is signed', async () => {
    for (const name of files('class-of-30.csv', '.pdf')) {
      const { verdict, checks } = await verify(read('class-of-30.csv', name), { now });
      expect([name, verdict, checks.at(-1)]).toEqual([name, 'valid', expect.objectContaining({ name: 'page-agrees', outcome: 'passed' })]);
      const facts = factsIn('class-of-30.csv', name.replace('.pdf', '.ob3.json'));
      const page = plain(await pageText(read('class-of-30.csv', name)));
      for (const said of [facts.learner.name, facts.title, facts.grade ?? '', ...facts.outcomes.map(({ text }) => text)])
        expect(page).toContain(plain(said));
    }
  }, 60_000);

  test('a second run changes no byte', async () => {
    const contents = () => files('class-of-30.csv', '').map((name) => [name, read('class-of-30.csv', name).toString('base64')]);
    const before = contents();
    expect(JSON.parse((await issue('class-of-30.csv', 'class-of-30.csv')).out)).toMatchObject({ issued: 28, kept: 28 });
    expect(contents()).toEqual(before);
  }, 30_000);

  test('the class with errors gives the report that is expected', async () => {
    const { code } = await issue('class-with-errors.csv', 'errors');
    expect(code).toBe(1);
    const report = JSON.parse(read('errors', 'report.json').toString());
    const { refused, cleaned, toConfirm } = JSON.parse(readFileSync(inShared('samples/class-with-errors.expected.json'), 'utf8'));
    expect(report).toMatchObject({ issued: 3, notPassed: 0, refused, cleaned, toConfirm });
  });
});
