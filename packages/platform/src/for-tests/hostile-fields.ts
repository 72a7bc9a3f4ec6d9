import { runAct } from '../base/door.ts';
import { introduceInstitution } from '../base/people/introduce-institution.ts';
import { invitePerson } from '../base/people/invite-person.ts';
import type { TestHouse } from '../house-for-tests.ts';
import { apply } from '../stages/admission/apply.ts';
import { decideApplication } from '../stages/admission/decide-application.ts';
import { enrolClass } from '../stages/admission/enrol-class.ts';
import { decideCase } from '../stages/approval/decide-case.ts';
import { enterResults } from '../stages/assessment/enter-results.ts';
import { cancelOffering } from '../stages/catalogue/cancel-offering.ts';
import { changeOffering } from '../stages/catalogue/change-offering.ts';
import { askDeviation } from '../stages/design/ask-deviation.ts';
import { decideDeviation } from '../stages/design/decide-deviation.ts';
import { describe } from '../stages/design/describe.ts';
import { takeBackDeviation } from '../stages/design/take-back-deviation.ts';
import { askRevocation } from '../stages/issuing/ask-revocation.ts';
import { nameIssuer } from '../stages/issuing/issuer-identity.ts';
import { shareCredential } from '../stages/wallet/share-credential.ts';
import type { HostileChain } from './hostile-chain.ts';

/** A field that takes text: where its act names it, and the act with a text in it. */
export type HostileField = readonly [act: { readonly name: string }, place: string, write: (text: string) => Promise<unknown>];

/** The fields along the chain, each in a state in which an honest text would be taken. */
export function hostileFields(home: TestHouse, chain: HostileChain): readonly HostileField[] {
  const { lead, leader, decider, officer, lecturer, registrar, admin, offeringId, drafted, draft, accepted, asking, held } = chain;
  const contact = { country: 'DE', website: 'https://x.example', contactEmail: 'office@x.example' };
  const introduce = (names: { name: string; contactName: string }) => runAct(introduceInstitution, home.visitor, { ...contact, ...names });
  const write = (element: string, value: unknown) =>
    runAct(describe, home.as(leader), { id: draft, section: 'basics', edit: 0, elements: { [element]: value } });
  const issuer = { institutionId: lead, legalId: 'DE 123 456', seat: 'Lindau' };
  const enrol = (facts: object) => runAct(enrolClass, home.as(registrar), { offeringId, learners: [{ name: 'Ola', ...facts }] });
  const asked = { offeringId, name: 'Ola', prerequisitesMet: true as const };
  const [, , caseId] = chain.cases;
  return [
    [introduceInstitution, 'name', (name) => introduce({ name, contactName: 'Ola' })],
    [introduceInstitution, 'contactName', (contactName) => introduce({ name: 'Akademie', contactName })],
    [nameIssuer, 'legalId', (legalId) => runAct(nameIssuer, home.as(admin), { ...issuer, legalId })],
    [nameIssuer, 'seat', (seat) => runAct(nameIssuer, home.as(admin), { ...issuer, seat })],
    [
      invitePerson,
      'name',
      (name) => runAct(invitePerson, home.as(admin), { institutionId: lead, name, email: 'x@x.example', role: 'lecturer' }),
    ],
    [describe, 'elements.title', (text) => write('title', { en: text })],
    [describe, 'elements.content', (text) => write('content', { en: text })],
    [
      decideCase,
      'reason',
      (reason) =>
        runAct(decideCase, home.as(decider), {
          id: caseId,
          institutionId: lead,
          decision: 'approved',
          contentHash: '0'.repeat(64),
          reason,
        }),
    ],
    [
      askDeviation,
      'reason',
      (reason) =>
        runAct(askDeviation, home.as(leader), {
          ...{ id: chain.deviations.of, framework: 'unic-standard-2024', rule: 'UNI-C13', reason, until: '2027-06-30' },
        }),
    ],
    [
      decideDeviation,
      'reason',
      (reason) => runAct(decideDeviation, home.as(decider), { id: chain.deviations.asked, decision: 'declined', reason }),
    ],
    [
      takeBackDeviation,
      'reason',
      (reason) => runAct(takeBackDeviation, home.as(decider), { id: chain.deviations.granted, state: 'granted', reason }),
    ],
    [changeOffering, 'place', (place) => runAct(changeOffering, home.as(leader), { id: drafted, edit: 0, place } as never)],
    [cancelOffering, 'reason', (reason) => runAct(cancelOffering, home.as(admin), { id: offeringId, reason } as never)],
    [apply, 'name', (name) => runAct(apply, home.as(registrar), { ...asked, name })],
    [apply, 'motivation', (motivation) => runAct(apply, home.as(registrar), { ...asked, motivation })],
    [
      decideApplication,
      'text',
      (text) =>
        runAct(decideApplication, home.as(officer), {
          ...{ offeringId, applicationIds: [asking.applicationId], decision: 'declined', reason: 'other', text },
        }),
    ],
    [enrolClass, 'learners.0.name', (name) => enrol({ name })],
    [enrolClass, 'learners.0.familyName', (familyName) => enrol({ familyName })],
    [enrolClass, 'learners.0.studentNumber', (studentNumber) => enrol({ studentNumber })],
    [askRevocation, 'note', (note) => runAct(askRevocation, home.as(registrar), { credentialId: held.id, reason: 'fraud', note })],
    [
      shareCredential,
      'label',
      (label) => runAct(shareCredential, home.as(accepted.person), { of: { credentialId: held.id }, label, until: '30-days' }),
    ],
    [
      enterResults,
      'rows.0.said.grade',
      (grade) =>
        runAct(enterResults, home.as(lecturer), {
          offeringId,
          rows: [{ enrolmentId: chain.again, said: { result: 'pass', grade, assessedOn: '2026-12-11', attendance: 90 } }],
        }),
    ],
  ];
}
