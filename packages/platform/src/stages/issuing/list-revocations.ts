import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { namesOf } from '../../base/people/colleague-names.ts';
import { registerOfIds } from './credential-register.store.ts';
import { type RegisterStanding, registered } from './credential-register.ts';
import { pageOfRevocations } from './revocation.store.ts';
import { revocation } from './revocation.ts';

const listed = revocation.extend({
  credential: registered.optional(),
  /** as colleagues know them */
  askedByName: z.string().optional(),
  settledByName: z.string().optional(),
});
export type ListedRevocation = z.output<typeof listed>;

/** The requests to revoke in the reader's institutions: those that wait for a second person first. */
export const listRevocations = defineView({
  name: 'list-revocations',
  input: z.object({
    /** how many are passed over */
    from: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  result: z.object({ revocations: z.array(listed), more: z.boolean() }),
  rest: { method: 'GET', path: '/api/revocations', summary: 'List the revocations of your institutions, open requests first' },
  about: async (): Promise<RegisterStanding | undefined> => undefined,
  async look(tx, input) {
    const { revocations, more } = await pageOfRevocations(tx, input);
    const credentials = await registerOfIds(
      tx,
      revocations.map(({ credentialId }) => credentialId),
    );
    const names = await namesOf(
      tx,
      revocations.flatMap(({ askedBy, settledBy }) => [askedBy, settledBy]),
    );
    return {
      more,
      revocations: revocations.map((each) => ({
        ...each,
        ...named('askedByName', names.get(each.askedBy ?? '')),
        ...named('settledByName', names.get(each.settledBy ?? '')),
        credential: credentials.find(({ id }) => id === each.credentialId),
      })),
    };
  },
  showsPersons: (_input, { revocations }) => revocations.flatMap(({ credential }) => credential?.personId ?? []),
});

const named = <K extends string>(key: K, name: string | undefined) =>
  name === undefined ? {} : ({ [key]: name } as { [key in K]: string });
