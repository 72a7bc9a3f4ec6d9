import { expect } from 'vitest';
import { openWindow } from './browser.ts';
import { type Hand, handAt, hasScripts, type Way } from './hand.ts';
import type { LiveHouse } from './house.ts';

/** Somebody at a browser of their own, working in one of the three ways; their pages have nothing to complain about. */
export async function at<T>(house: LiveHouse, way: Way, story: (hand: Hand) => Promise<T>): Promise<T> {
  const window = await openWindow(house.url, { javaScript: hasScripts(way) });
  try {
    const told = await story(handAt(window.page, way));
    expect(window.troubles).toEqual([]);
    return told;
  } finally {
    await window.close();
  }
}

/** What a mail to an address leads to: the first link of that shape in it that was not followed yet. Waits until it has come. */
export async function linkOfMail(
  house: LiveHouse,
  to: string,
  shape: keyof typeof shapes,
  followed: ReadonlySet<string> = new Set(),
): Promise<string> {
  for (let tried = 0; tried < 200; tried += 1) {
    for (const letter of await house.mails(0)) {
      const link = letter.includes(`To: ${to}`) ? shapes[shape].exec(letter.replaceAll('=3D', '='))?.[0] : undefined;
      if (link !== undefined && !followed.has(link)) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail with such a link came to ${to}`);
}

const shapes = {
  'sign in': /http\S+\/signin\/[\w-]{43}/,
  'a case': /http\S+\/approvals\/[0-9a-f-]{36}/,
  'a deviation': /http\S+\/deviations\/[0-9a-f-]{36}/,
  'a development': /http\S+\/developments\/[0-9a-f-]{36}/,
  'an application': /http\S+\/me\/applications\/[0-9a-f-]{36}/,
  'a credential': /http\S+\/c\/[\w-]{20,}/,
} as const;
