import type { Text } from '@laurel/microcredential';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { titleOf } from './design-words.ts';

type Props = {
  visit: Visit;
  of: { readonly id: string; readonly title?: Text | undefined };
  /** the page itself */
  here: { readonly says: string; readonly href: string };
  /** the language in which the title is read, where it is not the reader's own */
  tongue?: string | undefined;
};

/** The way from the list of descriptions over one of them to a page about it. */
export function DescriptionCrumbs({ visit, of, here, tongue }: Props) {
  const { say } = visit;
  const title = titleOf(visit, of.title, tongue);
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={say('design.back-to-list')}
      crumbs={[{ says: say('design.title'), href: '/design' }, { says: title.says, href: `/design/${of.id}`, lang: title.lang }, here]}
    />
  );
}
