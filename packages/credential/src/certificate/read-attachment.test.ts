import { expect, test } from 'vitest';
import { UnreadablePdf } from './open-pdf.ts';
import { Paper } from './paper.ts';
import { readAttachment } from './read-attachment.ts';

async function pdfWith(...attached: readonly (readonly [name: string, content: string])[]): Promise<Uint8Array> {
  const paper = new Paper({ language: 'en', title: 'x', author: 'x', subject: 'x', date: new Date(0), notes: {} });
  paper.addPage();
  for (const [name, content] of attached)
    paper.attach(new TextEncoder().encode(content), { name, type: 'application/json', relationship: 'Data' });
  return await paper.finish();
}
const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : new TextDecoder().decode(bytes));

test('a PDF without a credential has none', async () => {
  expect(await readAttachment(await pdfWith())).toBeUndefined();
  expect(await readAttachment(await pdfWith(['invoice.xml', '<x/>']))).toBeUndefined();
});

test('the credential is found beside other attachments, and under another name when it is the only JSON', async () => {
  expect(text(await readAttachment(await pdfWith(['credential.json', '{"a":1}'], ['other.json', '{}'])))).toBe('{"a":1}');
  expect(text(await readAttachment(await pdfWith(['badge.JSON', '{"b":2}'], ['logo.txt', 'x'])))).toBe('{"b":2}');
});

test('two credentials in one PDF are refused: nobody could say which of them was verified', async () => {
  const pdf = await pdfWith(['one.json', '{}'], ['two.json', '{}']);
  await expect(readAttachment(pdf)).rejects.toMatchObject({ code: 'several-credentials' });
  const sameName = Buffer.from(
    Buffer.from(await pdfWith(['credential.json', '{}'], ['credentiaX.json', '{}']))
      .toString('latin1')
      .replaceAll('credentiaX.json', 'credential.json'),
    'latin1',
  );
  await expect(readAttachment(sameName)).rejects.toMatchObject({ code: 'several-credentials' });
});

test('what is no PDF, or larger than any certificate, is refused with a sentence that repeats nothing of it', async () => {
  for (const bytes of [Buffer.from('secret'), Buffer.from('%PDF-1.7\nsecret'), new Uint8Array()]) {
    const refusal = await readAttachment(bytes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadablePdf);
    expect(String(refusal)).not.toContain('secret');
  }
  await expect(readAttachment(new Uint8Array(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: 'too-large' });
});

test('the bytes that are read stay with the caller', async () => {
  const pdf = await pdfWith(['credential.json', '{}']);
  const before = Buffer.from(pdf);
  await readAttachment(pdf);
  expect(Buffer.compare(pdf, before)).toBe(0);
});
