import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { Refusal } from '../../base/refusal.ts';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { enrolledIn, institutionIn, type Offered, passedIn, personWith } from '../../scenario-for-tests.ts';
import { decideCase } from '../approval/decide-case.ts';
import { showCase } from '../approval/show-case.ts';
import { showSubmission } from '../approval/show-submission.ts';
import { submitDescription } from '../approval/submit-description.ts';
import { draftOffering } from '../catalogue/draft-offering.ts';
import { publishOffering } from '../catalogue/publish-offering.ts';
import { showMicroCredential } from '../catalogue/show-micro-credential.ts';
import { showOffering } from '../catalogue/show-offering.ts';
import { askDeviation } from '../design/ask-deviation.ts';
import { decideDeviation } from '../design/decide-deviation.ts';
import { importDescription } from '../design/import-description.ts';
import { takeBackDeviation } from '../design/take-back-deviation.ts';
import { nameIssuer } from './issuer-identity.ts';
import { orderIssuing } from './order-issuing.ts';
import { showIssuing } from './show-issuing.ts';

type Person = Actor & { kind: 'person' };

const WISH = 'The second partner joins in spring.';
const REASON = 'The contract with the partner is signed.';
const TODAY = '2026-11-20T08:00:00Z';
const LAST = '2027-03-31';
const AFTER = '2027-04-01T08:00:00Z';
const terms = { startsOn: '2026-11-23', endsOn: '2026-12-18', applyUntil: '2026-11-22', place: 'Mühlenau', language: 'en', seats: 40 };

