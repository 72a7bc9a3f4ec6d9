import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { learnersOf } from '../admission/enrolment.store.ts';
import { contentOfVersion, findOffering } from '../catalogue/offering.store.ts';
import { offering } from '../catalogue/offering.ts';
import { rulesOf } from './course-rules.ts';
import { standingOfResults } from './enter-results.ts';
import { resultsOf } from './result.store.ts';
import { resultSaid, resultStates } from './result.ts';

/** Learners on a page of the grid. */
export const LEARNERS_ON_PAGE = 100;

const shownRow = z.object({
  enrolmentId: z.uuid(),
  personId: z.uuid(),
  /** empty when the person was forgotten */
  name: z.string(),
  studentNumber: z.string().optional(),
  result: resultSaid
    .extend({ state: z.enum(resultStates), edit: z.number().int(), /** the reader entered it */ own: z.boolean() })
    .optional(),
});
export type ShownResult = z.output<typeof shownRow>;

/** The results of an offering, a page of learners at a time, by name. */
export const showResults = defineView({
  name: 'show-results',
  input: z.object({ offeringId: z.uuid(), page: z.coerce.number().int().min(1).default(1) }),
  result: z.object({
    offering: offering.pick({ id: true, institutionId: true, state: true, startsOn: true, endsOn: true }),
    /** a text, or texts by language */
    title: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
    scale: z.object({ best: z.string(), pass: z.string(), worst: z.string() }).optional(),
    minAttendance: z.number().optional(),
    /** what is graded for itself, by its place in the description */
    components: z.array(z.object({ place: z.string(), title: z.string() })),
    counts: z.object({
      learners: z.number().int(),
      open: z.number().int(),
      entered: z.number().int(),
      confirmed: z.number().int(),
      passed: z.number().int(),
      failed: z.number().int(),
      /** entered by the reader, and not confirmed yet */
      own: z.number().int(),
    }),
    rows: z.array(shownRow),
    /** everything that is entered and not confirmed, on whatever page: to be confirmed as it is now */
    entered: z.array(z.object({ enrolmentId: z.uuid(), edit: z.number().int(), own: z.boolean() })),
    page: z.number().int(),
    pages: z.number().int(),
  }),
  rest: { method: 'GET', path: '/api/offerings/{offeringId}/results', summary: 'Show the results of an offering' },
  about: (tx, input) => standingOfResults(tx, input.offeringId),
  async look(tx, input) {
    const about = await findOffering(tx, input.offeringId);
    if (about === undefined) throw new Refusal('not-found');
    const content = (await contentOfVersion(tx, about.descriptionId, about.version)) ?? {};
    const { scale, minAttendance, components } = rulesOf(content, [tx.language, about.language, 'en']);
    const learners = await learnersOf(tx, about.id);
    const results = await resultsOf(tx, about.id);
    const isOwn = (by: string | undefined) => tx.actor.kind === 'person' && by === tx.actor.personId;
    const { compare } = new Intl.Collator(tx.language, { sensitivity: 'base', numeric: true });
    const rows = learners
      .map(({ enrolmentId, personId, name, studentNumber }) => {
        const found = results.get(enrolmentId);
        const result = found && { ...found, own: isOwn(found.enteredBy) };
        return { enrolmentId, personId, name, ...(studentNumber !== undefined && { studentNumber }), ...(result && { result }) };
      })
      .sort((a, b) => compare(a.name, b.name) || (a.enrolmentId < b.enrolmentId ? -1 : 1));
    const count = (is: (result: NonNullable<(typeof rows)[number]['result']>) => boolean) =>
      rows.filter(({ result }) => result !== undefined && is(result)).length;
    const pages = Math.max(1, Math.ceil(rows.length / LEARNERS_ON_PAGE));
    const page = Math.min(input.page, pages);
    return {
      offering: about,
      ...(content.title !== undefined && { title: content.title }),
      ...(scale && { scale: { best: scale.written[0], pass: scale.written[1], worst: scale.written[2] } }),
      ...(minAttendance !== undefined && { minAttendance }),
      components: components.map(({ shown }, index) => ({ place: String(index), title: shown })),
      counts: {
        learners: rows.length,
        open: rows.filter(({ result }) => result === undefined).length,
        entered: count(({ state }) => state === 'entered'),
        confirmed: count(({ state }) => state === 'confirmed'),
        passed: count(({ result }) => result === 'pass'),
        failed: count(({ result }) => result === 'fail'),
        own: count(({ state, own }) => state === 'entered' && own),
      },
      rows: rows.slice((page - 1) * LEARNERS_ON_PAGE, page * LEARNERS_ON_PAGE),
      entered: rows.flatMap(({ enrolmentId, result }) =>
        result?.state === 'entered' ? [{ enrolmentId, edit: result.edit, own: result.own }] : [],
      ),
      page,
      pages,
    };
  },
  showsPersons: (_input, { rows }) => rows.map(({ personId }) => personId),
});
export type ShownResults = z.output<typeof showResults.result>;
