import { type Framework, phases, type Rule, type Text } from '@laurel/microcredential';
import { runAct, runView } from '../../base/door.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { Button, DefaultButton } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { changeFramework, severities } from './change-framework.ts';
import { ConditionFields } from './condition-fields.tsx';
import { conditionInWords } from './condition-words.ts';
import {
  DraftCrumbs,
  draftAddress,
  draftName,
  inLanguage,
  inLanguages,
  openDraft,
  problemsOf,
  type ShownDraft,
} from './own-framework-pages.tsx';
import { previewFramework } from './preview-framework.ts';
import { type Preview, PreviewReport } from './preview-report.tsx';
import { type ConditionRow, conditionOf, emptyRow, rowsIn, rowsOf } from './rule-form.ts';
import { type WrittenRule, writeFrameworkRule } from './write-framework-rule.ts';

const NEW = 'new';
const LANGUAGES = ['en', 'de'] as const;

/** Everything in the form, as it was typed. A part that is richer than the form is shown in words and stays as it is. */
type Given = {
  readonly edit: number;
  readonly assert: readonly ConditionRow[] | 'as-it-is';
  readonly when: readonly ConditionRow[] | 'as-it-is';
  readonly phase: string;
  readonly severity: string;
  readonly message: Readonly<Record<'en' | 'de', string>>;
  readonly fix: Readonly<Record<'en' | 'de', string>>;
  readonly document: string;
  readonly clause: string;
};

type Filled = {
  readonly shown: ShownDraft;
  readonly rule: Rule | undefined;
  readonly given: Given;
  readonly once: string;
  readonly problems?: readonly Problem[];
  readonly preview?: Preview;
  readonly sought?: (name: string) => string;
  readonly status?: number;
};

/** One rule of an alliance's framework, as a form: what must hold, where it is asked, from which step on, and what it says. */
export const frameworkRulePage: Page = {
  path: '/alliances/{id}/frameworks/{framework}/rules/{rule}',
  forPeople: true,
  largestForm: 400_000,
  async get(visit) {
    const { shown, rule } = await openRule(visit);
    return sheet(visit, { shown, rule, given: asStored(shown, rule), once: onceKey() });
  },

  async post(visit, answers) {
    const { shown, rule } = await openRule(visit);
    const given = read(answers, shown, rule);
    const sought = (name: string) => answers.text(name).slice(0, 100);
    const filled: Filled = { shown, rule, given, once: readOnce(answers), sought };
    const [what = '', list = '', place = ''] = answers.text('do').split(':');
    if (what === 'add' || what === 'remove') return sheet(visit, { ...filled, given: withLine(given, what, list, Number(place)) });
    if (what !== 'look' && what !== 'save' && what !== 'drop') return sheet(visit, filled);
    try {
      if (what === 'drop' && rule !== undefined) {
        const input = { id: shown.id, edit: given.edit, leaveOut: [rule.id] };
        await runAct(changeFramework, { ...visit.context, idempotencyKey: filled.once }, input);
        return { to: draftAddress(shown) };
      }
      const { written, problems } = writtenOf(visit, given, rule);
      if (written === undefined) return sheet(visit, { ...filled, problems, status: 422 });
      if (what === 'look') return sheet(visit, { ...filled, preview: await look(visit, shown, rule, written, list) });
      const input = { id: shown.id, edit: given.edit, ...(rule === undefined ? {} : { rule: rule.id }), ...written };
      await runAct(writeFrameworkRule, { ...visit.context, idempotencyKey: filled.once }, input);
      return { to: draftAddress(shown) };
    } catch (error) {
      const problems = problemsOf(visit, error, (path) => fieldOf(path));
      const conflict = isRefusal(error) && error.code === 'conflict';
      // Saving again is meant: of the others' changes only this rule would be replaced.
      const meant = conflict ? { given: { ...given, edit: shown.edit }, once: onceKey() } : { once: onceKey() };
      return sheet(visit, { ...filled, ...meant, problems, status: conflict ? 409 : 422 });
    }
  },
};

async function openRule(visit: Visit): Promise<{ shown: ShownDraft; rule: Rule | undefined }> {
  const shown = await openDraft(visit);
  const number = param(visit, 'rule');
  const rule = shown.draft.rules.find(({ id }) => id === number);
  if (rule === undefined && number !== NEW) throw new Refusal('not-found');
  return { shown, rule };
}

