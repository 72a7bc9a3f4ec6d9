import { phases, type Rule } from '@laurel/microcredential';
import { runAct } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import { Pick } from '../../base/ui/pick.tsx';
import { Select } from '../../base/ui/select.tsx';
import { State } from '../../base/ui/state.tsx';
import { Table } from '../../base/ui/table.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { appliesToOf, changeFramework, severities } from './change-framework.ts';
import { conditionInWords } from './condition-words.ts';
import { sentenceOf } from './frameworks.page.tsx';
import { DraftCrumbs, draftAddress, draftName, openDraft, problemsOf, type ShownDraft } from './own-framework-pages.tsx';
import { publishFramework } from './publish-framework.ts';
import { withdrawFramework } from './withdraw-framework.ts';

type Given = { readonly version: string; readonly validFrom: string; readonly lastDay: string };
type Filled = { readonly given?: Given; readonly problems?: readonly Problem[]; readonly status?: number };

/** A framework of an alliance's own, as it is being written: its rules, what is published of it, and publishing the next version. */
export const ownFrameworkPage: Page = {
  path: '/alliances/{id}/frameworks/{framework}',
  forPeople: true,
  async get(visit) {
    return sheet(visit, await openDraft(visit), {});
  },

  async post(visit, answers) {
    const shown = await openDraft(visit);
    const context = { ...visit.context, idempotencyKey: readOnce(answers) };
    const edit = Number(answers.text('edit')) || 0;
    const given = { version: answers.text('version'), validFrom: answers.text('validFrom'), lastDay: answers.text('lastDay') };
    const what = answers.text('do');
    try {
      if (what === 'rules') await runAct(changeFramework, context, { id: shown.id, edit, ...rulesIn(answers, shown) });
      if (what === 'publish')
        await runAct(publishFramework, context, { id: shown.id, edit, version: given.version.trim(), validFrom: given.validFrom });
      if (what === 'withdraw') await runAct(withdrawFramework, context, { id: shown.id, lastDay: given.lastDay });
      return { to: draftAddress(shown) };
    } catch (error) {
      if (isRefusal(error) && error.code === 'wrong-state')
        return sheet(visit, shown, { given, problems: [{ says: visit.say('own.nothing-to-end') }], status: 409 });
      const known = ['version', 'validFrom', 'lastDay'];
      const problems = problemsOf(visit, error, (path) => known.find((field) => field === path));
      return sheet(visit, shown, { given, problems, status: isRefusal(error) && error.code === 'conflict' ? 409 : 422 });
    }
  },
};

/** How heavy each rule is, from which step on it is asked, and which are left out. */
function rulesIn(answers: Answers, { draft }: ShownDraft) {
  const said = <T extends string>(name: string, all: readonly T[]) =>
    Object.fromEntries(
      draft.rules.flatMap(({ id }) => {
        const value = all.find((each) => each === answers.text(`${name}.${id}`));
        return value === undefined ? [] : [[id, value]];
      }),
    );
  const leaveOut = answers.all('leaveOut').filter((id) => draft.rules.some((rule) => rule.id === id));
  return { severities: said('severity', severities), phases: said('phase', phases), leaveOut };
}

function sheet(visit: Visit, shown: ShownDraft, { given, problems = [], status }: Filled): Sheet {
  const { say, writing } = visit;
  const { draft, inForce, versions } = shown;
  const name = draftName(visit, shown);
  const path = draftAddress(shown);
  return {
    title: name,
    unlisted: true,
    place: 'frameworks',
    wrong: problems.length > 0,
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <DraftCrumbs visit={visit} shown={shown} />
        <div class="stack">
          <Heading level={1} size="lg">
            {name}
          </Heading>
          <p class="ds-paragraph lead">{say('own.lead')}</p>
          <Facts
            facts={[
              {
                term: say('own.in-force'),
                value:
                  inForce === undefined
                    ? say('own.nothing-in-force')
                    : say('own.since', { version: inForce.version, date: writing.date(inForce.validFrom) }),
              },
              { term: say('own.applies'), value: say(`own-applies.${appliesToOf(draft)}`) },
              { term: say('own.source'), value: <bdi>{draft.sourceDocument.title}</bdi> },
              { term: say('own.name'), value: <span class="id">{draft.id}</span> },
              { term: say('own.changed'), value: writing.date(shown.changedAt) },
            ]}
          />
          <p>
            <Link href={`${path}/head`}>{say('own.change-head')}</Link>
          </p>
        </div>
        <Weak visit={visit} shown={shown} />
        <section class="stack" aria-labelledby="rules">
          <Heading level={2} id="rules">
            {say('frameworks.rules', { count: draft.rules.length })}
          </Heading>
          <div class="row">
            <Link look="button" href={`${path}/rules/new`}>
              {say('rule.new')}
            </Link>
            <Link look="button" variant="secondary" href={`${path}/preview`}>
              {say('own.to-preview')}
            </Link>
          </div>
          <Form action={path} once={onceKey()}>
            <Hidden name="edit" value={String(shown.edit)} />
            <Table
              caption={say('own.rules')}
              stacked
              columns={[
                { title: say('frameworks.rule') },
                { title: say('frameworks.finding'), wide: true },
                { title: say('rule.severity') },
                { title: say('rule.phase') },
                { title: say('own.leave-out') },
              ]}
              rows={draft.rules.map((rule) => ruleRow(visit, shown, rule))}
            />
            <div>
              <Button name="do" value="rules">
                {say('own.save-rules')}
              </Button>
            </div>
          </Form>
        </section>
        <Publish visit={visit} shown={shown} given={given} problems={problems} />
        {versions.length === 0 ? null : <Versions visit={visit} shown={shown} given={given} problems={problems} />}
      </div>
    ),
  };
}

