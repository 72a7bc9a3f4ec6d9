import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { operator } from '../../base/actor.ts';
import { runAct } from '../../base/door.ts';
import { invitePerson } from '../../base/people/invite-person.ts';
import type { RoleName } from '../../base/people/role.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { institutionIn } from '../../scenario-for-tests.ts';
import { importDescription } from '../design/import-description.ts';
import { decideCase } from './decide-case.ts';
import { submitDescription } from './submit-description.ts';

eachDatabase('the mails about a case', (database) => {
  let home: TestHouse;
  let lead = '';

  /** A person of the house with an address, who is written to. */
  const known = async (institutionId: string, name: string, email: string, role: RoleName, untilDay?: string) => {
    const context = home.as(operator);
    const { personId } = await runAct(invitePerson, context, { institutionId, name, email, role, ...(untilDay ? { untilDay } : {}) });
    return { kind: 'person' as const, personId, roles: [{ role, institutionId }] };
  };

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
  });
  afterAll(() => home.close());

  test('deciders are written to once when a case opens and the course leader when it closes; whose role has ended is not', async () => {
    const house = await institutionIn(home.house, 'Università del Lago', 'IT');
    const writer = await known(lead, 'Eleni Vlachou', `eleni-${randomUUID()}@mail.example`, 'course-leader');
    const one = await known(house, 'Łucja', `lucja-${randomUUID()}@mail.example`, 'decider');
    await known(house, 'Somebody Gone', `gone-${randomUUID()}@mail.example`, 'decider', '2026-11-25');
    home.clock.set('2026-11-26T09:00:00Z');
    await home.settle();
    const before = home.mails.sent.length;
    const { id } = await runAct(importDescription, home.as(writer), { institutionId: lead, document: { description: heat.description } });
    const opened = await runAct(submitDescription, home.as(writer), { id, edit: 0, awardingBodies: [lead, house] });
    await home.settle();
    await home.settle();
    const first = home.mails.sent.slice(before);
    expect(first).toHaveLength(1);
    expect(first[0]).toMatchObject({
      to: expect.stringContaining('lucja-'),
      subject: 'Your decision is asked for: Heat and Health in Cities',
    });
    expect(first[0]?.text).toContain(`/approvals/${opened.caseId}`);
    await runAct(decideCase, home.as(one), {
      id: opened.caseId,
      institutionId: house,
      decision: 'changes-required',
      contentHash: opened.contentHash,
      reason: 'More hours.',
    });
    await home.settle();
    await home.settle();
    const second = home.mails.sent.slice(before + 1);
    expect(second).toHaveLength(1);
    expect(second[0]).toMatchObject({ to: expect.stringContaining('eleni-'), subject: 'Changes asked for: Heat and Health in Cities' });
    expect(second[0]?.text).not.toContain('More hours');
  });
});
