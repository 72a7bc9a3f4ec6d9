import type { Download } from '../base/ui/page.ts';

/**
 * A file as it leaves the house. What is in it was written by people, so no browser may guess that it is a page,
 * and nothing of it runs if it is opened in one.
 */
export function renderDownload({ file, name, type, inline = false }: Download): Response {
  return new Response(typeof file === 'string' ? file : new Uint8Array(file), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; ${fileNames(name)}`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      Vary: 'Cookie, Accept-Language',
    },
  });
}

/** The name twice (RFC 6266 §4.3): in ASCII for old readers, and whole in UTF-8 (RFC 8187), which wins where it is understood. */
function fileNames(name: string): string {
  const tidy = fileNameOf(name);
  const ascii = tidy
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '_')
    .replace(/["%]/g, '_');
  return `filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(tidy).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

const LONGEST = 120;

/** Without what leads elsewhere on a disk, what cannot be seen, and what turns the reading direction of an ending round. */
function fileNameOf(name: string): string {
  const visible = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .trim();
  const end = /\.[A-Za-z0-9]{1,10}$/.exec(visible)?.[0] ?? '';
  const stem = visible.slice(0, visible.length - end.length).replace(/^[.\s]+/, '');
  const short = [...stem].slice(0, LONGEST).join('').trim();
  return `${short === '' ? 'file' : short}${end}`;
}
