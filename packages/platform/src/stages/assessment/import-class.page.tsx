import { runAct, runView } from '../../base/door.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { FileField } from '../../base/ui/file-field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { Steps } from '../../base/ui/steps.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { titleOf } from '../design/design-words.ts';
import { beginClassImport } from './begin-class-import.ts';
import type { Purpose } from './class-import.store.ts';
import { UnreadableClassList } from './class-note.ts';
import { explain } from './class-sentences.ts';
import type { ClassSheet } from './class-sheet.ts';
import { readClassFile } from './read-class-file.ts';
import { showClassPlace } from './show-class-place.ts';

/** Files up to 2 MB, and the form around them. */
const LARGEST = 2_100_000;

/** A class list is pasted or chosen as a file. */
export const importClassPage: Page = {
  path: '/offerings/{id}/results/import',
  forPeople: true,
  largestForm: LARGEST,
  get: (visit) => sheet(visit, purposeOf(visit.url.searchParams.get('purpose')), '', onceKey(), []),

  async post(visit, answers) {
    const { say } = visit;
    const purpose = purposeOf(answers.text('purpose'));
    const once = readOnce(answers);
    const offeringId = param(visit, 'id');
    // Who may not bring a list has no file read for them.
    await mustBring(visit, purpose);
    const file = answers.file('file');
    const pasted = answers.text('list');
    const again = (field: string, says: string, key = once) => sheet(visit, purpose, pasted, key, [{ field, says }]);
    if (file === undefined && pasted.trim() === '') return again('file', say('import.nothing'));
    const field = file === undefined ? 'list' : 'file';
    try {
      const bytes = file === undefined ? new TextEncoder().encode(pasted) : new Uint8Array(await file.arrayBuffer());
      const read: ClassSheet = await readClassFile(bytes);
      const context = { ...visit.context, idempotencyKey: once };
      const { id } = await runAct(beginClassImport, context, { offeringId, purpose, sheet: plain(read) });
      return { to: `/offerings/${offeringId}/results/import/${id}` };
    } catch (error) {
      if (error instanceof UnreadableClassList) return again(field, explain(error.note, visit.language.tag));
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return again(field, say('import.sent-before'), onceKey());
      if (error.code === 'invalid-input')
        return again(field, error.issues.find(({ path }) => path === 'sheet')?.message ?? say('import.unreadable'));
      if (error.code === 'wrong-state') return again(field, say('import.not-running'));
      throw error;
    }
  },
};

function purposeOf(text: string | null): Purpose {
  return text === 'enrol' ? 'enrol' : 'results';
}

async function mustBring(visit: Visit, purpose: Purpose) {
  const place = await runView(showClassPlace, visit.context, { offeringId: param(visit, 'id') });
  if (!(purpose === 'enrol' ? place.mayEnrol : place.mayEnter)) throw new Refusal('not-allowed');
  return place;
}

/** As the act takes it: a sheet of plain values. */
function plain({ rows, notes, guessedLetters, epoch }: ClassSheet) {
  return {
    rows: rows.map(({ cells, hidden }) => ({ cells: [...cells], ...(hidden && { hidden }) })),
    notes: notes.map(({ code, words }) => ({ code, ...(words && { words: { ...words } }) })),
    ...(guessedLetters && { guessedLetters }),
    ...(epoch && { epoch }),
  };
}

async function sheet(visit: Visit, purpose: Purpose, pasted: string, once: string, problems: readonly Problem[]): Promise<Sheet> {
  const { say } = visit;
  const id = param(visit, 'id');
  const place = await mustBring(visit, purpose);
  const title = titleOf(visit, place.title);
  const path = `/offerings/${id}/results/import`;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  const [parent, says] =
    purpose === 'enrol'
      ? ([`/offerings/${id}/class`, say('import.class')] as const)
      : ([`/offerings/${id}/results`, say('results.title')] as const);
  return {
    title: say('import.title'),
    unlisted: true,
    place: 'offerings',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('import.back')}
          crumbs={[
            { says: say('results.offerings'), href: '/offerings' },
            { says: title.says, href: `/offerings/${id}`, lang: title.lang },
            { says, href: parent },
            { says: say('import.crumb'), href: path },
          ]}
        />
        <div class="stack">
          <Heading level={1} size="lg">
            {say('import.title')}
          </Heading>
          <Steps
            label={say('import.steps')}
            steps={[say('import.step-bring'), say('import.step-repair'), say('import.step-taken')]}
            current={0}
          />
          <p class="ds-paragraph lead">{say(purpose === 'enrol' ? 'import.lead-enrol' : 'import.lead-results')}</p>
        </div>
        {place.running ? null : <Notice tone="warning">{say('import.not-running')}</Notice>}
        <div class="narrow">
          <Form action={path} once={once} files label={say('import.title')}>
            <Hidden name="purpose" value={purpose} />
            <FileField
              name="file"
              label={say('import.file')}
              hint={say('import.file-hint')}
              accept=".csv,.tsv,.txt,.xlsx"
              error={errorOf('file')}
            />
            <Field
              name="list"
              label={say('import.paste')}
              hint={say('import.paste-hint')}
              rows={10}
              value={pasted}
              error={errorOf('list')}
              spellcheck={false}
              autocomplete="off"
              alternative
            />
            <div>
              <Button>{say('import.bring')}</Button>
            </div>
            <p class="small muted">{say('import.kept')}</p>
          </Form>
        </div>
      </div>
    ),
  };
}
