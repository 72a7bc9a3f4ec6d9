import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { ApplyCrumbs } from './apply-crumbs.tsx';
import type { ApplyForm } from './apply-form.tsx';
import { coursePath, OfferedTitle, titleIn, whenIn } from './offered-words.tsx';
import type { Openness } from './openness.ts';

/** Nobody can apply, or this reader need not: why, and what to do instead. */
export function closedSheet(visit: Visit, form: ApplyForm, why: Exclude<Openness, 'open'> | 'takes-part', status: number): Sheet {
  const { say, writing } = visit;
  const { offered } = form;
  const facts = {
    institution: offered.institution,
    date: offered.applyUntil === undefined ? '' : writing.date(offered.applyUntil),
  };
  return {
    title: say('apply.title-for', { title: titleIn(visit, offered) }),
    unlisted: true,
    status,
    body: (
      <div class="wrap stack sections">
        <ApplyCrumbs visit={visit} form={form} />
        <div class="stack">
          <p class="muted">
            <OfferedTitle visit={visit} offered={offered} />, {whenIn(visit, offered)}
          </p>
          <Heading level={1} size="lg">
            {say(`apply.closed-${why}`)}
          </Heading>
          <p class="ds-paragraph lead">{say(`apply.closed-${why}-how`, facts)}</p>
        </div>
        <div class="row">
          {why === 'draft' ? (
            <Link look="button" href={`/offerings/${offered.offeringId}`}>
              {say('apply.to-offering')}
            </Link>
          ) : (
            <Link look="button" href={coursePath(offered).replace(/\/offerings\/.*$/, '')}>
              {say('apply.to-course')}
            </Link>
          )}
          <Link look="button" variant="secondary" href="/catalogue">
            {say('apply.to-catalogue')}
          </Link>
        </div>
      </div>
    ),
  };
}
