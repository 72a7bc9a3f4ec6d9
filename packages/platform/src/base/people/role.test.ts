import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Assignment, dayOf, roleNames, rolesInForce } from './role.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const people = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`);
const schools = ['a', 'b'].map((digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`);
const moment = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => new Date(START + (hours * DAY) / 24));
const day = moment.map(dayOf);

const own: fc.Arbitrary<Assignment> = fc
  .record({
    id: fc.uuid(),
    personId: fc.constantFrom(...people),
    institutionId: fc.constantFrom(...schools),
    role: fc.constantFrom(...roleNames),
    days: fc.tuple(day, fc.option(day, { nil: undefined })),
    endedAt: fc.option(
      moment.map((at) => at.toISOString()),
      { nil: undefined },
    ),
  })
  .map(({ days: [fromDay, untilDay], endedAt, ...rest }) => ({
    ...rest,
    fromDay,
    ...(untilDay === undefined ? {} : { untilDay }),
    ...(endedAt === undefined ? {} : { endedAt }),
  }));

const lentOn = (lender: Assignment, borrower: string, id: string, fromDay: string, untilDay: string): Assignment => ({
  id,
  personId: borrower,
  institutionId: lender.institutionId,
  role: lender.role,
  fromDay,
  untilDay,
  lentFrom: lender.id,
});

test('a role counts from its first day to its last and not after it was ended', () => {
  fc.assert(
    fc.property(own, moment, (held, now) => {
      const today = dayOf(now);
      const expected =
        held.fromDay <= today &&
        (held.untilDay === undefined || today <= held.untilDay) &&
        (held.endedAt === undefined || new Date(held.endedAt) > now);
      expect(rolesInForce(held.personId, [held], now)).toEqual(expected ? [{ role: held.role, institutionId: held.institutionId }] : []);
    }),
  );
});

test('a lent role never counts when the lender’s own does not', () => {
  fc.assert(
    fc.property(own, fc.constantFrom(...people), fc.uuid(), day, day, moment, (lender, borrower, id, from, until, now) => {
      const lent = lentOn(lender, borrower, id, from, until);
      const counts = rolesInForce(borrower, [lender, lent], now).length > 0;
      const lenders = rolesInForce(lender.personId, [lender], now).length > 0;
      if (borrower !== lender.personId) expect(counts).toBe(lenders && from <= dayOf(now) && dayOf(now) <= until);
      expect(rolesInForce(borrower, [lent], now)).toEqual([]);
    }),
  );
});

test('what was lent cannot be lent on', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const [anna = '', ben = '', cleo = ''] = people;
  const held: Assignment = { id: 'h', personId: anna, institutionId: schools[0] ?? '', role: 'registrar', fromDay: '2026-01-01' };
  const first = lentOn(held, ben, 'l1', '2026-02-01', '2026-04-01');
  const second = lentOn(first, cleo, 'l2', '2026-02-01', '2026-04-01');
  expect(rolesInForce(ben, [held, first, second], now)).toEqual([{ role: 'registrar', institutionId: schools[0] }]);
  expect(rolesInForce(cleo, [held, first, second], now)).toEqual([]);
});

test('nobody has a role of somebody else, and each role once', () => {
  fc.assert(
    fc.property(fc.array(own, { maxLength: 12 }), moment, (all, now) => {
      for (const person of people) {
        const roles = rolesInForce(person, all, now).map((held) => `${held.role}/${held.institutionId}`);
        expect(new Set(roles).size).toBe(roles.length);
        for (const role of roles)
          expect(all.some((held) => held.personId === person && `${held.role}/${held.institutionId}` === role)).toBe(true);
      }
    }),
  );
});
