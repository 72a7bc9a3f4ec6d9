import { runAct, runView } from '../../base/door.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import { isRefusal, type Refusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Page, Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { askRevocation } from './ask-revocation.ts';
import { type Asking, notAsked } from './ask-revocation-form.tsx';
import { credentialSheet } from './credential-sheet.tsx';
import { CREDENTIALS } from './credential-words.tsx';
import { showCredential, takeCredential } from './show-credential.ts';

/** One credential for those who keep the register: what it is, how it stands, what happened to it; and the request to revoke it. */
export const credentialPage: Page = {
  path: `${CREDENTIALS}/{id}`,
  forPeople: true,
  get: (visit) => sheet(visit, notAsked, onceKey(), []),

  async post(visit, answers) {
    const id = param(visit, 'id');
    const given = { reason: answers.text('reason'), note: answers.text('note') };
    const once = readOnce(answers);
    try {
      const input = { credentialId: id, reason: given.reason as never, note: given.note };
      await runAct(askRevocation, { ...visit.context, idempotencyKey: once }, input);
      return { to: `${CREDENTIALS}/${id}` };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return refused(visit, given, once, error);
    }
  },
};

async function refused(visit: Visit, given: Asking, once: string, error: Refusal): Promise<Sheet> {
  const { say } = visit;
  if (error.code === 'wrong-state') return sheet(visit, given, onceKey(), [{ says: say('revoke.not-issued') }], 409);
  if (error.code === 'conflict') return sheet(visit, given, onceKey(), [{ says: say('revoke.asked-before') }], 409);
  if (error.code === 'personal-key-gone') return sheet(visit, given, onceKey(), [{ says: say('revoke.forgotten') }], 409);
  if (error.code === 'key-reused') return sheet(visit, given, onceKey(), [{ says: say('people.sent-before') }]);
  if (error.code !== 'invalid-input' || error.issues.some(({ path }) => path === 'credentialId')) throw error;
  const problems = (['reason', 'note'] as const).flatMap((field) => {
    const issue = error.issues.find((each) => each.path === field);
    return issue ? [{ field, says: sayIssue(say, askRevocation.name, issue, given[field].trim()) }] : [];
  });
  return sheet(visit, given, once, problems);
}

async function sheet(visit: Visit, given: Asking, once: string, problems: readonly Problem[], status = 422): Promise<Sheet> {
  const credential = await runView(showCredential, visit.context, { id: param(visit, 'id') });
  return { ...credentialSheet(visit, credential, { given, once, problems }), ...(problems.length > 0 ? { wrong: true, status } : {}) };
}

/** What was signed, byte for byte. */
export const credentialFile: Page = {
  path: `${CREDENTIALS}/{id}/credential.json`,
  forPeople: true,
  async get(visit) {
    const id = param(visit, 'id');
    const { bytes } = await runView(takeCredential, visit.context, { id, form: 'credential' });
    return { file: bytes, name: `credential-${id}.json`, type: 'application/vc+json' };
  },
};

/** The certificate that was drawn from it. */
export const certificateFile: Page = {
  path: `${CREDENTIALS}/{id}/certificate.pdf`,
  forPeople: true,
  async get(visit) {
    const id = param(visit, 'id');
    const { bytes } = await runView(takeCredential, visit.context, { id, form: 'certificate' });
    return { file: bytes, name: `certificate-${id}.pdf`, type: 'application/pdf' };
  },
};
