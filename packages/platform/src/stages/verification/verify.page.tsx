import { type Verification, verifyGuarded, type World } from '@laurel/credential';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';
import { Button } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { FileField } from '../../base/ui/file-field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { verdictSheet } from './verdict-sheet.tsx';
import { openWaitingRoom } from './waiting-room.ts';

const PATH = '/verify';
const LARGEST_FILE = 5_000_000;
/** Room for the marks between the parts of a form. */
const LARGEST_FORM = LARGEST_FILE + 100_000;

const room = openWaitingRoom({ atOnce: 2, chairs: 30 });

/**
 * Says whether a credential is genuine. It reads only public keys and status lists of this house and keeps nothing, so there is no act or view behind it:
 * what a stranger brings is examined in a process of its own, and the answer is the page that comes back.
 */
export const verifyPage: Page = {
  path: PATH,
  largestForm: LARGEST_FORM,
  get: (visit) => form(visit, '', []),

  async post(visit, answers) {
    const given = await bytesIn(answers);
    if (given === undefined) return form(visit, '', [{ field: 'paste', says: visit.say('verify.nothing') }]);
    if (given.length > LARGEST_FILE) return form(visit, '', [{ field: 'file', says: visit.say('verify.too-large') }]);
    const now = visit.context.house.outside.clock.now();
    const verification: Verification = await room.enter(() => verifyGuarded(given, worldOf(visit, now)));
    return verdictSheet(visit, verification, now);
  },
};

async function bytesIn(answers: Answers): Promise<Uint8Array | undefined> {
  const file = answers.file('file');
  if (file) return new Uint8Array(await file.arrayBuffer());
  const pasted = answers.text('paste').trim();
  return pasted === '' ? undefined : new TextEncoder().encode(pasted);
}

/** The world as this house sees it: its clock, the keys and status lists of its own institutions, and its one guarded way out. */
function worldOf(visit: Visit, now: Date): World {
  const { house } = visit.context;
  return {
    now,
    language: visit.language.tag === 'de' ? 'de' : 'en',
    didDocument: (did) => resolveDid(house, did),
    statusList: (url) => resolveStatusList(house, url),
  };
}

function form(visit: Visit, pasted: string, problems: readonly Problem[]): Sheet {
  const { say } = visit;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const wrong = problems.length > 0;
  return {
    title: say('verify.title'),
    place: 'verify',
    wrong,
    ...(wrong ? { status: 422 } : {}),
    body: (
      <div class="wrap">
        <div class="narrow stack centre" data-gap="5">
          <ErrorSummary title={say('form.problem')} problems={problems} />
          <div class="stack">
            <Heading level={1}>{say('verify.question')}</Heading>
            <p class="ds-paragraph lead">{say('verify.lead')}</p>
          </div>
          <Form action={PATH} files>
            <Field
              name="paste"
              label={say('verify.paste')}
              hint={say('verify.paste-hint')}
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
