import { expect, test } from 'vitest';
import { acts, views } from './acts.ts';
import { callsOf } from './base/rest/call.ts';
import { openApi } from './base/rest/openapi.ts';
import { callables, pages } from './routes.ts';

/** Acts and views of the house itself: for jobs and the command line, never for a caller from outside. */
const INTERNAL = new Set([
  'make-holder-share',
  'note-opening',
  'write-case-mail',
  'write-deviation-mail',
  'write-invitation-mail',
  'write-to-contact',
  'record-mail',
  'make-institution-key',
  'allocate-status-entries',
  'set-status',
  'take-status-list',
  'record-status-list',
  'show-status-list',
  // A picture stands under an address of its own.
  'show-institution-logo',
  'write-revocation-to-learner',
  'take-mail',
  'read-journal',
  'find-unsealed',
  'create-administrator',
  'write-sign-in-link',
  'find-who-asks',
  'build-demonstration',
  'let-somebody-in',
  'list-addresses',
  'resume-issuing',
  'plan-credentials',
  'mark-unfit',
  'record-credentials',
  'end-issuing',
  'record-certificate',
  'write-to-learner',
  'take-issuing',
  'take-signed',
  'register-learner',
  'write-to-applicant',
]);
/** How a browser gets in and out: a program has no cookie to gain by it. */
const IN_THE_BROWSER = new Set([
  'open-share',
  'share-credential',
  'end-share',
  'list-own-credentials',
  'show-own-credential',
  'ask-for-link',
  'open-sign-in-link',
  'end-session',
  'show-me',
  'list-my-tasks',
  // What a form needs to be drawn, and a class list on its way in, which is looked at and repaired on a screen.
  'show-application-form',
  'show-class-place',
  'show-class-import',
  'begin-class-import',
  'change-class-import',
  'take-class-import',
  'drop-class-import',
  'preview-credential',
  'hand-over-credential',
  'show-issuer',
  'find-credentials',
  'take-credential',
]);

const calls = callsOf(callables);
const description = openApi(calls, { publicUrl: 'https://laurel.example', version: '0' });

test('every act and every view can be called and is described, or is said to be internal', () => {
  const described = Object.values(description.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
  const without = (name: string) => INTERNAL.has(name) || IN_THE_BROWSER.has(name);
  const missing = [...acts, ...views].map((each) => each.name).filter((name) => !described.includes(name) && !without(name));
  expect(missing).toEqual([]);
  expect(described.filter(without)).toEqual([]);
});

test('no two calls share an address, and none hides behind another', () => {
  const addresses = calls.map((call) => `${call.method} ${call.path.replace(/\{\w+\}/g, '{}')}`);
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  expect(calls.filter((call) => !call.path.startsWith('/api/')).map((call) => call.path)).toEqual([]);
});

test('the members of a path are asked for by the act', () => {
  for (const call of calls)
    for (const member of call.pathMembers) expect(Object.keys(call.input.properties ?? {}), call.name).toContain(member);
});

test('the description is sound: every reference leads somewhere, every operation has a name of its own', () => {
  const text = JSON.stringify(description);
  for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], description);
    expect(found, path).toBeDefined();
  }
  expect(description.openapi).toMatch(/^3\.1\./);
  const ids = calls.map((call) => call.name);
  expect(new Set(ids).size).toBe(ids.length);
  // Schemas of the public calls hold no address of a person but those of the list that administrators ask for.
  const open = calls.filter((call) => !['list-people', 'list-class'].includes(call.name));
  // The contact that a description names is there to be written to: an office, in the words of its course leader.
  const withoutMask = (result: unknown) => JSON.stringify(result, (key, value) => (key === 'people' ? undefined : value));
  expect(open.filter((call) => /contact|email/i.test(withoutMask(call.result))).map((call) => call.name)).toEqual([]);
});

test('no two pages share an address', () => {
  const paths = pages.map((page) => page.path.replace(/\{\w+\}/g, '{}'));
  expect(new Set(paths).size).toBe(paths.length);
});
