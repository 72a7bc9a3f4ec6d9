import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readOpenBadge, verify } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryOut } from './fixtures/shell-for-tests.ts';
import { smallDisk } from './fixtures/small-disk.ts';
import { issueClass } from './issue.ts';
import type { IssueReport } from './issue-report.ts';

const here = tryOut();
afterAll(here.remove);

const course = fileURLToPath(new URL('./fixtures/course.json', import.meta.url));
const headings = 'Student number,Family name,Given name,Attendance,Result,Grade,Assessed on,Grade C1,Flood studio';
const mira = '0042,Brandt,Mira,90,pass,"1,3",2026-10-30,"1,0","1,7"';
const duc = '0043,"Nguyễn, Jr.",Đức,80 %,pass,2.0,30.10.2026,,';
const layla = '0044,القاسم,ليلى,75,pass,1.0,2026-10-30,,';
const paul = '0045,Quill,Paul,40,fail,5.0,2026-10-30,,';
const list = (...rows: string[]) => `${[headings, ...rows].join('\n')}\n`;
const day = new Date('2026-11-21T12:00:00Z');

let count = 0;
/** Issues a class into a folder of its own, or again into the one that is named. */
async function issue(classList: string, { out = here.at(`out-${++count}`), more = [] as string[], description = course } = {}) {
  const file = here.at(`class-${++count}.csv`);
  writeFileSync(file, classList);
  const argv = [
    'issue',
    '--description',
    description,
    '--class',
    file,
    '--out',
    out,
    '--scale',
    '1.0,4.0,5.0',
    '--min-attendance',
    '75',
    ...more,
  ];
  const ran = await here.laurel(argv);
  return { ...ran, folder: out, files: existsSync(out) ? readdirSync(out).toSorted() : [] };
}

const contents = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => [name, readFileSync(`${folder}/${name}`).toString('base64')]);
const reportIn = (folder: string) => JSON.parse(readFileSync(`${folder}/report.json`, 'utf8')) as IssueReport;
const factsIn = (file: string) => readOpenBadge(JSON.parse(readFileSync(file, 'utf8')));

