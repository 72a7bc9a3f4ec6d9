import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { FileField } from '../../base/ui/file-field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';

/** One box for a text, one for a file, and a way to begin with neither. */
export function offerForm(visit: Visit, pasted: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  return {
    title: say('check.title'),
    place: 'check',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap">
        <div class="narrow stack centre" data-gap="5">
          <ErrorSummary title={say('form.problem')} problems={problems} />
          <div class="stack">
            <Heading level={1}>{say('check.question')}</Heading>
            <p class="ds-paragraph lead">{say('check.lead')}</p>
          </div>
          <Form action="/check" files>
            <Field
              name="paste"
              label={say('check.paste')}
              hint={say('check.paste-hint')}
              rows={8}
              value={pasted}
              error={errorOf('paste')}
              spellcheck={false}
              dir="ltr"
              alternative
            />
            <FileField
              name="file"
              label={say('check.file')}
              hint={say('check.file-hint')}
              accept=".json,.jsonld,.jwt,.docx,.xlsx,.csv,application/json"
              error={errorOf('file')}
            />
            <div class="row" data-gap="4">
              <Button>{say('check.send')}</Button>
              <Button name="do" value="empty" variant="secondary">
                {say('check.empty')}
              </Button>
            </div>
          </Form>
          <ul class="flush stack" data-gap="2">
            <li>
              <Link href="/check/examples">{say('check.see-examples')}</Link>
            </li>
            <li>
              <Link href="/check?as=template" download>
                {say('template.blank')}
              </Link>
            </li>
          </ul>
          <div class="rule stack" data-gap="4">
            <div class="thirds">
              <p class="small">
                <strong>{say('check.nothing-stored')}</strong> {say('check.nothing-stored-how')}
              </p>
              <p class="small">
                <strong>{say('verify.no-account')}</strong> {say('check.no-account-how')}
              </p>
              <p class="small">
                <strong>{say('check.by-program')}</strong> {say('check.by-program-how')}
              </p>
            </div>
          </div>
        </div>
      </div>
    ),
  };
}
