import { expect, test } from 'vitest';
import { folded } from './folded.ts';

test.each([
  ['Łódź: Überblick', 'lodz uberblick'],
  ['Straße', 'strasse'],
  ['Ærø, Þingvellir', 'aero thingvellir'],
  ['İstanbul, Diyarbakır', 'istanbul diyarbakir'],
  ['Μαθηματικός', 'μαθηματικοσ'],
  ['ΜΑΘΗΜΑΤΙΚΌΣ', 'μαθηματικοσ'],
  ['Български език', 'български език'],
  ['Йорданія', 'иорданія'.normalize('NFKD').replace(/\p{M}/gu, '')],
  ['ﬁnance ２', 'finance 2'],
  [' --- ', ''],
])('%s is looked for as "%s"', (written, sought) => {
  expect(folded(written)).toBe(sought);
});