describe('a class of four', () => {
  let first: Awaited<ReturnType<typeof issue>>;
  beforeAll(async () => {
    first = await issue(list(mira, duc, layla, paul));
  });

  test('who passed has a credential and a certificate, who failed has none [UNIC-19]', () => {
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    expect(first.files).toEqual(
      ['001-Mira-Brandt', '002-Đức-Nguyễn-Jr', '003-ليلى-القاسم']
        .flatMap((name) => [`${name}.ob3.json`, `${name}.pdf`])
        .concat('report.json')
        .toSorted(),
    );
    expect(reportIn(first.folder)).toMatchObject({ issued: 3, notPassed: 1, refused: [], cleaned: [], toConfirm: [] });
    expect(first.out).toMatch(/^3 credentials with their certificates stand in /);
  });

  test('each credential verifies and says what the list and the description say [UNIC-59] [UNIC-63] [UNIC-72]', async () => {
    const file = `${first.folder}/001-Mira-Brandt.ob3.json`;
    expect((await verify(readFileSync(file), { now: day })).verdict).toBe('valid');
    expect(factsIn(file)).toMatchObject({
      issuer: { name: 'University of Mühlenau', country: 'DE', legalId: 'VAT DE 312 456 781' },
      awardingBodies: [{ name: 'University of Mühlenau' }, { name: 'Universidad de Peñaclara', country: 'ES' }],
      learner: { name: 'Mira Brandt', identityHash: expect.stringMatching(/^sha256\$[0-9a-f]{64}$/) },
      title: 'Reading River Towns',
      grade: '1.3',
      gradeScale: ['1.0', '4.0', '5.0'],
      attendance: 90,
      assessedOn: '2026-10-30',
      issuedOn: '2026-10-30',
      issuedAt: 'Mühlenau, DE',
      components: [
        { title: 'Maps of towns', institution: 'University of Mühlenau', grade: '1.0' },
        { title: 'Flood studio', institution: 'Universidad de Peñaclara', grade: '1.7' },
      ],
    });
    expect(readFileSync(file, 'utf8')).not.toContain('0042');
  });

  test('a second run changes nothing, not even the report', async () => {
    const before = contents(first.folder);
    const again = await issue(list(mira, duc, layla, paul), { out: first.folder, more: ['--json'] });
    expect(again.code).toBe(0);
    expect(contents(first.folder)).toEqual(before);
    expect(JSON.parse(again.out)).toMatchObject({ issued: 3, kept: 3 });
  });

  test('a lost certificate is drawn again, a lost credential is taken out of its certificate: byte for byte', async () => {
    const before = contents(first.folder);
    rmSync(`${first.folder}/001-Mira-Brandt.pdf`);
    rmSync(`${first.folder}/003-ليلى-القاسم.ob3.json`);
    expect((await issue(list(mira, duc, layla, paul), { out: first.folder })).code).toBe(0);
    expect(contents(first.folder)).toEqual(before);
  });

  test('a learner who moved to another row is not issued to twice', async () => {
    const again = await issue(list('0099,New,Nora,90,pass,1.0,2026-10-30,,', mira), { out: first.folder });
    expect(again.code).toBe(0);
    expect(again.files.filter((name) => /Mira/.test(name))).toEqual(['001-Mira-Brandt.ob3.json', '001-Mira-Brandt.pdf']);
    expect(again.files).toContain('001-Nora-New.pdf');
  });

  test('what was issued is not changed behind anybody: a corrected grade is refused, and says why', async () => {
    const before = contents(first.folder).filter(([name]) => name !== 'report.json');
    const again = await issue(list(mira.replace('"1,3"', '"1,7"')), { out: first.folder });
    expect(again.code).toBe(1);
    expect(reportIn(first.folder).refused).toEqual([
      { row: 1, code: 'issued-otherwise', why: expect.stringMatching(/already issued in 001-Mira-Brandt\.ob3\.json with another grade/) },
    ]);
    expect(contents(first.folder).filter(([name]) => name !== 'report.json')).toEqual(before);
  });
});

test('a file that holds something else is left alone, and its row refused', async () => {
  const out = here.at('in-the-way');
  mkdirSync(out);
  writeFileSync(`${out}/001-Mira-Brandt.ob3.json`, '{"id":"urn:uuid:of-somebody-else"}');
  writeFileSync(`${out}/002-Đức-Nguyễn-Jr.pdf`, 'no certificate at all');
  const { code } = await issue(list(mira, duc), { out });
  expect(code).toBe(1);
  expect(reportIn(out).refused.map(({ row, code: why }) => [row, why])).toEqual([
    [1, 'file-in-the-way'],
    [2, 'file-in-the-way'],
  ]);
  expect(readFileSync(`${out}/001-Mira-Brandt.ob3.json`, 'utf8')).toBe('{"id":"urn:uuid:of-somebody-else"}');
});

test('an issued credential that was tampered with is not kept as if nothing had happened', async () => {
  const { folder } = await issue(list(mira));
  const file = `${folder}/001-Mira-Brandt.ob3.json`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('Mira Brandt', 'Mara Brandt'));
  expect((await issue(list(mira), { out: folder })).code).toBe(1);
  expect(reportIn(folder).refused.map(({ code }) => code)).toEqual(['issued-damaged']);
});

test('rows that a person must confirm wait, and are taken with --accept-flagged', async () => {
  const flagged = list(mira, '0050,=SUM(A1),Fay,90,pass,1.0,2026-10-30,,');
  const waiting = await issue(flagged);
  expect([waiting.code, reportIn(waiting.folder).issued]).toEqual([1, 1]);
  const accepted = await issue(flagged, { out: waiting.folder, more: ['--accept-flagged'] });
  expect([accepted.code, reportIn(waiting.folder).issued]).toEqual([0, 2]);
  expect(factsIn(`${waiting.folder}/002-Fay-SUM-A1.ob3.json`).learner.name).toBe('Fay =SUM(A1)');
});

