import { expect, test } from 'vitest';
import type { CredentialFacts } from '../credential-facts.ts';
import { pngOf, smallJpeg } from '../picture-for-tests.ts';
import { logoUri } from '../signed-logo.ts';
import { readOpenBadge } from '../vocabularies/open-badge.ts';
import { writeFacts } from '../vocabularies/write-facts.ts';
import { drawCertificate } from './draw-certificate.ts';
import { drawFromFacts } from './draw-from-facts.ts';
import { jointFacts } from './for-tests.ts';
import { withPdf } from './open-pdf.ts';
import { ownCertificate } from './own-certificate.ts';
import { pageAgrees } from './page-agrees.ts';

const red = logoUri({ type: 'png', bytes: pngOf(122) });
const blue = logoUri({ type: 'png', bytes: pngOf(20, { colour: 6 }) });
const [first, second] = jointFacts.awardingBodies as readonly [{ name: string }, { name: string }];

function withLogos(issuer: string | undefined, other: string | undefined): CredentialFacts {
  return {
    ...jointFacts,
    issuer: { ...jointFacts.issuer, ...(issuer !== undefined && { logo: issuer }) },
    awardingBodies: [first, { ...second, ...(other !== undefined && { logo: other }) }],
  };
}
/** A credential that says this, and the certificate that is drawn from it. */
async function issued(facts: CredentialFacts) {
  const credential = writeFacts(facts, '2026-12-01T00:00:00Z');
  const bytes = new TextEncoder().encode(JSON.stringify(credential));
  return { bytes, pdf: await drawCertificate(credential, { credentialBytes: bytes }) };
}
const savedAnew = (pdf: Uint8Array) => Buffer.concat([pdf, Buffer.from('\n%saved by another program\n')]);

test('signed logos stand in the place of monograms, are read out by the names of their bodies, and change no word', async () => {
  const { pdf } = await issued(withLogos(red, blue));
  const [shown, plain] = [await figuresOf(pdf), await figuresOf((await issued(jointFacts)).pdf)];
  expect(shown.alts).toEqual([first.name, second.name]);
  expect(plain.alts).toEqual([]);
  expect(shown.words).toContain('Hélène Böhm');
  expect((await figuresOf((await issued(withLogos(undefined, blue))).pdf)).alts).toEqual([second.name]);
  const jpeg = logoUri({ type: 'jpeg', bytes: smallJpeg });
  expect((await figuresOf((await issued(withLogos(jpeg, jpeg))).pdf)).alts).toEqual([first.name, second.name]);
});

test('a certificate with the logos of its credential agrees, and nobody has to know them', async () => {
  const { pdf, bytes } = await issued(withLogos(red, blue));
  expect(await pageAgrees(pdf, bytes)).toEqual({ outcome: 'passed', reason: 'same-bytes' });
  expect(await ownCertificate(pdf)).toEqual(bytes);
  expect(await pageAgrees(savedAnew(pdf), bytes)).toEqual({ outcome: 'passed', reason: 'same-page' });
});

test.each([
  ['another logo than the signed one', withLogos(red, logoUri({ type: 'png', bytes: pngOf(21, { colour: 6 }) }))],
  ['the two logos exchanged', withLogos(blue, red)],
  ['no logo where one is signed', withLogos(red, undefined)],
])('a page with %s fails', async (_, forged) => {
  const { bytes } = await issued(withLogos(red, blue));
  const pdf = await drawFromFacts(forged, { credentialBytes: bytes });
  expect(await pageAgrees(pdf, bytes)).toMatchObject({ outcome: 'failed' });
  expect(await ownCertificate(pdf)).toBeUndefined();
});

test('a page with a logo where none is signed fails', async () => {
  const { bytes } = await issued(jointFacts);
  const pdf = await drawFromFacts(withLogos(red, blue), { credentialBytes: bytes });
  expect(await pageAgrees(pdf, bytes)).toMatchObject({ outcome: 'failed' });
});

test('a certificate of the design before logos is never called forged', async () => {
  const earlier = (pdf: Uint8Array) => {
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toContain('\n(2 ');
    return Buffer.from(raw.replaceAll('\n(2 ', '\n(1 '), 'latin1');
  };
  const plain = await issued(jointFacts);
  expect(await pageAgrees(earlier(plain.pdf), plain.bytes)).toEqual({ outcome: 'passed', reason: 'same-page' });
  // Another's credential may have had a picture all along, which was not drawn then.
  const { bytes } = await issued(withLogos(red, blue));
  const then = earlier(await drawFromFacts(jointFacts, { credentialBytes: bytes }));
  expect(await pageAgrees(then, bytes)).toEqual({ outcome: 'could-not-be-made', reason: 'another-design' });
});

test('a picture that is elsewhere, or cannot be drawn, is no logo: the monogram stands there', () => {
  for (const id of ['https://muehlenau.example/logo.png', 'data:image/png;base64,AAAA', 'data:image/svg+xml;base64,PHN2Zy8+']) {
    const badge = writeFacts(withLogos(id, id), '2026-12-01T00:00:00Z');
    expect(readOpenBadge(badge)).toMatchObject({ awardingBodies: jointFacts.awardingBodies, issuer: jointFacts.issuer });
    expect(readOpenBadge(badge).issuer).not.toHaveProperty('logo');
  }
});

async function figuresOf(pdf: Uint8Array): Promise<{ alts: string[]; words: string }> {
  return withPdf(pdf, async (document) => {
    const page = await document.getPage(1);
    const alts: string[] = [];
    const visit = (node: unknown): void => {
      const { role, alt, children = [] } = node as { role?: string; alt?: string; children?: unknown[] };
      if (role === 'Figure') alts.push(alt ?? '');
      for (const child of children) visit(child);
    };
    visit(await page.getStructTree());
    const { items } = await page.getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    return { alts: alts.filter((alt) => alt === first.name || alt === second.name), words };
  });
}
