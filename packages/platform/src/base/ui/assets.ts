import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Asset = { readonly bytes: Buffer; readonly type: string; readonly squeezed: Map<Coding, Promise<Buffer>> };
type Coding = 'br' | 'gzip';

/** Names under which pages ask for files; each is served under a name that holds its hash. */
export type AssetName = 'laurel.css' | 'enhance.js' | 'icon.svg' | 'sans.woff2' | 'serif.woff2';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const require = createRequire(import.meta.url);
const own = (file: string) => readFileSync(new URL(`./assets/${file}`, import.meta.url));

/** In this order: tokens, components, fonts, then what is ours. */
const SHEETS = [
  '@digdir/designsystemet-css/theme.css',
  '@digdir/designsystemet-css',
  '@fontsource-variable/source-sans-3/index.css',
  '@fontsource-variable/source-serif-4/opsz.css',
];

/** The fonts that every page in a Latin script shows at once, asked for before the sheet is read. */
const FIRST_FONTS: Readonly<Record<string, AssetName>> = {
  'source-sans-3-latin-wght-normal.woff2': 'sans.woff2',
  'source-serif-4-latin-opsz-normal.woff2': 'serif.woff2',
};

const byPath = new Map<string, Asset>();
const byName = new Map<AssetName, string>();

function add(file: string, bytes: Buffer): string {
  const ending = extname(file);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
  const path = `/assets/${basename(file, ending)}.${hash}${ending}`;
  byPath.set(path, { bytes, type: TYPES[ending] ?? 'application/octet-stream', squeezed: new Map() });
  return path;
}

/** Takes in the fonts that a sheet names, and has it ask for them under their hashed names. */
function withFonts(sheet: string, folder: string): string {
  return sheet.replace(/url\((\.\/files\/[\w.-]+\.woff2)\)/g, (_whole, file: string) => {
    const path = add(basename(file), readFileSync(join(folder, file)));
    const name = FIRST_FONTS[basename(file)];
    if (name) byName.set(name, path);
    return `url(${path})`;
  });
}

function loadAssets(): void {
  const bought = SHEETS.map((name) => {
    const file = require.resolve(name);
    return withFonts(readFileSync(file, 'utf8'), dirname(file));
  });
  const sheet = [...bought, own('laurel.css').toString(), own('house.css').toString()].join('\n');
  byName.set('laurel.css', add('laurel.css', Buffer.from(sheet)));
  byName.set('enhance.js', add('enhance.js', own('enhance.js')));
  byName.set('icon.svg', add('icon.svg', own('icon.svg')));
}

/** The address of a file, which changes with its content: a browser may keep it for ever. */
export function assetPath(name: AssetName): string {
  if (byName.size === 0) loadAssets();
  const path = byName.get(name);
  if (path === undefined) throw new Error(`There is no file "${name}"`);
  return path;
}

/** The file under an address, squeezed as the browser likes it; `undefined` where there is none. */
export async function serveAsset(path: string, acceptEncoding: string | undefined): Promise<Response | undefined> {
  if (byName.size === 0) loadAssets();
  const asset = byPath.get(path);
  if (!asset) return undefined;
  const headers = new Headers({
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  });
  const coding = asset.type === 'font/woff2' ? undefined : codingFor(acceptEncoding);
  const bytes = coding ? await squeeze(asset, coding) : asset.bytes;
  if (coding) headers.set('Content-Encoding', coding);
  headers.set('Content-Length', String(bytes.length));
  return new Response(new Uint8Array(bytes), { headers });
}

function codingFor(accepted: string | undefined): Coding | undefined {
  const offered = (accepted ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  if (offered.includes('br')) return 'br';
  return offered.includes('gzip') ? 'gzip' : undefined;
}

/** Squeezed on first demand and kept: it costs the start nothing. */
function squeeze(asset: Asset, coding: Coding): Promise<Buffer> {
  let squeezed = asset.squeezed.get(coding);
  if (!squeezed) {
    squeezed =
      coding === 'br'
        ? promisify(brotliCompress)(asset.bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: asset.bytes.length },
          })
        : promisify(gzip)(asset.bytes, { level: 9 });
    asset.squeezed.set(coding, squeezed);
  }
  return squeezed;
}
