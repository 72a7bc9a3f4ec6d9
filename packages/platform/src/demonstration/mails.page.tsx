import type { Child } from 'hono/jsx';
import { mailFolder, readInbox } from '../base/outside/mail.ts';
import { Breadcrumbs } from '../base/ui/breadcrumbs.tsx';
import { EmptyState } from '../base/ui/empty-state.tsx';
import { Facts } from '../base/ui/facts.tsx';
import { Heading } from '../base/ui/heading.tsx';
import { Link } from '../base/ui/link.tsx';
import type { Page } from '../base/ui/page.ts';
import { type Letter, readLetter } from './read-letter.ts';

/** More than anybody reads; the older ones lie on the disk. */
const SHOWN = 50;

/** The mails that the house would have sent: whoever tries it out follows their links from here. Only a demonstration serves this page. */
export const mailsPage: Page = {
  path: '/demonstration/mails',
  async get({ say, writing, context }) {
    const { home, publicUrl } = context.house.settings;
    const letters = (await readInbox(mailFolder(home))).map(({ text }) => readLetter(text));
    const shown = letters.sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime()).slice(0, SHOWN);
    return {
      title: say('demonstration.mails-title'),
      unlisted: true,
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Breadcrumbs
              label={say('layout.you-are-here')}
              back={say('demonstration.back')}
              crumbs={[
                { says: say('demonstration.title'), href: '/demonstration' },
                { says: say('demonstration.mails-title'), href: '/demonstration/mails' },
              ]}
            />
            <Heading level={1}>{say('demonstration.mails-title')}</Heading>
            <p class="ds-paragraph lead">{say('demonstration.mails-lead')}</p>
          </div>
          {shown.length === 0 ? (
            <EmptyState title={say('demonstration.no-mails')}>
              <p>{say('demonstration.no-mails-how')}</p>
            </EmptyState>
          ) : (
            shown.map((letter) => (
              <article class="stack rule">
                <Heading level={2} lang={letter.language}>
                  {letter.subject}
                </Heading>
                <Facts
                  facts={[
                    { term: say('demonstration.mail-to'), value: <bdi>{letter.to}</bdi> },
                    { term: say('demonstration.mail-at'), value: writing.time(letter.sentAt) },
                  ]}
                />
                <p class="letter measure" lang={letter.language}>
                  {withLinks(letter, publicUrl)}
                </p>
              </article>
            ))
          )}
        </div>
      ),
    };
  },
};

/** The text, in which addresses of this house are links. */
function withLinks({ text }: Letter, publicUrl: string): Child[] {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/u).map((piece) => {
    if (!URL.canParse(piece) || new URL(piece).origin !== new URL(publicUrl).origin) return piece;
    return <Link href={piece.slice(new URL(piece).origin.length)}>{piece}</Link>;
  });
}
