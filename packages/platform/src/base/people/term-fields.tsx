import type { Say } from '../languages/message.ts';
import type { Writing } from '../languages/number-and-date.ts';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { State } from '../ui/state.tsx';
import { type Assignment, dayOf, type RoleName, roleLabel, roleNames } from './role.ts';

/** What is asked of whoever gives a role. */
export const TERM_QUESTIONS = ['role', 'fromDay', 'untilDay'] as const;
type TermQuestion = (typeof TERM_QUESTIONS)[number];
export type TermGiven = Readonly<Record<TermQuestion, string>>;
export const noTerm: TermGiven = { role: '', fromDay: '', untilDay: '' };

/** An optional day that was left empty is not an empty day. */
export function termIn(given: TermGiven) {
  return {
    // The schema judges it, as it judges every answer.
    role: given.role as RoleName,
    ...(given.fromDay === '' ? {} : { fromDay: given.fromDay }),
    ...(given.untilDay === '' ? {} : { untilDay: given.untilDay }),
  };
}

/** Which role, and for how long. */
export function TermFields(props: { say: Say; given: TermGiven; errorOf: (question: TermQuestion) => string | undefined }) {
  const { say, given, errorOf } = props;
  return (
    <>
      <Select
        name="role"
        label={say('people.role')}
        nothing={say('people.role-choose')}
        choices={roleNames.map((role) => ({ value: role, label: say(roleLabel(role)) }))}
        value={given.role}
        error={errorOf('role')}
      />
      <Field
        name="fromDay"
        type="date"
        label={say('people.from')}
        hint={say('people.from-hint')}
        optional={say('form.optional')}
        value={given.fromDay}
        error={errorOf('fromDay')}
      />
      <Field
        name="untilDay"
        type="date"
        label={say('people.until')}
        hint={say('people.until-hint')}
        optional={say('form.optional')}
        value={given.untilDay}
        error={errorOf('untilDay')}
      />
    </>
  );
}

type Held = Assignment & { readonly inForce: boolean };

/** From when to when a role counts. */
export function sayTerm(say: Say, writing: Writing, { fromDay, untilDay }: Held): string {
  const from = writing.date(fromDay);
  return untilDay === undefined ? say('people.since', { from }) : say('people.between', { from, until: writing.date(untilDay) });
}

/** Whether a role counts now, will, or did. */
export function Standing({ say, held, now }: { say: Say; held: Held; now: Date }) {
  if (held.inForce) return <State tone="success">{say('people.in-force')}</State>;
  const later = held.endedAt === undefined && held.fromDay > dayOf(now);
  return <State tone={later ? 'info' : undefined}>{say(later ? 'people.not-yet' : 'people.over')}</State>;
}
