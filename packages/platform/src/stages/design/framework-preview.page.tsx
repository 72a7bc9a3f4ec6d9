import { phases } from '@laurel/microcredential';
import { runView } from '../../base/door.ts';
import { Heading } from '../../base/ui/heading.tsx';
import { Link } from '../../base/ui/link.tsx';
import type { Page } from '../../base/ui/page.ts';
import { Pagination } from '../../base/ui/pagination.tsx';
import { DraftCrumbs, draftAddress, draftName, openDraft } from './own-framework-pages.tsx';
import { previewFramework } from './preview-framework.ts';
import { PreviewReport } from './preview-report.tsx';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a draft would say of the alliance's descriptions, beside what is said of them now. */
export const frameworkPreviewPage: Page = {
  path: '/alliances/{id}/frameworks/{framework}/preview',
  forPeople: true,
  async get(visit) {
    const { say } = visit;
    const shown = await openDraft(visit);
    const phase = phases.find((known) => known === visit.url.searchParams.get('phase')) ?? 'approval';
    const after = visit.url.searchParams.get('after') ?? '';
    const input = { id: shown.id, phase, ...(UUID.test(after) ? { after } : {}) };
    const preview = await runView(previewFramework, visit.context, input);
    const path = `${draftAddress(shown)}/preview`;
    return {
      title: `${say('own.preview')} – ${draftName(visit, shown)}`,
      unlisted: true,
      place: 'frameworks',
      body: (
        <div class="wrap stack sections">
          <DraftCrumbs visit={visit} shown={shown} here={{ says: say('own.preview'), href: path }} />
          <div class="stack">
            <Heading level={1} size="lg">
              {say('own.preview')}
            </Heading>
            <p class="ds-paragraph lead">
              {shown.inForce === undefined ? say('trial.against-nothing') : say('trial.against', { version: shown.inForce.version })}
            </p>
            <nav aria-label={say('design.phases')}>
              <ul class="dots">
                {phases.map((each) => (
                  <li>
                    {each === phase ? (
                      <span class="strong">{say(`design-phase.${each}`)}</span>
                    ) : (
                      <Link href={`${path}?phase=${each}`}>{say(`design-phase.${each}`)}</Link>
                    )}
                  </li>
                ))}
              </ul>
            </nav>
          </div>
          <PreviewReport
            visit={visit}
            preview={preview}
            more={
              <Pagination
                label={say('trial.pages')}
                previous={{ says: say('list.first'), href: after === '' ? undefined : `${path}?phase=${phase}` }}
                next={{
                  says: say('list.next'),
                  href: preview.next === undefined ? undefined : `${path}?phase=${phase}&after=${preview.next}`,
                }}
              />
            }
          />
          <p>
            <Link href={`${draftAddress(shown)}#publish`}>{say('trial.to-publish')}</Link>
          </p>
        </div>
      ),
    };
  },
};
