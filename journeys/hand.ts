import type { Locator, Page } from 'playwright-core';

/** How somebody works: with a pointer and scripts, with a pointer and none, or with the keyboard alone. */
export const ways = ['with a script', 'without a script', 'by keyboard alone'] as const;
export type Way = (typeof ways)[number];

/** Somebody at a page, whose work is counted. */
export type Hand = {
  readonly page: Page;
  /** Presses a button or follows a link: one click. */
  press(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  /** Chooses from a list by the value or the visible label. */
  choose(target: Locator, value: string | { readonly label: string }): Promise<void>;
  tick(target: Locator): Promise<void>;
  /** What the person had to do since the last call: screens are page loads on which they acted, clicks are presses and ticks. */
  counted(): { readonly screens: number; readonly clicks: number };
};

/** The Tab key never needs to be pressed more often than this to reach anything on a page. */
const FAR = 600;

/** @throws Error when something cannot be reached by keyboard, or the focus on it cannot be seen */
export function handAt(page: Page, way: Way): Hand {
  const byKeyboard = way === 'by keyboard alone';
  let clicks = 0;
  let load = 0;
  let acted = new Set<number>();
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) load += 1;
  });
  const acts = () => acted.add(load);

  async function focus(target: Locator): Promise<void> {
    await target.waitFor();
    for (let pressed = 0; pressed < FAR; pressed += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return seen(target);
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${target}`);
  }

  async function seen(target: Locator): Promise<void> {
    const visible = await target.evaluate((element) => {
      const view = element.ownerDocument.defaultView as unknown as {
        getComputedStyle(of: unknown): { outlineStyle: string; boxShadow: string };
      };
      const own = view.getComputedStyle(element);
      return own.outlineStyle !== 'none' || own.boxShadow !== 'none';
    });
    if (!visible) throw new Error(`Nobody sees that the focus is on ${target}`);
  }

  return {
    page,
    async press(target) {
      acts();
      clicks += 1;
      if (!byKeyboard) return target.click();
      await focus(target);
      await page.keyboard.press('Enter');
    },
    async write(target, text) {
      acts();
      if (!byKeyboard) return target.fill(text);
      await focus(target);
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      // Long texts are pasted, by people too.
      await page.keyboard.insertText(text);
    },
    async choose(target, value) {
      acts();
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
      acts();
      clicks += 1;
      if (!byKeyboard) return target.check();
      await focus(target);
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
