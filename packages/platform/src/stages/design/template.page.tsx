import { runView } from '../../base/door.ts';
import type { PaperText } from '../../base/office-files/write-paper.ts';
import { paperType } from '../../base/office-files/write-paper.ts';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Download, Page } from '../../base/ui/page.ts';
import { PrintButton } from '../../base/ui/print-button.tsx';
import { Table } from '../../base/ui/table.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import type { WholeDescription } from './description.ts';
import { DescriptionCrumbs } from './description-crumbs.tsx';
import { labelOf, titleOf } from './design-words.ts';
import { Said } from './said.tsx';
import { showDescription } from './show-description.ts';
import { notOnTemplate, templateOf } from './template.ts';
import { writeTemplate } from './write-template.ts';

/** A description as the T4EU template asks for it: to see and to print, and with `as=docx` as a document. */
export const templatePage: Page = {
  path: '/design/{id}/template',
  forPeople: true,
  async get(visit) {
    const { say } = visit;
    const description = await runView(showDescription, visit.context, { id: param(visit, 'id') });
    if (visit.url.searchParams.get('as') === 'docx') return templateFile(visit, description.description);
    const title = titleOf(visit, description.title);
    const path = `/design/${description.id}`;
    return {
      title: say('template.title', { title: title.says }),
      unlisted: true,
      place: 'design',
      body: (
        <div class="wrap stack sections">
          <DescriptionCrumbs visit={visit} of={description} here={{ says: say('template.name'), href: `${path}/template` }} />
          <div class="stack">
            <Heading level={1} size="lg">
              {say('template.title', { title: title.says })}
            </Heading>
            <p class="ds-paragraph lead noprint">{say('template.lead')}</p>
            <div class="row noprint">
              <Link look="button" href={`${path}/template?as=docx`} download>
                {say('template.download')}
              </Link>
              <PrintButton>{say('template.print')}</PrintButton>
            </div>
            <p class="small noprint">{say('template.read-back')}</p>
          </div>
          <Table
            caption={say('template.name')}
            columns={[{ title: say('template.question') }, { title: say('template.answer'), wide: true }]}
            rows={templateOf(description.description, visit).map(({ label, answer }) => [label, <Answer visit={visit} answer={answer} />])}
          />
          <Beyond visit={visit} description={description} />
        </div>
      ),
    };
  },
};

/** The form of a description, or the empty one, as a file that the reader takes along. */
export function templateFile(visit: Visit, content: WholeDescription['description']): Download {
  const { says } = titleOf(visit, content.title);
  const isEmpty = Object.keys(content).length === 0;
  return {
    file: new Uint8Array(writeTemplate(content, visit, says)),
    name: `${isEmpty ? visit.say('template.name') : visit.say('template.title', { title: says })}.docx`,
    type: paperType,
  };
}

function Answer({ visit, answer }: { visit: Visit; answer: readonly PaperText[] }) {
  if (answer.length === 0) return <span class="muted">{visit.say('design.nothing')}</span>;
  return (
    <>
      {answer.map(({ text, language, direction }) => (
        <div>
          <Said told={{ says: text, lang: language === visit.language.tag ? undefined : language, dir: direction ?? 'ltr' }} />
        </div>
      ))}
    </>
  );
}

/** What would be missing to whoever has the form alone. */
function Beyond({ visit, description }: { visit: Visit; description: WholeDescription }) {
  const { say } = visit;
  const keys = notOnTemplate(description.description);
  if (keys.length === 0) return null;
  return (
    <section class="stack noprint" data-gap="2">
      <Heading level={2} size="xs">
        {say('template.beyond')}
      </Heading>
      <p class="measure">{say('template.beyond-lead')}</p>
      <ul class="dots">
        {keys.map((key) => (
          <li>{labelOf(visit, key)}</li>
        ))}
      </ul>
    </section>
  );
}
