import { everybody, nobody, ofJob, people, type Row, row, staff } from './row-for-tests.ts';

const email = 'somebody.new@university.example';
const list = { purpose: 'revocation', number: 1 };

/** The house itself: institutions, people, keys, status lists, the journal, mails. What is public about an institution is no secret. */
export const baseRows: readonly Row[] = [
  row('introduce-institution', [...everybody, 'operator'], everybody, () => ({
    name: 'Universidade da Foz',
    country: 'PT',
    website: 'https://www.foz.example',
    contactName: 'Inês',
    contactEmail: email,
  })),
  row('confirm-institution', ['operator'], everybody, ({ waiting }) => ({ id: waiting })),
  row('list-institutions', [...everybody, 'operator', 'any job'], everybody, () => ({})),
  row('show-institution', [...everybody, 'operator', 'any job'], everybody, ({ ours }) => ({ id: ours })),
  row('show-institution', ['operator', 'any job'], nobody, ({ waiting }) => ({ id: waiting }), 'one that waits'),
  row('follow-introduction', [...everybody, 'operator', 'any job'], everybody, ({ waiting }) => ({ id: waiting })),
  row('change-institution-look', ['institution-admin', 'operator'], everybody, ({ ours }) => ({ institutionId: ours, colour: '#1c5d40' })),
  row('show-institution-look', [...everybody, 'operator', 'any job'], everybody, ({ ours }) => ({ institutionId: ours })),
  row('show-institution-look', ['operator', 'any job'], nobody, ({ waiting }) => ({ institutionId: waiting }), 'of one that waits'),
  // There is none, and everybody is told so.
  row('show-institution-logo', [], nobody, ({ ours }) => ({ institutionId: ours })),
  row('found-alliance', ['operator'], everybody, () => ({ name: 'Another alliance' })),
  row('join-alliance', ['operator'], everybody, ({ alliance, ours }) => ({ id: alliance, institutionId: ours })),
  row('show-alliance', [...everybody, 'operator', 'any job'], everybody, ({ alliance }) => ({ id: alliance })),

  row('create-administrator', ['operator'], everybody, ({ ours }) => ({ institutionId: ours, name: 'Inês', email })),
  row('invite-person', ['institution-admin', 'operator'], staff, ({ ours }) => ({
    institutionId: ours,
    name: 'Inês',
    email,
    role: 'lecturer',
  })),
  row('give-role', ['institution-admin', 'operator'], staff, ({ ours, cast }) => ({
    institutionId: ours,
    personId: cast.lecturer.actor.kind === 'person' ? cast.lecturer.actor.personId : '',
    role: 'registrar',
  })),
  row('end-role', ['institution-admin', 'operator'], staff, ({ cast }) => ({ roleId: cast.lecturer.roleId })),
  row('list-people', ['institution-admin', 'operator'], staff, ({ ours }) => ({ institutionId: ours })),
  row('lend-role', ['registrar'], staff, ({ cast }) => ({
    roleId: cast.registrar.roleId,
    personId: cast.lecturer.actor.kind === 'person' ? cast.lecturer.actor.personId : '',
    untilDay: '2026-12-01',
  })),
  row('list-colleagues', ['registrar'], staff, ({ cast }) => ({ roleId: cast.registrar.roleId })),

  row('ask-for-link', everybody, everybody, () => ({ email })),
  row('open-sign-in-link', everybody, everybody, () => ({ token: 'made-up' })),
  row('end-session', ['learner'], ['visitor'], ({ cast }) => ({ sessionId: cast.learner.sessionId })),
  row('show-me', people, everybody, () => ({})),
  row('list-my-tasks', people, everybody, () => ({})),
  ofJob('find-who-asks', ['answer-sign-in'], () => ({ emailMark: 'a-mark' })),
  ofJob('register-learner', ['answer-sign-in'], () => ({ name: 'Inês', email, language: 'en' })),
  ofJob('write-sign-in-link', ['when-person-invited-write-link', 'answer-sign-in'], ({ mine }) => ({
    personId: mine.personId,
    purpose: 'sign-in',
  })),
  ofJob('write-to-contact', ['when-institution-introduced-write-to-contact'], ({ waiting }) => ({ institutionId: waiting })),
  ofJob('take-mail', ['send-mail'], ({ mailId }) => ({ mailId })),
  ofJob('record-mail', ['send-mail'], ({ mailId }) => ({ mailId, state: 'sent', attempts: 1 })),

  ofJob('make-institution-key', ['when-institution-confirmed-make-key'], ({ ours }) => ({ id: ours })),
  row('rotate-institution-key', ['institution-admin', 'operator'], everybody, ({ ours }) => ({ id: ours })),
  row('withdraw-institution-key', ['operator'], everybody, ({ ours }) => ({ id: ours, key: 'key-1' })),
  row('list-institution-keys', [...everybody, 'operator', 'any job'], everybody, ({ ours }) => ({ id: ours })),
  row('show-did-document', [...everybody, 'operator', 'any job'], everybody, ({ ours }) => ({ id: ours })),
  // Parts of larger acts: nobody calls them from outside.
  row('allocate-status-entries', ['registrar', 'any job'], everybody, ({ ours }) => ({
    institutionId: ours,
    purpose: 'revocation',
    credentialIds: ['urn:uuid:5d7a0f2e-8f0f-4c8e-9d84-0d9b6d1a8a11'],
  })),
  row('set-status', ['registrar', 'institution-admin'], everybody, ({ ours, mine }) => ({
    institutionId: ours,
    purpose: 'revocation',
    credentialId: `urn:uuid:${mine.credentialId}`,
    active: true,
  })),
  ofJob('take-status-list', ['sign-status-list'], ({ ours }) => ({ institutionId: ours, ...list })),
  ofJob('record-status-list', ['sign-status-list'], ({ ours }) => ({
    institutionId: ours,
    ...list,
    version: 1,
    signed: '{}',
    signedBy: 'did:web:x#key-1',
    validUntil: '2027-01-01T00:00:00Z',
  })),
  row('show-status-list', [...everybody, 'operator', 'any job'], everybody, ({ ours }) => ({ institutionId: ours, ...list })),

  row('read-journal', ['operator'], everybody, () => ({})),
  row('find-unsealed', ['operator'], everybody, () => ({})),
  // Only in a demonstration, which has a policy of its own.
  row('build-demonstration', [], everybody, () => ({ empty: true })),
  row('let-somebody-in', [], everybody, () => ({ who: 'somebody' })),
];
