import type { House } from '../base/house.ts';
import type { Onward } from '../base/ui/page.ts';

export const sessionCookie = 'laurel';

export const isSecure = (house: House) => house.settings.publicUrl.startsWith('https:');

/** `__Host-`: only this host can have set it, over https (RFC 6265bis §4.1.3.2). */
export function cookieName(house: House, name: string): string {
  return isSecure(house) ? `__Host-${name}` : name;
}

export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

/** The cookie of a session that begins, or an empty one in the place of a session that is over. No script reads it, no other site sends it along. */
export function sessionCookieLine(house: House, session: NonNullable<Onward['session']>): string {
  // Seconds from now, not a moment: the browser's clock may be wrong by days (RFC 6265 §5.2.2).
  const now = house.outside.clock.now().getTime();
  const [token, seconds] = session === 'over' ? ['', 0] : [session.token, Math.floor((Date.parse(session.expiresAt) - now) / 1000)];
  const secure = isSecure(house) ? '; Secure' : '';
  return `${cookieName(house, sessionCookie)}=${token}; Path=/; Max-Age=${Math.max(0, seconds)}; SameSite=Lax; HttpOnly${secure}`;
}