function ruleRow(visit: Visit, shown: ShownDraft, rule: Rule) {
  const { say } = visit;
  const { draft } = shown;
  return [
    <span class="nowrap">
      <Link href={`${draftAddress(shown)}/rules/${rule.id}`}>{rule.id}</Link>
    </span>,
    <div class="stack" data-gap="1">
      <bdi>{sentenceOf(visit, rule.message)}</bdi>
      <bdi class="small muted">
        {rule.when === undefined ? '' : `${say('rule.only-if', { what: conditionInWords(visit, rule.when, draft.params) })} `}
        {say('rule.holds-if', { what: conditionInWords(visit, rule.assert, draft.params) })}
      </bdi>
    </div>,
    <Select
      name={`severity.${rule.id}`}
      label={say('own.severity-of', { rule: rule.id })}
      labelHidden
      choices={severities.map((each) => ({ value: each, label: say(`rule-severity.${each}`) }))}
      value={rule.severity}
    />,
    <Select
      name={`phase.${rule.id}`}
      label={say('own.phase-of', { rule: rule.id })}
      labelHidden
      choices={phases.map((each) => ({ value: each, label: say(`design-phase.${each}`) }))}
      value={rule.phase}
    />,
    <Pick name="leaveOut" value={rule.id} labelHidden>
      {visit.say('own.leave-out-this', { rule: rule.id })}
    </Pick>,
  ];
}

/** Rules that are of no use: said before they are published, and refused by nobody. */
function Weak({ visit, shown }: { visit: Visit; shown: ShownDraft }) {
  if (shown.weak.length === 0) return null;
  const { say } = visit;
  return (
    <section class="stack" aria-labelledby="weak">
      <Heading level={2} size="sm" id="weak">
        {say('own.weak')}
      </Heading>
      {shown.weak.map(({ rule, why }) => (
        <State tone="warning">
          <Link href={`${draftAddress(shown)}/rules/${rule}`}>{rule}</Link>: {say(`own.weak-${why}`)}
        </State>
      ))}
    </section>
  );
}

type PartProps = { visit: Visit; shown: ShownDraft; given: Given | undefined; problems: readonly Problem[] };

function Publish({ visit, shown, given, problems }: PartProps) {
  const { say, writing } = visit;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  return (
    <section class="narrow stack" aria-labelledby="publish">
      <Heading level={2} id="publish">
        {say('own.publish-title')}
      </Heading>
      <p class="measure">{say('own.publish-why')}</p>
      <Form action={draftAddress(shown)} once={onceKey()}>
        <Hidden name="edit" value={String(shown.edit)} />
        <Field
          name="version"
          label={say('own.version')}
          hint={say('own.version-hint')}
          value={given?.version || shown.next.version}
          error={errorOf('version')}
          width={10}
        />
        <Field
          name="validFrom"
          type="date"
          label={say('own.valid-from')}
          hint={say('own.valid-from-hint', { date: writing.date(shown.next.earliest) })}
          value={given?.validFrom || shown.next.earliest}
          error={errorOf('validFrom')}
        />
        <div>
          <Button name="do" value="publish">
            {say('own.publish')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Versions({ visit, shown, given, problems }: PartProps) {
  const { say, writing } = visit;
  const { id, versions } = shown;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const open = versions.some(({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom);
  return (
    <section class="stack">
      <Heading level={2} id="versions">
        {say('own.versions')}
      </Heading>
      <VersionTable visit={visit} id={id} versions={versions} />
      {open ? (
        <div class="narrow stack">
          <Heading level={3} size="sm">
            {say('own.withdraw-title')}
          </Heading>
          <p class="measure">{say('own.withdraw-why')}</p>
          <Form action={draftAddress(shown)} once={onceKey()}>
            <Field name="lastDay" type="date" label={say('own.last-day')} value={given?.lastDay} error={errorOf('lastDay')} />
            <div>
              <Button variant="secondary" color="danger" name="do" value="withdraw">
                {say('own.withdraw')}
              </Button>
            </div>
          </Form>
        </div>
      ) : null}
      <p class="small muted">{say('own.published-stays', { date: writing.date(versions[0]?.publishedAt ?? '') })}</p>
    </section>
  );
}

/** The versions of a framework with the days on which each is in force, the latest first. */
export function VersionTable({ visit, id, versions }: { visit: Visit; id: string; versions: ShownDraft['versions'] }) {
  const { say, writing } = visit;
  return (
    <Table
      caption={say('own.versions')}
      columns={[{ title: say('own.version') }, { title: say('own.first-day') }, { title: say('own.last-day') }]}
      rows={versions.map(({ version, validFrom, validTo }) => [
        <Link href={`/frameworks/${id}?version=${version}`}>{version}</Link>,
        writing.date(validFrom),
        validTo === undefined ? '' : validTo < validFrom ? say('own.never-in-force') : writing.date(validTo),
      ])}
    />
  );
}
