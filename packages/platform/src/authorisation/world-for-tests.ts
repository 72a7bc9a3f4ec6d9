import heat from '../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import { runAct } from '../base/door.ts';
import { foundAlliance } from '../base/people/found-alliance.ts';
import { introduceInstitution } from '../base/people/introduce-institution.ts';
import { joinAlliance } from '../base/people/join-alliance.ts';
import { dayOf, type RoleName } from '../base/people/role.ts';
import type { TestHouse } from '../house-for-tests.ts';
import { enrolledIn, institutionIn, issuedIn, offeredIn, passedIn, personWith } from '../scenario-for-tests.ts';
import { apply } from '../stages/admission/apply.ts';
import { reviseDescription } from '../stages/approval/revise-description.ts';
import { submitDescription } from '../stages/approval/submit-description.ts';
import { beginClassImport } from '../stages/assessment/begin-class-import.ts';
import { readDelimitedText } from '../stages/assessment/delimited-text.ts';
import { enterResults } from '../stages/assessment/enter-results.ts';
import { draftOffering } from '../stages/catalogue/draft-offering.ts';
import { askDeviation } from '../stages/design/ask-deviation.ts';
import { commentOnDescription } from '../stages/design/comments/comment-on-description.ts';
import { inviteStakeholder } from '../stages/design/comments/invite-stakeholder.ts';
import { decideDeviation } from '../stages/design/decide-deviation.ts';
import { importDescription } from '../stages/design/import-description.ts';
import { publishFramework } from '../stages/design/publish-framework.ts';
import { startFramework } from '../stages/design/start-framework.ts';
import { askRevocation } from '../stages/issuing/ask-revocation.ts';
import { nameIssuer } from '../stages/issuing/issuer-identity.ts';
import { makeHolderShare } from '../stages/issuing/make-holder-share.ts';
import { settleRevocation } from '../stages/issuing/settle-revocation.ts';
import { shareCredential } from '../stages/wallet/share-credential.ts';
import { castIn } from './cast-for-tests.ts';

/** One object of each kind, all of institution `ours`; `theirs` decides one case with it, `elsewhere` has nothing to do with it. */
export type World = Awaited<ReturnType<typeof worldIn>>;

const terms = { startsOn: '2027-02-08', endsOn: '2027-03-26', applyUntil: '2027-01-15', place: 'Mühlenau', language: 'en', seats: 40 };
const row = (enrolmentId: string) => ({ enrolmentId, said: { result: 'pass' as const, attendance: 95, assessedOn: '2026-11-18' } });

