import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../../base/actor.ts';
import { runAct } from '../../base/door.ts';
import { endRole } from '../../base/people/end-role.ts';
import { invitePerson } from '../../base/people/invite-person.ts';
import type { RoleName } from '../../base/people/role.ts';
import { createServer } from '../../entrance/create-server.ts';
import { answersOf, formsIn } from '../../for-tests/html-forms.ts';
import { parseHtml } from '../../for-tests/html-tree.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { pagesAs } from '../../pages-for-tests.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { askDeviation } from '../design/ask-deviation.ts';
import { decideDeviation } from '../design/decide-deviation.ts';
import { importDescription } from '../design/import-description.ts';
import { takeBackDeviation } from '../design/take-back-deviation.ts';

type Person = Actor & { kind: 'person' };
type Sent = Record<string, string>;

const RULE = 'unic-standard-2024:UNI-01';
const WISH = 'The second partner joins in spring.';
const REASON = 'The contract with the partner is signed.';

eachDatabase('the pages of deviations', (database) => {
  let home: TestHouse;
  let lead = '';
  let leader: Person;
  let decider: Person;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    leader = personWith(lead, 'course-leader');
    decider = personWith(lead, 'decider');
  });
  afterAll(() => home.close());

  const ask = async (actor: Actor, path: string, form?: Sent, language = 'en') => {
    const app = createServer(home.house, { pages: pagesAs(actor) });
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'accept-language': language,
      Origin: 'https://house.example.org',
      'Sec-Fetch-Site': 'same-origin',
    };
    const init = form === undefined ? { headers } : { method: 'POST', headers, body: new URLSearchParams(form).toString() };
    const answer = await app.request(`https://house.example.org${path}`, init);
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() };
  };
  /** What a form on a page would send as it stands: the one with that field. */
  const formOn = (html: string, field: string): Sent => {
    const form = formsIn(parseHtml(html)).find(({ fields }) => fields.some(({ name }) => name === field));
    if (form === undefined) throw new Error(`No form with ${field}`);
    return Object.fromEntries(answersOf(form));
  };
  const drafted = async (by: Person = leader): Promise<string> => {
    const { partners: _partners, ...provider } = heat.description.provider;
    const document = { description: { ...heat.description, provider } };
    return (await runAct(importDescription, home.as(by), { institutionId: lead, document })).id;
  };
  const asked = async (by: Person = leader) => {
    const id = await drafted(by);
    const wish = { id, framework: 'unic-standard-2024', rule: 'UNI-01', reason: WISH, until: '2027-06-30' };
    return { id, deviationId: (await runAct(askDeviation, home.as(by), wish)).deviationId };
  };
  const granted = async () => {
    const found = await asked();
    await runAct(decideDeviation, home.as(decider), { id: found.deviationId, decision: 'granted', reason: REASON, until: '2027-03-31' });
    return found;
  };

  test('a course leader finds the way from what is missing, asks in the form, and sends it twice without harm', async () => {
    const id = await drafted();
    const { html } = await ask(leader, `/design/${id}/submit`);
    expect(html).toContain(`href="/design/${id}/deviations?rule=unic-standard-2024%3AUNI-01#ask"`);
    const path = `/design/${id}/deviations`;
    const form = formOn((await ask(leader, `${path}?rule=${encodeURIComponent(RULE)}`)).html, 'rule');
    expect(form['rule']).toBe(RULE);
    const blank = await ask(leader, path, form);
    expect(blank.status).toBe(422);
    for (const sentence of ['Write why the rule cannot be kept now', 'Enter the last day']) expect(blank.html).toContain(sentence);
    expect((await ask(leader, path, form, 'de')).html).toContain('Geben Sie den letzten Tag ein');
    // Both questions are asked about at once.
    const both = await ask(leader, path, { ...form, reason: 'Soon', until: '2026-11-20' });
    for (const sentence of ['Write at least ten characters', 'Choose a day after today']) expect(both.html).toContain(sentence);
    const unsure = await ask(leader, path, { ...form, rule: '', reason: WISH, until: '2026-11-20' });
    expect(unsure.html).toContain('Choose the rule');
    // The answers stand in their fields after an error.
    expect(formOn(unsure.html, 'rule')).toMatchObject({ reason: WISH, until: '2026-11-20' });
    expect((await ask(leader, path, { ...form, reason: WISH, until: '2026-11-20' })).html).toContain('Choose a day after today');
    const sent = { ...form, reason: WISH, until: '2027-06-30' };
    const { status, to } = await ask(leader, path, sent);
    expect({ status, to }).toEqual({ status: 303, to: expect.stringMatching(/^\/deviations\/[0-9a-f-]{36}$/) });
    expect((await ask(leader, path, sent)).to).toBe(to);
    // The back button, and something else written: what was recorded is shown.
    expect((await ask(leader, path, { ...sent, reason: `${WISH} Or in summer.` })).html).toContain('was sent before with other answers');
    const second = await ask(personWith(lead, 'course-leader'), path, { ...sent, once: randomUUID() });
    expect(second.status).toBe(409);
    expect(second.html).toContain('Somebody asked for a deviation from this rule before you');
    expect(second.html).toContain(`href="${to}"`);
    expect((await ask(leader, to)).html).toContain(WISH);
  });

  test('a decider finds it among the approvals, decides in the form, and whoever comes later is told', async () => {
    const { id, deviationId } = await asked();
    const path = `/deviations/${deviationId}`;
    expect((await ask(decider, '/approvals')).html).toContain(`href="${path}"`);
    const { html } = await ask(decider, path);
    const form: Sent = { ...formOn(html, 'decision'), do: 'decide' };
    expect(form).toMatchObject({ until: '2027-06-30' });
    const blank = await ask(decider, path, form);
    expect(blank.status).toBe(422);
    for (const sentence of ['Choose your decision', 'Write why you decide so']) expect(blank.html).toContain(sentence);
    const hasty = await ask(decider, path, { ...form, decision: 'granted', reason: 'Yes', until: '2020-01-01' });
    for (const sentence of ['Write at least ten characters', 'Choose a day after today']) expect(hasty.html).toContain(sentence);
    const late = await ask(decider, path, { ...form, decision: 'granted', reason: REASON, until: '2028-01-01' });
    expect(late.html).toContain('Choose the day that was asked for, or an earlier one');
    const without = await ask(decider, path, { ...form, decision: 'granted', reason: REASON, until: '' });
    expect(without.html).toContain('Enter the last day on which it holds');
    const sent = { ...form, decision: 'granted', reason: REASON, until: '2027-03-31' };
    expect(await ask(decider, path, sent)).toMatchObject({ status: 303, to: path });
    expect(await ask(decider, path, sent)).toMatchObject({ status: 303, to: path });
    const colleague = await ask(personWith(lead, 'decider'), path, { ...sent, once: randomUUID(), decision: 'declined' });
    expect(colleague.status).toBe(409);
    expect(colleague.html).toContain('Somebody else was faster');
    expect((await ask(decider, '/approvals')).html).not.toContain(`href="${path}"`);
    const after = (await ask(leader, path)).html;
    expect(after).toContain('Granted');
    expect(after).toContain('31 March 2027');
    expect(after).not.toContain('name="decision"');
    for (const where of [`/design/${id}`, `/design/${id}/check?phase=approval`, `/design/${id}/partners`]) {
      // The fields of a section ask of the design; the rule counts from the approval on.
      const says = (await ask(leader, where)).html;
      if (!where.endsWith('/partners')) expect(says, where).toContain(REASON);
    }
    expect((await ask(leader, `/design/${id}/check?phase=approval`)).html).toContain('Passes with deviations');
  });

  test('declined, the day in the field need not be taken away, and the course leader reads why', async () => {
    const { id, deviationId } = await asked();
    const path = `/deviations/${deviationId}`;
    const form = formOn((await ask(decider, path)).html, 'decision');
    const sent = { ...form, do: 'decide', decision: 'declined', reason: 'Find the partner first.' };
    expect((await ask(decider, path, sent)).status).toBe(303);
    expect((await ask(leader, path)).html).toContain('Find the partner first.');
    expect((await ask(leader, `/design/${id}/deviations`)).html).toContain('Declined');
  });

  test('others read why they cannot decide, and strangers find nothing', async () => {
    const both = { ...leader, personId: randomUUID(), roles: [...leader.roles, ...decider.roles] };
    const { deviationId } = await asked(both);
    const path = `/deviations/${deviationId}`;
    expect((await ask(both, path)).html).toContain('because you wrote at this description');
    expect((await ask(personWith(lead, 'quality-officer'), path)).html).toContain('that is for the deciders');
    const elsewhere = personWith(await institutionIn(home.house, 'Järvenrannan yliopisto', 'FI'), 'decider', 'course-leader');
    expect((await ask(elsewhere, path)).status).toBe(404);
    expect((await ask(elsewhere, path, { do: 'decide', decision: 'granted', reason: REASON, until: '2027-03-31' })).status).toBe(404);
    expect((await ask(elsewhere, '/deviations')).html).toContain('No deviations');
    expect((await ask({ kind: 'visitor' }, path)).to).toBe(`/signin?to=${encodeURIComponent(path)}`);
    expect((await ask(decider, '/deviations/nonsense')).status).toBe(404);
    const id = await drafted();
    expect((await ask(decider, `/design/${id}/deviations`)).html).toContain(
      'A course leader of the leading institution asks for deviations.',
    );
  });

  test('a wish is taken back by its button, and a deviation is ended with a reason', async () => {
    const wish = await asked();
    const path = `/deviations/${wish.deviationId}`;
    expect((await ask(decider, path)).html).not.toContain('Take the request back');
    const form = formOn((await ask(leader, path)).html, 'state');
    expect(await ask(leader, path, { ...form, do: 'end' })).toMatchObject({ status: 303, to: path });
    expect((await ask(leader, path)).html).toContain('Taken back');
    const other = `/deviations/${(await granted()).deviationId}`;
    const ending: Sent = { ...formOn((await ask(decider, other)).html, 'state'), do: 'end' };
    const blank = await ask(decider, other, ending);
    expect(blank.status).toBe(422);
    expect(blank.html).toContain('Write why it ends');
    expect((await ask(decider, other, { ...ending, reason: 'The partner has left.' })).status).toBe(303);
    expect((await ask(leader, other)).html).toContain('The partner has left.');
    // A form that stood open while a wish was granted does not end what holds now.
    const third = await asked();
    const open = formOn((await ask(leader, `/deviations/${third.deviationId}`)).html, 'state');
    await runAct(decideDeviation, home.as(decider), { id: third.deviationId, decision: 'granted', reason: REASON, until: '2027-03-31' });
    const stale = await ask(leader, `/deviations/${third.deviationId}`, { ...open, do: 'end' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Somebody else was faster');
  });

  test('after its last day the page says so, and ends nothing any more', async () => {
    const { id, deviationId } = await granted();
    home.clock.set('2027-04-01T08:00:00Z');
    const { html } = await ask(decider, `/deviations/${deviationId}`);
    expect(html).toContain('Run out');
    expect(html).not.toContain('value="end"');
    expect((await ask(leader, `/design/${id}/submit`)).html).toContain('A deviation from this rule held until 31 March 2027.');
    home.clock.set('2026-11-20T08:00:00Z');
  });

  test('deciders get a mail when it is asked for, and the course leader when it is decided or ended; whose role has ended is not written to', async () => {
    const known = async (name: string, role: RoleName) => {
      const context = home.as(operator);
      const invited = await runAct(invitePerson, context, { institutionId: lead, name, email: `${randomUUID()}@mail.example`, role });
      const actor: Person = { kind: 'person', personId: invited.personId, roles: [{ role, institutionId: lead }] };
      return { actor, roleId: invited.roleId };
    };
    const writer = await known('Eleni Vlachou', 'course-leader');
    const one = await known('Łucja', 'decider');
    const gone = await known('Somebody Gone', 'decider');
    await runAct(endRole, home.as(operator), { roleId: gone.roleId });
    await home.settle();
    const before = home.mails.sent.length;
    const { deviationId } = await asked(writer.actor);
    await home.settle();
    await home.settle();
    const first = home.mails.sent.slice(before);
    expect(first.map(({ subject }) => subject)).toEqual(['A deviation is asked for: Heat and Health in Cities']);
    expect(first[0]?.text).toContain(`/deviations/${deviationId}`);
    expect(first[0]?.text).not.toContain(WISH);
    await runAct(decideDeviation, home.as(one.actor), { id: deviationId, decision: 'granted', reason: REASON, until: '2027-03-31' });
    await runAct(takeBackDeviation, home.as(one.actor), { id: deviationId, state: 'granted', reason: 'The partner has left.' });
    await home.settle();
    await home.settle();
    const second = home.mails.sent.slice(before + 1);
    expect(second.map(({ subject }) => subject).sort()).toEqual([
      'A deviation was ended: Heat and Health in Cities',
      'Deviation granted: Heat and Health in Cities',
    ]);
    expect(second.map(({ text }) => text).join()).not.toContain(REASON);
  });
});
