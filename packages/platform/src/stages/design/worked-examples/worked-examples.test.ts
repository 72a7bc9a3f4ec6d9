import { readdirSync, readFileSync } from 'node:fs';
import { undrawableCharacters } from '@laurel/credential/certificate';
import { type Answer, check, codeLists, elements, frameworks } from '@laurel/microcredential';
import { describe, expect, test } from 'vitest';
import { workedExamples } from './worked-examples.ts';

const languagesOfTheUnion = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');
const codedElements = elements.filter(({ answer }) => answer !== undefined);

type Json = { readonly [member: string]: unknown };
const isGroup = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (description: unknown, key: string) =>
  key.split('.').reduce<unknown>((value, step) => (isGroup(value) ? value[step] : undefined), description);

/** Approval's word, which it writes into the document when it is checked; no element of the mask. */
const ofApproval = 'quality.jointAuthorisation';

/** Paths that no element of the mask has. */
function strangersIn(value: Json, path = ''): string[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const here = path + name;
    const answer = codedElements.find(({ key }) => key === here)?.answer;
    if (answer !== undefined) return strangersInAnswer(answer, member, here);
    if (here === ofApproval) return [];
    const leads = codedElements.some(({ key }) => key.startsWith(`${here}.`));
    return leads && isGroup(member) ? strangersIn(member, `${here}.`) : [here];
  });
}

function strangersInAnswer(answer: Answer, value: unknown, path: string): string[] {
  if (answer.kind !== 'group' && answer.kind !== 'rows') return [];
  const said = [value].flat() as Json[];
  return said.flatMap((row) => Object.keys(row).filter((name) => !Object.hasOwn(answer.parts, name))).map((name) => `${path}.${name}`);
}

/** Answers that are not written as their code list writes them. */
function offTheList(answer: Answer, value: unknown): unknown[] {
  if (answer.kind === 'choice' || answer.kind === 'choices')
    return [value].flat().filter((word) => codeLists[answer.codes].find(word as string)?.word !== String(word));
  if (answer.kind !== 'group' && answer.kind !== 'rows') return [];
  return ([value].flat() as Json[]).flatMap((row) =>
    Object.entries(answer.parts).flatMap(([name, part]) => (row[name] === undefined ? [] : offTheList(part.answer, row[name]))),
  );
}

/** Every text that is given by language. */
function textsIn(answer: Answer, value: unknown): Json[] {
  if (value === undefined) return [];
  if (answer.kind === 'text') return [value as Json];
  if (answer.kind !== 'group' && answer.kind !== 'rows') return [];
  return ([value].flat() as Json[]).flatMap((row) =>
    Object.entries(answer.parts).flatMap(([name, part]) => textsIn(part.answer, row[name])),
  );
}
const textsOf = (description: unknown) => codedElements.flatMap(({ key, answer }) => textsIn(answer as Answer, at(description, key)));

describe.each(workedExamples.map((example) => [example.id, example] as const))('the worked example %s', (_, { claims, document }) => {
  const { description, certificate } = document;

  test('passes the frameworks that it claims without a warning, and no other', () => {
    const phase = certificate === undefined ? 'publication' : 'issuing';
    const passed = frameworks.filter((framework) => check(document, framework, { phase }).verdict === 'pass').map(({ id }) => id);
    expect(passed.sort()).toEqual([...claims].sort());
  });

  test('says nothing that the mask does not ask, and every coded answer in a word of its list', () => {
    expect(strangersIn(description)).toEqual([]);
    for (const { key, answer } of codedElements) {
      const value = at(description, key);
      if (value !== undefined) expect(offTheList(answer as Answer, value), key).toEqual([]);
    }
  });

  test('has each text in the same languages of the Union, two at least, and each outcome assessed by something that its criteria explain', () => {
    const texts = textsOf(description);
    const languages = Object.keys(description.title as object);
    expect(languages.length).toBeGreaterThanOrEqual(2);
    expect(languagesOfTheUnion).toEqual(expect.arrayContaining(languages));
    for (const text of texts) {
      expect(Object.keys(text)).toEqual(languages);
      for (const words of Object.values(text)) expect(words).toMatch(/\S/);
    }
    for (const { assessedBy = [] } of description.outcomes ?? [])
      for (const mark of assessedBy)
        for (const words of Object.values(description.assessment?.criteria as object)) expect(words).toContain(mark);
  });

  test('can be drawn on a certificate, and its hours and credits add up', () => {
    const written = [...textsOf(description).flatMap((text) => Object.values(text) as string[]), certificate?.holder?.name ?? ''];
    expect(written.flatMap((text) => undrawableCharacters(text))).toEqual([]);
    const { hoursTotal = 0, teachingHours = 0, outOfClassHours = 0, ects = 0, hoursPerEcts = 0 } = description.workload ?? {};
    expect(teachingHours + outOfClassHours).toBe(hoursTotal);
    expect(ects * hoursPerEcts).toBe(hoursTotal);
    const parts = description.components ?? [];
    for (const unit of parts.length === 0 ? [] : (['ects', 'hoursTotal', 'teachingHours'] as const))
      expect(parts.reduce((sum, part) => sum + (part[unit] ?? 0), 0)).toBe(description.workload?.[unit]);
  });
});

describe('all worked examples together', () => {
  const all = workedExamples.map(({ document }) => document.description);

  test('are the twelve files of this folder, each under an id of its own', () => {
    const files = readdirSync(new URL('.', import.meta.url))
      .filter((name) => name.endsWith('.json'))
      .sort();
    expect(files.map((name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')).description.id)).toEqual(
      workedExamples.map(({ id }) => id),
    );
    expect(new Set(workedExamples.map(({ id }) => id)).size).toBe(12);
  });

  test('use every element of the mask', () => {
    expect(codedElements.map(({ key }) => key).filter((key) => all.every((description) => at(description, key) === undefined))).toEqual([]);
  });

  test('pass every framework at least once between them', () => {
    const claimed = new Set(workedExamples.flatMap(({ claims }) => claims));
    expect(frameworks.map(({ id }) => id).filter((id) => !claimed.has(id))).toEqual([]);
  });

  test('are of many kinds: languages, sizes, modes, fees, partners, with and without a certificate', () => {
    const said = (key: string) => all.map((description) => at(description, key));
    const languages = all.map((description) => Object.keys(description.title as object)[0]);
    expect(languages).toEqual(['en', 'de', 'el', 'bg', 'es', 'pl', 'fr', 'pt', 'it', 'nl', 'lt', 'ro']);
    expect(new Set(said('delivery.mode'))).toEqual(new Set(['online', 'blended', 'hybrid', 'on-site']));
    expect(said('provision')).toEqual(expect.arrayContaining(['single', 'joint']));
    expect(said('provider.type')).toEqual(expect.arrayContaining(['hei', 'other']));
    const credits = said('workload.ects') as number[];
    expect([Math.min(...credits), Math.max(...credits)]).toEqual([1, 20]);
    expect(credits).toEqual(expect.arrayContaining([1.5, 15]));
    const isFree = all.map((description) => description.fees?.categories?.every(({ amount }) => amount === 0));
    expect(isFree).toEqual(expect.arrayContaining([true, false]));
    expect(workedExamples.filter(({ document }) => document.certificate !== undefined)).toHaveLength(2);
  });
});
