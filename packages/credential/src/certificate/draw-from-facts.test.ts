import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { supervisions } from '@laurel/microcredential';
import { describe, expect, test } from 'vitest';
import type { CredentialFacts } from '../credential-facts.ts';
import { certificateContent } from './certificate-content.ts';
import { drawFromFacts } from './draw-from-facts.ts';
import { jointFacts, leastFacts, longFacts, names } from './for-tests.ts';
import { withPdf } from './open-pdf.ts';
import { normalised, pageText } from './page-text.ts';
import { readAttachment } from './read-attachment.ts';
import { wordingIn } from './wording.ts';

const credentialBytes = new TextEncoder().encode('{"signed": "exactly these bytes é"}\n');
const draw = (facts: CredentialFacts, options: { language?: string; verifyAt?: string; brand?: { accent?: string } } = {}) =>
  drawFromFacts(facts, { credentialBytes, ...options });
const textOf = async (facts: CredentialFacts, options = {}) => await pageText(await draw(facts, options));
const inLatin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

/** Drawn and read once: what it says is asked for below, piece by piece. */
let readJoint: Promise<string> | undefined;
const jointText = (): Promise<string> => {
  readJoint ??= textOf(jointFacts);
  return readJoint;
};
const factsInWords = (facts: CredentialFacts): string =>
  certificateContent(facts, wordingIn('en'))
    .facts.map(({ label, figure = '', value }) => `${label}: ${figure}${value}`)
    .join('\n');

test('the certificate names its learner, and the mark that tells two of one name apart [UNIC-59]', async () => {
  const text = await jointText();
  expect(text).toContain(`awarded to ${jointFacts.learner.name}`);
  expect(text).toContain(jointFacts.learner.identityHash);
});

test('the title stands under the words that this is a micro-credential [UNIC-60]', async () => {
  const text = await jointText();
  expect(text).toContain('Certificate of a micro-credential');
  expect(text).toContain(`${jointFacts.title} ${jointFacts.shortDescription}`);
});

test('country and region of the issuer, each awarding body, and place and day of issue are named [UNIC-61] [UNIC-62] [UNIC-63]', async () => {
  const text = await jointText();
  expect(text).toContain('Germany, Land Ostmark');
  for (const { name } of jointFacts.awardingBodies) expect(text).toContain(name);
  expect(text).toContain('Universidad de Peñaclara Spain');
  expect(text).toContain('Issued in Mühlenau, DE, on 1 December 2026');
  expect(text).toContain('Legal identity: VAT DE 312 456 781.');
});

test('every learning outcome stands on the certificate, numbered in its order [UNIC-64]', async () => {
  const text = await jointText();
  const listed = jointFacts.outcomes.map(({ text: outcome }, i) => `${i + 1}. ${outcome}`);
  expect(listed).toHaveLength(3);
  expect(text).toContain(listed.join(' '));
});

test('the workload is printed in credits and in hours, the level with its cycle [UNIC-65] [UNIC-66]', async () => {
  const text = await jointText();
  expect(text).toContain('Workload 5 ECTS, 135 hours, 36 hours of teaching');
  expect(text).toContain('EQF 7; Second cycle (QF-EHEA); DQR 7');
});

test('types of assessment, form of participation and type of quality assurance are printed [UNIC-67] [UNIC-68] [UNIC-69]', async () => {
  const text = await jointText();
  for (const words of [
    'Assessment Portfolio; Project',
    'Rubric with four levels',
    'Assessed on 20 November 2026',
    'Participation Blended; 92% of the sessions attended',
    'Quality assurance Internal quality assurance',
  ])
    expect(text).toContain(words);
});

test('prerequisites are printed, also that there are none [UNIC-70]', async () => {
  expect(await jointText()).toContain('Prerequisites None');
  expect(factsInWords({ ...jointFacts, prerequisites: 'A first degree' })).toContain('Prerequisites: A first degree');
});

test('supervision is one of four kinds, each printed in words of its own [UNIC-71]', async () => {
  expect(await jointText()).toContain('identity verified');
  const printed = supervisions.map(({ word }) => /^Supervision: .*$/mu.exec(factsInWords({ ...jointFacts, supervision: word }))?.[0]);
  expect(printed).toEqual([
    'Supervision: Unsupervised, identity not verified',
    'Supervision: Supervised, identity not verified',
    'Supervision: Supervised online, identity verified',
    'Supervision: Supervised on site, identity verified',
  ]);
});

