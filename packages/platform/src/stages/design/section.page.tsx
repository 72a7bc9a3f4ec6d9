import { type ElementKey, type SectionName, sections } from '@laurel/microcredential';
import { runAct, runView } from '../../base/door.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { Button, DefaultButton } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { State } from '../../base/ui/state.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { checkDescription } from './check-description.ts';
import { describe } from './describe.ts';
import { languageTag, type WholeDescription } from './description.ts';
import { DescriptionCrumbs } from './description-crumbs.tsx';
import { frameworkName, labelOf, languageOfSource, severityTone, titleOf } from './design-words.ts';
import { DeviationNote } from './deviation-note.tsx';
import { ElementFields, type Filling } from './element-fields.tsx';
import { issueProblems, troubleProblems } from './field-problems.ts';
import type { Noted } from './noted-elements.ts';
import { elementAt, elementsOf, findSection } from './section.ts';
import { addRow, type Fields, postedSection, readSection, removeRow, showSection } from './section-form.ts';
import { showDescription } from './show-description.ts';

/** What somebody else wrote meanwhile into an element that the reader was changing. */
type Meanwhile = { readonly element: string; readonly says: string };

type Filled = {
  readonly description: WholeDescription;
  readonly section: SectionName;
  readonly fields: Fields;
  readonly once: string;
  readonly problems?: readonly Problem[];
  readonly meanwhile?: readonly Meanwhile[];
  readonly status?: number;
};

/** One section of a description: what it asks, and beside each question what the frameworks say. */
export const sectionPage: Page = {
  path: '/design/{id}/{section}',
  forPeople: true,
  // Long texts in several languages, in the spelling of a form.
  largestForm: 4_000_000,
  async get(visit) {
    const { description, section, languages } = await openSection(visit);
    return sheet(visit, { description, section, fields: showSection(section, description.description, languages), once: onceKey() });
  },

  async post(visit, answers) {
    const { description, section, languages } = await openSection(visit);
    const [what = '', row = '', index = ''] = answers.text('do').split(':');
    const fields = postedSection(section, answers.all, languages);
    const edit = Number(answers.text('edit'));
    const filled: Filled = { description: { ...description, edit }, section, fields, once: readOnce(answers) };
    if (what === 'add') return sheet(visit, { ...filled, fields: addRow(fields, row) });
    if (what === 'search') return sheet(visit, filled);
    if (what === 'remove') return sheet(visit, { ...filled, fields: removeRow(fields, row, Number(index)) });

    const { elements, troubles } = readSection(section, fields, description.description, languages);
    if (troubles.length > 0) {
      return sheet(visit, { ...filled, problems: troubleProblems(visit, troubles), status: 422 });
    }
    const next = what === 'list' ? undefined : sections[sections.indexOf(section) + 1];
    const onward = { to: next ? `/design/${description.id}/${next}` : `/design/${description.id}` };
    if (Object.keys(elements).length === 0) return onward;
    try {
      await runAct(describe, { ...visit.context, idempotencyKey: filled.once }, { id: description.id, section, edit, elements });
      return onward;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused')
        return sheet(visit, { ...filled, once: onceKey(), problems: [{ says: visit.say('design.sent-before') }], status: 422 });
      if (error.code === 'conflict') return conflict(visit, filled, description, Object.keys(elements), languages);
      if (error.code !== 'invalid-input') throw error;
      return sheet(visit, { ...filled, problems: issueProblems(visit, error.issues, fields), status: 422 });
    }
  },
};

async function openSection(visit: Visit) {
  const section = findSection(param(visit, 'section'));
  if (section === undefined) throw new Refusal('not-found');
  const description = await runView(showDescription, visit.context, { id: param(visit, 'id') });
  return { section, description, languages: description.languages.filter((tag) => languageTag.test(tag)) };
}

/** Both texts, and the reader decides: what they wrote stands in the fields, what is stored stands above. Saving again is meant. */
function conflict(
  visit: Visit,
  filled: Filled,
  now: WholeDescription,
  changed: readonly string[],
  languages: readonly string[],
): Promise<Sheet> {
  const stored = showSection(filled.section, now.description, languages);
  const meanwhile = changed.map((element) => ({ element, says: wordsOf(stored, element) }));
  // The rows that are stored now need not be those that were shown: only a row that is the same is taken for the same.
  const fields = Object.fromEntries(
    Object.entries(filled.fields).map(([name, values]) => {
      if (!name.endsWith('.was')) return [name, values];
      const row = name.slice(0, -'was'.length);
      const same = Object.keys(stored).every(
        (each) => !each.startsWith(row) || each === name || stored[each]?.[0] === filled.fields[each]?.[0],
      );
      return [name, same && stored[name]?.[0] === values[0] ? values : ['']];
    }),
  );
  const problems = [{ says: visit.say('design.conflict') }];
  return sheet(visit, { ...filled, description: now, fields, once: onceKey(), problems, meanwhile, status: 409 });
}

