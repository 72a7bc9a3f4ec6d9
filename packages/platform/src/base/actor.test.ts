import { expect, test } from 'vitest';
import { institutionsOf, pseudonym } from './actor.ts';

test('an actor is named in the journal by a word that leads nobody to a person', () => {
  const person = { kind: 'person', personId: '44444444-4444-4444-8444-444444444444', roles: [] } as const;
  expect(pseudonym({ kind: 'visitor' })).toBe('visitor');
  expect(pseudonym({ kind: 'operator' })).toBe('operator');
  expect(pseudonym({ kind: 'job', job: 'send-mail' })).toBe('job:send-mail');
  expect(pseudonym(person)).toMatch(/^person:[0-9a-f]{16}$/);
  expect(pseudonym(person)).toBe(pseudonym({ ...person, roles: [{ role: 'registrar', institutionId: 'x' }] }));
});

test('two roles in one institution are one institution', () => {
  const roles = [
    { role: 'registrar', institutionId: 'x' },
    { role: 'designer', institutionId: 'x' },
    { role: 'designer', institutionId: 'y' },
  ];
  expect(institutionsOf({ kind: 'person', personId: 'p', roles })).toEqual(['x', 'y']);
  expect(institutionsOf({ kind: 'operator' })).toEqual([]);
});