eachDatabase('a deviation from the draft to the credential', (database) => {
  let home: TestHouse;
  let lead = '';
  let partner = '';
  let stranger = '';
  let leader: Person;
  let decider: Person;
  let partnerDecider: Person;
  let admin: Person;
  let registrar: Person;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    partner = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    stranger = await institutionIn(home.house, 'Järvenrannan yliopisto', 'FI');
    [leader, decider, admin, registrar] = (['course-leader', 'decider', 'institution-admin', 'registrar'] as const).map((role) =>
      personWith(lead, role),
    ) as [Person, Person, Person, Person];
    partnerDecider = personWith(partner, 'decider');
    await home.settle();
    await runAct(nameIssuer, home.as(registrar), { institutionId: lead, legalId: 'DE-HRB-1', seat: 'Mühlenau' });
  });
  afterAll(() => home.close());

  /** A description that does not say whose prerequisites it has (UNI-11, from publication on) and names no partner (UNI-01, from approval on). */
  const drafted = async () => {
    const { partners: _partners, ...provider } = heat.description.provider;
    const { prerequisites: _prerequisites, ...access } = heat.description.access;
    const document = { description: { ...heat.description, provider, access } };
    return (await runAct(importDescription, home.as(leader), { institutionId: lead, document })).id;
  };
  const grant = async (id: string, rule: string, until = LAST) => {
    const wish = { id, framework: 'unic-standard-2024', rule, reason: WISH, until };
    const { deviationId } = await runAct(askDeviation, home.as(leader), wish);
    await runAct(decideDeviation, home.as(decider), { id: deviationId, decision: 'granted', reason: REASON, until });
    return deviationId;
  };
  const submit = (id: string) => runAct(submitDescription, home.as(leader), { id, edit: 0, awardingBodies: [lead, partner] });
  const approved = async (...rules: readonly string[]) => {
    const id = await drafted();
    const deviations: string[] = [];
    for (const rule of rules) deviations.push(await grant(id, rule));
    const { caseId, contentHash } = await submit(id);
    for (const [who, institutionId] of [[decider, lead] as const, [partnerDecider, partner] as const])
      await runAct(decideCase, home.as(who), { id: caseId, institutionId, decision: 'approved', contentHash });
    return { id, caseId, contentHash, deviations };
  };
  const draftOf = (descriptionId: string) => runAct(draftOffering, home.as(leader), { descriptionId, ...terms });
  const issuesOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Refusal);
    return (error as Refusal).issues.map(({ code }) => code);
  };
  const factsOf = (type: string, subjectId: string) =>
    inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('event').select('facts').where('type', '=', type).where('subject_id', '=', subjectId).executeTakeFirst(),
    ).then((row) => row?.facts);
  const page = async (actor: Actor, path: string, language = 'en') => {
    const app = createServer(home.house, { pages: pagesAs(actor) });
    const answer = await app.request(`https://house.example.org${path}`, { headers: { 'accept-language': language } });
    return { status: answer.status, html: await answer.text() };
  };
  const unicIn = <T extends { readonly framework: string }>(verdicts: readonly T[]) =>
    verdicts.find(({ framework }) => framework === 'unic-standard-2024');

  test('without it nothing is submitted; with it the description goes to all parties, and each of them sees it [UNIC-6]', async () => {
    const id = await drafted();
    expect(await issuesOf(submit(id))).toEqual(['UNI-01']);
    const deviation = await grant(id, 'UNI-01');
    const shown = await runView(showSubmission, home.as(leader), { id });
    expect(shown.errors).toEqual([]);
    expect(shown.deviations).toMatchObject([{ rule: 'UNI-01', deviation: { id: deviation, reason: REASON, until: LAST } }]);
    expect((await page(leader, `/design/${id}/submit`)).html).toContain(REASON);
    const { caseId } = await submit(id);
    for (const who of [leader, partnerDecider]) {
      const { verdicts, kept } = await runView(showCase, home.as(who), { id: caseId });
      expect(unicIn(verdicts)?.verdict).toBe('pass-with-deviations');
      expect(unicIn(kept ?? [])).toMatchObject({
        version: '1.0.0',
        verdict: 'pass-with-deviations',
        deviations: [{ id: deviation, until: LAST }],
      });
      const { html } = await page(who, `/approvals/${caseId}`);
      expect(html).toContain(REASON);
      expect(html).toContain('Deviation until 31 March 2027');
      expect(html).not.toContain(WISH);
    }
    expect((await page(partnerDecider, `/approvals/${caseId}`, 'de')).html).toContain('Abweichung bis 31. März 2027');
    expect(await factsOf('description-submitted', id)).toMatchObject({
      'verdict/unic-standard-2024': '1.0.0/pass-with-deviations',
      'deviation/1': deviation,
    });
  });

  test('what a party may not read of the leading institution it does not read: neither wishes nor what was declined', async () => {
    const { id } = await approved('UNI-01');
    const wish = { id, framework: 'unic-standard-2024', rule: 'UNI-11', reason: WISH, until: LAST };
    const { deviationId } = await runAct(askDeviation, home.as(leader), wish);
    const seen = async (who: Actor) =>
      (
        await inTransaction(home.house.db, who, 'read', (db) =>
          db.selectFrom('deviation').select(['rule', 'state']).where('description_id', '=', id).orderBy('rule').execute(),
        )
      ).map(({ rule, state }) => `${rule} ${state}`);
    expect(await seen(leader)).toEqual(['UNI-01 granted', 'UNI-11 asked']);
    expect(await seen(partnerDecider)).toEqual(['UNI-01 granted']);
    expect(await seen(personWith(stranger, 'decider', 'institution-admin'))).toEqual([]);
    expect(await seen({ kind: 'visitor' })).toEqual([]);
    await runAct(decideDeviation, home.as(decider), { id: deviationId, decision: 'declined', reason: 'Say it in the description.' });
    expect(await seen(partnerDecider)).toEqual(['UNI-01 granted']);
  });

  test('the case keeps what was said at its submission, with the version, and says where today differs [MICROBOL-13]', async () => {
    const id = await drafted();
    const deviation = await grant(id, 'UNI-01');
    const { caseId } = await submit(id);
    expect((await page(partnerDecider, `/approvals/${caseId}`)).html).not.toContain('Today it says something else');
    await runAct(takeBackDeviation, home.as(decider), { id: deviation, state: 'granted', reason: 'The partner has left.' });
    const { kept, verdicts } = await runView(showCase, home.as(partnerDecider), { id: caseId });
    expect(unicIn(kept ?? [])).toMatchObject({ verdict: 'pass-with-deviations', version: '1.0.0' });
    expect(unicIn(verdicts)?.verdict).toBe('fail');
    const { html } = await page(partnerDecider, `/approvals/${caseId}`);
    expect(html).toContain('Passes with deviations');
    expect(html).toContain('Today it says something else: To mend, in version 1.0.0');
    expect(html).toContain('A deviation from this rule was ended on 20 November 2026');
    // What is kept is never written again.
    const rewrite = inTransaction(home.house.db, leader, 'write', (db) =>
      db
        .updateTable('approval_case')
        .set({ verdicts: '[]' } as never)
        .where('id', '=', caseId)
        .execute(),
    );
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });

  test('a case that was opened before verdicts were kept says so and shows what the versions of that day say', async () => {
    const { id, caseId } = await approved('UNI-01');
    await inTransaction(home.house.db, operator, 'write', async (db) => {
      const old = await db.selectFrom('approval_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
      const { verdicts: _verdicts, closed_at: _closed, state: _state, edit: _edit, ...rest } = old;
      await db
        .insertInto('description_version')
        .values({ description_id: id, number: 2, content: JSON.stringify(heat.description), changed_at: home.clock.now() })
        .execute();
      await db
        .insertInto('approval_case')
        .values({ ...rest, id: '7d3f3a0e-4f0f-4a53-9b54-3f6f0c1d2e3a', version: 2 })
        .execute();
    });
    const { html, status } = await page(leader, '/approvals/7d3f3a0e-4f0f-4a53-9b54-3f6f0c1d2e3a');
    expect(status).toBe(200);
    expect(html).toContain('What the frameworks said was not kept in this case.');
  });

  test('published while it holds, the public reads one sentence, without reasons or persons; after its last day it is gone [UNIC-6]', async () => {
    const { id, deviations } = await approved('UNI-01', 'UNI-11');
    const offering = await draftOf(id);
    const { slug } = await runAct(publishOffering, home.as(admin), { id: offering.id });
    expect(await factsOf('offering-published', offering.id)).toMatchObject({
      'verdict/unic-standard-2024': '1.0.0/pass-with-deviations',
      'deviation/1': deviations[0],
      'deviation/2': deviations[1],
    });
    const found = await runView(showMicroCredential, home.visitor, { slug });
    expect(found.deviations).toMatchObject([
      { framework: 'unic-standard-2024', rule: 'UNI-01', until: LAST, decidedBy: { name: 'Universität Mühlenau', country: 'DE' } },
      { rule: 'UNI-11' },
    ]);
    for (const path of [`/m/${slug}`, `/m/${slug}/offerings/${offering.id}`]) {
      const { html } = await page({ kind: 'visitor' }, path);
      expect(html.match(/Until 31 March 2027, this micro-credential need not keep one rule/g)).toHaveLength(2);
      expect(html).not.toContain(REASON);
      expect(html).not.toContain(WISH);
    }
    expect((await page({ kind: 'visitor' }, `/m/${slug}`, 'de')).html).toContain('Bis 31. März 2027 muss dieses Micro-Credential');
    expect((await page(admin, `/offerings/${offering.id}`)).html).toContain(REASON);
    home.clock.set(AFTER);
    expect((await runView(showMicroCredential, home.visitor, { slug })).deviations).toEqual([]);
    home.clock.set(TODAY);
  });

  test('after its last day nothing more is published, with the sentence and the next step [UNIC-6]', async () => {
    const { id } = await approved('UNI-01', 'UNI-11');
    const offering = await draftOf(id);
    home.clock.set(AFTER);
    expect(await issuesOf(runAct(publishOffering, home.as(admin), { id: offering.id }))).toEqual(['UNI-01', 'UNI-11']);
    const shown = await runView(showOffering, home.as(admin), { id: offering.id });
    expect(shown.findings).toMatchObject([{ rule: 'UNI-01', lapsed: { until: LAST } }, { rule: 'UNI-11' }]);
    expect(shown.deviations).toEqual([]);
    const { html } = await page(admin, `/offerings/${offering.id}`);
    expect(html).toContain('A deviation from this rule held until 31 March 2027. Since then the rule counts again.');
    expect(html).toContain(`/design/${id}/deviations?rule=unic-standard-2024%3AUNI-01`);
    home.clock.set(TODAY);
  });

  test('credentials are issued while it holds and not after, and the order says what every framework said [UNIC-6]', async () => {
    const { id, contentHash, caseId } = await approved('UNI-01', 'UNI-11');
    const { id: offeringId } = await draftOf(id);
    const { slug } = await runAct(publishOffering, home.as(admin), { id: offeringId });
    const offered = {
      descriptionId: id,
      caseId,
      contentHash,
      content: heat.description,
      offeringId,
      institutionId: lead,
      slug,
    } as unknown as Offered;
    const learners = await enrolledIn(home.house, offered);
    await passedIn(home.house, offered, learners);
    home.clock.set(AFTER);
    const after = await runView(showIssuing, home.as(registrar), { offeringId });
    expect(after.findings).toMatchObject([{ rule: 'UNI-01', lapsed: { until: LAST } }, { rule: 'UNI-11' }]);
    await expect(runAct(orderIssuing, home.as(registrar), { offeringId })).rejects.toMatchObject({ details: { state: 'rules-not-kept' } });
    expect((await page(registrar, `/offerings/${offeringId}/credentials`)).html).toContain('Since then the rule counts again');
    home.clock.set(TODAY);
    const now = await runView(showIssuing, home.as(registrar), { offeringId });
    expect(now.findings).toEqual([]);
    expect(now.deviations.map(({ rule }) => rule)).toEqual(['UNI-01', 'UNI-11']);
    const { html } = await page(registrar, `/offerings/${offeringId}/credentials`);
    expect(html).toContain(REASON);
    expect(html).toContain('2 binding rules need not be kept for now');
    const { issuingId } = await runAct(orderIssuing, home.as(registrar), { offeringId });
    expect(await factsOf('issuing-ordered', issuingId)).toMatchObject({ 'verdict/unic-standard-2024': '1.0.0/pass-with-deviations' });
  });
});