test('nobody is issued to whose participation is not recorded: an examination alone is not enough [UNIC-36]', async () => {
  const { code, folder } = await issue(list(mira, '0051,Idle,Ida,,pass,1.0,2026-10-30,,'), { more: ['--min-attendance', '0'] });
  expect(code).toBe(1);
  expect(reportIn(folder)).toMatchObject({ issued: 1, refused: [{ row: 2 }] });
});

test('a description that breaks a binding rule is not issued from: the findings are said and nothing is written', async () => {
  const broken = JSON.parse(readFileSync(course, 'utf8'));
  delete broken.certificate.issuer.legalId;
  delete broken.description.provider.lead.legalId;
  const description = here.at('broken.json');
  writeFileSync(description, JSON.stringify(broken));
  const { code, err, files, folder } = await issue(list(mira), { description });
  expect(code).toBe(2);
  expect(err).toMatch(/error UNI-C12: /);
  expect(err.trimEnd().split('\n').at(-1)).toMatch(/does not keep 1 binding rule of phase issuing; nothing was written\.$/);
  expect([files, existsSync(folder)]).toEqual([[], false]);
});

describe('the key', () => {
  test('is made on first use for nobody else to read, and used again', async () => {
    const { folder } = await issue(list(mira));
    const key = `${here.home}/keys/issuer.jwk`;
    expect([statSync(key).mode & 0o777, statSync(`${here.home}/keys`).mode & 0o777]).toEqual([0o600, 0o700]);
    const other = await issue(list(duc), { more: ['--key', key] });
    expect(factsIn(`${other.folder}/001-Đức-Nguyễn-Jr.ob3.json`).issuerId).toBe(factsIn(`${folder}/001-Mira-Brandt.ob3.json`).issuerId);
  });

  test.each([
    ['that others can read', 0o644, undefined, /can be read by others.*run: chmod 600/],
    ['that holds no key', 0o600, '{"kty":"OKP"}', /does not hold an Ed25519 key/],
    ['that holds two halves of two keys', 0o600, 'halves', /does not hold an Ed25519 key/],
  ])('a key file %s is refused in one sentence, and nothing is written', async (_what, mode, content, sentence) => {
    await issue(list(mira));
    const whole = JSON.parse(readFileSync(`${here.home}/keys/issuer.jwk`, 'utf8'));
    const file = here.at(`key-${++count}.jwk`);
    writeFileSync(
      file,
      content === 'halves' ? JSON.stringify({ ...whole, x: whole.x.split('').toReversed().join('') }) : (content ?? JSON.stringify(whole)),
    );
    chmodSync(file, mode);
    const { code, err, folder } = await issue(list(mira), { more: ['--key', file] });
    expect([code, existsSync(folder)]).toEqual([2, false]);
    expect(err).toMatch(sentence);
    expect(err).not.toContain(whole.d);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('that is not there is not made up', async () => {
    expect(await issue(list(mira), { more: ['--key', here.at('none.jwk')] })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/There is no key file/),
    });
  });
});

