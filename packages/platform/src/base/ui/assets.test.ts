import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { assetPath, serveAsset } from './assets.ts';

test('the sheet asks for nothing from elsewhere, and every file it names is here', async () => {
  const sheet = await (await serveAsset(assetPath('laurel.css'), undefined))?.text();
  const named = [...(sheet ?? '').matchAll(/url\((?!["']?data:)([^)]*)\)/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((url) => !url.startsWith('/assets/'))).toEqual([]);
  for (const url of named) expect((await serveAsset(url, undefined))?.headers.get('content-type'), url).toBe('font/woff2');
  expect(sheet).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org)/);
});

test('a file is kept for ever under a name that changes with its content, and comes squeezed to who can take it', async () => {
  const path = assetPath('laurel.css');
  expect(path).toMatch(/^\/assets\/laurel\.[\w-]{12}\.css$/);
  const plain = Buffer.from((await (await serveAsset(path, 'identity'))?.arrayBuffer()) ?? new ArrayBuffer());
  const br = await serveAsset(path, 'gzip, deflate, br');
  const gzip = await serveAsset(path, 'gzip, br;q=0');
  expect(br?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(br?.headers.get('vary')).toBe('Accept-Encoding');
  expect(brotliDecompressSync(Buffer.from((await br?.arrayBuffer()) ?? new ArrayBuffer())).equals(plain)).toBe(true);
  expect(gzip?.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(Buffer.from((await gzip?.arrayBuffer()) ?? new ArrayBuffer())).equals(plain)).toBe(true);
});

test('a name that is not in the list is not looked for on the disk', async () => {
  for (const path of ['/assets/../../package.json', '/assets/laurel.css', '/assets/%2e%2e/settings.ts'])
    expect(await serveAsset(path, undefined)).toBeUndefined();
});