test('the grade is printed with its scale, and whether the micro-credential stands alone or is stacked [UNIC-72] [UNIC-73]', async () => {
  const text = await jointText();
  expect(text).toContain('Grade 1.7 (scale 1.0 to 5.0, pass 4.0)');
  expect(text).toContain('Stand-alone micro-credential');
  expect(factsInWords({ ...jointFacts, stacking: 'integrated' })).toContain(
    'Stacking: Integrated, can be combined towards another credential',
  );
});

test('the numbers by which credential, issuer and description are found again are printed', async () => {
  const text = await jointText();
  for (const id of [jointFacts.id, jointFacts.issuerId, jointFacts.contentHash]) expect(text).toContain(id);
});

test('each course is named with university, language, credits, hours, delivery, assessment and grade [T4EU-38] [T4EU-39]', async () => {
  const text = await jointText();
  expect(text).toContain('Course University Language ECTS Hours taught Delivery Assessment Grade');
  expect(text).toContain('Superdiversity: concepts Universität Mühlenau English 3 20 Blended Portfolio 1.7');
  expect(text).toContain('City lab Universidad de Peñaclara Spanish 2 16 On-site Project');
});

test('several awarding bodies are named, and it says who signed and who has not; nothing is called joint', async () => {
  const text = await jointText();
  expect(text).toContain('Signed electronically by Universität Mühlenau.');
  expect(text).toContain('Universidad de Peñaclara is named as an awarding body and has not signed this credential.');
  expect(text).not.toMatch(/joint/iu);
  expect(await textOf(jointFacts, { language: 'de' })).not.toMatch(/gemeinsam|joint/iu);
});

test('what the credential does not say is not printed', async () => {
  const text = await textOf(leastFacts);
  for (const label of [
    'Workload',
    'Level',
    'Assessment',
    'Grade',
    'Participation',
    'Prerequisites',
    'Quality',
    'Stacking',
    'Learning outcomes',
    'Courses',
    'Legal',
  ])
    expect(text).not.toContain(label);
});

test('the certificate states that it is no degree [MICROBOL-31]', async () => {
  expect(await textOf(leastFacts)).toContain('is not a degree');
});

test('in German, words, dates and countries are German', async () => {
  const text = await textOf(jointFacts, { language: 'de' });
  for (const words of ['verliehen an', 'Lernergebnisse', 'am 1. Dezember 2026', 'Spanien', 'davon 36 Stunden Lehre', 'Englisch'])
    expect(text).toContain(words);
});

describe('a name in any script comes back as it was written', () => {
  test.each(Object.entries(names))('%s', async (_, name) => {
    const text = await textOf({ ...jointFacts, learner: { name } });
    expect(text).toContain(`awarded to ${normalised(name)} Workload`);
    expect(text).not.toContain('\ufffd');
  });
});

test('a name typed with separate accents is the same certificate as one typed with whole letters', async () => {
  const whole = await draw({ ...jointFacts, learner: { name: 'Nguyễn Šárka'.normalize('NFC') } });
  const apart = await draw({ ...jointFacts, learner: { name: 'Nguyễn Šárka'.normalize('NFD') } });
  expect(await pageText(apart)).toBe(await pageText(whole));
});

test('Arabic in an English sentence, and English in an Arabic one, are read in the right order', async () => {
  const outcomes = ['Explains the word تنوع in its context.', 'يشرح مفهوم التنوع (superdiversity) بأمثلة من 3 مدن.'];
  const text = await textOf({ ...jointFacts, outcomes: outcomes.map((outcome, i) => ({ code: `LO${i}`, text: outcome })) });
  for (const outcome of outcomes) expect(text).toContain(outcome);
});

test('a long certificate goes over pages with a running head and loses nothing', async () => {
  const pdf = await draw(longFacts);
  const text = await pageText(pdf);
  expect(await withPdf(pdf, async ({ numPages }) => numPages)).toBe(2);
  expect(text).toContain('Page 1 of 2');
  expect(text).toContain('Page 2 of 2');
  for (const { text: outcome } of longFacts.outcomes) expect(text).toContain(outcome);
  for (const { title } of longFacts.components) expect(text).toContain(title);
  expect(text).toContain(`${longFacts.title} Six-week`);
});

