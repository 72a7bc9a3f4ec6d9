import type { MailPage } from '../outside/mail.ts';
import { COLOUR } from '../ui/colour.ts';
import { languageFor, type OutboxMail } from './mail.ts';

/** How the institution that writes shows itself in a mail. */
export type Sender = {
  readonly name: string;
  readonly colour?: string;
  readonly logo?: { readonly type: 'png' | 'jpeg'; readonly width: number; readonly height: number; readonly bytes: Uint8Array };
};

const HIGHEST = 56;
const WIDEST = 200;
const GREEN = '#1c5d40';

/**
 * A mail as a page: word for word its text, under the name, the colour and the logo of the institution that writes. Nothing in it is
 * fetched. Only addresses of this house become links: what somebody else wrote into a text stays text.
 * @param house the address of this house, from which all its own begin
 */
export function mailPage(letter: OutboxMail & { readonly messageId: string }, sender: Sender, house: string): MailPage {
  const { name, logo } = sender;
  const colour = sender.colour !== undefined && COLOUR.test(sender.colour) ? sender.colour : GREEN;
  const cid = `logo.${letter.messageId.replace(/[<>]/g, '')}`;
  const { tag, direction } = languageFor(letter.language);
  const html = [
    `<!doctype html><html lang="${tag}" dir="${direction}"><head><meta charset="utf-8"><title>${escaped(letter.subject)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#ffffff;color:#1c2b22;font:16px/1.5 Georgia,serif">',
    `<div style="max-width:36em;border-top:6px solid ${colour};padding-top:16px">`,
    ...(logo === undefined ? [] : [`<img src="cid:${escaped(cid)}" alt="" ${measures(logo)} style="display:block;margin-bottom:8px">`]),
    `<p dir="auto" style="margin:0 0 24px;font-weight:bold">${escaped(name)}</p>`,
    ...paragraphs(letter.text).map((text) => `<p dir="auto" style="margin:0 0 16px;overflow-wrap:anywhere">${linked(text, house)}</p>`),
    '</div></body></html>',
  ].join('\n');
  return { html, ...(logo !== undefined && { picture: { cid, contentType: `image/${logo.type}` as const, bytes: logo.bytes } }) };
}

/** As large as the picture, but not larger than a head of a letter may be. */
function measures({ width, height }: { readonly width: number; readonly height: number }): string {
  const scale = Math.min(1, HIGHEST / height, WIDEST / width);
  return `width="${Math.max(1, Math.round(width * scale))}" height="${Math.max(1, Math.round(height * scale))}"`;
}

const paragraphs = (text: string): string[] => text.trim().split(/\n\s*\n/);

/** Each line on a line of its own, and addresses of this house to press on. */
function linked(text: string, house: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/u)
    .map((part) => (isOwn(part, house) ? `<a href="${escaped(part)}" style="color:${GREEN}">${escaped(part)}</a>` : escaped(part)))
    .join('')
    .replaceAll('\n', '<br>\n');
}

function isOwn(address: string, house: string): boolean {
  return /^https?:/u.test(address) && URL.canParse(address) && new URL(address).origin === new URL(house).origin;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
