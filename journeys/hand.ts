import type { Locator, Page } from 'playwright-core';

/** How somebody works: with a pointer and scripts, with a pointer and none, or with the keyboard alone. */
const allWays = ['with a script', 'without a script', 'by keyboard alone'] as const;
export type Way = (typeof allWays)[number];
const thorough = process.env['LAUREL_THOROUGH'] === '1';
/** In the suite whoever works by keyboard alone has no scripts either; with LAUREL_THOROUGH=1 each way is walked by itself. */
export const ways: readonly Way[] = thorough ? allWays : ['with a script', 'by keyboard alone'];
/** A long story is walked in the suite the hardest way: by keyboard alone, without scripts. */
export const waysOfLongStories: readonly Way[] = thorough ? allWays : ['by keyboard alone'];
/** What two people do is walked in the suite by one pair of them. */
export const turns = <T>(pairs: readonly T[]): readonly T[] => (thorough ? pairs : pairs.slice(0, 1));

/** Whether scripts run for somebody who works that way. */
export function hasScripts(way: Way): boolean {
  return thorough ? way !== 'without a script' : way === 'with a script';
}

/** Somebody at a page, whose work is counted. */
export type Hand = {
  readonly page: Page;
  /** Presses a button or follows a link: one click. */
  press(target: Locator): Promise<void>;
  /** Presses twice without waiting for an answer, as impatient people do. */
  pressTwice(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  /** Chooses from a list by the value or the visible label. */
  choose(target: Locator, value: string | { readonly label: string }): Promise<void>;
  tick(target: Locator): Promise<void>;
  /** What the person had to do since the last call: screens are page loads on which they acted, clicks are presses and ticks. */
  counted(): { readonly screens: number; readonly clicks: number };
};

/** The Tab key never needs to be pressed more often than this to reach anything on a page. */
const FAR = 600;

type Part = {
  readonly type?: string;
  readonly name?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly tabIndex: number;
  readonly ownerDocument: { readonly activeElement: Part | null; querySelectorAll(selector: string): Iterable<Part> };
  checkVisibility(): boolean;
};

/** How often the Tab key is pressed until the focus is there, as far as one can tell beforehand; 0 when it is there. Runs in the page. */
function tabsAway(target: unknown): number {
  const wanted = target as Part;
  const { activeElement } = wanted.ownerDocument;
  if (activeElement === wanted) return 0;
  const stops = [...wanted.ownerDocument.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (each) => each.tabIndex >= 0 && each.disabled !== true && each.type !== 'hidden' && each.checkVisibility(),
  );
  // Of radio buttons one is a stop: the chosen one, else the first.
  const groups = new Map<string, Part>();
  for (const each of stops)
    if (each.type === 'radio' && (each.checked === true || !groups.has(each.name ?? ''))) groups.set(each.name ?? '', each);
  const order = stops.filter((each) => each.type !== 'radio' || groups.get(each.name ?? '') === each);
  const [from, to] = [activeElement === null ? -1 : order.indexOf(activeElement), order.indexOf(wanted)];
  return to > from ? to - from : 1;
}

/** @throws Error when something cannot be reached by keyboard, or the focus on it cannot be seen */
export function handAt(page: Page, way: Way): Hand {
  const byKeyboard = way === 'by keyboard alone';
  let clicks = 0;
  let load = 0;
  let acted = new Set<number>();
  // A document is asked for with each load; a jump to a place on the same page is none.
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.redirectedFrom() === null && request.frame() === page.mainFrame()) load += 1;
  });
  /** What somebody acts on has to be there: the page that is still coming is another screen. */
  const acts = async (target: Locator) => {
    await target.waitFor();
    acted.add(load);
  };

  async function focus(target: Locator): Promise<void> {
    for (let pressed = 0; pressed < FAR; ) {
      const away = await target.evaluate(tabsAway);
      if (away === 0) return seen(target);
      // One key after the other; only that nobody looks in between.
      await Promise.all(Array.from({ length: away }, () => page.keyboard.press('Tab')));
      pressed += away;
    }
    throw new Error(`The keyboard does not reach ${target}`);
  }

  /** A day is typed part by part, in the order that the browser shows. */
  async function day(target: Locator, text: string): Promise<void> {
    const [year = '', month = '', date = ''] = text.split('-');
    for (const digits of [`${month}${date}${year}`, `${date}${month}${year}`]) {
      await page.keyboard.type(digits);
      if ((await target.inputValue()) === text) return;
      // Back to the first part.
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
    }
    throw new Error(`The keyboard does not write ${text} into ${target}`);
  }

  /** Tab goes into a group of radio buttons and out of it; inside, the arrows move and choose. */
  async function focusInGroup(target: Locator): Promise<void> {
    const name = await target.evaluate((element) => {
      const { type, name: group } = element as unknown as { type: string; name: string };
      return type === 'radio' ? group : undefined;
    });
    if (name === undefined) return focus(target);
    const group = page.locator(`input[type=radio][name="${name}"]`);
    const chosen = group.and(page.locator(':checked'));
    await focus((await chosen.count()) > 0 ? chosen : group.first());
    for (let pressed = 0; pressed < (await group.count()); pressed += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return seen(target);
      await page.keyboard.press('ArrowDown');
    }
  }

  /** The ring is drawn around the control itself, or around a box to tick together with its words. */
  async function seen(target: Locator): Promise<void> {
    const visible = await target.evaluate((element) => {
      const view = element.ownerDocument.defaultView as unknown as {
        getComputedStyle(of: unknown): { outlineStyle: string; boxShadow: string };
      };
      const around = element.closest('.ds-field');
      return [element, ...(around === null ? [] : [around])].some((each) => {
        const { outlineStyle, boxShadow } = view.getComputedStyle(each);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
    });
    if (!visible) throw new Error(`Nobody sees that the focus is on ${target}`);
  }

  return {
    page,
    async press(target) {
      await acts(target);
      clicks += 1;
      if (!byKeyboard) return target.click();
      await focus(target);
      await page.keyboard.press('Enter');
    },
    async pressTwice(target) {
      await acts(target);
      clicks += 2;
      if (!byKeyboard) return target.dblclick();
      await focus(target);
      await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
    },
    async write(target, text) {
      await acts(target);
      if (!byKeyboard) return target.fill(text);
      await focus(target);
      if ((await target.getAttribute('type')) === 'date') return day(target, text);
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      // Long texts are pasted, by people too.
      await page.keyboard.insertText(text);
    },
    async choose(target, value) {
      await acts(target);
      if (!byKeyboard) return void (await target.selectOption(value));
      await focus(target);
      const wanted = await target.evaluate((element, sought) => {
        const { options } = element as unknown as { options: ArrayLike<{ value: string; label: string }> };
        return Array.from(options).findIndex((each) => (typeof sought === 'string' ? each.value === sought : each.label === sought.label));
      }, value);
      if (wanted < 0) throw new Error(`There is no such choice in ${target}`);
      await page.keyboard.press('Home');
      for (let down = 0; down < wanted; down += 1) await page.keyboard.press('ArrowDown');
    },
    async tick(target) {
      await acts(target);
      clicks += 1;
      if (!byKeyboard) return target.check();
      await focusInGroup(target);
      await page.keyboard.press('Space');
    },
    counted() {
      const counted = { screens: acted.size, clicks };
      acted = new Set();
      clicks = 0;
      return counted;
    },
  };
}
