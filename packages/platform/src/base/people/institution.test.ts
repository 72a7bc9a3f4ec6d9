import { expect, test } from 'vitest';
import { introduction, isCountry } from './institution.ts';
import { introductionMail } from './mail.ts';
import { sortName } from './sort-name.ts';

const sound = {
  name: 'Ruhr-Kolleg',
  country: 'DE',
  website: 'https://kolleg.example.org',
  contactName: 'A. Beispiel',
  contactEmail: 'a@kolleg.example.org',
};
const complaints = (change: object) => {
  const parsed = introduction.safeParse({ ...sound, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
};

test('what is written in other letters or with stray blanks is taken and put right', () => {
  const parsed = introduction.parse({ ...sound, name: '  Universite\u0301   de Test ', country: ' de ' });
  expect(parsed).toMatchObject({ name: 'Université de Test', country: 'DE', language: 'en' });
});

test('a country is one that there is', () => {
  for (const code of ['DE', 'PT', 'UA', 'TR', 'XK']) expect(isCountry(code), code).toBe(true);
  for (const code of ['de', 'EU', 'UN', 'ZZ', 'QQ', 'XA', 'D', 'DEU', '', 'D1']) expect(isCountry(code), code).toBe(false);
  expect(complaints({ country: 'QQ' })).toEqual(['country unknown-country']);
});

test('a name holds no characters that cannot be seen', () => {
  for (const name of ['Safe\u202Egnp.exe', 'two\nlines', 'zero\u200Bwidth', 'bell\u0007', 'half \uD800', '\u2066isolate'])
    expect(complaints({ name }), name).toEqual(['name hidden-characters']);
  expect(complaints({ name: 'x' })).toHaveLength(1);
  expect(complaints({ name: 'جامعة الاختبار' })).toEqual([]);
});

test('a website is a web address of a name, without a password', () => {
  for (const website of ['javascript:alert(1)', 'ftp://x.example.org', 'example.org', 'https://', 'https://user:word@x.example.org'])
    expect(complaints({ website }), website).toHaveLength(1);
});

test('what may not stand in an address is written as it may, because every credential names the address', () => {
  const websiteOf = (website: string) => introduction.parse({ ...sound, website }).website;
  expect(websiteOf('https://x.example.org/a?b="<c>|{d}')).toBe('https://x.example.org/a?b=%22%3Cc%3E%7C%7Bd%7D');
  expect(websiteOf('https://x.example.org\\a b#^`')).toBe('https://x.example.org/a%20b#%5E%60');
  for (const website of ['https://x.example.org', 'https://x.example.org/ü?a=1&b=%20']) expect(websiteOf(website)).toBe(website);
});

test('an address of a mail is one, and only one', () => {
  for (const contactEmail of [
    'a',
    'a@',
    'a@b',
    'a@x.example.org,b@x.example.org',
    'a@x.example.org\nBcc: b@x.example.org',
    `${'x'.repeat(250)}@y.de`,
  ])
    expect(complaints({ contactEmail }), contactEmail).not.toEqual([]);
});

test('names are sorted by their letters, whatever hangs on them', () => {
  expect(sortName('Åbo Akademi')).toBe('abo akademi');
  expect(sortName('Łódź')).toBe('lodz');
  expect(sortName('  «Straße» 7 ')).toBe('strasse 7');
  expect(sortName('ΑΘΗΝΑ')).toBe('αθηνα');
});

test('whoever speaks a language that has no wording yet is written to in English', () => {
  const facts = { contact: "Aino {d'Or} <b>", institution: 'Koulu', reference: 'r1', address: 'https://house.example.org/x' };
  expect(introductionMail('fi', facts)).toMatchObject({ subject: 'Koulu has been introduced', language: 'en' });
  // What people write is never taken for a message of ours.
  expect(introductionMail('fi', facts).text).toContain("Dear Aino {d'Or} <b>,");
  expect(introductionMail('de-AT', facts).subject).toBe('Koulu hat sich vorgestellt');
});
