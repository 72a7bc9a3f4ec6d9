import type { Description } from '@laurel/microcredential';
import heat from '../../../../examples/heat-and-health.json' with { type: 'json' };
import { operator } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import { runAct, runView } from '../base/door.ts';
import type { TestHouse } from '../house-for-tests.ts';
import { apply } from '../stages/admission/apply.ts';
import { decideApplication } from '../stages/admission/decide-application.ts';
import { enrolClass } from '../stages/admission/enrol-class.ts';
import { decideCase } from '../stages/approval/decide-case.ts';
import { reviseDescription } from '../stages/approval/revise-description.ts';
import { submitDescription } from '../stages/approval/submit-description.ts';
import { beginClassImport } from '../stages/assessment/begin-class-import.ts';
import { confirmResults } from '../stages/assessment/confirm-results.ts';
import { enterResults } from '../stages/assessment/enter-results.ts';
import { readClassFile } from '../stages/assessment/read-class-file.ts';
import { showResults } from '../stages/assessment/show-results.ts';
import { draftOffering } from '../stages/catalogue/draft-offering.ts';
import { publishOffering } from '../stages/catalogue/publish-offering.ts';
import { askDeviation } from '../stages/design/ask-deviation.ts';
import { answerComment } from '../stages/design/comments/answer-comment.ts';
import { commentOnDescription } from '../stages/design/comments/comment-on-description.ts';
import { inviteStakeholder } from '../stages/design/comments/invite-stakeholder.ts';
import { decideDeviation } from '../stages/design/decide-deviation.ts';
import { importDescription } from '../stages/design/import-description.ts';
import { showDescription } from '../stages/design/show-description.ts';
import { askRevocation } from '../stages/issuing/ask-revocation.ts';
import { listCredentials } from '../stages/issuing/list-credentials.ts';
import { orderIssuing } from '../stages/issuing/order-issuing.ts';
import { settleRevocation } from '../stages/issuing/settle-revocation.ts';
import { shareCredential } from '../stages/wallet/share-credential.ts';
import { hostileDescription } from './hostile-description.ts';
import { hostileFramework } from './hostile-framework.ts';
import { hostileLines, hostileParagraph, hostileTitle } from './hostile-lines.ts';
import { type HostileStaff, hostileStaff, MARK, newcomer, type Person } from './hostile-people.ts';

const { markup, formula, turned, quotes } = hostileLines;
/** Why changes were asked for. */
export const hostileReason = `${hostileParagraph}\n${'x'.repeat(4_000)}`;
/** Where it is taught, as far as the offering says so. */
export const hostilePlace = `${formula} ${markup} ${turned}`;
/** Signing and drawing takes its time: so many are issued, the others did not pass. */
const passing = [formula, quotes, hostileLines.longest];
export const hostileGrades = ['=1+1', '<x-evil a=1>', '"A" & \'B\'', 'ممتاز', '@SUM(A1:A9)', '-2+3', '+1', '王', 'x'.repeat(20)];

/** Everything from the introduction of an institution to a revocation, through the acts; every field holds a text that means no good. */
export async function walkHostileChain(home: TestHouse) {
  const staff = await hostileStaff(home);
  const framed = await hostileFramework(home, staff);
  const described = await describeAndDecide(home, staff);
  const offered = await offerAndAdmit(home, staff, described.approved);
  home.clock.set('2026-12-14T08:00:00Z');
  return { ...staff, ...framed, ...described, ...offered, ...(await issueAndRevoke(home, staff, offered)) };
}
export type HostileChain = Awaited<ReturnType<typeof walkHostileChain>>;

