import { description, sections } from '@laurel/microcredential';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { addAuthor } from './description-version.store.ts';
import { openVersion, standingOfDescription, writeVersion } from './design.store.ts';
import { withElement } from './mask.ts';
import { elementsOf } from './section.ts';
import { troublesIn } from './storable.ts';

/** One section of a draft is written. Who writes another section at the same time is not in the way; who wrote this one meanwhile is. */
export const describe = defineAct({
  name: 'describe',
  input: z.object({
    id: z.uuid(),
    section: z.enum(sections),
    /** the `edit` of the description as it was when you read it */
    edit: z.number().int().min(0),
    /** elements of this section by their key, such as `workload.ects`; `null` takes one away, and what is not named stays */
    elements: z.record(z.string(), z.unknown()),
  }),
  result: z.object({ id: z.uuid(), edit: z.number().int() }),
  rest: { method: 'PUT', path: '/api/descriptions/{id}/sections/{section}', summary: 'Describe one section' },
  about: (tx, input) => standingOfDescription(tx, input.id),
  async perform(tx, input, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    if (standing.state !== 'draft') throw new Refusal('wrong-state', { state: standing.state });
    const known: readonly string[] = elementsOf(input.section);
    const issues: InputIssue[] = Object.keys(input.elements)
      .filter((key) => !known.includes(key))
      .map((key) => ({ path: `elements.${key}`, code: 'unrecognized_keys', message: 'is no element of this section' }));
    issues.push(...troublesIn(input.elements, 'elements'));
    if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });

    const version = await openVersion(tx, input.id, input.section);
    if (version === undefined) throw new Refusal('wrong-state', { state: standing.state });
    if (version.lastEdit > input.edit) throw new Refusal('conflict');
    const content = Object.entries(input.elements).reduce(
      (before, [key, value]) => withElement(before, key, value ?? undefined),
      version.content as Readonly<Record<string, unknown>>,
    );
    const read = description.safeParse(content);
    if (!read.success) {
      const wrong = read.error.issues.map(({ path, code, message }) => ({ path: `elements.${path.join('.')}`, code, message }));
      throw new Refusal('invalid-input', {}, { issues: wrong });
    }
    const tooMuch = troublesIn(read.data, 'elements');
    if (tooMuch.some((trouble) => trouble.path === 'elements')) throw new Refusal('invalid-input', {}, { issues: tooMuch });
    await addAuthor(tx, input.id);
    const edit = await writeVersion(tx, input.id, version.number, read.data, input.section);
    return {
      result: { id: input.id, edit },
      events: [
        {
          type: 'description-changed',
          institutionId: standing.institutionId,
          subjectId: input.id,
          facts: { version: version.number, section: input.section, edit },
        },
      ],
    };
  },
});
