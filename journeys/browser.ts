import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's chromium, or what LAUREL_CHROMIUM names. */
export const chromiumPath = [
  process.env['LAUREL_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

if (chromiumPath === undefined) console.log('journeys: skipped, no chromium on this machine (apt-get install chromium)');

/** As root it has no sandbox; the rest keeps it from the network and from asking (stack.md, trap 13). */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export type Reader = {
  readonly language?: string;
  readonly javaScript?: boolean;
  readonly colours?: 'light' | 'dark';
  readonly width?: number;
};

export type Window = {
  readonly page: Page;
  /** What went wrong in the page: refused by the security policy, thrown by a script, asked for from elsewhere. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
};

let browser: Promise<Browser> | undefined;

/** One browser for all journeys of a process; it ends with the process. */
function theBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no chromium');
  browser ??= chromium.launch({ executablePath: chromiumPath, headless: true, args: FLAGS });
  return browser;
}

/** An empty profile of its own for each reader. */
export async function openWindow(house: string | readonly string[], reader: Reader = {}): Promise<Window> {
  const context = await (await theBrowser()).newContext({
    locale: reader.language ?? 'en',
    javaScriptEnabled: reader.javaScript ?? true,
    colorScheme: reader.colours ?? 'light',
    viewport: { width: reader.width ?? 1280, height: 900 },
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  watch(context, page, [house].flat(), troubles);
  return { page, troubles, close: () => context.close() };
}

function watch(context: BrowserContext, page: Page, houses: readonly string[], troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // The browser notes every answer of 400 and above; those are what a test of refusals asks for.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) troubles.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const own = [...houses, 'data:'].some((house) => request.url().startsWith(house));
    if (!own) troubles.push(`asked elsewhere: ${request.url()}`);
  });
}
