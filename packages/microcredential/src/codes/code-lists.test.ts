import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CodeListName, codeLists } from './code-lists.ts';
import { ownConcepts } from './concept.ts';
import { iscedFields, iscedPath } from './isced-field.ts';
import { nqfFramework, nqfLevel } from './nqf.ts';

const shared = new URL('../../../../../shared/', import.meta.url);
const codes = new URL('standards/elm/codes/', shared);
const domain = new URL('domain/', shared);

/** Where the authority's concepts stand, for the lists that have one. */
const tables: Partial<Record<CodeListName, string>> = {
  'eqf-levels': 'eqf-levels',
  'nqf-frameworks': 'nqf-levels-qdr',
  'nqf-levels': 'nqf-levels-qdr',
  'isced-fields': 'isced-f',
  'participation-forms': 'modes-of-learning-and-assessment',
  'delivery-modes': 'modes-of-learning-and-assessment',
  'assessment-types': 'assessment-types',
  supervisions: 'supervision-verification',
  'learning-schedules': 'learning-schedule-types',
  'learning-settings': 'learning-setting-types',
  'learning-opportunity-types': 'learning-opportunity-types',
  'learning-activity-types': 'learning-activity-types',
  'target-groups': 'target-groups',
  'credential-types': 'credential-types',
  'quality-assurances': 'accreditation-types',
  'skill-types': 'skill-types',
  'skill-reuse-levels': 'skill-reuse-levels',
  languages: 'languages-nal',
  countries: 'countries-nal',
  currencies: 'currencies-nal',
};
/** Of these we take all that the authority has. */
const whole = Object.keys(tables).filter(
  (name) => !['nqf-frameworks', 'nqf-levels', 'delivery-modes', 'supervisions', 'languages', 'countries', 'currencies'].includes(name),
);

/** Which list the answers come from, by place in the exchange document. */
const listAt: Readonly<Record<string, CodeListName>> = {
  'description.scope': 'scopes',
  'description.provision': 'provisions',
  'description.provider.type': 'provider-types',
  'description.provider.lead.country': 'countries',
  'description.provider.partners.role': 'partner-roles',
  'description.provider.partners.country': 'countries',
  'description.outcomes.type': 'outcome-types',
  'description.languages': 'languages',
  'description.components.language': 'languages',
  'description.level.eqf': 'eqf-levels',
  'description.level.qfEhea': 'qf-ehea-cycles',
  'description.level.nqf.framework': 'nqf-frameworks',
  'description.delivery.mode': 'delivery-modes',
  'description.delivery.place': 'places',
  'description.delivery.pace': 'paces',
  'description.delivery.synchrony': 'synchronies',
  'description.access.type': 'access-types',
  'description.access.targetGroups': 'target-groups',
  'description.application.channels.type': 'application-channels',
  'description.assessment.methods': 'assessment-types',
  'description.assessment.supervision': 'supervisions',
  'description.curriculum.inclusion': 'curriculum-inclusions',
  'description.curriculum.placement': 'curriculum-placements',
  'description.credit.route': 'credit-routes',
  'description.funding.types': 'funding-types',
  'description.fees.categories.category': 'fee-categories',
  'description.fees.categories.currency': 'currencies',
  'description.need.types': 'need-types',
  'description.purpose': 'purposes',
  'description.publication.channels': 'publication-channels',
  'description.credential.formats': 'credential-formats',
  'description.stacking.type': 'stackabilities',
  'description.quality.types': 'quality-assurances',
  'description.quality.stakeholders.type': 'stakeholder-types',
  'description.quality.jointAuthorisation.decisions.decision': 'decisions',
  'certificate.issuer.country': 'countries',
  'certificate.level.cycle': 'qf-ehea-cycles',
  'certificate.level.eqf': 'eqf-levels',
  'certificate.supervision': 'supervisions',
  'certificate.stacking': 'stackabilities',
  'certificate.participationForm': 'participation-forms',
  'certificate.courses.deliveryMode': 'participation-forms',
  'certificate.courses.language': 'languages',
};

