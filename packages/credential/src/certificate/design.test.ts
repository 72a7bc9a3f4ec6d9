import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pngOf } from '../picture-for-tests.ts';
import { logoUri } from '../signed-logo.ts';
import { designOf } from './design.ts';
import { drawFromFacts } from './draw-from-facts.ts';
import { jointFacts, longFacts } from './for-tests.ts';
import { lookOf } from './page-agrees.ts';

const recorded = new URL('./look.json', import.meta.url);
const credentialBytes = new TextEncoder().encode('{}');

const ofALogo = { ...jointFacts, issuer: { ...jointFacts.issuer, logo: logoUri({ type: 'png', bytes: pngOf(122) }) } };

const numberOf = ({ design }: Look) => design.split(' ')[0];
type Look = { readonly design: string; readonly pages: Readonly<Record<string, string>> };

async function lookNow(): Promise<Look> {
  const look = async (facts: typeof jointFacts, language: 'en' | 'de') => lookOf(await drawFromFacts(facts, { credentialBytes, language }));
  return {
    design: designOf(),
    pages: {
      'a certificate of two bodies, English': await look(jointFacts, 'en'),
      'the same, German': await look(jointFacts, 'de'),
      'with a logo, English': await look(ofALogo, 'en'),
      'one of several pages, English': await look(longFacts, 'en'),
    },
  };
}

/**
 * A certificate that was drawn last year must not be called forged because this year's words are better. When this test fails, raise the
 * number in design.ts and run it once with LAUREL_RECORD_LOOK=1.
 */
test('words and look change only together with the number of the design', async () => {
  const now = await lookNow();
  if (process.env.LAUREL_RECORD_LOOK === '1') writeFileSync(recorded, `${JSON.stringify(now, null, 2)}\n`);
  const then = JSON.parse(readFileSync(recorded, 'utf8')) as Look;
  expect(numberOf(now)).toBe(numberOf(then));
  // With other fonts, or another Node with other names and dates, the pages may differ, and the certificate says so itself.
  if (now.design === then.design) expect(now.pages).toEqual(then.pages);
});
