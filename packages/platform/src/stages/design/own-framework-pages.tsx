import type { Text } from '@laurel/microcredential';
import type { z } from 'zod';
import { runView } from '../../base/door.ts';
import { sayCode } from '../../base/languages/say-issue.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { Breadcrumbs } from '../../base/ui/breadcrumbs.tsx';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { param, type Visit } from '../../base/ui/visit.ts';
import { frameworkName } from './design-words.ts';
import { showFrameworkDraft } from './show-framework-draft.ts';

export type ShownDraft = z.output<typeof showFrameworkDraft.result>;

/** The draft under this address; one of another alliance is not there. */
export async function openDraft(visit: Visit): Promise<ShownDraft> {
  const shown = await runView(showFrameworkDraft, visit.context, { id: param(visit, 'framework') });
  if (shown.alliance.id !== param(visit, 'id')) throw new Refusal('not-found');
  return shown;
}

export const allianceAddress = (allianceId: string): string => `/alliances/${allianceId}/frameworks`;
export const draftAddress = ({ alliance, id }: Pick<ShownDraft, 'alliance' | 'id'>): string => `${allianceAddress(alliance.id)}/${id}`;

type Crumb = { readonly says: string; readonly href: string };

/** The way back from what belongs to one own framework. */
export function DraftCrumbs({ visit, shown, here }: { visit: Visit; shown: ShownDraft; here?: Crumb }) {
  const { say } = visit;
  return (
    <Breadcrumbs
      label={say('layout.you-are-here')}
      back={say('own.back')}
      crumbs={[
        { says: say('own.of-alliance', { alliance: shown.alliance.name }), href: allianceAddress(shown.alliance.id) },
        { says: draftName(visit, shown), href: draftAddress(shown) },
        ...(here === undefined ? [] : [here]),
      ]}
    />
  );
}

export const draftName = (visit: Visit, { id, draft }: ShownDraft): string => frameworkName(visit, { framework: id, title: draft.title });

/** What is wrong with a form, said in the reader's language: `field` says in which field of it an issue's path is answered. */
export function problemsOf(visit: Visit, error: unknown, field: (path: string) => string | undefined): readonly Problem[] {
  if (!isRefusal(error)) throw error;
  if (error.code === 'key-reused') return [{ says: visit.say('design.sent-before') }];
  if (error.code === 'conflict') return [{ says: visit.say('own.conflict') }];
  if (error.code !== 'invalid-input') throw error;
  const problems = error.issues.map(({ path, code }): Problem => {
    const at = field(path);
    return { ...(at === undefined ? {} : { field: at }), says: sayCode(visit.say, code) };
  });
  // One sentence for each field is enough.
  return problems.filter((each, place) => problems.findIndex((other) => other.field === each.field) === place);
}

/** The two languages that a screen asks for, and whatever other ones were there before. */
export function inLanguages(before: Text | undefined, said: { readonly en: string; readonly de: string }): Record<string, string> {
  const others = typeof before === 'object' ? Object.entries(before).filter(([tag]) => tag !== 'en' && tag !== 'de') : [];
  const given = Object.entries(said).filter(([, words]) => words.trim() !== '');
  return Object.fromEntries([...given, ...others]);
}

/** A text in one of the two languages; one without a language stands in English. */
export function inLanguage(text: Text | undefined, tag: 'en' | 'de'): string {
  if (typeof text === 'string') return tag === 'en' ? text : '';
  return text?.[tag] ?? '';
}
