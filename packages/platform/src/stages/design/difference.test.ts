import { agreedContent, contentHash, type Description } from '@laurel/microcredential';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { differencesBetween, isOrder, leavesOf, pathOf } from './difference.ts';

const json = fc
  .jsonValue({ maxDepth: 4 })
  // As a description comes out of the database: well-formed text, and no -0.
  .map((value) => JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f][0-9a-f]{2}/gi, '?')) as unknown);
const pathsOf = (before: unknown, after: unknown) => differencesBetween(before, after).map(({ steps }) => pathOf(steps));

describe('what differs between two versions', () => {
  test('is nothing exactly where both have the same checksum, whatever the order of their members', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const same = contentHash(before as Description) === contentHash(after as Description);
        expect(differencesBetween(agreedContent(before as Description), agreedContent(after as Description)).length === 0).toBe(same);
        expect(differencesBetween(before, structuredClone(before))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('names every leaf that was changed, and no other', () => {
    const leaves = leavesOf(heat.description).filter((leaf) => !isOrder(leaf) && pathOf(leaf.steps) !== '');
    const named = leaves.filter(
      ({ steps, value }) => 'key' in (steps.at(-1) ?? {}) && pathOf(steps).endsWith('.id') === false && value !== undefined,
    );
    fc.assert(
      fc.property(fc.subarray(named, { minLength: 1, maxLength: 6 }), fc.string(), (chosen, said) => {
        const after = structuredClone(heat.description);
        for (const { steps } of chosen) set(after, steps, `${said} – anew`);
        expect(pathsOf(heat.description, after).sort()).toEqual(chosen.map(({ steps }) => pathOf(steps)).sort());
      }),
      { numRuns: 200 },
    );
  });

  test('knows an entry again by its id, wherever it stands', () => {
    const [first, second, third] = heat.description.outcomes;
    const swapped = { outcomes: [second, first, third] };
    expect(differencesBetween({ outcomes: [first, second, third] }, swapped)).toHaveLength(1);
    expect(differencesBetween({ outcomes: [first, second, third] }, swapped).every(isOrder)).toBe(true);
    expect(new Set(pathsOf({ outcomes: [first, second, third] }, { outcomes: [second, third] }).map((path) => path.slice(0, 13)))).toEqual(
      new Set(['outcomes[LO1]']),
    );
  });

  test('says of a list of words which came and which went', () => {
    expect(differencesBetween({ languages: ['de', 'en', 'fr'] }, { languages: ['en', 'fr', 'es'] })).toEqual([
      { steps: [{ key: 'languages' }, { id: 'es' }], after: 'es' },
      { steps: [{ key: 'languages' }, { id: 'de' }], before: 'de' },
    ]);
  });

  test('tells a list from a group, and nothing from an empty text', () => {
    expect(pathsOf({ a: [] }, { a: {} })).toEqual(['a']);
    expect(pathsOf({ a: '', b: 1 }, { b: 1 })).toEqual(['a']);
    expect(pathsOf({ a: null }, { a: 'null' })).toEqual(['a']);
    expect(pathsOf({ a: ['x', 'x'] }, { a: ['x'] })).not.toEqual([]);
    expect(pathsOf(JSON.parse('{"__proto__": 1, "b": 1}'), { b: 1 })).toEqual(['__proto__']);
  });
});

function set(within: unknown, steps: ReturnType<typeof leavesOf>[number]['steps'], value: unknown): void {
  const [step, ...deeper] = steps;
  if (step === undefined) return;
  const members = within as Record<string | number, unknown>;
  const key =
    'key' in step ? step.key : 'index' in step ? step.index : (within as { id?: string }[]).findIndex((entry) => entry.id === step.id);
  if (deeper.length === 0) members[key] = value;
  else set(members[key], deeper, value);
}
