import { describe, expect, test } from 'vitest';
import type { CredentialFacts } from '../credential-facts.ts';
import { drawFromFacts } from './draw-from-facts.ts';
import { jointFacts, longFacts, names } from './for-tests.ts';
import { pageAgreesWith } from './page-agrees.ts';

const credentialBytes = new TextEncoder().encode('{"grade":"1.7"}');
const draw = (facts: CredentialFacts, options = {}) => drawFromFacts(facts, { credentialBytes, ...options });
const agrees = (pdf: Uint8Array, facts = jointFacts, options = {}) => pageAgreesWith(facts, pdf, credentialBytes, options);
const edited = (pdf: Uint8Array, from: string, to: string): Uint8Array => {
  const raw = Buffer.from(pdf).toString('latin1');
  expect(raw).toContain(from);
  expect(to).toHaveLength(from.length);
  return Buffer.from(raw.replace(from, to), 'latin1');
};

describe('a certificate agrees with its credential', () => {
  test('as it was drawn, in either language', async () => {
    expect(await agrees(await draw(jointFacts))).toEqual({ outcome: 'passed', reason: 'same-bytes' });
    expect(await agrees(await draw(jointFacts, { language: 'de', brand: { accent: '#7a1f3d' } }))).toEqual({
      outcome: 'passed',
      reason: 'same-bytes',
    });
  });

  test('when a program has saved it anew and changed nothing that is seen', async () => {
    const saved = Buffer.concat([await draw(jointFacts), Buffer.from('\n%saved by another program\n')]);
    expect(await agrees(saved)).toEqual({ outcome: 'passed', reason: 'same-page' });
  });

  test('in every script, over several pages', async () => {
    const facts = {
      ...longFacts,
      learner: { name: names.Arabic },
      outcomes: Object.values(names).map((text, i) => ({ code: `LO${i}`, text })),
    };
    expect(await agrees(Buffer.concat([await draw(facts), Buffer.from('\n')]), facts)).toEqual({ outcome: 'passed', reason: 'same-page' });
  });
});

describe('a forged certificate is found out', () => {
  test.each([
    ['another grade', { ...jointFacts, grade: '1.0' }],
    ['another name', { ...jointFacts, learner: { name: 'Someone Else' } }],
    ['one outcome more', { ...jointFacts, outcomes: [...jointFacts.outcomes, { code: 'LO4', text: 'Flies.' }] }],
    ['more credits for a course', { ...jointFacts, components: jointFacts.components.map((course) => ({ ...course, ects: 30 })) }],
    ['another date', { ...jointFacts, issuedOn: '2025-12-01' }],
  ])('%s, with the true credential attached', async (_, forged) => {
    expect(await agrees(await draw(forged))).toMatchObject({ outcome: 'failed', reason: 'other-text' });
  });

  test('another text stays a forgery when the page claims another language', async () => {
    expect((await agrees(await draw({ ...jointFacts, grade: '1.0' }, { language: 'de' }))).outcome).toBe('failed');
  });

  test('the same words in another place', async () => {
    const moved = await draw({ ...jointFacts, shortDescription: ` ${jointFacts.shortDescription}` }, { brand: { accent: '#7a1f3d' } });
    const claimsGreen = edited(moved, '/LaurelAccent', '/LaurelAccenT');
    expect(await agrees(claimsGreen)).toEqual({ outcome: 'failed', reason: 'other-drawing' });
  });

  test('another credential attached', async () => {
    const pdf = await draw(jointFacts);
    expect(await pageAgreesWith(jointFacts, pdf, new TextEncoder().encode('{"grade":"1.0"}'))).toEqual({
      outcome: 'failed',
      reason: 'other-attachment',
    });
  });
});

