import { Layout } from '../base/ui/layout.tsx';
import type { Answer } from '../base/ui/page.ts';
import { ownPath } from '../base/ui/safe-url.ts';
import type { Visit } from '../base/ui/visit.ts';
import { sessionCookieLine } from './cookies.ts';
import { renderDownload } from './download.ts';

/** A page's answer as it leaves the house. */
export function render(visit: Visit, answer: Answer): Response {
  if ('to' in answer) {
    const to = ownPath(answer.to);
    if (to === undefined) throw new Error('A page sends readers out of the house');
    const onward = new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
    if (answer.session) onward.headers.append('Set-Cookie', sessionCookieLine(visit.context.house, answer.session));
    return onward;
  }
  if ('file' in answer) return renderDownload(answer);
  const document = (<Layout visit={visit} sheet={answer} />).toString();
  return new Response(document, {
    status: answer.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': visit.language.tag,
      // Kept for the way back, where a form still holds its answers, but asked for again before it is shown anew.
      'Cache-Control': 'private, no-cache',
      Vary: 'Cookie, Accept-Language',
    },
  });
}