describe.each(Object.entries(codeLists))('%s', (name, list) => {
  test('stands in the registry under its own name, with a title, a source and at least one concept', () => {
    expect(list).toMatchObject({
      name,
      title: { en: expect.stringMatching(/\S/), de: expect.stringMatching(/\S/) },
      source: expect.stringMatching(/^https?:/),
    });
    expect(list.concepts.length).toBeGreaterThan(0);
    expect(list.long).toBe(list.concepts.length > 100);
  });

  test('each concept is found by its word, and called something in English and German', () => {
    for (const concept of list.concepts) {
      expect(list.find(concept.word), concept.word).toBe(concept);
      expect(concept.label).toMatchObject({ en: expect.stringMatching(/\S/), de: expect.stringMatching(/\S/) });
      expect(Object.values(concept.label).filter((label) => label !== label.trim() || /\s{2}|undefined/.test(label))).toEqual([]);
    }
  });

  test('no two concepts share a word or a URI', () => {
    // Europass does not tell supervision online from supervision on site
    const shareOne = name === 'supervisions' ? 1 : 0;
    expect(new Set(list.concepts.map(({ word }) => word.toLowerCase())).size).toBe(list.concepts.length);
    expect(new Set(list.concepts.map(({ uri }) => uri)).size).toBe(list.concepts.length - shareOne);
  });

  test.skipIf(!existsSync(codes))("its URIs are those of the authority's table, or ours (needs ../shared)", () => {
    const table = tables[name as CodeListName];
    const theirs = new Map(table === undefined ? [] : rowsOf(table));
    const strange = list.concepts.filter(({ uri, code }) => !uri.startsWith(`${ownConcepts}/`) && theirs.get(uri) !== code);
    expect(strange.map(({ word }) => word)).toEqual([]);
    const taken = new Set(list.concepts.map(({ uri }) => uri));
    if (whole.includes(name)) expect([...theirs.keys()].filter((uri) => !taken.has(uri))).toEqual([]);
  });
});

test.skipIf(!existsSync(domain))('every word that a rule compares with is on the list of its place (needs ../shared)', () => {
  const files = jsonIn('frameworks/').filter((file) => !file.includes('schema'));
  const compared = files.flatMap((file) =>
    (read(`frameworks/${file}`) as { rules: unknown[] }).rules.flatMap((rule) => comparedIn(rule, '')),
  );
  const words = compared.filter(([path]) => listAt[path] !== undefined);
  expect(files).toHaveLength(8);
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter(([path, word]) => codeLists[listAt[path] as CodeListName].find(word) === undefined)).toEqual([]);
  // a word that is compared elsewhere would be a closed question that nobody has listed; the owner is always the learner
  expect(new Set(compared.filter(([path]) => listAt[path] === undefined).map(([path]) => path))).toEqual(
    new Set(['description.credential.ownedBy']),
  );
});

test.skipIf(!existsSync(domain))('every coded value of the examples is on the list of its place (needs ../shared)', () => {
  const files = jsonIn('examples/').filter((file) => /^\d/.test(file));
  const said = files.flatMap((file) => valuesIn((read(`examples/${file}`) as { document: unknown }).document, ''));
  const words = said.filter(([path]) => listAt[path] !== undefined);
  expect(files).toHaveLength(10);
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter(([path, word]) => codeLists[listAt[path] as CodeListName].find(word) === undefined)).toEqual([]);
});

test('where the sources ask for more than a choice, the choice says so', () => {
  const asking = Object.values(codeLists).flatMap(({ name, concepts }) =>
    concepts.filter(({ comment }) => comment === 'required').map(({ word }) => `${name} ${word}`),
  );
  expect(asking).toEqual([
    'decisions approved-with-conditions',
    'decisions changes-required',
    'decisions rejected',
    'activity-types other',
    'access-types limited',
    'funding-types other',
  ]);
});

