import { randomUUID } from 'node:crypto';
import { sections } from '@laurel/microcredential';
import heat from '../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator, visitor } from './base/actor.ts';
import { inTransaction } from './base/database/transaction.ts';
import { runAct, runView } from './base/door.ts';
import { foundAlliance } from './base/people/found-alliance.ts';
import { invitePerson } from './base/people/invite-person.ts';
import { joinAlliance } from './base/people/join-alliance.ts';
import { openSignInLink } from './base/people/open-sign-in-link.ts';
import type { RoleName } from './base/people/role.ts';
import { newToken } from './base/people/sign-in.ts';
import type { TestHouse } from './house-for-tests.ts';
import { approvedIn, enrolledIn, institutionIn, issuedIn, type Offered, offeredIn, passedIn, personWith } from './scenario-for-tests.ts';
import { apply } from './stages/admission/apply.ts';
import { submitDescription } from './stages/approval/submit-description.ts';
import { beginClassImport } from './stages/assessment/begin-class-import.ts';
import { readClassFile } from './stages/assessment/read-class-file.ts';
import { draftOffering } from './stages/catalogue/draft-offering.ts';
import { askDeviation } from './stages/design/ask-deviation.ts';
import { inviteStakeholder } from './stages/design/comments/invite-stakeholder.ts';
import { importDescription } from './stages/design/import-description.ts';
import { startFramework } from './stages/design/start-framework.ts';

import { askRevocation } from './stages/issuing/ask-revocation.ts';
import { nameIssuer } from './stages/issuing/issuer-identity.ts';
import { listRevocations } from './stages/issuing/list-revocations.ts';
import { makeHolderShare } from './stages/issuing/make-holder-share.ts';
import { settleRevocation } from './stages/issuing/settle-revocation.ts';

/** A form of a page, and somebody who can fill it in so that it is taken. */
export type FormCase = {
  readonly actor: Actor;
  readonly path: string;
  /** Answers that are taken; what is not said stays as the page has it. */
  readonly fill?: Readonly<Record<string, string>>;
  /** The form, where a page has several: the name of one of its fields or `name=value` of one of its buttons. */
  readonly form?: string;
  readonly button?: readonly [string, string];
  /** The status of the answer when it is taken; 303 where nothing is said. */
  readonly taken?: number;
  /** Lists of words are drawn again as they were understood, not as they were typed. */
  readonly understood?: true;
};

type FormMaker = () => Promise<FormCase> | FormCase;

