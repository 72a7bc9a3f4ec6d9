import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { PrintButton } from '../../base/ui/print-button.tsx';
import type { Visit } from '../../base/ui/visit.ts';

/** The certificate, the signed original, and the page on paper. */
export function KeepACopy({ visit: { say }, path }: { visit: Visit; path: string }) {
  return (
    <section class="stack noprint" aria-labelledby="copy" data-gap="2">
      <Heading level={2} size="xs" id="copy">
        {say('share.copy')}
      </Heading>
      <div class="row">
        <Link look="button" href={`${path}/certificate.pdf`} download>
          {say('share.pdf')}
        </Link>
        <Link look="button" variant="secondary" href={`${path}/credential.json`} download>
          {say('share.json')}
        </Link>
        <PrintButton>{say('verdict.print')}</PrintButton>
      </div>
      <p class="small">{say('share.json-why')}</p>
    </section>
  );
}
