import { raw } from 'hono/html';
import { assetPath } from './assets.ts';
import { BrandMark } from './brand-mark.tsx';
import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { JsonLd } from './json-ld.tsx';
import { inLanguage, LanguageMenu } from './language-menu.tsx';
import { Link } from './link.tsx';
import type { Sheet } from './page.ts';
import { placesFor } from './place.ts';
import type { Visit } from './visit.ts';

/** The whole document around a page: head, skip link, top, main, foot. */
export function Layout({ visit, sheet }: { visit: Visit; sheet: Sheet }) {
  const { language, say } = visit;
  const title = say('layout.title', { page: sheet.title });
  return (
    <>
      {raw('<!doctype html>\n')}
      <html lang={language.tag} dir={language.direction} data-color-scheme="auto">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{sheet.wrong ? say('layout.title-wrong', { title }) : title}</title>
          <meta name="color-scheme" content="light dark" />
          {sheet.unlisted || (sheet.status ?? 200) >= 400 ? <meta name="robots" content="noindex" /> : <Alternates visit={visit} />}
          <link rel="preload" href={assetPath('sans.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
          <link rel="preload" href={assetPath('serif.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
          <link rel="stylesheet" href={assetPath('laurel.css')} />
          <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={say('catalogue.feed-title')} />
          <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
          <script type="module" src={assetPath('enhance.js')}></script>
          {sheet.about ? <JsonLd about={sheet.about} /> : null}
          {/* With scripts, enhance.js looks again, and leaves whoever is in the middle of something alone. */}
          {sheet.refresh === undefined ? null : raw(`<noscript><meta http-equiv="refresh" content="${Number(sheet.refresh)}"></noscript>`)}
        </head>
        <body data-size="md">
          <a class="ds-skip-link" href="#main">
            {say('layout.skip')}
          </a>
          <div class="page">
            {visit.context.house.demonstration ? <Invented visit={visit} /> : null}
            <Top visit={visit} sheet={sheet} />
            <main id="main" tabindex={-1} data-refresh={sheet.refresh}>
              {sheet.body}
            </main>
            <Foot visit={visit} />
          </div>
        </body>
      </html>
    </>
  );
}

/** Where the same page is found in the other languages. */
function Alternates({ visit }: { visit: Visit }) {
  const at = (path: string) => new URL(path, visit.context.house.settings.publicUrl).href;
  return (
    <>
      {visit.languages.map((other) => (
        <link rel="alternate" hreflang={other.tag} href={at(inLanguage(visit.url, other.tag))} />
      ))}
    </>
  );
}

/** On every page of a demonstration: nobody shall take it for real. */
function Invented({ visit: { say } }: { visit: Visit }) {
  return (
    <aside class="invented" aria-label={say('demonstration.banner')}>
      <div class="wrap row">
        <span>{say('demonstration.banner')}</span>
        <Link href="/demonstration">{say('demonstration.change')}</Link>
        <Link href="/demonstration/mails">{say('demonstration.mails')}</Link>
      </div>
    </aside>
  );
}

function Top({ visit, sheet }: { visit: Visit; sheet: Sheet }) {
  const { say } = visit;
  return (
    <header class="top">
      <div class="wrap">
        <Link href="/" look="brand">
          <BrandMark />
          Laurel
        </Link>
        <nav aria-label={say('layout.main-navigation')}>
          <details class="menu places">
            <summary>{say('layout.menu')}</summary>
            <ul>
              {placesFor(visit.context.actor).map(({ place, path, says }) => (
                <li>
                  <Link
                    href={path}
                    look="plain"
                    current={sheet.place === place ? (visit.url.pathname === path ? 'page' : 'true') : undefined}
                  >
                    {say(says)}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </nav>
        <div class="top-end">
          {visit.signedIn === undefined ? (
            <Link href="/signin">{say('layout.sign-in')}</Link>
          ) : (
            <>
              <Link href="/me">
                <bdi>{visit.signedIn.name}</bdi>
              </Link>
              <Form action="/me">
                <Button variant="tertiary" name="end" value={visit.signedIn.sessionId}>
                  {say('layout.sign-out')}
                </Button>
              </Form>
            </>
          )}
          <LanguageMenu visit={visit} />
        </div>
      </div>
    </header>
  );
}

function Foot({ visit }: { visit: Visit }) {
  const { say } = visit;
  return (
    <footer class="foot">
      <div class="wrap">
        <ul>
          <li>
            <Link href="/institutions" neutral>
              {say('nav.institutions')}
            </Link>
          </li>
          <li>
            <Link href="/check" neutral>
              {say('nav.check')}
            </Link>
          </li>
          <li>
            <Link href="/api" neutral>
              {say('nav.interfaces')}
            </Link>
          </li>
          <li>
            <Link href="/frameworks" neutral>
              {say('nav.frameworks')}
            </Link>
          </li>
          <li>
            <Link href="/about/components" neutral>
              {say('nav.components')}
            </Link>
          </li>
        </ul>
        <p class="small">{say('layout.licence')}</p>
      </div>
    </footer>
  );
}
