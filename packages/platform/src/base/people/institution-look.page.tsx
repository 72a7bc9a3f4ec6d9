import { type LogoUnsignable, readLogoToSign } from '@laurel/credential';
import type { z } from 'zod';
import { runAct, runView } from '../door.ts';
import { languageOfName } from '../languages/language-of-name.ts';
import { sayIssue } from '../languages/say-issue.ts';
import { isRefusal, Refusal } from '../refusal.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { COLOUR, colourOf } from '../ui/colour.ts';
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Form } from '../ui/form.tsx';
import { Heading } from '../ui/heading.tsx';
import { onceKey, readOnce } from '../ui/once.ts';
import type { Answers, Page, Sheet } from '../ui/page.ts';
import { param, type Visit } from '../ui/visit.ts';
import { changeInstitutionLook } from './change-institution-look.ts';
import { LARGEST_LOGO } from './logo.ts';
import { LookPreview } from './look-preview.tsx';
import { showInstitution } from './show-institution.ts';
import { showInstitutionLogo, showInstitutionLook } from './show-institution-look.ts';

type Given = { readonly colour: string; readonly logoGoes: boolean };
type Input = z.input<typeof changeInstitutionLook.input>;

/** The colour and the logo of an institution: chosen, looked at, kept. */
export const institutionLookPage: Page = {
  path: '/institutions/{id}/look',
  forPeople: true,
  largestForm: LARGEST_LOGO + 200_000,
  async get(visit) {
    mustLookAfter(visit);
    const look = await runView(showInstitutionLook, visit.context, { institutionId: param(visit, 'id') });
    return sheet(visit, { colour: look.colour ?? '', logoGoes: false }, onceKey(), []);
  },

  async post(visit, answers) {
    mustLookAfter(visit);
    const given = { colour: answers.text('colour').slice(0, 100), logoGoes: answers.all('logoGoes').includes('yes') };
    const once = readOnce(answers);
    if (answers.text('do') === 'preview') return sheet(visit, given, once, []);
    try {
      const input = await inputIn(visit, given, answers);
      await runAct(changeInstitutionLook, { ...visit.context, idempotencyKey: once }, input);
      return { to: `/institutions/${param(visit, 'id')}/look?kept` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === 'key-reused') return sheet(visit, given, onceKey(), [{ says: visit.say('look.sent-before') }]);
      if (error.code !== 'invalid-input') throw error;
      const problems = (['colour', 'logo'] as const).flatMap((field) => {
        const issue = error.issues.find((each) => each.path === field);
        return issue ? [{ field, says: sayIssue(visit.say, changeInstitutionLook.name, issue, 'given') }] : [];
      });
      return sheet(visit, given, once, problems);
    }
  },
};

function mustLookAfter(visit: Visit): void {
  const { actor, house } = visit.context;
  const line = house.policy[changeInstitutionLook.name];
  if (line?.may(actor, { institutionId: param(visit, 'id') } as never) !== true) throw new Refusal('not-allowed');
}

async function inputIn(visit: Visit, { colour, logoGoes }: Given, answers: Answers): Promise<Input> {
  const file = answers.file('logo');
  // Larger files are not read: the first byte too many says enough.
  const logo = file === undefined ? undefined : Buffer.from(await file.slice(0, LARGEST_LOGO + 1).arrayBuffer()).toString('base64');
  return {
    institutionId: param(visit, 'id'),
    ...(colour.trim() === '' ? {} : { colour }),
    ...(logo !== undefined ? { logo } : logoGoes ? { logo: null } : {}),
  };
}

/** Whether the logo goes where there is little room: into credentials, onto their certificates and into mails. */
async function signingOf(visit: Visit, institutionId: string): Promise<LogoUnsignable | 'signed'> {
  const { bytes } = await runView(showInstitutionLogo, visit.context, { institutionId });
  const read = readLogoToSign(bytes);
  return typeof read === 'string' ? read : 'signed';
}

async function sheet(visit: Visit, given: Given, once: string, problems: readonly Problem[]): Promise<Sheet> {
  const { say, writing } = visit;
  const id = param(visit, 'id');
  const institution = await runView(showInstitution, visit.context, { id });
  const look = await runView(showInstitutionLook, visit.context, { institutionId: id });
  const signing = look.logo && (await signingOf(visit, id));
  const path = `/institutions/${id}/look`;
  const colour = colourOf(given.colour);
  const lang = languageOfName(institution.name, institution.country);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  const kept = visit.url.searchParams.has('kept') && !wrong;
  return {
    title: say('look.title'),
    place: 'institutions',
    unlisted: true,
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <Breadcrumbs
          label={say('layout.you-are-here')}
          back={say('people.back')}
          crumbs={[
            { says: institution.name, href: `/institutions/${id}`, lang },
            { says: say('look.title'), href: path },
          ]}
        />
        <div class="stack">
          <Heading level={1}>{say('look.title')}</Heading>
          <p class="ds-paragraph lead">{say(kept ? 'look.kept' : 'look.lead')}</p>
        </div>
        <LookPreview
          visit={visit}
          name={institution.name}
          lang={lang}
          below={writing.country(institution.country)}
          signing={signing}
          look={{ ...look, colour: COLOUR.test(colour) ? colour : undefined }}
        />
        <section class="narrow stack" aria-labelledby="choose">
          <Heading level={2} id="choose">
            {say('look.choose')}
          </Heading>
          <Form action={path} once={once} files>
            <Field
              name="colour"
              label={say('look.colour')}
              hint={say('look.colour-hint')}
              value={given.colour}
              error={errorOf('colour')}
              optional={say('form.optional')}
              width={10}
              spellcheck={false}
              autocomplete="off"
            />
            <FileField
              name="logo"
              label={say('look.logo')}
              hint={say(look.logo ? 'look.logo-hint-again' : 'look.logo-hint')}
              error={errorOf('logo')}
              optional={say('form.optional')}
              accept=".png,.jpg,.jpeg,image/png,image/jpeg"
            />
            {look.logo ? (
              <Choices
                name="logoGoes"
                legend={say('look.logo-now')}
                kind="checkbox"
                choices={[{ value: 'yes', label: say('look.logo-goes') }]}
                chosen={given.logoGoes ? ['yes'] : []}
              />
            ) : null}
            <div class="rule row" data-gap="4">
              <Button>{say('look.keep')}</Button>
              <Button variant="secondary" name="do" value="preview">
                {say('look.preview-colour')}
              </Button>
            </div>
          </Form>
        </section>
      </div>
    ),
  };
}
