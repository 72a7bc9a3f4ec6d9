import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, paragraphs } from './plain-text.ts';

const refused = ['\u0000', '\u0007', '\u0085', '\uD800', '\u202E', '\u2067', '\uFEFF'];
const forLine = oneLine(1, 100);
const forText = paragraphs(0, 100);

test.each(refused)('a character that nobody sees and that changes how a text reads is refused: %j', (hidden) => {
  for (const shape of [forLine, forText]) {
    const parsed = shape.safeParse(`a${hidden}b`);
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['hidden-characters']);
  }
});

test('paragraphs keep their line breaks, as one kind of them, and a name has none', () => {
  expect(forText.parse(' a\r\nb\rc\td ')).toBe('a\nb\nc\td');
  expect(forLine.safeParse('a\nb').success).toBe(false);
});

test('what people write in any script stays as it is, and is the same when it is read again', () => {
  for (const text of ['Łucja Żółć', 'Ωμέγα', 'محمد الحسيني', 'שלום', 'देवनागरी', '王小明', '👩‍🎓']) {
    expect(forLine.parse(text)).toBe(text.normalize('NFC'));
    expect(forText.parse(text)).toBe(text.normalize('NFC'));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
      const once = forText.safeParse(text);
      if (once.success) expect(forText.parse(once.data)).toBe(once.data);
    }),
  );
});