/** One description approved after changes were asked for, one that is being decided, and one that is a draft. */
async function describeAndDecide(home: TestHouse, staff: HostileStaff) {
  const { lead, partner, leader, decider, partnerDecider } = staff;
  const texts = [hostileParagraph, ...Object.values(hostileLines)];
  const { description, places } = hostileDescription(heat.description as Description, texts);
  const content = { ...description, title: hostileTitle, languages: ['en', 'de'] };
  const drafted = async () =>
    (await runAct(importDescription, home.as(leader), { institutionId: lead, document: { description: content } })).id;
  const submit = async (id: string) => {
    const { edit } = await runView(showDescription, home.as(leader), { id });
    return runAct(submitDescription, home.as(leader), { id, edit, awardingBodies: [lead, partner], partners: [] });
  };
  type Submitted = Awaited<ReturnType<typeof submit>>;
  const decide = ({ caseId: id, contentHash }: Submitted, institutionId: string, decision: 'approved' | 'changes-required') =>
    runAct(decideCase, home.as(institutionId === lead ? decider : partnerDecider), {
      ...{ id, institutionId, decision, contentHash },
      reason: hostileReason,
    });
  const approved = await drafted();
  const returned = await submit(approved);
  await decide(returned, partner, 'changes-required');
  const authorised = await submit(approved);
  for (const body of [lead, partner]) await decide(authorised, body, 'approved');
  const open = await submit(await drafted());
  const deviations = await deviate(home, staff, content);
  const revised = await drafted();
  const again = await submit(revised);
  for (const body of [lead, partner]) await decide(again, body, 'approved');
  await runAct(reviseDescription, home.as(leader), { id: revised, step: 'create', reason: hostileParagraph });
  const draft = await drafted();
  const speaker = await talkAbout(home, staff, draft);
  const cases = [returned.caseId, authorised.caseId, open.caseId] as const;
  return { approved, places, cases, draft, deviations, revised, speaker };
}

/** Somebody from a city is asked about a description, says something, and is answered. @returns who speaks for the city */
async function talkAbout(home: TestHouse, { leader }: HostileStaff, id: string): Promise<Person> {
  const { stakeholderId } = await runAct(inviteStakeholder, home.as(leader), {
    id,
    stakeholder: { kind: 'city', name: markup, country: 'DE' },
    speaker: { name: `${turned} ${MARK}`, email: 'city@flussau.example' },
    until: '2027-06-30',
  });
  const { person_id: personId } = await inTransaction(home.house.db, operator, 'read', (db) =>
    db.selectFrom('stakeholder_person').select('person_id').where('stakeholder_id', '=', stakeholderId).executeTakeFirstOrThrow(),
  );
  const speaker: Person = { kind: 'person', personId, roles: [] };
  const { commentId } = await runAct(commentOnDescription, home.as(speaker), { id, element: 'title', body: hostileParagraph });
  await runAct(answerComment, home.as(leader), { id: commentId, body: hostileParagraph });
  return speaker;
}

/** Of one description that lacks a partner, a deviation that was granted and one that is asked for. */
async function deviate(home: TestHouse, { lead, leader, decider }: HostileStaff, content: Description) {
  const { partners: _partners, ...provider } = content.provider ?? {};
  // Of the alliance, whose standard binds.
  const document = { description: { ...content, scope: 'alliance', provider } };
  const { id } = await runAct(importDescription, home.as(leader), { institutionId: lead, document });
  const ask = async (rule: string) => {
    const wish = { id, framework: 'unic-standard-2024', rule, reason: hostileParagraph, until: '2027-06-30' };
    return (await runAct(askDeviation, home.as(leader), wish)).deviationId;
  };
  const granted = await ask('UNI-01');
  await runAct(decideDeviation, home.as(decider), { id: granted, decision: 'granted', reason: hostileParagraph, until: '2027-06-30' });
  return { of: id, granted, asked: await ask('UNI-C12') };
}

