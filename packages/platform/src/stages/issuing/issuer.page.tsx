import { z } from 'zod';
import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { nameIssuer, showIssuer } from './issuer-identity.ts';

const QUESTIONS = ['legalId', 'seat'] as const;
type Given = Readonly<Record<(typeof QUESTIONS)[number], string>>;

/** Who an institution is in law and where it issues: asked once, before its first credential. */
export const issuerPage: Page = {
  path: '/institutions/{id}/issuer',
  forPeople: true,
  async get(visit) {
    const { legalId = '', seat = '' } = await runView(showIssuer, visit.context, { institutionId: param(visit, 'id') });
    return sheet(visit, { legalId, seat }, offeringIn(visit.url.searchParams.get('offering')), []);
  },

  async post(visit, answers) {
    const institutionId = param(visit, 'id');
    const given = { legalId: answers.text('legalId'), seat: answers.text('seat') };
    const offering = offeringIn(answers.text('offering'));
    try {
      await runAct(nameIssuer, { ...visit.context, idempotencyKey: readOnce(answers) }, { institutionId, ...given });
      return { to: offering === undefined ? `/institutions/${institutionId}/issuer?kept` : `/offerings/${offering}/credentials` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return sheet(visit, given, offering, [{ says: visit.say('issue.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      const problems = QUESTIONS.flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(visit.say, nameIssuer.name, issue, given[field].trim()) }] : [];
      });
      return sheet(visit, given, offering, problems);
    }
  },
};

/** Where the reader came from; anything else is nowhere. */
function offeringIn(given: string | null): string | undefined {
  return z.uuid().safeParse(given).data;
}

async function sheet(visit: Visit, given: Given, offering: string | undefined, problems: readonly Problem[]): Promise<Sheet> {
  const { say } = visit;
  const institutionId = param(visit, 'id');
  const { name } = await runView(showIssuer, visit.context, { institutionId });
  const path = `/institutions/${institutionId}/issuer`;
  const errorOf = (field: keyof Given) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  return {
    title: say('issuer.title'),
    place: 'institutions',
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('issuer.back')}
          crumbs={[
            { says: name, href: `/institutions/${institutionId}` },
            { says: say('issuer.title'), href: path },
          ]}
        />
        {visit.url.searchParams.has('kept') ? <Notice tone="success">{say('issuer.saved')}</Notice> : null}
        <div class="stack">
          <Heading level={1}>{say('issuer.title')}</Heading>
          <p class="ds-paragraph lead">{say('issuer.lead', { institution: name })}</p>
        </div>
        <div class="narrow">
          <Form action={path} once={onceKey()}>
            {offering === undefined ? null : <Hidden name="offering" value={offering} />}
            <Field
              name="legalId"
              label={say('issuer.legal-id')}
              hint={say('issuer.legal-id-hint')}
              value={given.legalId}
              error={errorOf('legalId')}
              autocomplete="off"
              spellcheck={false}
            />
            <Field
              name="seat"
              label={say('issuer.seat')}
              hint={say('issuer.seat-hint')}
              value={given.seat}
              error={errorOf('seat')}
              autocomplete="off"
              spellcheck={false}
            />
            <div>
              <Button>{say('issuer.save')}</Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}
