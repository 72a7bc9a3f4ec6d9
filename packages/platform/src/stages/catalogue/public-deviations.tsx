import { languageOfName } from '../../base/languages/language-of-name.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { frameworkName, labelOf } from '../design/design-words.ts';
import { elementAt } from '../design/section.ts';
import type { MicroCredential } from './show-micro-credential.ts';

/** One quiet sentence for each rule that need not be kept for now: what it is about, until when, and which institution decided so. */
export function PublicDeviations({ visit, found }: { visit: Visit; found: Pick<MicroCredential, 'deviations'> }) {
  const { say, writing } = visit;
  return (
    <>
      {found.deviations.map(({ framework, frameworkTitle: title, rule, path, until, decidedBy }) => {
        const element = elementAt(path);
        const subject = element === undefined ? rule : labelOf(visit, element);
        return (
          <p class="small muted measure" data-deviation={rule}>
            {say('deviation.public', { until: writing.date(until), framework: frameworkName(visit, { framework, title }), subject })}{' '}
            <bdi lang={languageOfName(decidedBy.name, decidedBy.country)}>{decidedBy.name}</bdi>.
          </p>
        );
      })}
    </>
  );
}
