import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';

/** Nothing is shown any more, and why, as far as that may be said. */
export function goneSheet({ say }: Visit, why: 'ended' | 'expired' | 'forgotten'): Sheet {
  const forgotten = why === 'forgotten';
  const title = say(forgotten ? 'share.forgotten-title' : 'share.gone-title');
  return {
    title,
    status: 410,
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <div class="stack">
          <Heading level={1}>{title}</Heading>
          <p class="ds-paragraph lead">{say(forgotten ? 'share.forgotten' : `share-gone.${why}`)}</p>
        </div>
        <div class="row">
          <Link look="button" href="/verify">
            {say('share.gone-verify')}
          </Link>
        </div>
      </div>
    ),
  };
}
