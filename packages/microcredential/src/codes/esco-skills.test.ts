import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escoSkillList, readEscoSkills } from './esco-skills.ts';
import { searchConcepts } from './search-concepts.ts';

const scheme = 'http://data.europa.eu/esco/concept-scheme/skills, http://data.europa.eu/esco/concept-scheme/member-skills';
/** Invented; ESCO's own concepts are loaded by whoever uses them. */
const weaving = {
  conceptType: 'KnowledgeSkillCompetence',
  conceptUri: 'http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001',
  skillType: 'skill/competence',
  reuseLevel: 'sector-specific',
  preferredLabel: 'weave moonlight',
  altLabels: 'plait moonbeams\nmoonlight weaving\n',
  status: 'released',
  inScheme: scheme,
  description: 'Turn moonlight into cloth.',
};
const uri = (number: number) => `http://data.europa.eu/esco/skill/00000000-0000-4000-8000-00000000000${number}`;

test('a row of the file becomes a skill with its kind, its reach and its other names', () => {
  expect(readEscoSkills([weaving], 'en')).toEqual({
    skills: [
      {
        word: '00000000-0000-4000-8000-000000000001',
        code: '00000000-0000-4000-8000-000000000001',
        uri: weaving.conceptUri,
        label: { en: 'weave moonlight' },
        type: 'skill',
        reuseLevel: 'sector-specific',
        alsoCalled: ['plait moonbeams', 'moonlight weaving'],
        description: { en: 'Turn moonlight into cloth.' },
      },
    ],
    findings: [],
  });
});

test.each([
  ['no-uri', { ...weaving, conceptUri: ' ' }],
  ['no-label', { ...weaving, preferredLabel: '' }],
  ['obsolete', { ...weaving, status: 'Obsolete' }],
  ['wrong-scheme', { ...weaving, conceptUri: 'http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000001' }],
  ['wrong-scheme', { ...weaving, conceptType: 'SkillGroup' }],
  ['wrong-scheme', { ...weaving, inScheme: 'http://data.europa.eu/esco/concept-scheme/occupations' }],
  ['wrong-scheme', { ...weaving, conceptUri: 'javascript:alert(1)' }],
])('a row with the problem %s is left out, and said with its number', (problem, row) => {
  const { skills, findings } = readEscoSkills([{ ...weaving, conceptUri: uri(2) }, row], 'en');
  expect(skills.map((skill) => skill.uri)).toEqual([uri(2)]);
  expect(findings).toMatchObject([{ row: 2, problem, message: { en: expect.stringMatching(/\S/), de: expect.stringMatching(/\S/) } }]);
});

test('a skill that stands in the file twice is taken from its first row', () => {
  const { skills, findings } = readEscoSkills([weaving, { ...weaving, preferredLabel: 'weave starlight' }], 'en');
  expect(skills.map(({ label }) => label.en)).toEqual(['weave moonlight']);
  expect(findings).toMatchObject([{ row: 2, problem: 'duplicate', uri: weaving.conceptUri }]);
});

test('the files of two languages become one list that is searched in both', () => {
  const english = readEscoSkills([weaving, { ...weaving, conceptUri: uri(2), preferredLabel: 'polish stars', altLabels: '' }], 'en');
  const german = readEscoSkills([{ ...weaving, preferredLabel: 'Mondlicht weben', altLabels: 'Mondstrahlen flechten' }], 'de');
  const list = escoSkillList([english.skills, german.skills]);
  expect(list.find(weaving.conceptUri)?.label).toEqual({ en: 'weave moonlight', de: 'Mondlicht weben' });
  expect(searchConcepts(list, 'mondstr', 'de').map((skill) => skill.uri)).toEqual([uri(1)]);
  expect(searchConcepts(list, 'stars', 'de').map((skill) => skill.uri)).toEqual([uri(2)]);
});

test('a name that two skills share finds neither of them for certain', () => {
  const rows = [weaving, { ...weaving, conceptUri: uri(2) }];
  expect(escoSkillList([readEscoSkills(rows, 'en').skills]).find('plait moonbeams')).toBeUndefined();
});

test('whatever a row holds, reading it ends in a skill or a finding', () => {
  const row = fc.dictionary(
    fc.constantFrom(...Object.keys(weaving), '__proto__', 'x'),
    fc.oneof(fc.string(), fc.constantFrom(...Object.values(weaving))),
  );
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const { skills, findings } = readEscoSkills(rows, 'en');
      expect(skills.length + findings.length).toBe(rows.length);
    }),
  );
});
