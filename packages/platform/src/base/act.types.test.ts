import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { type Context, defineAct, defineView, type EventDraft, runAct } from './act.ts';
import type { Policy } from './policy.ts';

// The compiler is the test here: `npm run check` fails when one of the errors that are expected below does not come.

const input = z.object({ id: z.uuid(), count: z.coerce.number() });
const result = z.object({ id: z.uuid() });
const event = { type: 'counted', subjectId: 'x', facts: {} };

const count = defineAct({ name: 'count', input, result, perform: async (_tx, { id }) => ({ result: { id }, events: [event] }) });
const judged = defineAct({
  name: 'judge',
  input,
  result,
  about: async () => ({ state: 'open' as const }),
  perform: async (_tx, { id }, about) => ({ result: { id }, events: [{ ...event, facts: { state: about.state } }] }),
});
const list = defineView({ name: 'list', input: z.object({}), result: z.array(z.string()), look: async () => [] });

const acts = [count, judged] as const;
const views = [list] as const;

test('an act without an event does not compile', () => {
  // @ts-expect-error the list of events must have a first one
  defineAct({ name: 'silent', input, result, perform: async (_tx, { id }) => ({ result: { id }, events: [] }) });
  // @ts-expect-error an act must say what happened
  defineAct({ name: 'silent', input, result, perform: async (_tx, { id }) => ({ result: { id } }) });
});

test('an act or a view without a line in the policy does not compile', () => {
  const whole = { count: { may: () => true }, judge: { may: () => true }, list: { may: () => true } } satisfies Policy<
    typeof acts,
    typeof views
  >;
  // @ts-expect-error the line of judge is missing
  const noAct = { count: { may: () => true }, list: { may: () => true } } satisfies Policy<typeof acts, typeof views>;
  // @ts-expect-error the line of the view is missing
  const noView = { count: { may: () => true }, judge: { may: () => true } } satisfies Policy<typeof acts, typeof views>;
  const strange = {
    ...whole,
    // @ts-expect-error there is no such act
    elsewhere: { may: () => true },
  } satisfies Policy<typeof acts, typeof views>;
  expect([noAct, noView, strange]).toHaveLength(3);
});

test('a line judges what its act looked up, or else the input', () => {
  const lines = {
    count: { may: (_actor, about) => about.count > 0 },
    judge: { may: (_actor, about) => about.state === 'open' },
    list: { may: () => true },
  } satisfies Policy<typeof acts, typeof views>;
  const wrong = {
    ...lines,
    // @ts-expect-error the standing has no owner
    judge: { may: (_actor, about) => about.owner === 'me' },
  } satisfies Policy<typeof acts, typeof views>;
  expect(wrong).toBeDefined();
});

test('an event holds ids, codes and numbers, and nothing that is made of parts', () => {
  const sound: EventDraft = { type: 'counted', subjectId: 'x', facts: { number: 1, code: 'a', yes: true, none: null } };
  // @ts-expect-error a fact is not an object
  const chatty: EventDraft = { type: 'counted', subjectId: 'x', facts: { person: { name: 'Ida' } } };
  expect([sound, chatty]).toHaveLength(2);
});

test('whoever runs an act gives its input and gets its result', () => {
  const run = (ctx: Context) => runAct(count, ctx, { id: 'x', count: '3' });
  expectTypeOf(run).returns.resolves.toEqualTypeOf<{ id: string }>();
  // @ts-expect-error the id is missing
  const wrong = (ctx: Context) => runAct(count, ctx, { count: 3 });
  expect(wrong).toBeTypeOf('function');
});
