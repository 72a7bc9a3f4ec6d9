import type { Refusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import type { Visit } from '../../base/ui/visit.ts';

const sentences = {
  'hidden-characters': 'design.import-hidden',
  too_big: 'design.import-too-long',
  'not-json': 'design.import-no-json',
  'not-text': 'check.not-text',
} as const;

/** Why a document that somebody brought cannot be read, a sentence for each place. */
export function documentProblems({ say }: Visit, refusal: Refusal, field: string): readonly Problem[] {
  return refusal.issues.map(({ path, code }) => {
    const place = path.replace(/^document\./, '');
    if (code === 'too_big' && !place.includes('.')) return { field, says: say('check.too-large') };
    return { field, says: say(sentences[code as keyof typeof sentences] ?? 'design.import-wrong', { place }) };
  });
}
