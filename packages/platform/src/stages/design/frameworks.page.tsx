import { type Framework, frameworks, textIn } from '@laurel/microcredential';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName } from './design-words.ts';

const PATH = '/frameworks';

/** The frameworks that descriptions are held against, each with its source: anybody may know what is asked. */
export const frameworksPage: Page = {
  path: PATH,
  sameForVisitors: true,
  async get(visit) {
    const { say } = visit;
    return {
      title: say('frameworks.title'),
      body: (
        <div class="wrap stack sections">
          <div class="stack">
            <Heading level={1}>{say('frameworks.title')}</Heading>
            <p class="ds-paragraph lead">{say('frameworks.lead')}</p>
          </div>
          <ul class="results narrow">
            {frameworks.map((framework) => (
              <li class="result">
                <Heading level={2} size="xs">
                  <Link href={`${PATH}/${framework.id}`}>{frameworkName(visit, { framework: framework.id })}</Link>
                </Heading>
                <p class="small" lang="en">
                  {framework.sourceDocument.title}
                </p>
                <p class="small muted">{standingOf(visit, framework)}</p>
              </li>
            ))}
          </ul>
        </div>
      ),
    };
  },
};

/** How many rules there are, in which version, and since when. */
export function standingOf({ say, writing }: Visit, { rules, version, validFrom, validTo }: Framework): string {
  return [
    say('frameworks.rules', { count: rules.length }),
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