test('a full disk is one sentence: what is there is whole, and the same command goes on from there', async () => {
  const disk = smallDisk(here.at('small-disk'), 330_000);
  try {
    const file = here.at('full.csv');
    writeFileSync(file, list(...Array.from({ length: 12 }, (_, index) => `N${index},Brandt,Mira,90,pass,"1,3",2026-10-30,,`)));
    const options = { description: course, class: file, out: `${disk.path}/out`, scale: '1.0,4.0,5.0' };
    let err = '';
    const shell = {
      env: { LAUREL_HOME: here.home },
      stdin: process.stdin,
      out: () => {},
      err: (text: string) => (err += text),
      watched: false,
      now: () => day,
    };
    await expect(issueClass(options, shell, disk.write)).rejects.toThrow(/The disk is full: what stands in .* is whole/);
    const left = readdirSync(`${disk.path}/out`);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((name) => name.startsWith('.') || name === 'report.json')).toEqual([]);
    expect(left.filter((name) => name.endsWith('.pdf')).map((name) => name.replace('.pdf', '.ob3.json'))).toEqual(
      left.filter((name) => name.endsWith('.json')),
    );
    for (const name of left) expect((await verify(readFileSync(`${disk.path}/out/${name}`), { now: day })).verdict).toBe('valid');
    const there = contents(`${disk.path}/out`);
    renameCopy(`${disk.path}/out`, here.at('roomy'));
    expect(await issueClass({ ...options, out: here.at('roomy') }, shell)).toBe(0);
    expect(contents(here.at('roomy'))).toEqual(expect.arrayContaining(there));
    expect(reportIn(here.at('roomy')).issued).toBe(12);
  } finally {
    disk.remove();
  }
});

function renameCopy(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) writeFileSync(`${to}/${name}`, readFileSync(`${from}/${name}`));
}

test.each([
  ['--scale', '1,2', /--scale: A scale is three grades/],
  ['--date', '31.12.2026', /--date: "31\.12\.2026" is not a day/],
  ['--min-attendance', '180', /--min-attendance: "180" is not a number from 0 to 100/],
  ['--columns', 'nobody=Nummer', /--columns: The column map names "nobody"/],
  ['--columns', 'studentNumber=Nummer', /no column headed "Nummer"/],
])('%s %s is one sentence', async (option, value, sentence) => {
  const { code, err, folder } = await issue(list(mira), { more: [option, value] });
  expect([code, existsSync(folder)]).toEqual([2, false]);
  expect(err).toMatch(sentence);
});

test('with --date all are issued on that day; who was assessed later is refused', async () => {
  const { code, folder } = await issue(list(mira, duc.replace('30.10.2026', '10.11.2026')), { more: ['--date', '2026-11-02'] });
  expect(code).toBe(1);
  expect(factsIn(`${folder}/001-Mira-Brandt.ob3.json`)).toMatchObject({ issuedOn: '2026-11-02', assessedOn: '2026-10-30' });
  expect(reportIn(folder).refused.map(({ row, code: why }) => [row, why])).toEqual([[2, 'issued-before-day']]);
});

test('a class list that cannot be read is one sentence, and nothing is written', async () => {
  for (const [name, bytes, sentence] of [
    ['empty.csv', Buffer.alloc(0), /The class list is empty\./],
    ['zeros.csv', Buffer.alloc(1_000), /This is not a class list/],
    ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /Excel 97/],
    ['cut.xlsx', Buffer.from('PK\u0003\u0004cut'), /The workbook is damaged/],
    ['open.csv', Buffer.from(`${headings}\n"0042,Brandt\n`), /quotation mark is opened/],
  ] as const) {
    writeFileSync(here.at(name), bytes);
    const { code, err } = await here.laurel(['issue', '--description', course, '--class', here.at(name), '--out', here.at('never')]);
    expect([name, code, existsSync(here.at('never'))]).toEqual([name, 2, false]);
    expect(err).toMatch(sentence);
  }
  const endless = await here.laurel(['issue', '--description', course, '--class', '/dev/zero', '--out', here.at('never')]);
  expect(endless).toMatchObject({ code: 2, err: expect.stringMatching(/larger than 10 MB/) });
});

test('a folder that cannot be made is one sentence', async () => {
  writeFileSync(here.at('a-file'), '');
  expect(await issue(list(mira), { out: here.at('a-file/out') })).toMatchObject({ code: 2, err: expect.stringMatching(/is in the way/) });
  renameSync(here.at('a-file'), here.at('another-file'));
});
