import { type Framework, textIn } from '@laurel/microcredential';
import { runView } from '../../base/door.ts';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName } from './design-words.ts';
import { type ListedFramework, listFrameworks } from './list-frameworks.ts';

const PATH = '/frameworks';

/** The frameworks that descriptions are held against, each with its source: anybody may know what is asked. */
export const frameworksPage: Page = {
  path: PATH,
  sameForVisitors: true,
  async get(visit) {
    const { say } = visit;
    const { frameworks, offices } = await runView(listFrameworks, visit.context, {});
    return {
      title: say('frameworks.title'),
      place: 'frameworks',
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('frameworks.title')}</Heading>
            <p class="ds-paragraph lead">{say('frameworks.lead')}</p>
            {offices.map(({ id, name }) => (
              <p>
                <Link look="button" href={`/alliances/${id}/frameworks`}>
                  {say('own.of-alliance', { alliance: name })}
                </Link>
              </p>
            ))}
          </div>
          <ul class="results narrow">
            {frameworks.map((framework) => (
              <Listed visit={visit} framework={framework} />
            ))}
          </ul>
        </div>
      ),
    };
  },
};

function Listed({ visit, framework }: { visit: Visit; framework: ListedFramework }) {
  const { say } = visit;
  const { id, title, source, of, bindsIn } = framework;
  return (
    <li class="result">
      <Heading level={2} size="xs">
        <Link href={`${PATH}/${id}`}>{frameworkName(visit, { framework: id, title })}</Link>
      </Heading>
      <p class="small" lang={of === undefined ? 'en' : undefined}>
        <bdi>{source}</bdi>
      </p>
      <p class="small muted">{standingOf(visit, framework)}</p>
      {of === undefined ? null : <p class="small">{say('frameworks.of', { alliance: of.name })}</p>}
      {bindsIn.length === 0 ? null : (
        <p class="small">{say('frameworks.binds-in', { alliances: bindsIn.map(({ name }) => name).join(', ') })}</p>
      )}
    </li>
  );
}

type Standing = {
  readonly rules: number;
  readonly version: string;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
};

/** How many rules there are, in which version, and since when. */
export function standingOf({ say, writing }: Visit, { rules, version, validFrom, validTo }: Standing): string {
  return [
    say('frameworks.rules', { count: rules }),
    say('frameworks.version', { version }),
    validFrom === undefined ? '' : say('frameworks.from', { date: writing.date(validFrom) }),
    validTo === undefined ? '' : say('frameworks.until', { date: writing.date(validTo) }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A sentence of a framework in the reader's language, else in English. */
export function sentenceOf(visit: Visit, words: Framework['title']): string {
  return textIn(words, [visit.language.tag, 'en']) ?? '';
}
