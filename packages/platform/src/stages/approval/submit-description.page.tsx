import type { z } from 'zod';
import { runAct, runView } from '../../base/door.ts';
import { isRefusal, type Refusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import { Select } from '../../base/ui/select.tsx';
import { State } from '../../base/ui/state.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import type { DescriptionState } from '../design/description.ts';
import { DescriptionCrumbs } from '../design/description-crumbs.tsx';
import { titleOf } from '../design/design-words.ts';
import { AskLink, DeviationList, DeviationNote } from '../design/deviation-note.tsx';
import { sectionAt } from '../design/section.ts';
import { caseAddress, nameLanguage } from './approval-words.ts';
import { listCases } from './list-cases.ts';
import { showSubmission } from './show-submission.ts';
import { submitDescription } from './submit-description.ts';

type Submission = z.output<typeof showSubmission.result>;
type Filled = {
  readonly bodies: readonly string[];
  readonly partners: readonly string[];
  readonly once: string;
  readonly problems: readonly Problem[];
  readonly status?: number;
};

/** What is missing, who decides, and the button that freezes the draft and asks them. */
export const submitDescriptionPage: Page = {
  path: '/design/{id}/submit',
  forPeople: true,
  async get(visit) {
    const found = await runView(showSubmission, visit.context, { id: param(visit, 'id') });
    const bodies = found.awardingBodies.map(({ institutionId }) => institutionId ?? '');
    return sheet(visit, found, { bodies, partners: [], once: onceKey(), problems: [] });
  },

  async post(visit, answers) {
    const id = param(visit, 'id');
    const found = await runView(showSubmission, visit.context, { id });
    const filled: Filled = { ...read(found, answers), once: readOnce(answers), problems: [] };
    const { say } = visit;
    // The first of a repeated form may have gone through: then its answer comes again.
    const missing = filled.bodies.flatMap((body, place) =>
      body === '' && found.description.state === 'draft'
        ? [{ field: `body.${place}`, says: say('submit.choose', bodyName(visit, found, place)) }]
        : [],
    );
    if (missing.length > 0) return sheet(visit, found, { ...filled, problems: missing, status: 422 });
    try {
      const { caseId } = await runAct(
        submitDescription,
        { ...visit.context, idempotencyKey: filled.once },
        { id, edit: Number(answers.text('edit') || Number.NaN), awardingBodies: [...filled.bodies], partners: [...filled.partners] },
      );
      return { to: caseAddress(caseId) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused')
        return sheet(visit, found, { ...filled, once: onceKey(), problems: [{ says: say('approval.sent-before') }], status: 422 });
      if (error.code === 'conflict')
        return sheet(visit, found, { ...filled, once: onceKey(), problems: [{ says: say('submit.changed') }], status: 409 });
      if (error.code === 'wrong-state')
        return sheet(visit, await runView(showSubmission, visit.context, { id }), { ...filled, status: 409 });
      if (error.code !== 'invalid-input') throw error;
      return sheet(visit, found, { ...filled, problems: problemsOf(visit, error), status: 422 });
    }
  },
};

function read(found: Submission, answers: Answers): Pick<Filled, 'bodies' | 'partners'> {
  const known = found.institutions.map(({ id }) => id);
  return {
    bodies: found.awardingBodies.map((_, place) => known.find((id) => id === answers.text(`body.${place}`)) ?? ''),
    partners: answers.all('partners').filter((id) => known.includes(id)),
  };
}

const bodyName = (visit: Visit, { awardingBodies }: Submission, place: number) => ({
  name: awardingBodies[place]?.name || awardingBodies[place]?.id || visit.say('submit.body', { number: place + 1 }),
});

/** What keeps it back is listed on the page already, with the way to each section. */
function problemsOf(visit: Visit, refusal: Refusal): readonly Problem[] {
  const own = refusal.issues.some(({ path }) => path === 'awardingBodies');
  return [{ says: visit.say(own ? 'submit.no-body' : 'submit.mend-first') }];
}

async function sheet(visit: Visit, found: Submission, filled: Filled): Promise<Sheet> {
  const { say } = visit;
  const { description } = found;
  const { id } = description;
  const title = titleOf(visit, description.title);
  const { actor, house } = visit.context;
  const draft = description.state === 'draft';
  const ready = found.errors.length === 0 && found.awardingBodies.length > 0;
  const [latest] = draft ? [] : (await runView(listCases, visit.context, { descriptionId: id, limit: 1 })).cases;
  const mayAsk = house.policy[submitDescription.name]?.may(actor, description as never) === true;
  return {
    title: say('submit.title', { title: title.says }),
    unlisted: true,
    place: 'design',
    wrong: filled.problems.length > 0,
    ...(filled.status === undefined ? {} : { status: filled.status }),
    body: (
      <div class="wrap stack sections">
        <DescriptionCrumbs visit={visit} of={description} here={{ says: say('submit.crumb'), href: `/design/${id}/submit` }} />
        <ErrorSummary title={say('form.problem')} problems={filled.problems} />
        <div class="stack" data-gap="2">
          <p class="muted">{say('approval.version', { version: description.version })}</p>
          <Heading level={1} size="lg">
            {say('submit.title', { title: title.says })}
          </Heading>
          <p class="ds-paragraph lead">{say('submit.lead')}</p>
        </div>
        {draft ? (
          <>
            <Missing visit={visit} found={found} />
            <Deviating visit={visit} found={found} />
            {mayAsk ? null : <Notice>{say('submit.not-you')}</Notice>}
            {mayAsk && !ready ? <Notice tone="warning">{say('submit.mend-notice')}</Notice> : null}
            {mayAsk && ready ? <Asking visit={visit} found={found} filled={filled} /> : null}
          </>
        ) : (
          <NoDraft visit={visit} state={description.state} caseId={latest?.id} />
        )}
      </div>
    ),
  };
}

/** What still keeps it back, each with the way to the section that mends it. */
function Missing({ visit, found }: { visit: Visit; found: Submission }) {
  const { say } = visit;
  const { id } = found.description;
  const noBody = found.awardingBodies.length === 0;
  return (
    <section class="stack" aria-labelledby="missing">
      <Heading level={2} id="missing">
        {say('submit.missing')}
      </Heading>
      {found.errors.length === 0 && !noBody ? (
        <State tone="success">{say('submit.nothing-missing')}</State>
      ) : (
        <ul class="plain stack measure" data-gap="4">
          {noBody ? (
            <li class="stack" data-gap="1">
              <State tone="danger">{say('submit.no-body')}</State>
              <p class="small">
                <Link href={`/design/${id}/partners`}>{say('design.go-to', { section: say('design-section.partners') })}</Link>
              </p>
            </li>
          ) : null}
          {found.errors.map((error) => {
            const { message, fix, path } = error;
            const section = sectionAt(path);
            return (
              <li class="stack" data-gap="1">
                <State tone="danger">{message}</State>
                <p>{fix}</p>
                <DeviationNote visit={visit} finding={error} />
                <p class="small">
                  {section ? (
                    <Link href={`/design/${id}/${section}`}>{say('design.go-to', { section: say(`design-section.${section}`) })}</Link>
                  ) : (
                    <span class="muted">{say('design.not-asked-yet')}</span>
                  )}
                </p>
                <p class="small">
                  <AskLink visit={visit} descriptionId={id} finding={error} />
                </p>
              </li>
            );
          })}
        </ul>
      )}
      <p class="small">
        <Link href={`/design/${id}/check?phase=approval`}>{say('submit.all-findings')}</Link>
      </p>
    </section>
  );
}

/** What does not keep it back because somebody decided so: whoever is asked now will see it. */
function Deviating({ visit, found }: { visit: Visit; found: Submission }) {
  const { say } = visit;
  if (found.deviations.length === 0) return null;
  return (
    <section class="stack measure" aria-labelledby="deviations">
      <Heading level={2} id="deviations">
        {say('deviation.seen')}
      </Heading>
      <p>{say('deviation.counts-here')}</p>
      <DeviationList visit={visit} deviations={found.deviations} />
    </section>
  );
}

/** Which institution decides for which awarding body, and who else is asked. */
function Asking({ visit, found, filled }: { visit: Visit; found: Submission; filled: Filled }) {
  const { say } = visit;
  const { description, awardingBodies, institutions } = found;
  const lead = institutions.find(({ id }) => id === description.institutionId);
  const choices = institutions.map((each) => ({ value: each.id, label: each.name, lang: nameLanguage(each) }));
  const others = choices.filter(({ value }) => value !== description.institutionId);
  const errorOf = (field: string) => filled.problems.find((problem) => problem.field === field)?.says;
  return (
    <section class="stack" aria-labelledby="asked">
      <Heading level={2} id="asked">
        {say('submit.asked')}
      </Heading>
      <p class="measure">{say('submit.asked-how')}</p>
      <div class="narrow">
        <Form action={`/design/${description.id}/submit`} once={filled.once}>
          <Hidden name="edit" value={String(description.edit)} />
          {lead ? (
            <p>
              {say('submit.leads')} <bdi lang={nameLanguage(lead)}>{lead.name}</bdi>
            </p>
          ) : null}
          {awardingBodies.map((_, place) => (
            <Select
              name={`body.${place}`}
              label={say('submit.for-body', bodyName(visit, found, place))}
              hint={filled.bodies[place] ? undefined : say('submit.for-body-hint')}
              choices={choices}
              nothing={say('design.choose')}
              value={filled.bodies[place]}
              error={errorOf(`body.${place}`)}
            />
          ))}
          {others.length === 0 ? null : (
            <Fold says={say('submit.more')} open={filled.partners.length > 0}>
              <Choices
                name="partners"
                legend={say('submit.partners')}
                hint={say('submit.partners-hint')}
                kind="checkbox"
                choices={others}
                chosen={filled.partners}
              />
            </Fold>
          )}
          <p class="measure">{say('submit.what-then')}</p>
          <div>
            <Button>{say('submit.send')}</Button>
          </div>
        </Form>
      </div>
    </section>
  );
}

/** Where a description stands that is no draft, and the way to its case. */
function NoDraft({ visit, state, caseId }: { visit: Visit; state: DescriptionState; caseId: string | undefined }) {
  const { say } = visit;
  return (
    <div class="stack">
      <Notice>{say(`submit-state.${state as 'submitted'}`)}</Notice>
      {caseId === undefined || state === 'withdrawn' ? null : (
        <div>
          <Link look="button" href={caseAddress(caseId)}>
            {say('submit.to-case')}
          </Link>
        </div>
      )}
    </div>
  );
}
