import type { Page } from 'playwright-core';
import type { DemonstrationHouse } from './demonstration-house.ts';

/** How a picture is taken besides 1280 pixels wide in the light: as on a phone, or in the dark. */
export type Way = 'narrow' | 'dark';

/** One page of the house, and how it is pictured. */
export type Pictured = {
  /** As it stands in routes.ts. */
  readonly path: string;
  /** Of the picture, without its ending; none for what is a file. */
  readonly name?: string;
  /** Whom the reader is in the demonstration: the key of its forms. Nobody is signed in without. */
  readonly as?: string;
  readonly whose: string;
  readonly purpose: string;
  /** The mock-up it is to be compared with. */
  readonly mockup?: string;
  readonly compared: string;
  readonly also?: readonly Way[];
  go?(page: Page, house: DemonstrationHouse): Promise<unknown>;
};

/** Straight to an address. */
export const to =
  (path: string | ((house: DemonstrationHouse) => string)) =>
  (page: Page, house: DemonstrationHouse): Promise<unknown> =>
    page.goto(house.url + (typeof path === 'string' ? path : path(house)));

/** To a list, and on by the link that says these words. */
export const through =
  (path: string | ((house: DemonstrationHouse) => string), words: string | RegExp) =>
  async (page: Page, house: DemonstrationHouse): Promise<void> => {
    await to(path)(page, house);
    const href = await page.getByRole('main').getByRole('link', { name: words, exact: true }).first().getAttribute('href');
    await page.goto(new URL(href ?? '', page.url()).href);
  };