function look(visit: Visit, { id }: ShownDraft, rule: Rule | undefined, written: WrittenRule, after: string): Promise<Preview> {
  const candidate = { ...written, ...(rule === undefined ? {} : { number: rule.id }) };
  return runView(previewFramework, visit.context, { id, rule: candidate, ...(after === '' ? {} : { after }) });
}

function asStored({ draft, edit }: ShownDraft, rule: Rule | undefined): Given {
  const both = (text: Text | undefined) => ({ en: inLanguage(text, 'en'), de: inLanguage(text, 'de') });
  return {
    edit,
    assert: rule === undefined ? [emptyRow] : (rowsOf(rule.assert) ?? 'as-it-is'),
    when: rowsOf(rule?.when) ?? 'as-it-is',
    phase: rule?.phase ?? 'design',
    severity: rule?.severity ?? 'error',
    message: both(rule?.message),
    fix: both(rule?.fix),
    document: rule?.source.document ?? draft.sourceDocument.title,
    clause: rule?.source.clause ?? '',
  };
}

function read(answers: Answers, shown: ShownDraft, rule: Rule | undefined): Given {
  const stored = asStored(shown, rule);
  const both = (name: string) => ({ en: answers.text(`${name}.en`), de: answers.text(`${name}.de`) });
  return {
    edit: Number(answers.text('edit')) || 0,
    assert: stored.assert === 'as-it-is' ? stored.assert : rowsIn(answers, 'assert'),
    when: stored.when === 'as-it-is' ? stored.when : rowsIn(answers, 'when'),
    phase: answers.text('phase'),
    severity: answers.text('severity'),
    message: both('message'),
    fix: both('fix'),
    document: answers.text('document'),
    clause: answers.text('clause'),
  };
}

function withLine(given: Given, what: string, list: string, place: number): Given {
  if (list !== 'when' && list !== 'assert') return given;
  const rows = given[list];
  if (rows === 'as-it-is') return given;
  return { ...given, [list]: what === 'add' ? [...rows, emptyRow] : rows.filter((_, index) => index !== place) };
}

/** The rule that the form says, or what is wrong with it, each at its field. */
function writtenOf(visit: Visit, given: Given, rule: Rule | undefined): { written?: WrittenRule; problems: readonly Problem[] } {
  const { say } = visit;
  const problems: Problem[] = [];
  const part = (list: 'assert' | 'when') => {
    const rows = given[list];
    if (rows === 'as-it-is') return rule?.[list];
    if (rows.length === 0) return undefined;
    const said = conditionOf(rows);
    if ('condition' in said) return said.condition;
    for (const { row, member, code } of said.troubles)
      problems.push({ field: `${list}.${row}.${member}`, says: say(`rule-wrong.${code}`) });
    return undefined;
  };
  const [assert, when] = [part('assert'), part('when')];
  for (const name of ['message', 'fix'] as const)
    if (LANGUAGES.every((tag) => given[name][tag].trim() === ''))
      problems.push({ field: `${name}.${visit.language.tag === 'de' ? 'de' : 'en'}`, says: say(`rule-wrong.${name}`) });
  for (const name of ['document', 'clause'] as const)
    if (given[name].trim() === '') problems.push({ field: name, says: say(`rule-wrong.${name}`) });
  if (problems.length > 0 || assert === undefined) return { problems };
  const written = {
    phase: phases.find((each) => each === given.phase) ?? 'design',
    severity: severities.find((each) => each === given.severity) ?? 'error',
    ...(when === undefined ? {} : { when }),
    assert,
    message: inLanguages(rule?.message, given.message),
    fix: inLanguages(rule?.fix, given.fix),
    source: { document: given.document, clause: given.clause },
  };
  return { written, problems };
}

/** In which field of the form the place of an issue is answered. */
function fieldOf(path: string): string | undefined {
  const [, list, index = '0'] = /^(assert|when)(?:\.all\[(\d+)\])?/.exec(path.replace(/^rule\./, '')) ?? [];
  if (list !== undefined) return `${list}.${index}.${/param$/.test(path) ? 'param' : /\.value/.test(path) ? 'value' : 'place'}`;
  const [, member, language] = /(message|fix)(?:\.(\w+))?$/.exec(path) ?? [];
  if (member !== undefined) return `${member}.${language === 'de' ? 'de' : 'en'}`;
  return /(document|clause)$/.exec(path)?.[1];
}

