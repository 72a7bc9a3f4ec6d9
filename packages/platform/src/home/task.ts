import { text } from '@laurel/microcredential';
import { z } from 'zod';

/** What can wait for somebody. The words for each are `task.{kind}`. */
export const taskKinds = [
  'decide-cases',
  'decide-deviations',
  'deviations-ending',
  'revise-descriptions',
  'offer-approved',
  'publish-offerings',
  'decide-applications',
  'enter-results',
  'confirm-results',
  'issue-credentials',
  'confirm-revocations',
  'publish-frameworks',
  'own-applications',
  'own-credentials',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** So many things of one kind wait; where they belong to one offering, it is named. */
export const task = z.object({
  kind: z.enum(taskKinds),
  count: z.number().int().positive(),
  offeringId: z.uuid().optional(),
  title: text.optional(),
});
export type Task = z.output<typeof task>;

/** Where one begins with it. */
export function addressOf({ kind, offeringId }: Task): string {
  switch (kind) {
    case 'decide-cases':
    case 'decide-deviations':
      return '/approvals';
    case 'deviations-ending':
      return '/deviations';
    case 'revise-descriptions':
      return '/design';
    case 'offer-approved':
    case 'publish-offerings':
      return '/offerings';
    case 'decide-applications':
      return `/offerings/${offeringId}/applications`;
    case 'enter-results':
    case 'confirm-results':
      return `/offerings/${offeringId}/results`;
    case 'issue-credentials':
      return `/offerings/${offeringId}/credentials`;
    case 'confirm-revocations':
      return '/revocations';
    case 'publish-frameworks':
      return '/frameworks';
    case 'own-applications':
      return '/me/applications';
    case 'own-credentials':
      return '/me/credentials';
  }
}
