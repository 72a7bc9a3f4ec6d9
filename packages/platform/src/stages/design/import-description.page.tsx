import { runAct } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { FileField } from '../../base/ui/file-field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import { type Choice, Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { beginSheet } from './begin-sheet.tsx';
import { mustDesignSomewhere } from './design-institutions.ts';
import { documentProblems } from './document-problems.ts';
import { importDescription } from './import-description.ts';

const PATH = '/design/import';
type Given = { readonly institutionId: string; readonly document: string };

/** A description that exists elsewhere is pasted or chosen as a file. */
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
    const given = await givenIn(answers);
    const once = readOnce(answers);
    const again = (says: string) => form(visit, institutions, given, once, [{ field: 'document', says }]);
    if (given.document.trim() === '') return again(visit.say('design.import-nothing'));
    const document = parsed(given.document);
    if (document === undefined) return again(visit.say('design.import-no-json'));
    try {
      const { id } = await runAct(importDescription, { ...visit.context, idempotencyKey: once }, { ...given, document });
      return { to: `/design/${id}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return form(visit, institutions, given, onceKey(), [{ says: visit.say('design.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      return form(visit, institutions, given, once, documentProblems(visit, error, 'document'));
    }
  },
};

/** The file where there is one, else what was pasted; either way it stands in the field afterwards. */
async function givenIn(answers: Answers): Promise<Given> {
  const file = answers.file('file');
  return {
    institutionId: answers.text('institutionId'),
    document: file ? (await file.text()).replace(/^\ufeff/, '') : answers.text('document'),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function form(visit: Visit, institutions: readonly Choice[], given: Given, once: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  return beginSheet(visit, {
    title: say('design.import'),
    lead: say('design.import-lead'),
    path: PATH,
    problems,
    form: (
      <Form action={PATH} once={once} files>
        <Select name="institutionId" label={say('design.institution')} choices={institutions} value={given.institutionId} />
        <FileField name="file" label={say('design.import-file')} accept=".json,application/json" />
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
      </Form>
    ),
  });
}
