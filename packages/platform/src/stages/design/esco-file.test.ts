import { readFileSync } from 'node:fs';
import { escoSkillList, searchConcepts } from '@laurel/microcredential';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escoLimits, readEscoFile, UnreadableEscoFile } from './esco-file.ts';

const file = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const bytes = (text: string) => new TextEncoder().encode(text);
const headings = 'conceptUri,preferredLabel';

test('a file of ESCO gives its skills, with line breaks, commas and quotation marks as they stand in it', () => {
  const { language, skills, findings } = readEscoFile('skills_en.csv', file('skills_en.csv'));
  expect(language).toBe('en');
  expect(skills.map(({ label, type, reuseLevel }) => [label.en, type, reuseLevel])).toEqual([
    ['weave moonlight', 'skill', 'sector-specific'],
    ['history of clouds', 'knowledge', 'cross-sector'],
    ['count sheep', 'skill', 'transversal'],
  ]);
  expect(skills[0]?.alsoCalled).toEqual(['plait moonbeams', 'moonlight weaving']);
  expect(skills[0]?.description.en).toBe('Turn moonlight, by hand or on a loom, into "cloth".\nBoth kinds keep warm.');
  expect(findings).toMatchObject([{ row: 3, problem: 'obsolete' }]);
});

test('the files of several languages are searched as one list, and a byte order mark is no part of a heading', () => {
  const list = escoSkillList(['skills_en.csv', 'skills_de.csv'].map((name) => readEscoFile(name, file(name)).skills));
  expect(searchConcepts(list, 'wolken', 'de').map(({ label }) => label)).toEqual([
    { en: 'history of clouds', de: 'Geschichte der Wolken' },
  ]);
});

describe('what is no such file is refused with one sentence', () => {
  test.each([
    ['other-name', 'occupations_en.csv', bytes(headings)],
    ['other-name', 'skills_en.csv.exe', bytes(headings)],
    ['too-large', 'skills_en.csv', new Uint8Array(escoLimits.bytes + 1).fill(32)],
    ['not-text', 'skills_en.csv', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['not-text', 'skills_de.csv', new Uint8Array([0x61, 0xfc, 0x62])],
    ['not-csv', 'skills_en.csv', bytes(`${headings}\n"never closed`)],
    ['not-csv', 'skills_en.csv', bytes(`${headings}\none,two,three`)],
    ['not-csv', 'skills_en.csv', bytes(`${headings}\nuri,"${'x'.repeat(escoLimits.recordCharacters)}"`)],
    ['too-many-columns', 'skills_en.csv', bytes(`${headings}${',x'.repeat(escoLimits.columns)}`)],
    ['too-many-rows', 'skills_en.csv', bytes(`${headings}${'\nu,l'.repeat(escoLimits.rows + 1)}`)],
    ['other-columns', 'skills_en.csv', bytes('conceptUri,label\nu,l')],
    ['other-columns', 'skills_en.csv', bytes('conceptUri,preferredLabel,conceptUri\nu,l,v')],
    ['other-columns', 'skills_en.csv', bytes('')],
  ])('%s: %s', (problem, name, content) => {
    const refused = refusalOf(() => readEscoFile(name, content));
    expect(refused?.problem).toBe(problem);
    expect(refused?.message).toMatch(/^[A-Z][^\n]{10,160}\.$/);
  });

  test('a column that is called like a part of the language does no harm', () => {
    expect(
      readEscoFile('skills_en.csv', bytes(`__proto__,constructor,${headings}\na,b,http://data.europa.eu/esco/skill/1,c`)).skills,
    ).toHaveLength(1);
  });

  test('whatever the bytes are, they are read or refused', () => {
    const start = bytes(`${headings}\n`);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (any, headed) => {
        refusalOf(() => readEscoFile('skills_en.csv', headed ? new Uint8Array([...start, ...any]) : any));
      }),
    );
  });
});

function refusalOf(act: () => unknown): UnreadableEscoFile | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableEscoFile) return error;
    throw error;
  }
}
