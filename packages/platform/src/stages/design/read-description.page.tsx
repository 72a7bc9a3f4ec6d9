import { runView } from '../../base/door.ts';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Page } from '../../base/ui/page.ts';
import { PrintButton } from '../../base/ui/print-button.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import type { WholeDescription } from './description.ts';
import { DescriptionCrumbs } from './description-crumbs.tsx';
import { Missing } from './description-languages.tsx';
import { titleOf } from './design-words.ts';
import { Summary } from './mask-summary.tsx';
import { showDescription } from './show-description.ts';
import { untranslatedIn } from './untranslated.ts';

/** All that a description says, to read: with its texts in one of the languages it is written in, and what is not translated named. */
export const readDescriptionPage: Page = {
  path: '/design/{id}/read',
  forPeople: true,
  async get(visit) {
    const { say, writing } = visit;
    const found = await runView(showDescription, visit.context, { id: param(visit, 'id') });
    const tongue = tongueOf(visit, found);
    const language = writing.language(tongue);
    const title = titleOf(visit, found.title, tongue);
    const open = untranslatedIn(found.description, tongue);
    const path = `/design/${found.id}`;
    return {
      title: say('design.reading-title', { title: title.says, language }),
      unlisted: true,
      place: 'design',
      body: (
        <div class="wrap stack sections">
          <DescriptionCrumbs
            visit={visit}
            of={found}
            here={{ says: say('design.reading'), href: `${path}/read?in=${tongue}` }}
            tongue={tongue}
          />
          <div class="stack">
            <Heading level={1} size="lg" lang={title.lang}>
              <bdi dir={title.dir}>{title.says}</bdi>
            </Heading>
            <p class="ds-paragraph lead">{say('design.reading-lead', { language })}</p>
            <nav aria-label={say('design.reading-languages')} class="noprint">
              <ul class="dots">
                {found.languages.map((tag) => (
                  <li>
                    {tag === tongue ? (
                      <span class="strong">{writing.language(tag)}</span>
                    ) : (
                      <Link href={`${path}/read?in=${tag}`}>{writing.language(tag)}</Link>
                    )}
                  </li>
                ))}
              </ul>
            </nav>
            {open.length === 0 ? null : (
              <Notice tone="warning">
                <Missing visit={visit} id={found.id} open={open} />
              </Notice>
            )}
          </div>
          <section class="stack">
            <Heading level={2}>{say('design.reading')}</Heading>
            <Summary visit={visit} content={found.description} tongue={tongue} />
          </section>
          <div class="noprint">
            <PrintButton>{say('template.print')}</PrintButton>
          </div>
        </div>
      ),
    };
  },
};

/** The language asked for, where the description is written in it; else the reader's, else its main one. */
function tongueOf({ url, language }: Visit, { languages }: WholeDescription): string {
  const asked = url.searchParams.get('in');
  return [asked, language.tag].find((tag) => tag !== null && languages.includes(tag)) ?? languages[0] ?? language.tag;
}
