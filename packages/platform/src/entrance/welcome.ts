import type { Context } from '../base/act.ts';
import type { Actor } from '../base/actor.ts';
import type { House } from '../base/house.ts';
import { chooseLanguage, languageCookie } from '../base/languages/choose-language.ts';
import { findLanguage, type Language, languages } from '../base/languages/language.ts';
import { type Say, speak } from '../base/languages/message.ts';
import { type Writing, writingOf } from '../base/languages/number-and-date.ts';
import type { Visit } from '../base/ui/visit.ts';

/** Who stands at the door with a request, and in which language they are answered. */
export type Guest = {
  readonly url: URL;
  readonly language: Language;
  readonly say: Say;
  readonly writing: Writing;
  readonly context: Context;
  /** The cookie that keeps a choice of language made with this very request. */
  readonly keep: string | undefined;
};

const ONE_YEAR = 31_536_000;

/** Reads a request's language and actor. Nobody signs in yet: whoever comes by the web is a visitor. */
export function welcome(request: Request, house: House, requestId: string): Guest {
  const url = new URL(request.url);
  const asked = url.searchParams.get('language') ?? undefined;
  const language = chooseLanguage({
    asked,
    cookie: cookieOf(request, cookieName(house)),
    accepted: request.headers.get('accept-language') ?? undefined,
    house: house.settings.language,
  });
  const actor: Actor = { kind: 'visitor' };
  return {
    url,
    language,
    say: speak(language),
    writing: writingOf(language),
    context: { actor, house, requestId, language: language.tag },
    keep: asked !== undefined && findLanguage(asked) ? languageCookieLine(house, language) : undefined,
  };
}

/** The guest at a page. */
export function visitOf(guest: Guest, params: Readonly<Record<string, string>>): Visit {
  const { url, language, say, writing, context } = guest;
  return { url, params, language, languages, say, writing, context };
}

const isSecure = (house: House) => house.settings.publicUrl.startsWith('https:');

/** `__Host-`: only this host can have set it, over https (RFC 6265bis §4.1.3.2). */
function cookieName(house: House): string {
  return isSecure(house) ? `__Host-${languageCookie}` : languageCookie;
}

function languageCookieLine(house: House, language: Language): string {
  return `${cookieName(house)}=${language.tag}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax; HttpOnly${isSecure(house) ? '; Secure' : ''}`;
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
