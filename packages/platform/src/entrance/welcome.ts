import type { Context } from '../base/act.ts';
import { visitor } from '../base/actor.ts';
import type { House } from '../base/house.ts';
import { chooseLanguage, languageCookie } from '../base/languages/choose-language.ts';
import { findLanguage, type Language, languages } from '../base/languages/language.ts';
import { type Say, speak } from '../base/languages/message.ts';
import { type Writing, writingOf } from '../base/languages/number-and-date.ts';
import { recognise } from '../base/people/recognise.ts';
import type { Visit } from '../base/ui/visit.ts';
import { cookieName, cookieOf, isSecure, sessionCookie } from './cookies.ts';

/** Who stands at the door with a request, and in which language they are answered. */
export type Guest = {
  readonly url: URL;
  readonly language: Language;
  readonly say: Say;
  readonly writing: Writing;
  readonly context: Context;
  readonly signedIn?: { readonly name: string; readonly sessionId: string };
  /** The cookie that keeps a choice of language made with this very request. */
  readonly keep: string | undefined;
};

const ONE_YEAR = 31_536_000;

/** Reads a request's language. Until their session is looked up, whoever comes by the web is a visitor. */
export function welcome(request: Request, house: House, requestId: string): Guest {
  const url = new URL(request.url);
  const asked = url.searchParams.get('language') ?? undefined;
  const language = chooseLanguage({
    asked,
    cookie: cookieOf(request, cookieName(house, languageCookie)),
    accepted: request.headers.get('accept-language') ?? undefined,
    house: house.settings.language,
  });
  return {
    url,
    language,
    say: speak(language),
    writing: writingOf(language),
    context: { actor: visitor, house, requestId, language: language.tag },
    keep: asked !== undefined && findLanguage(asked) ? languageCookieLine(house, language) : undefined,
  };
}

/** The same guest, once it is known who they are. */
export async function recogniseGuest(guest: Guest, request: Request): Promise<Guest> {
  const { house } = guest.context;
  const token = cookieOf(request, cookieName(house, sessionCookie));
  const known = token === undefined ? undefined : await recognise(house, token);
  if (known === undefined) return guest;
  const { actor, name, sessionId } = known;
  return { ...guest, context: { ...guest.context, actor }, signedIn: { name, sessionId } };
}

/** The guest at a page. */
export function visitOf(guest: Guest, params: Readonly<Record<string, string>>): Visit {
  const { url, language, say, writing, context, signedIn } = guest;
  return { url, params, language, languages, say, writing, context, signedIn };
}

function languageCookieLine(house: House, language: Language): string {
  return `${cookieName(house, languageCookie)}=${language.tag}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax; HttpOnly${isSecure(house) ? '; Secure' : ''}`;
}
