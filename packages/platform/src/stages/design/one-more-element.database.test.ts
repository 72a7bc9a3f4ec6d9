import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Asked } from '../../../../microcredential/src/asked.ts';

/** The one place: a line of the mask. */
const motto = {
  key: 'quality.motto',
  section: 'quality',
  answer: { kind: 'text', rows: 1 },
  label: ['Motto of quality', 'Leitspruch der Qualität'],
  more: { help: ['In five words', 'In fünf Wörtern'] },
} satisfies Asked;

const mask = '../../../../microcredential/src/mask.ts';

/** Everything is loaded anew with a mask of one more line: nothing that follows knows of it. */
async function houseWithMotto() {
  vi.resetModules();
  vi.doMock(mask, async (original) => {
    const module = await original<typeof import('../../../../microcredential/src/mask.ts')>();
    return { ...module, mask: [...module.mask, motto] };
  });
  const [{ openTestHouse }, { createServer }, { pagesAs }] = [
    await import('../../house-for-tests.ts'),
    await import('../../entrance/create-server.ts'),
    await import('../../pages-for-tests.ts'),
  ];
  const { institutionIn } = await import('../../scenario-for-tests.ts');
  const home = await openTestHouse();
  const institutionId = await institutionIn(home.house, 'Akademie Nord');
  const leader = {
    kind: 'person',
    personId: '22222222-2222-4222-8222-222222222222',
    roles: [{ role: 'course-leader', institutionId }],
  } as const;
  return { home, institutionId, leader, server: createServer(home.house, { pages: pagesAs(leader) }) };
}

let laid: Awaited<ReturnType<typeof houseWithMotto>>;
beforeAll(async () => {
  laid = await houseWithMotto();
});
afterAll(async () => {
  await laid?.home.close();
  vi.doUnmock(mask);
  vi.resetModules();
});

const ORIGIN = 'https://house.example.org';
const page = async (path: string, language = 'en') =>
  (await laid.server.request(`${ORIGIN}${path}`, { headers: { 'Accept-Language': language } })).text();

test('an element that is added to the mask is asked for, stored, checked, compared and shown without another line of code', async () => {
  const { home, institutionId, leader } = laid;
  const { startDescription } = await import('./start-description.ts');
  const { describe } = await import('./describe.ts');
  const { showDescription } = await import('./show-description.ts');
  const { runAct, runView } = await import('../../base/door.ts');
  const { contentHash, readFramework, check } = await import('@laurel/microcredential');
  const { differencesBetween, pathOf } = await import('./difference.ts');
  const { elementAt } = await import('./section.ts');

  // The form asks for it, in both languages of the house and of the description.
  const context = home.as(leader);
  const { id } = await runAct(startDescription, context, { institutionId, title: 'City lab', language: 'en', otherLanguage: 'el' });
  const form = await page(`/design/${id}/quality`);
  expect(form).toContain('Motto of quality (English)');
  expect(form).toContain('In five words');
  expect(form).toContain('name="quality.motto.el"');
  expect(await page(`/design/${id}/quality`, 'de')).toContain('Leitspruch der Qualität');

  // The REST call takes an answer of its kind and no other.
  const said = (motto: unknown) => runAct(describe, context, { id, section: 'quality', edit: 0, elements: { 'quality.motto': motto } });
  await expect(said(7)).rejects.toMatchObject({ code: 'invalid-input', issues: [{ path: 'elements.quality.motto' }] });
  await said({ en: 'Asked, answered, mended, told, kept' });
  const { description } = await runView(showDescription, context, { id });
  expect(description).toMatchObject({ quality: { motto: { en: 'Asked, answered, mended, told, kept' } } });
  expect(JSON.stringify(await (await laid.server.request(`${ORIGIN}/api/openapi.json`)).json())).toContain('"motto"');

  // What is said is shown, what is not translated too, and another answer is another version.
  expect(await page(`/design/${id}`)).toContain(`/design/${id}/quality#quality_motto`);
  const other = { ...description, quality: { motto: { en: 'Another' } } };
  expect(contentHash(other)).not.toBe(contentHash(description));
  const [difference] = differencesBetween(description, other);
  expect(elementAt(pathOf(difference?.steps ?? []))).toBe('quality.motto');

  // A framework may ask for it.
  const framework = readFramework({
    id: 'house-rules',
    version: '1.0.0',
    title: { en: 'House rules' },
    binding: false,
    sourceDocument: { title: 'House rules' },
    params: {},
    rules: [
      {
        id: 'OWN-01',
        target: 'description',
        phase: 'design',
        severity: 'error',
        assert: { path: 'description.quality.motto', op: 'present' },
        message: { en: 'It has no motto.' },
        fix: { en: 'Give it one.' },
        source: { document: 'House rules', clause: '1' },
      },
    ],
  });
  expect(check({ description }, framework, { phase: 'design' }).verdict).toBe('pass');
  expect(check({ description: {} }, framework, { phase: 'design' }).findings[0]).toMatchObject({ path: 'description.quality.motto' });
});