/** The PDF with one object replaced by an incremental update, as an editor saves it (ISO 32000-1, 7.5.6). */
function updated(pdf: Uint8Array, type: RegExp, change: (object: string) => string): Uint8Array {
  const raw = Buffer.from(pdf).toString('latin1');
  const [object = '', id] = [...raw.matchAll(/(\d+) 0 obj\n<<[\s\S]*?endobj/gu)].find(([body]) => type.test(body)) ?? [];
  expect(object).not.toBe('');
  const changed = change(object);
  expect(changed).not.toBe(object);
  const at = raw.length + 1;
  const [, size, root, info, before] = /\/Size (\d+)\n\/Root (\d+) 0 R\n\/Info (\d+) 0 R[\s\S]*startxref\n(\d+)/u.exec(raw) ?? [];
  const xref = `xref\n${id} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R /Prev ${before} >>\nstartxref\n${at + changed.length + 1}\n%%EOF\n`;
  return Buffer.from(`${raw}\n${changed}\n${xref}`, 'latin1');
}

describe('what an editor added is found out', () => {
  test('a note laid over the page', async () => {
    const note = '/Annots [<< /Type /Annot /Subtype /FreeText /Rect [300 500 400 520] /Contents (1.0) /DA (/Helv 10 Tf) >>]';
    const pdf = updated(await draw(jointFacts), /\/Type \/Page\n/u, (object) => object.replace('/Type /Page\n', `/Type /Page\n${note}\n`));
    expect(await agrees(pdf)).toEqual({ outcome: 'failed', reason: 'additions' });
  });

  test('a script that runs when the file is opened', async () => {
    const action = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
    const pdf = updated(await draw(jointFacts), /\/Type \/Catalog\n/u, (object) =>
      object.replace('/Type /Catalog\n', `/Type /Catalog\n${action}\n`),
    );
    expect(await agrees(pdf)).toEqual({ outcome: 'failed', reason: 'additions' });
  });

  test('other letter shapes under the same text', async () => {
    const pdf = await draw(jointFacts);
    const files = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/FontFile2 (\d+) 0 R/gu),
    ].map(([, id]) => id);
    const forged = updated(pdf, /\/Type \/FontDescriptor/u, (object) =>
      object.replace(/\/FontFile2 \d+/u, `/FontFile2 ${files.find((id) => !object.includes(`/FontFile2 ${id} `))}`),
    );
    expect(await agrees(forged)).toEqual({ outcome: 'failed', reason: 'other-drawing' });
  });

  test('a page more', async () => {
    const pdf = updated(await draw(longFacts), /\/Type \/Pages\n/u, (object) =>
      object.replace(/\/Kids \[(\d+ 0 R)/u, '/Kids [$1 $1').replace('/Count 2', '/Count 3'),
    );
    expect((await agrees(pdf, longFacts)).outcome).toBe('failed');
  });
});

describe('where it cannot be told, it is not called good', () => {
  test('a page that does not say how it was drawn', async () => {
    const pdf = edited(await draw({ ...jointFacts, grade: '1.0' }), '/LaurelDesign', '/LaurelDesigN');
    expect(await agrees(pdf)).toEqual({ outcome: 'could-not-be-made', reason: 'not-our-page' });
  });

  test('no PDF at all', async () => {
    expect(await agrees(Buffer.from('%PDF-1.7 and then nothing'))).toEqual({ outcome: 'could-not-be-made', reason: 'unreadable-pdf' });
  });

  test('an address for checking that neither the caller nor the credential vouches for', async () => {
    const verifyAt = 'https://meridian.example/c/1';
    const pdf = await draw(jointFacts, { verifyAt });
    expect(await agrees(pdf)).toEqual({ outcome: 'could-not-be-made', reason: 'unknown-address' });
    expect((await agrees(pdf, jointFacts, { verifyAt })).outcome).toBe('passed');
    const ofTheDomain = { ...jointFacts, issuerId: 'did:web:meridian.example' };
    expect((await agrees(await draw(ofTheDomain, { verifyAt }), ofTheDomain)).outcome).toBe('passed');
  });
});
