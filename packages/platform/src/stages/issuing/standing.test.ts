import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Learner } from '../admission/learner.ts';
import type { Result } from '../assessment/result.ts';
import { type AwardBasis, awardOf } from './award-of.ts';
import type { Credential } from './credential.ts';
import { credentialThatCounts, standingOf } from './standing.ts';

const at = new Date('2026-11-20T08:00:00Z');
const learner: Learner = { enrolmentId: 'e1', personId: 'p1', name: 'Ada', studentNumber: '0042', forgotten: false, enrolledAt: at };
const result: Result = {
  enrolmentId: 'e1',
  state: 'confirmed',
  result: 'pass',
  grade: '1.7',
  attendance: 90,
  assessedOn: '2026-11-19',
  componentGrades: { 0: '2.0' },
  enteredAt: at,
  edit: 0,
};
const credential = (more: Partial<Credential>): Credential => ({
  id: 'c1',
  issuingId: 'o1',
  enrolmentId: 'e1',
  offeringId: 'f1',
  institutionId: 'i1',
  personId: 'p1',
  state: 'planned',
  keyId: 'k',
  intentHash: '',
  plannedAt: at,
  trouble: [],
  drawn: false,
  ...more,
});
const order = { id: 'o1', offeringId: 'f1', institutionId: 'i1', orderedAt: at, total: 1, enrolments: ['e1'] };

test('a learner is ready who passed, whose result is confirmed, and for whom nothing was ordered', () => {
  const standing = (more: Partial<Result> | undefined, held?: Credential, open = false) =>
    standingOf(learner, { result: more && { ...result, ...more }, credential: held, open: open ? [order] : [] });
  expect(standing({})).toBe('ready');
  expect(standing(undefined)).toBe('no-result');
  expect(standing({ state: 'entered' })).toBe('not-confirmed');
  expect(standing({ result: 'fail' })).toBe('not-passed');
  expect(standing({}, undefined, true)).toBe('in-work');
  expect(standing({}, credential({}))).toBe('in-work');
  expect(standing({}, credential({ state: 'issued' }), true)).toBe('issued');
  expect(standing({}, credential({ state: 'revoked' }))).toBe('revoked');
  // Found unfit in this order it is settled; another order tries again.
  expect(standing({}, credential({ state: 'unfit', trouble: ['grade-passes'] }), true)).toBe('unfit');
  expect(standing({}, credential({ state: 'unfit', issuingId: 'o0', trouble: ['grade-passes'] }), true)).toBe('in-work');
});

test('the credential that holds counts before one that was revoked or unfit, and one whose key ended does not count', () => {
  const [revoked, issued] = [credential({ id: 'old', state: 'revoked' }), credential({ id: 'new', state: 'issued' })];
  expect(credentialThatCounts([issued, revoked])?.id).toBe('new');
  expect(credentialThatCounts([revoked])?.id).toBe('old');
  expect(credentialThatCounts([credential({ state: 'unfit', trouble: ['key-changed'] })])).toBeUndefined();
});

test('an award says what the house knows, and names its learner by a salted hash of number, else address, else enrolment', () => {
  const basis: AwardBasis = {
    content: {
      title: { en: 'Maps' },
      provider: { lead: { id: 'x', name: 'Somebody Else', country: 'FR' } },
      components: [{ title: { en: 'Paper' } }],
    },
    issuer: { id: 'did:web:house.example:institutions:i1', name: 'University of Lindau', country: 'DE' },
    awardingBodies: [{ id: 'did:web:house.example:institutions:i1', name: 'University of Lindau' }],
  };
  const award = awardOf(basis, learner, result, { issuedOn: '2026-11-20', salt: 'salt-of-the-test' });
  expect(award).toMatchObject({
    issuer: { name: 'University of Lindau' },
    awardingBodies: [{ name: 'University of Lindau' }],
    assessedOn: '2026-11-19',
    issuedOn: '2026-11-20',
    grade: '1.7',
    attendance: 90,
    participationRecorded: true,
    components: [{ title: 'Paper', grade: '2.0' }],
  });
  const hashed = (text: string) => `sha256$${createHash('sha256').update(`${text}salt-of-the-test`).digest('hex')}`;
  const hashFor = (more: Partial<Learner>) => {
    const { studentNumber: _, ...unknown } = learner;
    return awardOf(basis, { ...unknown, ...more }, result, { issuedOn: '2026-11-20', salt: 'salt-of-the-test' }).learner.identityHash;
  };
  expect(award.learner.identityHash).toBe(hashed('0042'));
  expect(hashFor({ email: 'ada@mail.example' })).toBe(hashed('ada@mail.example'));
  expect(hashFor({})).toBe(hashed('e1'));
});