test('each field of ISCED-F stands under one that is broader', () => {
  for (const { code, depth } of iscedFields) {
    expect(iscedPath(code).map(({ depth }) => depth)).toEqual(
      ['broad', 'narrow', 'detailed'].slice(0, ['broad', 'narrow', 'detailed'].indexOf(depth) + 1),
    );
  }
  expect(iscedPath('0613').map(({ label }) => label.de)).toEqual([
    'Informations- und Kommunikationstechnologie',
    'Informations- und Kommunikationstechnologie',
    'Entwicklung und Analyse von Software und Anwendungen',
  ]);
  expect(iscedPath('0614')).toEqual([]);
});

test('a national level is found as a description says it, and not where the words could mean several', () => {
  expect(nqfLevel('DQR', 7)).toMatchObject({ word: 'de-dqr-7', label: { en: 'DQR level 7 (Germany)', de: 'DQR-Niveau 7 (Deutschland)' } });
  expect(nqfLevel('DE', '7')?.word).toBe('de-dqr-7');
  expect(nqfLevel('SCQF', 11)?.label.en).toBe('SCQF level 11 (United Kingdom)');
  expect(nqfLevel('NLQF', 'entry')?.label).toMatchObject({ en: 'NLQF entry level (Netherlands)', de: 'NLQF-Eingangsniveau (Niederlande)' });
  expect(nqfLevel('NQF', 7)).toBeUndefined();
  expect(nqfLevel('GB', 7)).toBeUndefined();
  expect(nqfFramework('DQR')?.label.en).toBe('German Qualifications Framework (DQR)');
});

test('labels come in every language that the authority gives', () => {
  expect(codeLists['assessment-types'].find('oral-exam')?.label).toMatchObject({ fr: 'Examen oral', pl: 'Egzamin ustny' });
  expect(codeLists.currencies.labelIn(codeLists.currencies.find('EUR') ?? never(), 'el')).toBe('Ευρώ');
  expect(codeLists['skill-types'].labelIn(codeLists['skill-types'].find('skill') ?? never(), 'hr-HR')).toBe('vještina');
  expect(codeLists.scopes.labelIn(codeLists.scopes.find('local') ?? never(), 'hr')).toBe('Of one institution');
});

function never(): never {
  throw new Error('not on the list');
}

function jsonIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, domain)).filter((file) => file.endsWith('.json'));
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, domain), 'utf8'));
}

function rowsOf(table: string): [string, string][] {
  const lines = readFileSync(new URL(`${table}.csv`, codes), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return lines.map((line) => line.split(',').slice(0, 2) as [string, string]);
}

/** Each place that a condition compares with words, and each of the words; paths inside `every` and `some` start at the element. */
function comparedIn(node: unknown, from: string): [string, string | number][] {
  if (Array.isArray(node)) return node.flatMap((each) => comparedIn(each, from));
  if (typeof node !== 'object' || node === null) return [];
  const { op, path, value, ...parts } = node as { op?: string; path?: string; value?: unknown };
  const place = path === undefined ? from : [from, path.replaceAll('[]', '')].filter(Boolean).join('.');
  const inside = Object.values(parts).flatMap((part) => comparedIn(part, place));
  if (!['eq', 'neq', 'in', 'notIn', 'subsetOf', 'containsAny', 'containsAll', 'containsNone'].includes(op ?? '')) return inside;
  const words = [value]
    .flat()
    .filter((word): word is string | number => typeof word === 'string' || (typeof word === 'number' && op === 'in'));
  return [...inside, ...words.map((word): [string, string | number] => [place, word])];
}

function valuesIn(node: unknown, path: string): [string, string | number][] {
  if (Array.isArray(node)) return node.flatMap((each) => valuesIn(each, path));
  if (typeof node === 'string' || typeof node === 'number') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => valuesIn(value, path === '' ? key : `${path}.${key}`));
}
