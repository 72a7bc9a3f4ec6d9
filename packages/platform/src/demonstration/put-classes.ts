import type { ActTransaction } from '../base/act.ts';
import { findApproved } from '../stages/approval/approval.store.ts';
import { insertOffering, markPublished } from '../stages/catalogue/offering.store.ts';
import { noteStarts, publish } from '../stages/catalogue/publication.store.ts';
import { asSomebody } from './as-somebody.ts';
import { START, WEEKS } from './describe-sketch.ts';
import { learners, type Standing, universityOf } from './facts.ts';
import type { Described } from './put-descriptions.ts';
import { putApplications, putEnrolments } from './put-learners.ts';
import { putResults } from './put-results.ts';
import { idOfSomebody } from './somebody.ts';

const DAY = 86_400_000;
const OFFERED: readonly Standing[] = ['offered', 'offered-with-applications', 'running', 'confirming', 'issued'];
/** How many learners take part, and from which place of the list. */
const TAKING_PART: Partial<Record<Standing, readonly [from: number, to: number]>> = {
  running: [8, 20],
  confirming: [3, 33],
  issued: [0, 6],
};
/** Who has applied and waits for an answer: more than there are seats. */
const APPLYING: readonly [from: number, to: number] = [30, 38];

/** Publishes what is approved, offers it, and puts learners and results straight in; credentials come later, through their acts. */
export async function putClasses(tx: ActTransaction, described: readonly Described[]): Promise<void> {
  for (const [turn, each] of described.filter(({ sketch }) => OFFERED.includes(sketch.state)).entries()) {
    const offering = { id: await putOffering(tx, each, turn), institutionId: each.institutionId };
    const { state, lead } = each.sketch;
    if (state === 'offered-with-applications') await putApplications(tx, offering, learners.slice(...APPLYING));
    const range = TAKING_PART[state];
    if (range === undefined) continue;
    const enrolled = await putEnrolments(tx, { ...offering, lead }, learners.slice(...range));
    if (state === 'confirming' || state === 'issued') await putResults(tx, each, offering, enrolled);
  }
}

async function putOffering(tx: ActTransaction, { sketch, id, institutionId, content }: Described, turn: number): Promise<string> {
  const over = sketch.state === 'issued' || sketch.state === 'confirming' || sketch.state === 'running';
  const start = (START[sketch.state] ?? 0) + (over ? 0 : turn * 3);
  const day = (days: number) => new Date(tx.now.getTime() + days * DAY).toISOString().slice(0, 10);
  const publishedAt = new Date(tx.now.getTime() - (over ? 160 : 4) * DAY - turn * 3_600_000);
  const approved = await findApproved(tx, id);
  if (approved === undefined) throw new Error('what is offered is approved');
  const offeringId = idOfSomebody(tx.keys, `offering/${sketch.key}`);
  await asSomebody(tx, idOfSomebody(tx.keys, `institution-admin@${sketch.lead}`), publishedAt, async (theirs) => {
    await insertOffering(theirs, {
      id: offeringId,
      descriptionId: id,
      version: approved.version,
      institutionId,
      startsOn: day(start),
      endsOn: day(start + WEEKS * 7 - 3),
      applyUntil: day(start - 14),
      ...(sketch.mode === 'online' ? {} : { place: universityOf(sketch.lead).place }),
      language: sketch.taughtIn,
      seats: sketch.seats,
      priceCents: sketch.price * 100,
    });
    await markPublished(theirs, offeringId);
    await publish(theirs, { descriptionId: id, approved, content });
    await noteStarts(theirs, id);
  });
  return offeringId;
}
