import { runView } from '../../base/door.ts';
import type { Answer, Page } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';
import { certificateOf } from '../issuing/certificate-of.ts';
import type { Shown } from '../issuing/open-share.ts';
import { factsIn } from './credential-view.tsx';
import { goneSheet } from './gone-sheet.tsx';
import { open } from './shared-credential.page.tsx';
import { showOwnCredential } from './show-own-credential.ts';

/** Open Badges 3.0, section 8: a credential with an embedded proof. */
const CREDENTIAL = 'application/vc+ld+json';

/** The signed original, byte for byte. */
function original(credential: Shown): Answer {
  return { file: credential.signed, name: `${factsIn(credential.signed).title}.json`, type: CREDENTIAL };
}

/** The certificate as it was drawn, or drawn now. Whoever gets here was shown the credential. */
async function certificate({ context }: Visit, credential: Shown): Promise<Answer> {
  const pdf = await certificateOf(context.house, credential.id, context.requestId);
  return { file: pdf, name: `${factsIn(credential.signed).title}.pdf`, type: 'application/pdf' };
}

type Give = (visit: Visit, credential: Shown) => Answer | Promise<Answer>;

function shared(file: string, give: Give): Page {
  return {
    path: `/c/{token}/${file}`,
    async get(visit) {
      const opened = await open(visit, param(visit, 'token'));
      return opened.state === 'open' ? give(visit, opened.credential) : goneSheet(visit, opened.state);
    },
  };
}

function own(file: string, give: Give): Page {
  return {
    path: `/me/credentials/{id}/${file}`,
    forPeople: true,
    async get(visit) {
      const { credential } = await runView(showOwnCredential, visit.context, { id: param(visit, 'id') });
      return give(visit, credential);
    },
  };
}

/** The downloads of a credential: through a link, and for whoever is signed in. */
export const credentialFiles: readonly Page[] = [
  shared('credential.json', (_, credential) => original(credential)),
  shared('certificate.pdf', certificate),
  own('credential.json', (_, credential) => original(credential)),
  own('certificate.pdf', certificate),
];