/** Puts into a house what the rows of the matrix ask for. Whoever made these things is none of those who ask. */
export async function worldIn(home: TestHouse) {
  const { house } = home;
  const ours = await institutionIn(house, 'Universität Mühlenau');
  const theirs = await institutionIn(house, 'Universidad de Peñaclara', 'ES');
  const elsewhere = await institutionIn(house, 'Järvenrannan yliopisto', 'FI');
  const contact = { contactName: 'Eleni Vlachou', contactEmail: 'office@waiting.example' };
  const introduction = { name: 'Πανεπιστήμιο Αλκυόνης', country: 'GR', website: 'https://www.waiting.example', ...contact };
  const waiting = (await runAct(introduceInstitution, home.operator, introduction)).id;
  await house.startWork().settle();
  const by = (role: RoleName) => home.as(personWith(ours, role));

  const begun = async () => (await runAct(importDescription, by('course-leader'), { institutionId: ours, document: heat })).id;
  const draft = await begun();
  const submitted = await begun();
  const { partners: _partners, ...alone } = heat.description.provider;
  const broken = { description: { ...heat.description, provider: alone } };
  const unkept = async () => (await runAct(importDescription, by('course-leader'), { institutionId: ours, document: broken })).id;
  const deviating = await unkept();
  const approved = (await offeredIn(house, [ours])).descriptionId;
  const revised = (await offeredIn(house, [ours])).descriptionId;
  const step = { step: 'create', reason: 'The pilot showed that the second day is too full.' };
  await runAct(reviseDescription, by('course-leader'), { id: revised, ...step });
  const wish = { framework: 'unic-standard-2024', rule: 'UNI-01', reason: 'The second partner joins in spring.', until: '2027-06-30' };
  const { deviationId } = await runAct(askDeviation, by('course-leader'), { id: deviating, ...wish });
  const { deviationId: grantedId } = await runAct(askDeviation, by('course-leader'), { id: await unkept(), ...wish });
  const yes = { decision: 'granted' as const, reason: 'The contract is signed.', until: '2027-03-31' };
  await runAct(decideDeviation, by('decider'), { id: grantedId, ...yes });
  const sent = { id: submitted, edit: 0, awardingBodies: [ours, theirs] };
  const { caseId, contentHash } = await runAct(submitDescription, by('course-leader'), sent);

  const open = await offeredIn(house, [ours], { startsInDays: 20 });
  const running = await offeredIn(house, [ours]);
  const passed = await offeredIn(house, [ours]);
  const awarded = await offeredIn(house, [ours]);
  const [held, entered] = await enrolledIn(house, running);
  const ready = await enrolledIn(house, passed);
  await passedIn(house, passed, ready);
  const learners = await enrolledIn(house, awarded, ['Łucja Żółć', 'محمد الحسيني', '李 小龍']);
  await passedIn(house, awarded, learners);
  const [mine, revoking, revoked] = await issuedIn(house, awarded, learners);
  const [nobodyHere] = await enrolledIn(house, await offeredIn(house, [elsewhere]), ['Somebody Else']);
  if (!held || !entered || !ready[0] || !mine || !revoking || !revoked || !nobodyHere) throw new Error('The scenario has changed');

  await runAct(nameIssuer, by('registrar'), { institutionId: ours, legalId: 'DE-HRB-1', seat: 'Mühlenau' });
  const offering = (await runAct(draftOffering, by('institution-admin'), { descriptionId: open.descriptionId, ...terms })).id;
  await runAct(enterResults, by('lecturer'), { offeringId: running.offeringId, rows: [row(entered.enrolmentId)] });
  const bring = async (purpose: 'enrol' | 'results') => {
    const list = `Student number;Name;Result;Assessed on\n${held.studentNumber};${held.name};pass;2026-11-18\n`;
    const sheet = JSON.parse(JSON.stringify(readDelimitedText(new TextEncoder().encode(list))));
    return { sheet, id: (await runAct(beginClassImport, by('registrar'), { offeringId: running.offeringId, purpose, sheet })).id };
  };
  const [enrolList, resultList] = [await bring('enrol'), await bring('results')];
  const reason = { reason: 'data-error' as const, note: 'The date of birth is wrong.' };
  const asked = await runAct(askRevocation, by('registrar'), { credentialId: revoking.credentialId, ...reason });
  const { id } = await runAct(askRevocation, by('registrar'), { credentialId: revoked.credentialId, ...reason });
  await runAct(settleRevocation, by('institution-admin'), { id, decision: 'confirm' });

  const city = { kind: 'city' as const, name: 'Stadt Flussau', country: 'DE' };
  const { invitationId, stakeholderId } = await runAct(inviteStakeholder, by('course-leader'), {
    id: draft,
    stakeholder: city,
    speaker: { name: 'Aylin Çelik', email: 'aylin@flussau.example' },
    until: '2027-06-30',
  });
  const talk = async (to: object) =>
    (await runAct(commentOnDescription, by('course-leader'), { id: draft, body: 'Is the second day too full?', ...to })).commentId;
  const [comment, commentToCity] = [await talk({}), await talk({ stakeholder: stakeholderId })];
  const speaker = await inTransaction(house.db, operator, 'read', (db) =>
    db.selectFrom('stakeholder_person').select('person_id').where('stakeholder_id', '=', stakeholderId).executeTakeFirstOrThrow(),
  );
  const others = { learner: mine.personId, other: nobodyHere.personId, speaker: speaker.person_id };
  const cast = await castIn(home, { ours, theirs, elsewhere, ...others });
  const mail: Actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' };
  const holder = await runAct(makeHolderShare, home.as(mail), { credentialId: mine.credentialId });
  const of = { credentialId: mine.credentialId };
  const share = await runAct(shareCredential, home.as(cast.learner.actor), { of, label: 'For the ward', until: '30-days' });
  const application = await runAct(apply, home.as(cast.learner.actor), {
    offeringId: open.offeringId,
    name: 'Łucja Żółć',
    prerequisitesMet: true,
  });
  const alliance = (await runAct(foundAlliance, home.operator, { name: 'An alliance' })).id;
  const coast = (await runAct(foundAlliance, home.operator, { name: 'Alliance of the coast' })).id;
  await runAct(joinAlliance, home.operator, { id: coast, institutionId: ours });
  const ownFramework = 'coast-standard';
  await runAct(startFramework, by('alliance-office'), { allianceId: coast, id: ownFramework, title: { en: 'Standard of the coast' } });
  const first = { id: ownFramework, edit: 0, version: '1.0.0', validFrom: dayOf(home.clock.now()) };
  await runAct(publishFramework, by('alliance-office'), first);
  await house.startWork().settle();
  const { mailId, issuingId } = await inTransaction(house.db, operator, 'read', async (db) => ({
    mailId: (await db.selectFrom('mail').select('id').where('state', '=', 'sent').executeTakeFirstOrThrow()).id,
    issuingId: (await db.selectFrom('issuing').select('id').executeTakeFirstOrThrow()).id,
  }));
  const token = (given: { readonly address: string }) => given.address.slice(given.address.lastIndexOf('/') + 1);
  return {
    home,
    ...{
      ours,
      theirs,
      elsewhere,
      waiting,
      alliance,
      coast,
      ownFramework,
      draft,
      submitted,
      approved,
      revised,
      caseId,
      contentHash,
      offering,
      mailId,
      issuingId,
    },
    ...{ deviating, deviationId, grantedId, invitationId, comment, commentToCity, speaker: speaker.person_id },
    ...{ open, running, passed, awarded, held, entered, ready: ready[0], mine, revoking, revoked, sheet: resultList.sheet as never },
    ...{ enrolList: enrolList.id, resultList: resultList.id, revocationId: asked.id, applicationId: application.applicationId },
    ...{ shareId: share.shareId, shareToken: token(share), holderToken: token(holder) },
    cast,
  };
}
