import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawFromFacts } from './draw-from-facts.ts';
import { jointFacts, leastFacts } from './for-tests.ts';
import { withPdf } from './open-pdf.ts';
import { ownCertificate } from './own-certificate.ts';
import { pageAgreesWith } from './page-agrees.ts';

/** A small picture of one colour, with or without an alpha channel. */
function picture([red, green, blue]: readonly number[], alpha = false): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const pixel = [red ?? 0, green ?? 0, blue ?? 0, ...(alpha ? [128] : [])];
  const row = Buffer.from([0, ...Array.from({ length: 40 }, () => pixel).flat()]);
  const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 20, 8, alpha ? 6 : 2, 0, 0, 0]);
  const data = deflateSync(Buffer.concat(Array.from({ length: 20 }, () => row)));
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

const credentialBytes = new TextEncoder().encode('{}');
const logos = { 'Universität Mühlenau': picture([122, 31, 61]), 'Universidad de Peñaclara': picture([20, 60, 120], true) };
const drawn = (brand?: { logos: typeof logos }) => drawFromFacts(jointFacts, { credentialBytes, ...(brand && { brand }) });

test('logos stand in the place of monograms, are read out by the names of their bodies, and change no word', async () => {
  const pdf = await drawn({ logos });
  const [shown, plain] = [await figuresOf(pdf), await figuresOf(await drawn())];
  expect(shown.alts).toEqual(['Universität Mühlenau', 'Universidad de Peñaclara']);
  expect(plain.alts).toEqual([]);
  expect(shown.words).toContain('Hélène Böhm');
  expect(Buffer.compare(await drawn({ logos }), pdf)).toBe(0);
});

test('without logos, and with those of others, the certificate is the same as before', async () => {
  const plain = await drawFromFacts(leastFacts, { credentialBytes });
  expect(Buffer.compare(await drawFromFacts(leastFacts, { credentialBytes, brand: {} }), plain)).toBe(0);
  expect(Buffer.compare(await drawFromFacts(leastFacts, { credentialBytes, brand: { logos: {} } }), plain)).toBe(0);
});

test('a page with logos agrees for whoever knows them, is undecided for whoever does not, and no other logo passes', async () => {
  const pdf = await drawn({ logos });
  const agrees = (options?: { logos: Readonly<Record<string, Uint8Array>> }) => pageAgreesWith(jointFacts, pdf, credentialBytes, options);
  expect(await agrees({ logos })).toEqual({ outcome: 'passed', reason: 'same-bytes' });
  expect(await agrees()).toEqual({ outcome: 'could-not-be-made', reason: 'unknown-logo' });
  const other = { ...logos, 'Universität Mühlenau': picture([0, 0, 0]) };
  expect(await agrees({ logos: other })).toEqual({ outcome: 'could-not-be-made', reason: 'unknown-logo' });
  expect(await agrees({ logos: {} })).toMatchObject({ outcome: 'failed' });
  expect(await ownCertificate(pdf)).toBeUndefined();
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
    return { alts: alts.filter((alt) => Object.keys(logos).includes(alt)), words };
  });
}