function wordsOf(fields: Fields, element: string): string {
  return Object.entries(fields)
    .filter(([name]) => (name === element || name.startsWith(`${element}.`)) && !/\.(rows|was|search)$/.test(name))
    .flatMap(([, values]) => values.filter((value) => value.trim() !== ''))
    .join(' · ');
}

async function sheet(visit: Visit, filled: Filled): Promise<Sheet> {
  const { say } = visit;
  const { description, section, fields, once, problems = [], meanwhile = [], status } = filled;
  const { verdicts } = await runView(checkDescription, visit.context, { id: description.id });
  const notes: readonly Noted[] = verdicts.flatMap(({ framework, title: name, findings }) =>
    findings.map((finding) => ({ ...finding, framework, title: name })),
  );
  const { actor, house } = visit.context;
  const mayWrite = description.state === 'draft' && house.policy[describe.name]?.may(actor, description as never) === true;
  const title = titleOf(visit, description.title);
  const name = say(`design-section.${section}`);
  const path = `/design/${description.id}/${section}`;
  const filling: Filling = {
    visit,
    fields,
    languages: description.languages.filter((tag) => languageTag.test(tag)),
    errorOf: (field) => problems.find((problem) => problem.field === field)?.says,
  };
  const next = sections[sections.indexOf(section) + 1];
  return {
    title: say('design.section-title', { section: name, title: title.says }),
    unlisted: true,
    place: 'design',
    wrong: problems.length > 0,
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="wrap stack sections">
        <DescriptionCrumbs visit={visit} of={description} here={{ says: name, href: path }} />
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <div class="stack" data-gap="2">
          <p class="muted">{say('design.section-of', { number: sections.indexOf(section) + 1, all: sections.length })}</p>
          <Heading level={1} size="lg">
            {name}
          </Heading>
          <p class="ds-paragraph measure">{say('design.section-lead')}</p>
        </div>
        {mayWrite ? null : <Notice>{say(description.state === 'draft' ? 'design.only-read' : 'design.closed')}</Notice>}
        <Form action={path} once={once}>
          {mayWrite ? <DefaultButton name="do" value="list" /> : null}
          <Hidden name="edit" value={String(description.edit)} />
          <div>
            {elementsOf(section).map((element) => (
              <div class="noted">
                <div class="stack">
                  <ElementFields filling={filling} element={element} />
                  {meanwhile
                    .filter((each) => each.element === element)
                    .map(({ says }) => (
                      <div class="comment">
                        <p class="strong">{say('design.stored-now')}</p>
                        <p>{says === '' ? say('design.nothing') : <bdi>{says}</bdi>}</p>
                      </div>
                    ))}
                </div>
                <Notes visit={visit} notes={notes.filter((note) => standsBeside(note.path, element, section))} element={element} />
              </div>
            ))}
          </div>
          {mayWrite ? (
            <div class="row">
              <Button name="do" value="continue">
                {next ? say('design.save-next', { section: say(`design-section.${next}`) }) : say('design.save-last')}
              </Button>
              {next ? (
                <Button name="do" value="list" variant="secondary">
                  {say('design.save-list')}
                </Button>
              ) : null}
            </div>
          ) : null}
        </Form>
      </div>
    ),
  };
}

/** A finding about a group of elements stands beside the first of them. */
function standsBeside(path: string, element: ElementKey, section: SectionName): boolean {
  const at = elementAt(path);
  if (at === undefined) return false;
  const first = elementsOf(section).find((each) => each === at) ?? elementsOf(section).find((each) => each.startsWith(`${at}.`));
  return first === element;
}

/** What the frameworks still ask of an element, each with its own clause. */
function Notes({ visit, notes, element }: { visit: Visit; notes: readonly Noted[]; element: string }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes" aria-label={visit.say('design.notes', { element: labelOf(visit, element) })}>
      {notes.map((note) => (
        <li>
          <State tone={severityTone[note.severity]}>{note.fix}</State>
          <DeviationNote visit={visit} finding={note} />
          <span class="clause">
            <bdi>{frameworkName(visit, note)}</bdi> · <bdi lang={languageOfSource(note)}>{note.source.clause}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
