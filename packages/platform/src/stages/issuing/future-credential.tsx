import type { CredentialFacts } from '@laurel/credential';
import { Heading } from '../../base/ui/heading.tsx';
import { Monogram } from '../../base/ui/monogram.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { Wreath } from '../../base/ui/wreath.tsx';
import { signedLook } from './signed-look.ts';

/** The object itself as its holder will see it, before it is signed. */
export function FutureCredential({ visit, facts, level }: { visit: Visit; facts: CredentialFacts; level: 2 | 3 }) {
  const { say, writing } = visit;
  const lang = facts.language === visit.language.tag ? undefined : facts.language;
  const size = [
    facts.ects === undefined ? undefined : say('fact.ects', { ects: facts.ects }),
    facts.hours === undefined ? undefined : say('fact.hours', { hours: facts.hours }),
    facts.eqf === undefined ? undefined : say('fact.eqf', { level: facts.eqf }),
    facts.grade === undefined ? undefined : `${say('fact.grade')} ${facts.grade}`,
  ].filter((each) => each !== undefined);
  return (
    <article class="credential large">
      <Wreath />
      <p class="muted">{say(facts.awardingBodies.length > 1 ? 'issue.kind-joint' : 'issue.kind')}</p>
      <Heading level={level} lang={lang} title>
        {facts.title}
      </Heading>
      <div class="row" data-gap="wide">
        {facts.awardingBodies.map((body) => (
          <Monogram
            name={body.name}
            below={body.country === undefined ? '' : writing.country(body.country)}
            look={signedLook(body, facts)}
          />
        ))}
      </div>
      <p class="title regular above">
        <bdi>{facts.learner.name}</bdi>
      </p>
      <ul class="dots">
        {size.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    </article>
  );
}