function sheet(visit: Visit, filled: Filled): Sheet {
  const { say } = visit;
  const { shown, rule, given, once, problems = [], preview, sought = () => '', status } = filled;
  const path = `${draftAddress(shown)}/rules/${rule?.id ?? NEW}`;
  const title = rule === undefined ? say('rule.new') : say('rule.title', { rule: rule.id });
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const lines = { visit, params: shown.draft.params, problems, sought };
  return {
    title: `${title} – ${draftName(visit, shown)}`,
    unlisted: true,
    place: 'frameworks',
    wrong: problems.length > 0,
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <DraftCrumbs visit={visit} shown={shown} here={{ says: title, href: path }} />
        <div class="stack">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p class="ds-paragraph lead">{say('rule.lead')}</p>
        </div>
        <Form action={path} once={once}>
          <DefaultButton name="do" value="place" />
          <Hidden name="edit" value={String(given.edit)} />
          {preview === undefined ? null : (
            <PreviewReport
              visit={visit}
              preview={preview}
              more={
                preview.next === undefined ? undefined : (
                  <div>
                    <Button variant="secondary" name="do" value={`look:${preview.next}`}>
                      {say('list.next')}
                    </Button>
                  </div>
                )
              }
            />
          )}
          <section class="narrow stack" data-gap="4" aria-labelledby="assert">
            <Heading level={2} id="assert">
              {say('rule.assert')}
            </Heading>
            {given.assert === 'as-it-is' ? (
              <AsItIs visit={visit} condition={rule?.assert} framework={shown.draft} />
            ) : (
              <ConditionFields list="assert" rows={given.assert} {...lines} />
            )}
          </section>
          <section class="narrow stack" data-gap="4" aria-labelledby="when">
            <Heading level={2} id="when">
              {say('rule.when')}
            </Heading>
            <p class="muted">{say('rule.when-hint')}</p>
            {given.when === 'as-it-is' ? (
              <AsItIs visit={visit} condition={rule?.when} framework={shown.draft} />
            ) : (
              <ConditionFields list="when" rows={given.when} {...lines} />
            )}
          </section>
          <section class="narrow stack" data-gap="4" aria-labelledby="says">
            <Heading level={2} id="says">
              {say('rule.says')}
            </Heading>
            <Choices
              name="phase"
              kind="radio"
              legend={say('rule.phase')}
              choices={phases.map((phase) => ({ value: phase, label: say(`design-phase.${phase}`) }))}
              chosen={[given.phase]}
            />
            <Choices
              name="severity"
              kind="radio"
              legend={say('rule.severity')}
              choices={severities.map((each) => ({ value: each, label: say(`rule-severity.${each}`) }))}
              chosen={[given.severity]}
            />
            {(['message', 'fix'] as const).flatMap((name) =>
              LANGUAGES.map((tag) => (
                <Field
                  name={`${name}.${tag}`}
                  rows={2}
                  label={say(`rule.${name}`, { language: visit.writing.language(tag) })}
                  hint={tag === 'en' ? say(`rule.${name}-hint`) : undefined}
                  value={given[name][tag]}
                  error={errorOf(`${name}.${tag}`)}
                  lang={tag}
                  alternative
                />
              )),
            )}
            <Field name="document" label={say('rule.document')} value={given.document} error={errorOf('document')} />
            <Field name="clause" label={say('rule.clause')} hint={say('rule.clause-hint')} value={given.clause} error={errorOf('clause')} />
          </section>
          <div class="rule row" data-gap="4">
            <Button name="do" value="save">
              {say('rule.save')}
            </Button>
            <Button variant="secondary" name="do" value="look">
              {say('rule.look')}
            </Button>
            {rule === undefined || shown.draft.rules.length < 2 ? null : (
              <Button variant="secondary" color="danger" name="do" value="drop">
                {say('rule.drop')}
              </Button>
            )}
          </div>
        </Form>
      </div>
    ),
  };
}

function AsItIs({ visit, condition, framework }: { visit: Visit; condition: Rule['when']; framework: Framework }) {
  if (condition === undefined) return null;
  return (
    <>
      <p class="measure">{conditionInWords(visit, condition, framework.params)}</p>
      <Notice>{visit.say('rule.as-it-is')}</Notice>
    </>
  );
}
