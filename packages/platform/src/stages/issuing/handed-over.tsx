import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { param, type Visit } from '../../base/ui/visit.ts';

/** The address of a credential for a learner whom no mail reaches, to be printed: shown once. */
export function handedOver(visit: Visit, name: string, address: string): Sheet {
  const { say } = visit;
  const title = say('issue.handed-title', { name });
  return {
    title,
    place: 'offerings',
    unlisted: true,
    body: (
      <div class="wrap narrow stack sections">
        <Heading level={1} size="lg">
          {title}
        </Heading>
        <p class="lead id">{address}</p>
        <p class="measure">{say('issue.handed')}</p>
        <p class="noprint">
          <Link href={`/offerings/${param(visit, 'id')}/credentials`}>{say('issue.handed-back')}</Link>
        </p>
      </div>
    ),
  };
}