/** The forms of the house by the path of their page, each in a state of its own in which it can be sent. */
export async function formPages(home: TestHouse): Promise<Readonly<Record<string, readonly FormMaker[]>>> {
  const { house } = home;
  const lead = await institutionIn(house, 'Universität Mühlenau');
  const partner = await institutionIn(house, 'Πανεπιστήμιο Αλκυόνης', 'GR');
  const [leader, registrar, admin] = (['course-leader', 'registrar', 'institution-admin'] as const).map((role) =>
    personWith(lead, role),
  ) as [Actor, Actor, Actor];
  const [officer, decider] = [personWith(lead, 'admission-officer'), personWith(lead, 'decider')];
  const alliance = (await runAct(foundAlliance, home.operator, { name: 'Alliance of the coast' })).id;
  await runAct(joinAlliance, home.operator, { id: alliance, institutionId: lead });
  const office = personWith(lead, 'alliance-office');
  const ownFramework = async () => {
    const start = { allianceId: alliance, id: `coast-${randomUUID()}`, title: { en: 'Standard of the coast' } };
    return `/alliances/${alliance}/frameworks/${(await runAct(startFramework, home.as(office), start)).id}`;
  };
  await house.startWork().settle();

  /** Somebody whom the house knows by name. */
  const known = async (name: string, ...roles: readonly RoleName[]): Promise<Actor & { kind: 'person' }> => {
    const email = `${randomUUID()}@university.example`;
    let personId = '';
    for (const role of roles)
      personId = (await runAct(invitePerson, home.operator, { institutionId: lead, name, email, language: 'en', role })).personId;
    return { kind: 'person', personId, roles: roles.map((role) => ({ role, institutionId: lead })) };
  };
  const learner = (personId: string): Actor => ({ kind: 'person', personId, roles: [] });
  const running = async (names?: readonly string[]) => {
    const offering = await offeredIn(house, [lead], { seats: 500 });
    return { offering, learners: await enrolledIn(house, offering, names) };
  };
  const open = (): Promise<Offered> => offeredIn(house, [lead], { startsInDays: 30, seats: 500 });
  const drafted = async () =>
    (await runAct(importDescription, home.as(leader), { institutionId: lead, document: { description: heat.description } })).id;
  const unkept = async () => {
    const { partners: _partners, ...provider } = heat.description.provider;
    const document = { description: { ...heat.description, provider } };
    return (await runAct(importDescription, home.as(leader), { institutionId: lead, document })).id;
  };
  /** A description that somebody from a city is asked about. */
  const asked = async () => {
    const id = await drafted();
    const { stakeholderId } = await runAct(inviteStakeholder, home.as(leader), {
      id,
      stakeholder: { kind: 'city', name: 'Stadt Flussau', country: 'DE' },
      speaker: { name: 'Aylin Çelik', email: `${randomUUID()}@flussau.example` },
      until: '2027-03-31',
    });
    const { person_id } = await inTransaction(house.db, operator, 'read', (db) =>
      db.selectFrom('stakeholder_person').select('person_id').where('stakeholder_id', '=', stakeholderId).executeTakeFirstOrThrow(),
    );
    const speaker: Actor = { kind: 'person', personId: person_id, roles: [] };
    return { id, speaker };
  };
  const wished = async () => {
    const wish = { framework: 'unic-standard-2024', rule: 'UNI-01', reason: 'The second partner joins in spring.', until: '2027-06-30' };
    return (await runAct(askDeviation, home.as(leader), { id: await unkept(), ...wish })).deviationId;
  };
  const newcomer = async () => {
    const { learners } = await running(['Somebody']);
    return learner(learners[0]?.personId ?? '');
  };
  const applied = async () => {
    const offering = await open();
    const who = await newcomer();
    const { applicationId } = await runAct(apply, home.as(who), { offeringId: offering.offeringId, name: 'Bo', prerequisitesMet: true });
    return { offering, who, applicationId };
  };
  const issue = async () => {
    const { offering, learners } = await running(['Łucja Żółć']);
    await passedIn(house, offering, learners);
    const [one] = await issuedIn(house, offering, learners);
    if (one === undefined) throw new Error('Nothing was issued');
    return { ...one, offering };
  };
  // Signing takes its time: one credential is enough for whoever gives links to it away.
  let first: ReturnType<typeof issue> | undefined;
  const issued = () => {
    first ??= issue();
    return first;
  };
  const description = { institutionId: lead };
  const admins = await known('Ana Administradora', 'institution-admin', 'registrar');
  const colleague = await known('Bo Colleague', 'lecturer');
  const roleOf = (personId: string) =>
    inTransaction(house.db, operator, 'read', (db) =>
      db.selectFrom('person_role').select('id').where('person_id', '=', personId).where('role', '=', 'registrar').executeTakeFirstOrThrow(),
    );
  const linkOf = async (personId: string) => {
    const { token, hash } = newToken();
    const now = home.clock.now();
    const link = { id: randomUUID(), token_hash: hash, person_id: personId, purpose: 'sign-in' as const };
    await inTransaction(house.db, operator, 'write', (db) =>
      db
        .insertInto('sign_in_link')
        .values({ ...link, made_at: now, expires_at: new Date(now.getTime() + 60_000) })
        .execute(),
    );
    return token;
  };
  const aList = 'Name;Matrikelnummer;Ergebnis;Datum\nEve Novak;0042;bestanden;2026-11-19\nBo;0043;bestanden;2026-11-19\n';

  return {
    '/institutions/new': [
      () => ({
        actor: visitor,
        path: '/institutions/new',
        fill: {
          name: `Universität ${randomUUID()}`,
          country: 'DE',
          website: 'https://www.university.example',
          contactName: 'Eleni Vlachou',
          contactEmail: 'office@university.example',
        },
      }),
    ],
    '/institutions/{id}/people': [
      () => ({
        actor: admins,
        path: `/institutions/${lead}/people`,
        fill: { name: 'Eve', email: `${randomUUID()}@mail.example`, role: 'lecturer' },
      }),
    ],
    '/institutions/{id}/people/{person}': [
      async () => ({
        actor: admins,
        path: `/institutions/${lead}/people/${(await known('Eve', 'lecturer')).personId}`,
        form: 'role',
        fill: { role: 'registrar' },
      }),
    ],
    '/alliances/{id}/frameworks': [
      () => ({
        actor: office,
        path: `/alliances/${alliance}/frameworks`,
        form: 'title.en',
        fill: { 'title.en': 'Standard of the coast', id: `coast-${randomUUID()}` },
        button: ['do', 'start'],
      }),
      async () => {
        const young = (await runAct(foundAlliance, home.operator, { name: 'A young alliance' })).id;
        await runAct(joinAlliance, home.operator, { id: young, institutionId: lead });
        const bind = 'bind:microbol';
        return { actor: office, path: `/alliances/${young}/frameworks`, form: `do=${bind}`, button: ['do', bind] };
      },
    ],
    '/alliances/{id}/frameworks/{framework}': [
      async () => ({ actor: office, path: await ownFramework(), form: 'do=rules', button: ['do', 'rules'] }),
      async () => ({ actor: office, path: await ownFramework(), form: 'version', button: ['do', 'publish'] }),
    ],
    '/alliances/{id}/frameworks/{framework}/head': [
      async () => ({
        actor: office,
        path: `${await ownFramework()}/head`,
        fill: { 'title.de': 'Standard der Küste', 'source.title': 'Beschluss' },
      }),
    ],
    '/alliances/{id}/frameworks/{framework}/rules/{rule}': [
      async () => ({
        actor: office,
        path: `${await ownFramework()}/rules/COA-01`,
        fill: { 'message.en': 'There is no title.', 'fix.en': 'Enter one.', document: 'Decision', clause: '3' },
        button: ['do', 'save'],
      }),
    ],
    '/alliances/{id}/numbers/{framework}': [
      () => ({
        actor: office,
        path: `/alliances/${alliance}/numbers/alliance-offer-sheet?country=DE`,
        form: 'params.minEcts',
        fill: { 'params.minEcts': '5' },
      }),
    ],
    '/institutions/{id}/frameworks/{framework}': [
      () => ({ actor: admin, path: `/institutions/${lead}/frameworks/alliance-offer-sheet`, fill: { 'params.minEcts': '5' } }),
    ],
    '/institutions/{id}/look': [
      () => ({ actor: admin, path: `/institutions/${lead}/look`, fill: { colour: '#003366' }, button: ['do', 'keep'] }),
    ],
    '/institutions/{id}/issuer': [
      () => ({ actor: admin, path: `/institutions/${lead}/issuer`, fill: { legalId: 'DE 123 456', seat: 'Lindau' } }),
    ],
    '/signin': [() => ({ actor: visitor, path: '/signin', fill: { email: 'somebody@mail.example' } })],
    '/signin/{token}': [async () => ({ actor: visitor, path: `/signin/${await linkOf(admins.personId)}` })],
    '/me/roles/{role}/lend': [
      async () => ({
        actor: admins,
        path: `/me/roles/${(await roleOf(admins.personId)).id}/lend`,
        fill: { personId: colleague.personId, untilDay: '2026-12-24' },
      }),
    ],
    '/design/new': [() => ({ actor: leader, path: '/design/new', fill: { ...description, title: 'Heat', language: 'en' } })],
    '/design/import': [
      () => ({
        actor: leader,
        path: '/design/import',
        fill: { ...description, document: JSON.stringify({ description: heat.description }) },
      }),
    ],
    '/design/{id}': [async () => ({ actor: leader, path: `/design/${await drafted()}`, form: 'do=clone', button: ['do', 'clone'] })],
    '/design/{id}/submit': [
      async () => {
        const { descriptionId } = { descriptionId: await drafted() };
        return { actor: leader, path: `/design/${descriptionId}/submit`, fill: { 'body.0': lead, 'body.1': partner } };
      },
    ],
    '/design/{id}/{section}': sections.map((section) => async () => ({
      actor: leader,
      path: `/design/${await drafted()}/${section}`,
      form: 'edit',
      button: ['do', 'next'] as const,
    })),
    '/design/{id}/deviations': [
      async () => ({
        actor: leader,
        path: `/design/${await unkept()}/deviations`,
        fill: { rule: 'unic-standard-2024:UNI-01', reason: 'The second partner joins in spring.', until: '2027-06-30' },
      }),
    ],
    '/design/{id}/comments': [
      async () => ({
        actor: leader,
        path: `/design/${await drafted()}/comments`,
        form: 'element',
        fill: { element: 'title', body: 'Is this what learners look for?' },
        button: ['do', 'say'],
      }),
      async () => ({
        actor: leader,
        path: `/design/${await drafted()}/comments`,
        form: 'until',
        fill: {
          ...{ kind: 'city', organisation: 'Stadt Flussau', country: 'DE', until: '2027-03-31' },
          ...{ speaker: 'Aylin Çelik', email: `${randomUUID()}@flussau.example` },
        },
        button: ['do', 'invite'],
      }),
    ],
    '/developments/{id}': [
      async () => {
        const { id, speaker } = await asked();
        return {
          actor: speaker,
          path: `/developments/${id}`,
          form: 'element',
          fill: { element: 'title', body: 'Is this what learners look for?' },
          button: ['do', 'say'],
        };
      },
    ],
    '/design/{id}/revise': [
      async () => ({
        actor: leader,
        path: `/design/${(await offeredIn(house, [lead])).descriptionId}/revise`,
        fill: { step: 'create', reason: 'Learners asked for more time.' },
        button: ['do', 'begin'],
      }),
    ],
    '/deviations/{id}': [
      async () => ({
        actor: decider,
        path: `/deviations/${await wished()}`,
        form: 'decision',
        fill: { decision: 'granted', reason: 'The contract with the partner is signed.', until: '2027-03-31' },
        button: ['do', 'decide'],
      }),
      async () => ({ actor: leader, path: `/deviations/${await wished()}`, form: 'state', button: ['do', 'end'] }),
    ],
    '/approvals/{id}': [
      async () => {
        const { caseId } = await runAct(submitDescription, home.as(leader), {
          id: await drafted(),
          edit: 0,
          awardingBodies: [lead, partner],
        });
        return {
          actor: decider,
          path: `/approvals/${caseId}`,
          form: 'decision',
          fill: { decision: 'changes-required', reason: 'Please add the room.' },
          button: ['do', 'decide'],
        };
      },
    ],
    '/offerings/new': [
      async () => {
        const { descriptionId } = await approvedIn(house, [lead]);
        return {
          actor: leader,
          path: `/offerings/new?description=${descriptionId}`,
          fill: { startsOn: '2027-02-08', endsOn: '2027-03-26', applyUntil: '2027-01-15', place: 'Aula', seats: '40', price: '12.50' },
        };
      },
    ],
    '/offerings/{id}': [
      async () => ({
        actor: admin,
        path: `/offerings/${(await open()).offeringId}`,
        form: 'reason',
        fill: { reason: 'Too few.' },
        button: ['do', 'cancel'],
      }),
    ],
    '/offerings/{id}/edit': [
      async () => {
        const { descriptionId } = await approvedIn(house, [lead]);
        const offering = await runAct(draftOffering, home.as(leader), {
          descriptionId,
          startsOn: '2027-02-08',
          endsOn: '2027-03-26',
          language: 'en',
          seats: 40,
          priceCents: 0,
        });
        return { actor: leader, path: `/offerings/${offering.id}/edit` };
      },
    ],
    '/m/{slug}/offerings/{offering}/apply': [
      async () => {
        const { slug, offeringId } = await open();
        const path = `/m/${slug}/offerings/${offeringId}/apply`;
        return { actor: visitor, path, fill: { name: 'Eve', email: 'eve@mail.example' } };
      },
      async () => {
        const { slug, offeringId } = await open();
        const path = `/m/${slug}/offerings/${offeringId}/apply`;
        return { actor: await newcomer(), path, fill: { name: 'Eve', prerequisitesMet: 'yes' }, button: ['step', 'send'] };
      },
    ],
    '/me/applications/{id}': [
      async () => {
        const { who, applicationId } = await applied();
        return { actor: who, path: `/me/applications/${applicationId}` };
      },
    ],
    '/offerings/{id}/applications': [
      async () => {
        const { offering, applicationId } = await applied();
        return {
          actor: officer,
          path: `/offerings/${offering.offeringId}/applications`,
          fill: { application: applicationId, reason: 'other', text: 'Sorry.' },
          button: ['decide', 'declined'],
        };
      },
    ],
    '/offerings/{id}/class': [
      async () => {
        const { offering, learners } = await running();
        return { actor: registrar, path: `/offerings/${offering.offeringId}/class?end=${learners[0]?.enrolmentId}`, form: 'enrolment' };
      },
    ],
    '/offerings/{id}/results': [
      async () => ({
        actor: personWith(lead, 'lecturer'),
        path: `/offerings/${(await running(['Eve'])).offering.offeringId}/results`,
        fill: { 'rows.0.result': 'pass', 'rows.0.assessedOn': '2026-11-19', 'rows.0.attendance': '90' },
        button: ['do', 'save'],
      }),
    ],
    '/offerings/{id}/results/import': [
      async () => ({
        actor: registrar,
        path: `/offerings/${(await running()).offering.offeringId}/results/import`,
        fill: { list: aList },
      }),
    ],
    '/offerings/{id}/results/import/{import}': [
      async () => {
        const offeringId = (await open()).offeringId;
        const sheet = JSON.parse(JSON.stringify(await readClassFile(new TextEncoder().encode(aList))));
        const { id } = await runAct(beginClassImport, home.as(registrar), { offeringId, purpose: 'enrol', sheet });
        return {
          actor: registrar,
          path: `/offerings/${offeringId}/results/import/${id}`,
          form: 'edit',
          button: ['do', 'check'],
          understood: true,
        };
      },
    ],
    '/offerings/{id}/credentials': [
      async () => {
        const { offering, learners } = await running();
        await passedIn(house, offering, learners);
        await runAct(nameIssuer, home.as(admin), { institutionId: lead, legalId: 'DE 123 456', seat: 'Lindau' });
        return { actor: registrar, path: `/offerings/${offering.offeringId}/credentials` };
      },
    ],
    '/credentials': [() => ({ actor: registrar, path: '/credentials', fill: { wanted: 'Nobody' }, taken: 200 })],
    '/credentials/{id}': [
      async () => {
        const { credentialId } = await issued();
        for (const { id, state } of (await runView(listRevocations, home.as(admin), {})).revocations)
          if (state === 'asked') await runAct(settleRevocation, home.as(admin), { id, decision: 'decline' });
        return {
          actor: registrar,
          path: `/credentials/${credentialId}`,
          form: 'note',
          fill: { reason: 'data-error', note: 'The grade was wrong.' },
        };
      },
    ],
    '/revocations': [
      async () => {
        const { credentialId } = await issue();
        const { id } = await runAct(askRevocation, home.as(registrar), { credentialId, reason: 'fraud', note: 'Forged.' });
        return { actor: admin, path: '/revocations', button: ['do', `decline:${id}`] };
      },
    ],
    '/verify': [() => ({ actor: visitor, path: '/verify', fill: { paste: '{}' }, taken: 200 })],
    '/check': [() => ({ actor: visitor, path: '/check', fill: { paste: JSON.stringify({ description: heat.description }) }, taken: 200 })],
    '/me/credentials/{id}': [
      async () => {
        const { personId, credentialId } = await issued();
        return { actor: learner(personId), path: `/me/credentials/${credentialId}`, form: 'label', fill: { label: 'For the ward' } };
      },
    ],
    '/c/{token}': [
      async () => {
        const { credentialId } = await issued();
        const writing: Actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' };
        const { address } = await runAct(makeHolderShare, home.as(writing), { credentialId });
        return { actor: visitor, path: new URL(address).pathname, form: 'label', fill: { label: 'For the ward' } };
      },
    ],
    '/me': [
      async () => {
        await runAct(openSignInLink, home.visitor, { token: await linkOf(admins.personId) });
        return { actor: admins, path: '/me', form: 'end' };
      },
    ],
  };
}
