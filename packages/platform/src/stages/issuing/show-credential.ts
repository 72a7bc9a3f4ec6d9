import type { Text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { namesOf } from '../../base/people/colleague-names.ts';
import { Refusal } from '../../base/refusal.ts';
import { findEntry } from '../../base/status-lists/status-lists.store.ts';
import { findLearner } from '../admission/enrolment.store.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import { certificateBytes, findCredential, signedBytes } from './credential.store.ts';
import { urnOf } from './credential.ts';
import { historyLine, historyOf, mailsAbout } from './credential-history.store.ts';
import { credentialStates } from './credential-register.ts';
import { revocationsOfCredential } from './revocation.store.ts';
import { revocation } from './revocation.ts';

const mail = z.object({
  purpose: z.string(),
  state: z.enum(['waiting', 'sent', 'failed', 'left-out']),
  attempts: z.number(),
  writtenAt: z.date(),
  settledAt: z.date().nullable(),
});

/** One credential as the institution that issued it keeps it. */
const kept = z.object({
  id: z.uuid(),
  urn: z.string(),
  state: z.enum(credentialStates),
  institutionId: z.uuid(),
  offeringId: z.uuid(),
  personId: z.uuid(),
  /** missing where the learner was forgotten */
  learner: z.object({ name: z.string(), studentNumber: z.string().optional() }).optional(),
  title: z.custom<Text>().optional(),
  /** of the description */
  version: z.number().optional(),
  plannedAt: z.date(),
  issuedAt: z.date().optional(),
  revokedAt: z.date().optional(),
  trouble: z.array(z.string()),
  keyId: z.string(),
  intentHash: z.string(),
  signedHash: z.string().optional(),
  /** its place on the status list for revocations */
  status: z.object({ list: z.number(), active: z.boolean() }).optional(),
  drawn: z.boolean(),
  mails: z.array(mail),
  revocations: z.array(revocation.extend({ askedByName: z.string().optional(), settledByName: z.string().optional() })),
  history: z.array(historyLine),
});
export type KeptCredential = z.output<typeof kept>;

/** One credential with everything its institution knows of it. */
export const showCredential = defineView({
  name: 'show-credential',
  input: z.object({ id: z.uuid() }),
  result: kept,
  rest: { method: 'GET', path: '/api/credentials/{id}', summary: 'Show a credential of your institution, its state and its history' },
  about: (tx, { id }) => findCredential(tx, id),
  async look(tx, { id }, credential) {
    if (credential === undefined) throw new Refusal('not-found');
    const { issuingId: _order, enrolmentId, ...facts } = credential;
    const learner = await findLearner(tx, enrolmentId);
    const offering = await findOffering(tx, credential.offeringId);
    const content = offering && (await contentOfVersion(tx, offering.descriptionId, offering.version));
    const entry = await findEntry(tx, urnOf(id), 'revocation');
    const revocations = await revocationsOfCredential(tx, id);
    const names = await namesOf(
      tx,
      revocations.flatMap(({ askedBy, settledBy }) => [askedBy, settledBy]),
    );
    const name = (of: string | undefined) => names.get(of ?? '');
    return {
      ...facts,
      urn: urnOf(id),
      trouble: [...credential.trouble],
      ...(learner === undefined || learner.forgotten
        ? {}
        : { learner: { name: learner.name, ...(learner.studentNumber === undefined ? {} : { studentNumber: learner.studentNumber }) } }),
      ...(content?.title === undefined ? {} : { title: content.title }),
      ...(offering === undefined ? {} : { version: offering.version }),
      ...(entry === undefined ? {} : { status: { list: entry.number, active: entry.active } }),
      mails: await mailsAbout(tx, id),
      revocations: revocations.map((each) => ({ ...each, askedByName: name(each.askedBy), settledByName: name(each.settledBy) })),
      history: await historyOf(tx, credential),
    };
  },
  showsPersons: (_input, { personId }) => [personId],
});

/** What was signed, or the certificate that was drawn from it, to take along. */
export const takeCredential = defineView({
  name: 'take-credential',
  input: z.object({ id: z.uuid(), form: z.enum(['credential', 'certificate']) }),
  result: z.object({ personId: z.uuid(), bytes: z.instanceof(Uint8Array) }),
  about: (tx, { id }) => findCredential(tx, id),
  async look(tx, { id, form }, credential) {
    const bytes = form === 'credential' ? await signedBytes(tx, id) : await certificateBytes(tx, id);
    if (credential === undefined || bytes === undefined) throw new Refusal('not-found');
    return { personId: credential.personId, bytes: new Uint8Array(bytes) };
  },
  showsPersons: (_input, { personId }) => [personId],
});
