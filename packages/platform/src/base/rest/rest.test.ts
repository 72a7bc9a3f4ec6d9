import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineAct, defineView } from '../act.ts';
import { findLanguage, languages } from '../languages/language.ts';
import { speak } from '../languages/message.ts';
import { Refusal, refusalCodes } from '../refusal.ts';
import { type Callable, callsOf } from './call.ts';
import { exampleCall } from './example-call.ts';
import { openApi } from './openapi.ts';
import { problemOf } from './problem.ts';
import { Obstacle, problemCodes } from './problem-code.ts';
import { readJsonBody } from './read-body.ts';
import { readQuery } from './read-query.ts';

const offer = defineAct({
  name: 'offer-course',
  input: z.object({ id: z.uuid(), title: z.string().min(1), seats: z.number().int().default(25) }),
  result: z.object({ id: z.uuid() }),
  rest: { method: 'POST', path: '/api/courses/{id}/offers', status: 201, summary: 'Offer a course' },
  perform: async (_tx, input) => ({ result: { id: input.id }, events: [{ type: 'offered', subjectId: input.id, facts: {} }] }),
});
const list = defineView({
  name: 'list-courses',
  input: z.object({ after: z.string().optional(), limit: z.coerce.number().int().max(100).default(25), open: z.boolean().optional() }),
  result: z.object({ courses: z.array(z.string()), next: z.string().optional() }),
  rest: { method: 'GET', path: '/api/courses', summary: 'List courses' },
  look: async () => ({ courses: [] }),
});
const silent = defineView({ name: 'count', input: z.object({}), result: z.number(), look: async () => 1 });
const calls = callsOf([offer, list, silent] as readonly unknown[] as readonly Callable[]);

test('whatever names an address can be called, and stands in the description', () => {
  const description = openApi(calls, { publicUrl: 'https://laurel.example', version: '1.2.3' });
  expect(Object.keys(description.paths)).toEqual(['/api/courses/{id}/offers', '/api/courses']);
  const post = description.paths['/api/courses/{id}/offers']?.['post'];
  expect(post?.operationId).toBe('offer-course');
  expect(post?.parameters.map((parameter) => [parameter.in, parameter.name, parameter.required])).toEqual([
    ['path', 'id', true],
    ['header', 'Idempotency-Key', false],
  ]);
  const body = post?.requestBody?.content['application/json'].schema;
  expect(Object.keys(body?.properties ?? {})).toEqual(['title', 'seats']);
  expect(body?.required).toEqual(['title']);
  const get = description.paths['/api/courses']?.['get'];
  expect(get?.parameters.map((parameter) => [parameter.in, parameter.name, parameter.required])).toEqual([
    ['query', 'after', false],
    ['query', 'limit', false],
    ['query', 'open', false],
  ]);
});

test('text in an address becomes what its schema asks for; a parameter nobody knows is refused, not ignored', () => {
  const [, view] = calls;
  if (!view) throw new Error('the view is missing');
  expect(readQuery(view, new URLSearchParams('limit=5&open=true&language=de'))).toEqual({ limit: 5, open: true });
  expect(readQuery(view, new URLSearchParams('limit=many'))).toEqual({ limit: 'many' });
  expect(() => readQuery(view, new URLSearchParams('limitt=5'))).toThrow(Obstacle);
  expect(() => readQuery(view, new URLSearchParams('limit=5&limit=6'))).toThrow(Obstacle);
});

const sent = (body: BodyInit | null, type = 'application/json') =>
  new Request('https://laurel.example/api/x', { method: 'POST', body, headers: { 'Content-Type': type } });