/** An offering with three applications, a class, and a list on its way in. */
async function offerAndAdmit(home: TestHouse, { leader, officer, registrar, admin }: HostileStaff, descriptionId: string) {
  const days = { startsOn: '2026-11-23', endsOn: '2027-01-29', applyUntil: '2026-12-01' };
  const terms = { ...days, descriptionId, place: hostilePlace, language: 'en', seats: 60, priceCents: 1_250 };
  const { id: drafted } = await runAct(draftOffering, home.as(leader), terms);
  const { id: offeringId } = await runAct(draftOffering, home.as(leader), terms);
  const { slug } = await runAct(publishOffering, home.as(admin), { id: offeringId });
  const applicant = async (line: string, number: number) => {
    const [name, motivation] = [`${line} ${MARK}`, `${hostileParagraph}\n${'x'.repeat(4_000)} ${MARK}`];
    const person = await newcomer(home, name);
    const said = { name, motivation, studentNumber: `=${number}+1 ${MARK}`, prerequisitesMet: true as const };
    const { applicationId } = await runAct(apply, home.as(person), { offeringId, ...said });
    return { person, name, applicationId };
  };
  const [accepted, declined, asking] = [await applicant(turned, 1), await applicant(markup, 2), await applicant(formula, 3)];
  const decide = (applicationId: string, decision: object) =>
    runAct(decideApplication, home.as(officer), { offeringId, applicationIds: [applicationId], ...decision } as never);
  await decide(accepted.applicationId, { decision: 'accepted' });
  await decide(declined.applicationId, { decision: 'declined', reason: 'other', text: `${hostileParagraph} ${MARK}` });
  const learners = Object.values(hostileLines).map((line, index) => ({
    name: `${line} ${MARK}`,
    givenName: `${line}G`,
    familyName: `Bo;${line}`,
    studentNumber: `-${index}+1 ${MARK}`,
    email: `learner-${index}@mail.example`,
  }));
  await runAct(enrolClass, home.as(registrar), { offeringId, learners });
  const quoted = (line: string) => `"${line.replaceAll('"', '""')}"`;
  const list = [
    ['Student number', 'Name', 'Result', 'Assessed on', '=1+1 <x-evil>'],
    ...learners.map(({ name }, index) => [`=${index}`, name, 'maybe', '2026-11-19', name]),
  ];
  const file = new TextEncoder().encode(list.map((cells) => cells.map(quoted).join(',')).join('\n'));
  const sheet = JSON.parse(JSON.stringify(await readClassFile(file)));
  const brought = await runAct(beginClassImport, home.as(registrar), { offeringId, purpose: 'enrol', sheet });
  return { offeringId, drafted, slug, accepted, declined, asking, learners, importId: brought.id };
}

type Offered = Awaited<ReturnType<typeof offerAndAdmit>>;

/** Results, credentials, a link given away, one revocation that is settled and one that is asked for. */
async function issueAndRevoke(home: TestHouse, { lecturer, registrar, admin }: HostileStaff, { offeringId, accepted }: Offered) {
  const { rows } = await runView(showResults, home.as(lecturer), { offeringId });
  const graded = rows.map(({ enrolmentId, name, personId }, index) => {
    const passed = personId === accepted.person.personId || passing.some((line) => name.startsWith(line));
    const grade = hostileGrades[index % hostileGrades.length] as string;
    const said = { result: passed ? ('pass' as const) : ('fail' as const), grade, attendance: 90, assessedOn: '2026-12-11' };
    return { enrolmentId, sure: true, said };
  });
  await runAct(enterResults, home.as(lecturer), { offeringId, rows: graded });
  const { entered } = await runView(showResults, home.as(registrar), { offeringId });
  const seen = entered.map(({ enrolmentId, edit }) => ({ enrolmentId, edit }));
  await runAct(confirmResults, home.as(registrar), { offeringId, rows: seen });
  await runAct(orderIssuing, home.as(registrar), { offeringId });
  await home.settle();
  const { credentials } = await runView(listCredentials, home.as(registrar), { limit: 100 });
  const held = credentials.find(({ personId }) => personId === accepted.person.personId);
  const [first, second] = credentials.filter(({ personId, state }) => personId !== accepted.person.personId && state === 'issued');
  if (held === undefined || first === undefined || second === undefined) throw new Error('Too few were issued');
  const label = `${formula} ${markup} ${MARK}`;
  const share = { of: { credentialId: held.id }, label, until: '30-days' as const };
  const { address } = await runAct(shareCredential, home.as(accepted.person), share);
  const note = `${hostileParagraph}\n${turned} ${quotes} ${MARK}`;
  const ask = (credentialId: string) => runAct(askRevocation, home.as(registrar), { credentialId, reason: 'data-error', note });
  const { id: asked } = await ask(first.id);
  await runAct(settleRevocation, home.as(admin), { id: asked, decision: 'confirm' });
  await ask(second.id);
  await home.settle();
  const again = rows.find(({ personId }) => personId === first.personId)?.enrolmentId ?? '';
  return { credentials, held, revoked: first, toRevoke: second, again, label, note, shared: new URL(address).pathname };
}
