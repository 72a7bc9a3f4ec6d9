import { runAct } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { FileField } from '../../base/ui/file-field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Link } from '../../base/ui/link.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import { type Choice, Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { beginSheet } from './begin-sheet.tsx';
import { beginNaming, type ColumnNaming, nameColumns, readNaming } from './column-naming.ts';
import { ColumnNamingForm } from './column-naming-form.tsx';
import { mustDesignSomewhere } from './design-institutions.ts';
import { documentProblems } from './document-problems.ts';
import { importDescription } from './import-description.ts';
import type { OfferNote } from './offer-note.ts';
import type { OfferRead } from './offer-table.ts';
import { sayOfferNote, sayUnreadableOffer } from './offer-words.ts';
import { isNamedJson, openOffer, readOpened } from './read-offer.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

const PATH = '/design/import';
type Given = { readonly institutionId: string; readonly document: string };

/** A description that exists elsewhere is pasted, or chosen as a file of any kind that an offer is written in. */
export const importDescriptionPage: Page = {
  path: PATH,
  forPeople: true,
  largestForm: 2_000_000,
  async get(visit) {
    const institutions = await mustDesignSomewhere(visit);
    return form(visit, institutions, { institutionId: institutions[0]?.value ?? '', document: '' }, onceKey(), []);
  },

  async post(visit, answers) {
    const institutions = await mustDesignSomewhere(visit);
    const once = readOnce(answers);
    const pasted = { institutionId: answers.text('institutionId'), document: answers.text('document') };
    const again = (given: Given, says: string) => form(visit, institutions, given, once, [{ field: 'document', says }]);
    const file = answers.file('file');
    try {
      const { given, notes, naming } = await readGiven(visit, answers, file, pasted);
      if (naming !== undefined) return columns(visit, institutions, given, once, naming);
      // What may mean two things is looked at before it is taken.
      if (notes.length > 0) return form(visit, institutions, given, once, [], notes);
      if (given.document.trim() === '') return again(given, visit.say('design.import-nothing'));
      return await take(visit, institutions, given, once);
    } catch (error) {
      if (error instanceof UnreadableOffer) return again(pasted, sayUnreadableOffer(visit.say, error));
      throw error;
    }
  },
};

async function take(visit: Visit, institutions: readonly Choice[], given: Given, once: string): Promise<Sheet | { to: string }> {
  const document = parsed(given.document);
  if (document === undefined)
    return form(visit, institutions, given, once, [{ field: 'document', says: visit.say('design.import-no-json') }]);
  try {
    const { id } = await runAct(importDescription, { ...visit.context, idempotencyKey: once }, { ...given, document });
    return { to: `/design/${id}` };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'key-reused') return form(visit, institutions, given, onceKey(), [{ says: visit.say('design.sent-before') }]);
    if (error.code !== 'invalid-input') throw error;
    return form(visit, institutions, given, once, documentProblems(visit, error, 'document'));
  }
}

type GivenRead = { given: Given; notes: readonly OfferNote[]; naming?: ColumnNaming };

/** What was pasted, chosen as a file, or named column by column; of a table whose columns are not all known, the question what they are. */
async function readGiven(visit: Visit, answers: Answers, file: File | undefined, pasted: Given): Promise<GivenRead> {
  if (answers.text('table') === '') return file === undefined ? { given: pasted, notes: [] } : readFile(visit, file, pasted);
  const naming = readNaming(visit, answers);
  if (naming === undefined) throw new UnreadableOffer('came-back-damaged');
  if (answers.text('do') === 'turn') return { given: pasted, notes: [], naming };
  const read = nameColumns(visit, naming);
  return 'problems' in read ? { given: pasted, notes: [], naming: read } : asRead(read, pasted);
}

function asRead({ document, notes }: OfferRead, { institutionId }: Given): GivenRead {
  return { given: { institutionId, document: JSON.stringify(document, undefined, 2) }, notes };
}

/**
 * What a file says, as it stands in the field afterwards. An exchange document stands there as it was written, right or wrong,
 * so that it can be mended there.
 */
async function readFile(visit: Visit, file: File, pasted: Given): Promise<GivenRead> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const opened = await openOffer(bytes, file.name);
    const naming = 'table' in opened && !isNamedJson(file.name) ? beginNaming(visit, opened.table) : undefined;
    return naming === undefined ? asRead(readOpened(opened, file.name), pasted) : { given: pasted, notes: [], naming };
  } catch (error) {
    if (!(error instanceof UnreadableOffer) || !['json', 'exchange-document'].includes(error.code)) throw error;
    return { given: { ...pasted, document: new TextDecoder().decode(bytes) }, notes: [] };
  }
}

/** The table is asked about before it is read; where the description belongs is said already, and travels along. */
function columns(visit: Visit, institutions: readonly Choice[], { institutionId }: Given, once: string, naming: ColumnNaming): Sheet {
  const { say } = visit;
  return beginSheet(visit, {
    title: say('columns.title'),
    lead: say('columns.lead', { count: naming.asked.length }),
    path: PATH,
    problems: naming.problems,
    wide: true,
    form: (
      <ColumnNamingForm visit={visit} naming={naming} action={PATH} once={once}>
        <Select name="institutionId" label={say('design.institution')} choices={institutions} value={institutionId} />
      </ColumnNamingForm>
    ),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function form(
  visit: Visit,
  institutions: readonly Choice[],
  given: Given,
  once: string,
  problems: readonly Problem[],
  notes: readonly OfferNote[] = [],
): Sheet {
  const { say } = visit;
  return beginSheet(visit, {
    title: say('design.import'),
    lead: say('design.import-lead'),
    path: PATH,
    problems,
    form: (
      <Form action={PATH} once={once} files>
        <ToLookAt visit={visit} notes={notes} />
        <Select name="institutionId" label={say('design.institution')} choices={institutions} value={given.institutionId} />
        <FileField name="file" label={say('design.import-file')} accept=".json,.jsonld,.jwt,.docx,.xlsx,.csv,application/json" />
        <Field
          name="document"
          label={say('design.import-paste')}
          hint={say('design.import-paste-hint')}
          rows={12}
          value={given.document}
          error={problems[0]?.field === undefined ? undefined : problems[0].says}
          spellcheck={false}
          dir="ltr"
          alternative
        />
        <div>
          <Button>{say('design.import')}</Button>
        </div>
        <p>
          <Link href="/check?as=template" download>
            {say('template.blank')}
          </Link>
        </p>
      </Form>
    ),
  });
}

/** What could not be carried over, or has to be asked, before the description is made. */
function ToLookAt({ visit: { say, language }, notes }: { visit: Visit; notes: readonly OfferNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section class="ds-alert" data-color="info" aria-labelledby="to-look-at">
      <h2 class="ds-heading" data-size="2xs" id="to-look-at">
        {say('design.import-look', { count: notes.length })}
      </h2>
      <ul class="ds-list">
        {notes.map((note) => (
          <li>{sayOfferNote(say, note, language.tag)}</li>
        ))}
      </ul>
      <p class="ds-paragraph">{say('design.import-look-then')}</p>
    </section>
  );
}
