import { expect, test } from 'vitest';
import { writeOpenBadge } from '../vocabularies/open-badge.ts';
import { drawCertificate } from './draw-certificate.ts';
import { ownCertificate } from './own-certificate.ts';
import { pageAgrees } from './page-agrees.ts';
import { pageText } from './page-text.ts';
import { readAttachment } from './read-attachment.ts';

const award: Parameters<typeof writeOpenBadge>[0] = {
  description: {
    id: 'islands',
    title: { en: 'Circular Economy on Islands', el: 'Κυκλική οικονομία στα νησιά' },
    outcomes: [{ id: 'LO1', text: { en: 'Describes the flows of material of an island.' } }],
    workload: { ects: 3, hoursTotal: 75 },
    level: { eqf: 6, qfEhea: 'first' },
    assessment: { methods: ['presentation', 'portfolio'] },
  },
  contentHash: '0'.repeat(64),
  learner: { name: 'محمد الحسيني', identityHash: `sha256$${'1'.repeat(64)}`, salt: 'salt' },
  issuer: { id: 'alkyoni', name: 'University of Alkyoni', country: 'GR' },
  awardingBodies: [{ id: 'alkyoni', name: 'University of Alkyoni', country: 'GR' }],
  assessedOn: '2026-01-30',
  issuedOn: '2026-02-02',
  grade: '8.5',
  components: [],
  participationRecorded: true,
};

test('a certificate is drawn from the credential itself and agrees with what is attached to it', async () => {
  const credential = writeOpenBadge(award, {
    id: 'urn:uuid:0a1c1f6e-6f0b-4b1e-9f7e-2f6a2f0f7a12',
    issuer: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
    validFrom: '2026-02-02',
  });
  const credentialBytes = new TextEncoder().encode(JSON.stringify(credential, null, 2));
  const pdf = await drawCertificate(credential, { credentialBytes });
  const text = await pageText(pdf);
  for (const words of [
    'Circular Economy on Islands',
    'awarded to محمد الحسيني',
    '3 ECTS, 75 hours',
    'EQF 6',
    'Portfolio; Presentation',
    'Describes the flows',
    'Greece',
    '2 February 2026',
  ])
    expect(text).toContain(words);
  const attached = (await readAttachment(pdf)) ?? new Uint8Array();
  expect(Buffer.compare(attached, credentialBytes)).toBe(0);
  expect(await pageAgrees(pdf, attached)).toEqual({ outcome: 'passed', reason: 'same-bytes' });
});

test('something that is no credential is not drawn', async () => {
  await expect(drawCertificate({ hello: 'world' }, { credentialBytes: new Uint8Array() })).rejects.toThrow(TypeError);
  expect(await pageAgrees(new Uint8Array(), new TextEncoder().encode('{}'))).toEqual({
    outcome: 'could-not-be-made',
    reason: 'unreadable-credential',
  });
});

test('a certificate that nobody touched is recognised without reading it as a PDF; a touched one is not', async () => {
  const credential = writeOpenBadge(award, {
    id: 'urn:uuid:0a1c1f6e-6f0b-4b1e-9f7e-2f6a2f0f7a12',
    issuer: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
    validFrom: '2026-02-02',
  });
  const credentialBytes = new TextEncoder().encode(JSON.stringify(credential, null, 2));
  for (const language of ['en', 'de']) {
    const pdf = await drawCertificate(credential, { credentialBytes, language });
    expect(await ownCertificate(pdf)).toEqual(new Uint8Array(credentialBytes));
    for (const place of [20, pdf.length >> 1, pdf.length - 30]) {
      const touched = Uint8Array.from(pdf);
      touched[place] = (touched[place] ?? 0) ^ 1;
      expect(await ownCertificate(touched)).toBeUndefined();
    }
    expect(await ownCertificate(Buffer.concat([pdf, Buffer.from('\n')]))).toBeUndefined();
  }
  const another = await drawCertificate({ ...credential, validFrom: '2026-02-03T00:00:00Z' }, { credentialBytes });
  expect(await ownCertificate(another)).toBeUndefined();
  const coloured = await drawCertificate(credential, { credentialBytes, brand: { accent: '#7a1f3d' } });
  expect(await ownCertificate(coloured)).toEqual(new Uint8Array(credentialBytes));
  expect(
    await ownCertificate(Buffer.from(Buffer.from(coloured).toString('latin1').replace('#7a1f3d', '#7a1f3e'), 'latin1')),
  ).toBeUndefined();
  expect(await ownCertificate(new TextEncoder().encode('%PDF-1.7 nothing else'))).toBeUndefined();
});
