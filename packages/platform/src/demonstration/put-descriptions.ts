import { randomUUID } from 'node:crypto';
import { contentHash, type Description } from '@laurel/microcredential';
import type { ActTransaction } from '../base/act.ts';
import { insertCase, moveCase, writeDecision } from '../stages/approval/approval.store.ts';
import { PHASE } from '../stages/approval/binding-errors.ts';
import { freezeVersion, moveDescription, openNextVersion } from '../stages/design/description-version.store.ts';
import { insertDescription } from '../stages/design/design.store.ts';
import { inForceFor } from '../stages/design/in-force.store.ts';
import { judge } from '../stages/design/judge.ts';
import { keepVerdicts } from '../stages/design/kept-verdict.ts';
import { asSomebody } from './as-somebody.ts';
import { describeSketch } from './describe-sketch.ts';
import { isAuthorised, type Sketch } from './facts.ts';
import { idOfSomebody } from './somebody.ts';

/** A description that stands in the house, with what later stages need of it. */
export type Described = {
  readonly sketch: Sketch;
  readonly id: string;
  readonly institutionId: string;
  readonly content: Description;
};

const DAY = 86_400_000;
/** What the last awarding body asked for before it agrees. */
const CHANGES =
  'Please say which part each of us marks, and name the person who answers questions about data protection. The outcomes are good as they are.';

/** Puts the descriptions straight in, each at its standing: a draft, submitted and waiting, sent back, or approved by every awarding body. */
export async function putDescriptions(tx: ActTransaction, all: readonly Sketch[], ids: ReadonlyMap<string, string>): Promise<Described[]> {
  const described: Described[] = [];
  for (const [index, sketch] of all.entries()) described.push(await putDescription(tx, sketch, ids, index));
  return described;
}

async function putDescription(tx: ActTransaction, sketch: Sketch, ids: ReadonlyMap<string, string>, index: number): Promise<Described> {
  const day = (days: number) => new Date(tx.now.getTime() + days * DAY).toISOString().slice(0, 10);
  const institutionId = idIn(ids, sketch.lead);
  const leader = idOfSomebody(tx.keys, `course-leader@${sketch.lead}`);
  const described = { sketch, id: randomUUID(), institutionId, content: describeSketch(sketch, ids, day) };
  // Minutes apart, so that a list by age has an order.
  const madeAt = new Date(tx.now.getTime() - (isAuthorised(sketch.state) ? 200 : 20) * DAY - index * 60_000);
  await asSomebody(tx, leader, madeAt, (theirs) =>
    insertDescription(theirs, { id: described.id, institutionId, languages: sketch.languages, content: described.content }),
  );
  if (sketch.state !== 'begun' && sketch.state !== 'draft') await putCase(tx, described, ids, madeAt);
  return described;
}

async function putCase(
  tx: ActTransaction,
  { id, sketch, institutionId, content }: Described,
  ids: ReadonlyMap<string, string>,
  madeAt: Date,
) {
  const [openedAt, decidedAt] = [new Date(madeAt.getTime() + 10 * DAY), new Date(madeAt.getTime() + 15 * DAY)];
  const [caseId, hash] = [randomUUID(), contentHash(content)];
  const bodies = [sketch.lead, ...sketch.partners];
  const parties = bodies.map((key) => idIn(ids, key));
  await asSomebody(tx, idOfSomebody(tx.keys, `course-leader@${sketch.lead}`), openedAt, async (theirs) => {
    await freezeVersion(theirs, id, 1, hash);
    await moveDescription(theirs, id, 'draft', 'submitted');
    const inForce = await inForceFor(theirs, { institutionId, descriptionId: id });
    const verdicts = keepVerdicts(judge({ description: content }, inForce, { phase: PHASE, language: 'en' }));
    await insertCase(theirs, { id: caseId, descriptionId: id, version: 1, institutionId, parties, contentHash: hash, verdicts });
  });
  for (const [index, key] of bodies.entries()) {
    const last = index === bodies.length - 1;
    // Where one waits, it is for the last partner; the others have said yes.
    if (sketch.state === 'waiting' && last) break;
    const no = sketch.state === 'changes' && last;
    await asSomebody(tx, idOfSomebody(tx.keys, `decider@${key}`), decidedAt, (theirs) =>
      writeDecision(theirs, {
        caseId,
        institutionId: idIn(ids, key),
        decision: no ? 'changes-required' : 'approved',
        contentHash: hash,
        ...(no ? { reason: CHANGES } : {}),
      }),
    );
  }
  if (sketch.state === 'waiting') return;
  await asSomebody(tx, idOfSomebody(tx.keys, `decider@${bodies.at(-1)}`), decidedAt, async (theirs) => {
    if (isAuthorised(sketch.state)) {
      await moveDescription(theirs, id, 'submitted', 'approved');
      await moveCase(theirs, caseId, 'authorised');
      return;
    }
    await openNextVersion(theirs, id, 1);
    await moveDescription(theirs, id, 'submitted', 'draft');
    await moveCase(theirs, caseId, 'changes-required');
  });
}

/** The id in the house of a university of the demonstration. */
function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demonstration has no university "${key}"`);
  return id;
}
