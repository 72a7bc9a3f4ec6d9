import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { pageOfRegister, registerOfId, registerOfStudent } from './credential-register.store.ts';
import { credentialStates, type RegisterStanding, registered } from './credential-register.ts';

/** The credentials of the reader's institutions, the youngest first, a page at a time. */
export const listCredentials = defineView({
  name: 'list-credentials',
  input: z.object({
    institutionId: z.uuid().optional(),
    state: z.enum(credentialStates).optional(),
    /** as `next` of the page before said */
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  result: z.object({ credentials: z.array(registered), next: z.string().optional() }),
  rest: { method: 'GET', path: '/api/credentials', summary: 'List the credentials of your institutions' },
  about: async (_tx, { institutionId }): Promise<RegisterStanding | undefined> =>
    institutionId === undefined ? undefined : { institutionId },
  look: (tx, input) => pageOfRegister(tx, input),
  showsPersons: (_input, { credentials }) => credentials.map(({ personId }) => personId),
});

const ID = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The credentials of a student number, or the one of that id. Names are sealed one by one: nobody can search in them. */
export const findCredentials = defineView({
  name: 'find-credentials',
  input: z.object({ wanted: z.string().trim().min(1).max(100) }),
  result: z.object({ credentials: z.array(registered) }),
  about: async (): Promise<RegisterStanding | undefined> => undefined,
  async look(tx, { wanted }) {
    const id = ID.exec(wanted)?.[1]?.toLowerCase();
    return { credentials: id === undefined ? await registerOfStudent(tx, wanted) : await registerOfId(tx, id) };
  },
  showsPersons: (_input, { credentials }) => credentials.map(({ personId }) => personId),
});
