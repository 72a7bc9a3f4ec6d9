import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { holdOffering, standingOfOffering, writeOffering } from './offering.store.ts';
import { type Terms, terms, troublesOfTerms } from './offering-terms.ts';
import { noteStarts } from './publication.store.ts';

/** What people have applied for is not changed under their hands. */
const FIXED_ONCE_PUBLISHED = ['language', 'priceCents'] as const;

/**
 * The terms of an offering are changed. Once it is published, its language and price stand, and the dates move in sight of everybody;
 * the version of the description never changes.
 */
export const changeOffering = defineAct({
  name: 'change-offering',
  input: z.object({
    id: z.uuid(),
    /** the `edit` of the offering as it was when you read it */
    edit: z.number().int().min(0),
    startsOn: terms.startsOn.optional(),
    endsOn: terms.endsOn.optional(),
    /** `null` takes it away: nobody applies any more */
    applyUntil: terms.applyUntil.nullable().optional(),
    place: terms.place.nullable().optional(),
    language: terms.language.optional(),
    seats: terms.seats.optional(),
    priceCents: terms.priceCents.optional(),
  }),
  result: z.object({ id: z.uuid(), edit: z.number().int() }),
  rest: { method: 'PUT', path: '/api/offerings/{id}', summary: 'Change the terms of an offering' },
  about: (tx, input) => standingOfOffering(tx, input.id),
  async perform(tx, { id, edit, ...changes }, standing) {
    const before = standing && (await holdOffering(tx, id));
    if (before === undefined) throw new Refusal('not-found');
    if (before.state === 'cancelled') throw new Refusal('wrong-state', { state: before.state });
    if (before.edit !== edit) throw new Refusal('conflict');
    const { applyUntil: _applyUntil, place: _place, ...kept } = before;
    const applyUntil = changes.applyUntil === undefined ? before.applyUntil : changes.applyUntil;
    const place = changes.place === undefined ? before.place : changes.place;
    const after: Terms = {
      startsOn: changes.startsOn ?? kept.startsOn,
      endsOn: changes.endsOn ?? kept.endsOn,
      language: changes.language ?? kept.language,
      seats: changes.seats ?? kept.seats,
      priceCents: changes.priceCents ?? kept.priceCents,
      ...(applyUntil ? { applyUntil } : {}),
      ...(place ? { place } : {}),
    };
    const issues: InputIssue[] = troublesOfTerms(after, before.taken);
    if (before.state === 'published')
      for (const path of FIXED_ONCE_PUBLISHED)
        if (after[path] !== before[path]) issues.push({ path, code: 'fixed-once-published', message: 'cannot be changed any more' });
    if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });
    const moved =
      before.state === 'published' &&
      (after.startsOn !== before.startsOn || after.endsOn !== before.endsOn || after.place !== before.place);
    await writeOffering(tx, id, after, moved);
    if (moved) await noteStarts(tx, before.descriptionId);
    return {
      result: { id, edit: edit + 1 },
      events: [{ type: 'offering-changed', institutionId: before.institutionId, subjectId: id, facts: { edit: edit + 1, moved } }],
    };
  },
});
