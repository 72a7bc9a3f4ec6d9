import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { FileField } from '../../base/ui/file-field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';

/** One box for a link or a text, one for a file. */
export function verifyForm(visit: Visit, pasted: string, problems: readonly Problem[], status = 422): Sheet {
  const { say } = visit;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  return {
    title: say('verify.title'),
    place: 'verify',
    wrong,
    ...(wrong ? { status } : {}),
    // A link that came along is nobody's business but the reader's.
    unlisted: visit.url.searchParams.has('link'),
    body: (
      <div class="wrap">
        <div class="narrow stack centre" data-gap="5">
          <ErrorSummary title={say('form.problem')} problems={problems} />
          <div class="stack">
            <Heading level={1}>{say('verify.question')}</Heading>
            <p class="ds-paragraph lead">{say('verify.lead')}</p>
          </div>
          {pasted !== '' && !wrong ? <Notice>{say('verify.from-link')}</Notice> : null}
          <Form action="/verify" files>
            <Field
              name="paste"
              label={say('verify.paste')}
              hint={say('verify.paste-hint', { example: `${visit.context.house.settings.publicUrl}/c/7Kq2-mPzW…` })}
              rows={4}
              value={pasted}
              error={errorOf('paste')}
              spellcheck={false}
              alternative
            />
            <FileField
              name="file"
              label={say('verify.file')}
              hint={say('verify.file-hint')}
              accept=".json,.pdf,.jsonld"
              error={errorOf('file')}
            />
            <div class="row" data-gap="4">
              <Button>{say('verify.send')}</Button>
            </div>
          </Form>
          <div class="rule stack" data-gap="4">
            <div class="thirds">
              <p class="small">
                <strong>{say('verify.nothing-kept')}</strong> {say('verify.nothing-kept-how')}
              </p>
              <p class="small">
                <strong>{say('verify.no-account')}</strong> {say('verify.no-account-how')}
              </p>
              <p class="small">
                <strong>{say('verify.offline')}</strong> {say('verify.offline-how')}
              </p>
            </div>
          </div>
        </div>
      </div>
    ),
  };
}
