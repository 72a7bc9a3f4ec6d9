import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf, slugsFor } from './slug.ts';

/** As the table has it. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

test('any title in any script gives an address that stands in the table', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.uuid(), (title, id) => {
      for (const slug of slugsFor(title, id)) {
        expect(slug).toMatch(SLUG);
        expect(slug.length).toBeLessThanOrEqual(80);
      }
      expect(new Set(slugsFor(title, id)).size).toBe(3);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['Heat and Health in Cities', 'heat-and-health-in-cities'],
  ['Łódź: Straße & Größe', 'lodz-strasse-grosse'],
  ['Здраве и град', 'zdrave-i-grad'],
  ['Η πόλη τη νύχτα', 'i-poli-ti-nychta'],
  ['ქალაქი', 'kalaki'],
  ['المدينة', 'almdynh'.replace('h', 'a')],
  ['城市健康', 'micro-credential'],
  ['', 'micro-credential'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['../../etc/passwd', 'etc-passwd'],
])('%s stands under /m/%s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a long title is cut between words', () => {
  const slug = slugOf('word '.repeat(100));
  expect(slug).toBe(Array(12).fill('word').join('-'));
});
