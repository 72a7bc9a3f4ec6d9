import type { CredentialFacts } from '@laurel/credential';
import type { Text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { deviated } from '../design/deviated.ts';
import type { BindingError } from '../design/judge.ts';
import { type ClassStanding, classStanding, type LearnerStanding } from './class-standing.ts';
import { credentialToBe } from './credential-to-be.ts';
import { standingOfOffering } from './issuing.store.ts';
import { logoLeftOut } from './signed-logos.ts';
import { standings } from './standing.ts';

/** waiting, sent, failed or left-out as in the outbox; coming: not written yet; no-address: nobody can be written to */
export const deliveries = ['coming', 'waiting', 'sent', 'failed', 'left-out', 'no-address'] as const;
export type Delivery = (typeof deliveries)[number];

const learnerRow = z.object({
  enrolmentId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  studentNumber: z.string().optional(),
  grade: z.string().optional(),
  standing: z.enum(standings),
  /** codes of what kept a credential from being signed */
  trouble: z.array(z.string()),
  finding: z.custom<BindingError>().optional(),
  credentialId: z.uuid().optional(),
  /** its bytes are fixed already */
  planned: z.boolean(),
  issuedAt: z.string().optional(),
  delivery: z.enum(deliveries).optional(),
});
export type LearnerRow = z.output<typeof learnerRow>;

const shown = z.object({
  offering: z.object({ id: z.uuid(), startsOn: z.string(), endsOn: z.string() }),
  title: z.custom<Text>(),
  institution: z.object({ id: z.uuid(), name: z.string(), country: z.string() }),
  bodies: z.array(z.object({ name: z.string(), country: z.string().optional() })),
  /** what keeps everybody from being issued to: codes, and rules that nobody's award keeps */
  hurdles: z.array(z.string()),
  findings: z.array(z.custom<BindingError>()),
  /** rules that need not be kept for now */
  deviations: z.array(deviated),
  learners: z.array(learnerRow),
  /** one of those who are ready, with what their credential is going to say */
  next: z.object({ enrolmentId: z.uuid(), facts: z.custom<CredentialFacts>(), logosLeftOut: z.array(logoLeftOut) }).optional(),
  /** the last order */
  order: z.object({ id: z.uuid(), orderedAt: z.string(), total: z.number(), enrolments: z.array(z.uuid()), open: z.boolean() }).optional(),
});
export type ShownIssuing = z.output<typeof shown>;

/** Who of an offering will get a credential, who will not and why; and how far those are that were ordered. */
export const showIssuing = defineView({
  name: 'show-issuing',
  input: z.object({ offeringId: z.uuid() }),
  result: shown,
  rest: { method: 'GET', path: '/api/offerings/{offeringId}/issuing', summary: 'Who gets a credential, and how far each is' },
  about: (tx, { offeringId }) => standingOfOffering(tx, offeringId),
  async look(tx, { offeringId }) {
    const standing = await classStanding(tx, offeringId);
    if (standing === undefined) throw new Refusal('not-found');
    const { basis, findings, deviations, learners, orders } = standing;
    const deliveryOf = await deliveriesOf(tx, learners);
    const [order] = orders;
    const open = orders.some(({ endedAt }) => endedAt === undefined);
    const next = open ? undefined : await nextOf(standing, dayOf(tx.now));
    return {
      offering: { id: basis.offering.id, startsOn: basis.offering.startsOn, endsOn: basis.offering.endsOn },
      title: basis.content.title ?? '',
      institution: basis.institution,
      bodies: (basis.award?.awardingBodies ?? []).map(({ name, country }) => ({ name, ...(country !== undefined && { country }) })),
      hurdles: [...basis.hurdles],
      findings: [...findings],
      deviations: [...deviations],
      learners: learners.map((each) => rowOf(each, deliveryOf(each))),
      ...(next !== undefined && { next }),
      ...(order !== undefined && {
        order: {
          id: order.id,
          orderedAt: order.orderedAt.toISOString(),
          total: order.total,
          enrolments: [...order.enrolments],
          open,
        },
      }),
    };
  },
  showsPersons: (_input, { learners }) => learners.map(({ personId }) => personId),
});

/** One of those who are ready, and the credential that waits for the signature. */
async function nextOf({ basis, learners }: ClassStanding, today: string): Promise<ShownIssuing['next']> {
  const ready = learners.find(({ standing }) => standing === 'ready');
  if (basis.award === undefined || ready?.result === undefined) return undefined;
  const { facts } = await credentialToBe(basis.award, ready.learner, ready.result, today);
  return { enrolmentId: ready.learner.enrolmentId, facts, logosLeftOut: [...basis.logosLeftOut] };
}

function rowOf({ learner, result, credential, standing, finding }: LearnerStanding, delivery: Delivery | undefined): LearnerRow {
  return {
    enrolmentId: learner.enrolmentId,
    personId: learner.personId,
    name: learner.name,
    ...(learner.studentNumber !== undefined && { studentNumber: learner.studentNumber }),
    ...(result?.grade !== undefined && { grade: result.grade }),
    standing,
    trouble: standing === 'unfit' ? [...(credential?.trouble ?? [])] : [],
    ...(finding !== undefined && { finding }),
    ...(credential !== undefined && { credentialId: credential.id }),
    planned: credential?.state === 'planned',
    ...(credential?.issuedAt !== undefined && { issuedAt: credential.issuedAt.toISOString() }),
    ...(delivery !== undefined && { delivery }),
  };
}

/** What became of the mails about these learners' credentials. */
export async function deliveriesOf(
  tx: ViewTransaction,
  learners: readonly Pick<LearnerStanding, 'learner' | 'credential'>[],
): Promise<(each: Pick<LearnerStanding, 'learner' | 'credential'>) => Delivery | undefined> {
  const issued = learners.filter(({ credential }) => credential?.issuedAt !== undefined);
  if (issued.length === 0) return () => undefined;
  const mails = await tx.db
    .selectFrom('credential_mail')
    .select(['subject_id', 'state'])
    .where('purpose', '=', 'credential-issued')
    .where(
      'subject_id',
      'in',
      issued.map(({ credential }) => credential?.id ?? ''),
    )
    .execute();
  const unwritten = issued.filter(
    ({ learner, credential }) => learner.email === undefined && !mails.some((mail) => mail.subject_id === credential?.id),
  );
  const addresses = await addressesOf(
    tx,
    unwritten.map(({ learner }) => learner.personId),
  );
  return ({ learner, credential }) => {
    if (credential?.issuedAt === undefined) return undefined;
    const mail = mails.find((each) => each.subject_id === credential.id);
    if (mail !== undefined) return mail.state;
    return learner.email === undefined && !addresses.has(learner.personId) ? 'no-address' : 'coming';
  };
}

/** Who of these can be written to. */
async function addressesOf(tx: ViewTransaction, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const keys = await tx.keys.ofMany(tx.db, personIds);
  const rows = await tx.db
    .selectFrom('person')
    .select(['id', 'email_sealed'])
    .where('id', 'in', [...personIds])
    .execute();
  return new Set(rows.filter((row) => (keys.get(row.id)?.open(row.email_sealed, 'person.email') ?? '') !== '').map(({ id }) => id));
}