test('an outcome of ten thousand words and a word of a thousand letters are drawn to the end', async () => {
  const text = await textOf({
    ...leastFacts,
    outcomes: [{ code: 'LO1', text: `${'word '.repeat(10_000)}end of it` }],
    learner: { name: 'x'.repeat(1000) },
  });
  expect(text).toContain('end of it');
  expect(text.match(/word /gu)).toHaveLength(10_000);
  expect(text.replaceAll(' ', '')).toContain('x'.repeat(1000));
});

test('the signed credential is attached byte for byte', async () => {
  const pdf = await draw(jointFacts);
  expect(Buffer.compare((await readAttachment(pdf)) ?? new Uint8Array(), credentialBytes)).toBe(0);
  expect(inLatin1(pdf)).toContain('/AFRelationship /Source');
  expect(inLatin1(pdf)).toContain('/Subtype /application#2Fvc+json');
});

test('the same credential gives the same bytes, whatever was drawn in between', async () => {
  const first = await draw(jointFacts);
  await draw({ ...jointFacts, learner: { name: names.Arabic } });
  await draw({ ...leastFacts, learner: { name: names.Han } });
  expect(Buffer.compare(first, await draw(jointFacts))).toBe(0);
});

test('it is tagged for readers who hear it: language, title, headings, lists, table', async () => {
  const pdf = await draw(jointFacts, { verifyAt: 'https://meridian.example/c/7Kq2' });
  const raw = inLatin1(pdf);
  for (const mark of [
    '/Lang (en)',
    '/Marked true',
    '/DisplayDocTitle true',
    '<pdfuaid:part>1<',
    '/Tabs /S',
    '/S /H1',
    '/S /H2',
    '/S /LBody',
    '/S /Table',
    '/Scope /Column',
    '/Scope /Row',
    '/Alt (',
  ])
    expect(raw).toContain(mark);
  expect(raw.match(/\/S \/TR\b/gu)).toHaveLength(3);
});

test('a title with < and & leaves the metadata well-formed', async () => {
  const raw = inLatin1(await draw({ ...jointFacts, title: 'R&D <Lab> (I)' }));
  expect(raw).toContain('R&amp;D &lt;Lab&gt; (I)');
  expect(raw).not.toContain('<rdf:li xml:lang="x-default">R&D');
});

test('nothing in it runs, and nothing in it links', async () => {
  const raw = inLatin1(await draw(jointFacts, { verifyAt: 'https://meridian.example/c/7Kq2' }));
  expect(raw).not.toMatch(/\/JS\b|\/JavaScript\b|\/URI\b|\/Annots\b|\/OpenAction\b|\/AcroForm\b|\/Image\b.*\/Subtype/u);
});

test('the code and the address appear only when there is an address to check at', async () => {
  expect(await jointText()).not.toContain('Scan');
  expect(await textOf(jointFacts, { verifyAt: 'https://meridian.example/c/7Kq2' })).toContain('https://meridian.example/c/7Kq2');
  await expect(draw(jointFacts, { verifyAt: 'javascript:alert(1)' })).rejects.toThrow(RangeError);
});

test('a language without words and a colour that is none are refused', async () => {
  await expect(draw(jointFacts, { language: 'tlh' })).rejects.toThrow(RangeError);
  await expect(draw(jointFacts, { brand: { accent: 'green' } })).rejects.toThrow(RangeError);
});

const have = (tool: string) => spawnSync(tool, ['-v']).error === undefined;
const inFile = async (pdf: Uint8Array, run: (file: string) => string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    const file = join(folder, 'certificate.pdf');
    writeFileSync(file, pdf);
    return run(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test.skipIf(!have('pdftotext'))('another reader (poppler) gets the same text back', async () => {
  const pdf = await draw({ ...longFacts, outcomes: Object.values(names).map((text, i) => ({ code: `LO${i}`, text })) });
  const text = normalised(await inFile(pdf, (file) => execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })));
  for (const name of Object.values(names)) expect(text).toContain(normalised(name));
});

test.skipIf(!have('qpdf'))('the file is sound (qpdf)', async () => {
  const report = await inFile(await draw({ ...longFacts, learner: { name: names.Han } }), (file) =>
    execFileSync('qpdf', ['--check', file], { encoding: 'utf8' }),
  );
  expect(report).toContain('No syntax or stream encoding errors found');
});
