import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { CDPSession, Page } from 'playwright-core';
import { languages } from '../packages/platform/src/base/languages/language.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and what is good practice; 2.2 is off unless it is named. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // hono/jsx writes `<br/>`, `required=""` and a lower-case doctype, all of which HTML allows.
    'void-style': ['error', { style: 'selfclosing' }],
    'attribute-boolean-style': ['error', { style: 'empty' }],
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // Written out where a narrow screen makes blocks of rows, and a browser then forgets what they were.
    'no-redundant-role': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'prefer-native-element': 'off',
  },
});

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] };

/** What an accessibility checker finds, as one line a finding; `rules` narrows it to those that could have changed. */
export async function axeFindings(page: Page, rules?: readonly string[], without: readonly string[] = []): Promise<string[]> {
  await loadAxe(page);
  const runOnly = rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS };
  const violations = await page.evaluate(
    async (only) => {
      const { axe } = globalThis as unknown as { axe: { run(root: unknown, options: unknown): Promise<{ violations: unknown[] }> } };
      const { document } = globalThis as unknown as { document: unknown };
      // Nothing is loaded for it: no rule of these reads style sheets or plays media.
      return (await axe.run(document, { ...only, preload: false, resultTypes: ['violations'] })).violations;
    },
    { runOnly, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) },
  );
  return linesOf(violations as Violation[]);
}

async function loadAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
}

const linesOf = (violations: readonly Violation[]): string[] =>
  violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );

const validated = new Map<string, readonly string[]>();

/** Of texts in the same surroundings so many are looked at. */
const ALIKE = 3;

/**
 * How text is coloured follows from what it stands in: the names, classes and states of its element and of all around it. Some elements
 * of each are kept in the page for `contrastFindings`.
 * @returns one line for each such surrounding of a text that can be seen
 */
export async function surroundings(page: Page): Promise<readonly string[]> {
  return page.evaluate((alike) => {
    type Seen = {
      tagName: string;
      parentElement: Seen | null;
      attributes: Iterable<{ name: string; value: string }>;
      checkVisibility(): boolean;
    };
    const { document } = globalThis as unknown as {
      document: {
        body: unknown;
        querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null; textContent: string }>;
        createTreeWalker(root: unknown, what: number): { nextNode(): { parentElement: Seen; data: string } | null };
      };
    };
    const said = /^(class|style|type|disabled|open|hidden|role|data-|aria-(current|disabled|invalid|pressed|selected|expanded))/;
    const sheets = [...document.querySelectorAll('link[rel=stylesheet], style')].map(
      (sheet) => sheet.getAttribute('href') ?? sheet.textContent,
    );
    const known = new Map<Seen, string>();
    const chainOf = (element: Seen | null): string => {
      if (element === null) return sheets.join();
      const before = known.get(element);
      if (before !== undefined) return before;
      const own = [...element.attributes].filter(({ name }) => said.test(name)).map(({ name, value }) => `${name}=${value}`);
      const chain = `${chainOf(element.parentElement)} ${element.tagName}[${own.sort().join(' ')}]`;
      known.set(element, chain);
      return chain;
    };
    const found = new Map<string, Set<Seen>>();
    const texts = document.createTreeWalker(document.body, 4);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.data.trim() === '' || !text.parentElement.checkVisibility()) continue;
      const chain = chainOf(text.parentElement);
      const elements = found.get(chain) ?? new Set();
      if (elements.size < alike) found.set(chain, elements.add(text.parentElement));
    }
    (globalThis as { surroundings?: typeof found }).surroundings = found;
    return [...found.keys()];
  }, ALIKE);
}

/** What an accessibility checker says of the colours of text in these surroundings, which `surroundings` found in this page. */
export async function contrastFindings(page: Page, chains: readonly string[]): Promise<string[]> {
  await loadAxe(page);
  const violations = await page.evaluate(
    async (wanted) => {
      const { axe, surroundings: found } = globalThis as unknown as {
        axe: { run(root: unknown, options: unknown): Promise<{ violations: unknown[] }> };
        surroundings: Map<string, Set<unknown>>;
      };
      const include = wanted.flatMap((chain) => [...(found.get(chain) ?? [])]);
      if (include.length < wanted.length) throw new Error('some surroundings are gone');
      const runOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
      return (await axe.run({ include }, { runOnly, preload: false, resultTypes: ['violations'] })).violations;
    },
    [...chains],
  );
  return linesOf(violations as Violation[]);
}

/** What is wrong with the HTML as it was sent, before a browser mended it. The same HTML is validated once. */
export async function htmlFindings(html: string): Promise<readonly string[]> {
  const key = createHash('sha256').update(html).digest('hex');
  const before = validated.get(key);
  if (before !== undefined) return before;
  const report = await validator.validateString(withoutRepeatedChoices(html));
  const findings = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId} at ${message.line}:${message.column}: ${message.message}`),
  );
  validated.set(key, findings);
  return findings;
}

/** A list of countries that stands on a page ten times is validated the first time; the validator takes the square of what it is given. */
function withoutRepeatedChoices(html: string): string {
  const seen = new Set<string>();
  return html.replace(/(?:<option[^>]*>[^<]*<\/option>){20,}/g, (choices) => {
    const plain = choices.replace(/ selected=""/g, '');
    if (seen.has(plain)) return choices.slice(0, choices.indexOf('</option>') + '</option>'.length);
    seen.add(plain);
    return choices;
  });
}

const screens = new WeakMap<Page, Promise<CDPSession>>();

/** WCAG 2.2, 1.4.10: at 320 px nothing but tables and code scrolls sideways. The screen is as it was afterwards. */
export async function sidewaysScroll(page: Page): Promise<number> {
  const opened = screens.get(page) ?? page.context().newCDPSession(page);
  screens.set(page, opened);
  const screen = await opened;
  await screen.send('Emulation.setDeviceMetricsOverride', { width: 320, height: 800, deviceScaleFactor: 1, mobile: false });
  const { width, beyond } = await page.evaluate(() => {
    const { innerWidth: width, document } = globalThis as unknown as {
      innerWidth: number;
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    return { width, beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth };
  });
  await screen.send('Emulation.clearDeviceMetricsOverride');
  // One that was never made narrow proves nothing.
  if (width !== 320) throw new Error(`the screen is ${width} px wide`);
  return beyond;
}

/** Keys shown instead of sentences, and sentences of another language than the page's. */
export function foreignWords(text: string, language: string): string[] {
  const own = languages.find((each) => each.tag === language);
  const keys = Object.keys(own?.messages ?? {}).filter((key) => key.length > 8 && text.includes(key));
  const sentences = languages
    .filter((each) => each !== own)
    .flatMap((each) => Object.entries(each.messages))
    .filter(
      ([key, sentence]) =>
        !/[{<]/.test(sentence) && sentence.split(' ').length > 3 && sentence !== own?.messages[key] && text.includes(sentence),
    )
    .map(([, sentence]) => sentence);
  return [...keys, ...sentences];
}
