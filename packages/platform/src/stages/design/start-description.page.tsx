import { runAct } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { type Choice, Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { beginSheet } from './begin-sheet.tsx';
import { mustDesignSomewhere } from './design-institutions.ts';
import { startDescription } from './start-description.ts';

const PATH = '/design/new';
const QUESTIONS = ['institutionId', 'title', 'language', 'otherLanguage'] as const;
type Given = Readonly<Record<(typeof QUESTIONS)[number], string>>;

/** Languages a description can begin in: those of the Union and its neighbours, and the larger ones that learners bring. */
const WRITTEN = 'ar bg cs da de el en es et fi fr ga he hr hu is it lt lv mk mt nb nl nn pl pt ro ru sk sl sq sr sv tr uk'.split(' ');

/** A description is begun with its title and its languages. */
export const startDescriptionPage: Page = {
  path: PATH,
  forPeople: true,
  async get(visit) {
    const institutions = await mustDesignSomewhere(visit);
    const language = visit.language.tag;
    const given = { institutionId: institutions[0]?.value ?? '', title: '', language, otherLanguage: language === 'en' ? 'de' : 'en' };
    return form(visit, institutions, given, onceKey(), []);
  },

  async post(visit, answers) {
    const institutions = await mustDesignSomewhere(visit);
    const given = Object.fromEntries(QUESTIONS.map((question) => [question, answers.text(question)])) as Given;
    const once = readOnce(answers);
    try {
      const { otherLanguage, ...input } = given;
      const both = otherLanguage === '' ? input : { ...input, otherLanguage };
      const { id } = await runAct(startDescription, { ...visit.context, idempotencyKey: once }, both);
      return { to: `/design/${id}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return form(visit, institutions, given, onceKey(), [{ says: visit.say('design.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      const problems = QUESTIONS.flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(visit.say, startDescription.name, issue, given[field].trim()) }] : [];
      });
      return form(visit, institutions, given, once, problems);
    }
  },
};

function form(visit: Visit, institutions: readonly Choice[], given: Given, once: string, problems: readonly Problem[]): Sheet {
  const { say, writing } = visit;
  const errorOf = (field: keyof Given) => problems.find((problem) => problem.field === field)?.says;
  const tongues = WRITTEN.map((tag) => ({ value: tag, label: writing.language(tag) })).sort((a, b) => writing.compare(a.label, b.label));
  return beginSheet(visit, {
    title: say('design.start'),
    lead: say('design.start-lead'),
    path: PATH,
    problems,
    form: (
      <Form action={PATH} once={once}>
        <Select
          name="institutionId"
          label={say('design.institution')}
          choices={institutions}
          value={given.institutionId}
          error={errorOf('institutionId')}
        />
        <Field
          name="title"
          label={say('design.working-title')}
          hint={say('design.working-title-hint')}
          value={given.title}
          error={errorOf('title')}
        />
        <Select name="language" label={say('design.main-language')} choices={tongues} value={given.language} error={errorOf('language')} />
        <Select
          name="otherLanguage"
          label={say('design.other-language')}
          hint={say('design.other-language-hint')}
          choices={[{ value: '', label: say('design.no-second-language') }, ...tongues]}
          value={given.otherLanguage}
          error={errorOf('otherLanguage')}
        />
        <div>
          <Button>{say('design.start')}</Button>
        </div>
      </Form>
    ),
  });
}