test('a body is one JSON object of bearable size and depth', async () => {
  expect(await readJsonBody(sent('{"a":1}'))).toEqual({ a: 1 });
  expect(await readJsonBody(sent('{"a":1}', 'application/json; charset=utf-8'))).toEqual({ a: 1 });
  expect(await readJsonBody(new Request('https://laurel.example/api/x', { method: 'POST' }))).toEqual({});
  await expect(readJsonBody(sent('{"a":'))).rejects.toMatchObject({ code: 'not-json', status: 400 });
  await expect(readJsonBody(sent(new Uint8Array([0x7b, 0xff, 0x7d])))).rejects.toMatchObject({ code: 'not-json' });
  await expect(readJsonBody(sent('[1]'))).rejects.toMatchObject({ code: 'wrong-json', status: 422 });
  await expect(readJsonBody(sent(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`))).rejects.toMatchObject({ code: 'wrong-json' });
  await expect(readJsonBody(sent('a=1', 'application/x-www-form-urlencoded'))).rejects.toMatchObject({
    code: 'unsupported-media-type',
    status: 415,
  });
  await expect(readJsonBody(sent(JSON.stringify({ a: 'x'.repeat(256_000) })))).rejects.toMatchObject({ code: 'too-large', status: 413 });
});

test('a body that is longer than it says is cut off where the limit is', async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64_000)) });
  const request = new Request('https://laurel.example/api/x', {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { 'Content-Type': 'application/json' },
  } as RequestInit);
  await expect(readJsonBody(request)).rejects.toMatchObject({ code: 'too-large' });
});

test('a member called __proto__ changes nobody', async () => {
  const body = await readJsonBody(sent('{"__proto__":{"admin":true},"a":1}'));
  expect(body).toEqual({ a: 1 });
  expect((body as { admin?: boolean }).admin).toBeUndefined();
});

const german = findLanguage('de') ?? languages[0];
const telling = {
  say: speak(german as NonNullable<typeof german>),
  publicUrl: 'https://laurel.example',
  requestId: '00000000-0000-4000-8000-000000000000',
};

test('a problem says in the reader’s language what is wrong and where, and never repeats what was sent', () => {
  const refusal = new Refusal(
    'invalid-input',
    {},
    {
      issues: [
        { path: 'contactEmail', code: 'invalid_format', message: 'x' },
        { path: 'parts.0.a/b', code: 'too_big', message: 'x' },
      ],
    },
  );
  const problem = problemOf(refusal, {
    ...telling,
    act: 'introduce-institution',
    input: { contactEmail: 'secret@', parts: [{ 'a/b': 'y' }] },
  });
  expect(problem).toMatchObject({ type: 'https://laurel.example/problems/invalid-input', status: 422, code: 'invalid-input' });
  expect(problem.findings).toEqual([
    { pointer: '#/contactEmail', code: 'invalid_format', detail: expect.stringContaining('vollständige E-Mail-Adresse') },
    { pointer: '#/parts/0/a~1b', code: 'too_big', detail: 'Das ist zu lang' },
  ]);
  expect(JSON.stringify(problem)).not.toContain('secret');
});

test('a bug is told without details', () => {
  const problem = problemOf(new Error('duplicate key (email)=(jordis@muehlenau.example)'), telling);
  expect(problem).toMatchObject({ status: 500, code: 'bug' });
  expect(JSON.stringify(problem)).not.toContain('jordis');
});

test('every problem a caller can meet has its sentences; those of the start are not among them', () => {
  expect(problemCodes).not.toContain('database-in-use');
  expect(problemCodes).toEqual(expect.arrayContaining(['invalid-input', 'key-reused', 'not-json', 'bug']));
  expect(refusalCodes.filter((code) => !problemCodes.includes(code as never) && !/^(settings|database|key)-/.test(code))).toEqual([]);
});

test('an example is a call that could be made', () => {
  const [post] = calls;
  if (!post) throw new Error('the act is missing');
  const example = exampleCall(post, 'https://laurel.example');
  const body = /-d '(.*)'/.exec(example)?.[1] ?? '';
  expect(offer.input.omit({ id: true }).safeParse(JSON.parse(body)).success).toBe(true);
});
