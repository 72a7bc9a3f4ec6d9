import type { PersonalKeys } from '../base/personal-keys.ts';
import { learners, type Staff, staff, universities, universityOf } from './facts.ts';

/** Whom one can be in the demonstration. The key stands in forms; the id is the same whenever the demonstration is built in this house. */
export type Somebody = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly at?: string;
  readonly roles: readonly string[];
};

/** The id of a person of the demonstration: made of the house's own key, so that nobody outside can name it. */
export function idOfSomebody(keys: PersonalKeys, key: string): string {
  const hex = keys.mac(`demonstration/${key}`);
  // The form of a UUID with contents of our own (RFC 9562 §5.8).
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

const domainOf = (key: string) => new URL(universityOf(key).website).hostname.replace(/^www\./, '');

/** A person of a university by role and number: `registrar-2@muehlenau`. */
function ofStaff(): Somebody[] {
  const seen = new Map<string, number>();
  return staff.map((one: Staff) => {
    const first = `${one.roles[0]}@${one.at}`;
    const count = (seen.get(first) ?? 0) + 1;
    seen.set(first, count);
    const key = `${one.roles[0]}${count === 1 ? '' : `-${count}`}`;
    return { key: `${key}@${one.at}`, name: one.name, email: `${key}@${domainOf(one.at)}`, at: one.at, roles: one.roles };
  });
}

export const employees: readonly Somebody[] = ofStaff();

export const students: readonly (Somebody & { readonly shown: boolean })[] = learners.map(({ key, name, shown }) => ({
  key,
  name,
  email: `${key}@mail.example`,
  roles: [],
  shown: shown === true,
}));

/** In the empty demonstration there is one: whoever looks after the first university. */
export const administrator: Somebody =
  employees.find(({ roles, at }) => roles.includes('institution-admin') && at === universities[0]?.key) ?? missing();

/** Everybody whom one can be. */
export function somebodies(empty: boolean): readonly Somebody[] {
  return empty ? [administrator] : [...employees, ...students.filter(({ shown }) => shown)];
}

function missing(): never {
  throw new Error('the demonstration has no administrator');
}
