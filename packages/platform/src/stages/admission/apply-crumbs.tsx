import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { ApplyForm } from './apply-form.tsx';
import { coursePath, titleIn, toldIn } from './offered-words.tsx';

/** The way back to the course, over every sheet of an application. */
export function ApplyCrumbs({ visit, form }: { visit: Visit; form: ApplyForm }) {
  const { say } = visit;
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={say('apply.back')}
      crumbs={[
        { says: say('apply.catalogue'), href: '/catalogue' },
        { says: titleIn(visit, form.offered), href: coursePath(form.offered), lang: toldIn(visit, form.offered.title)?.lang },
        { says: say('apply.title'), href: visit.url.pathname },
      ]}
    />
  );
}
