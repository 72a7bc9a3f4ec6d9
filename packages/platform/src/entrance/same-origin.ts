import { Obstacle } from '../base/rest/problem-code.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a reader's browser send. `Sec-Fetch-Site` is written by the browser and out of a page's reach;
 * where an old browser does not send it, `Origin` decides. A form without either comes from no browser we could trust.
 */
export function refuseForeignForms(request: Request, publicUrl: string): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site !== null) {
    if (site !== 'same-origin' && site !== 'none') throw new Obstacle('not-a-form-of-ours');
    return;
  }
  if (origin !== null) {
    if (!ourOrigins(request, publicUrl).includes(origin)) throw new Obstacle('not-a-form-of-ours');
    return;
  }
  // No browser sends a form without Origin; programs call the interfaces, which take JSON only; and SameSite keeps a session out of other sites' requests.
  if (!new URL(request.url).pathname.startsWith('/api/')) throw new Obstacle('not-a-form-of-ours');
}

/** The public address, and the one this request came to: in a trial they differ (localhost and 127.0.0.1). */
function ourOrigins(request: Request, publicUrl: string): readonly string[] {
  return [new URL(publicUrl).origin, new URL(request.url).origin];
}
