import { Fold } from '../../base/ui/fold.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { Verdict } from '../../base/ui/verdict.tsx';
import type { Visit } from '../../base/ui/visit.ts';

/** What stands under somebody else's link was not to be had: that is no verdict on it. */
export function notFetchedSheet(visit: Visit, why: string, now: Date): Sheet {
  const { say, writing } = visit;
  return {
    title: say('verdict.undecided'),
    place: 'verify',
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <Verdict
          tone="warning"
          sentence={say('verdict.undecided')}
          because={say('verify.not-fetched')}
          checked={say('verdict.checked', { time: writing.time(now) })}
        />
        <div class="narrow stack" data-gap="4">
          <section class="panel stack" aria-labelledby="now" data-gap="2">
            <Heading level={2} size="xs" id="now">
              {say('verdict.now')}
            </Heading>
            <p>{say('verify.not-fetched-now')}</p>
          </section>
          <div class="row noprint">
            <Link look="button" href="/verify">
              {say('verdict.another')}
            </Link>
          </div>
          <Fold says={say('verify.not-fetched-why')}>
            <p class="id" lang="en">
              {why}
            </p>
          </Fold>
        </div>
      </div>
    ),
  };
}
