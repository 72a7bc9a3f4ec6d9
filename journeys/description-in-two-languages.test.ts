import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { ways } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

const greek = {
  title: 'Ζέστη και υγεία στην πόλη',
  first: 'Εξηγεί γιατί ζεσταίνονται οι πόλεις',
  second: 'Σχεδιάζει σκιά για μια γειτονιά',
};
const english = { title: 'Heat and Health in the City', first: 'Explains why towns grow hot', second: 'Plans shade for a neighbourhood' };
const noOutcome = 'No learning outcome is written down yet.';

describe.skipIf(chromiumPath === undefined)('a course leader describes in Greek and in English', () => {
  let house: LiveHouse;
  let world: World;
  let leader = '';
  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Πανεπιστήμιο Αλκυόνης', 'GR');
    await house.confirm(lead);
    world = { url: house.url, house: house.house, lead, partner: lead };
    leader = await personIn(world, lead, 'Δέσποινα Υποθετική', 'course-leader');
  });
  afterAll(() => house?.close());

  test.each(ways)('adds the second language, is told what is not translated, checks, and reads it in each, %s', async (way) => {
    await at(house, way, async (hand) => {
      const { page } = hand;
      const main = page.getByRole('main');
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
      /** What the list of languages says of English. */
      const ofEnglish = page.locator('section[aria-labelledby=languages] li').filter({ hasText: 'English' });
      await signInAs(page, world, leader);

      // It begins in Greek alone.
      await page.goto(`${house.url}/design`);
      await hand.press(main.getByRole('link', { name: 'Start a description' }));
      await hand.write(page.locator('#title'), greek.title);
      await hand.choose(page.locator('#language'), 'el');
      await hand.choose(page.locator('#otherLanguage'), { label: 'None for now' });
      await hand.press(button('Start a description'));
      await title(greek.title).waitFor();
      expect(await ofEnglish.count()).toBe(0);

      // English is added: the title is missing in it, and the link leads to the field.
      await hand.choose(page.locator('#language'), { label: 'English' });
      await hand.press(button('Add the language'));
      await ofEnglish.waitFor();
      expect(await ofEnglish.innerText()).toContain('1 text is not translated yet: Title');
      await hand.press(ofEnglish.getByRole('link', { name: 'Title' }));
      await page.locator('#title_en').waitFor();
      expect(await page.locator('#title_en-hint').innerText()).toContain('Not translated yet');
      expect(await page.locator('#title_el').inputValue()).toBe(greek.title);
      await hand.write(page.locator('#title_en'), english.title);
      await hand.press(button('Save and go back to the sections'));
      await title(english.title).waitFor();
      expect(await ofEnglish.innerText()).toContain('everything is translated');

      // Two outcomes in Greek, one of them in English as well: the frameworks ask for them.
      await hand.press(page.getByRole('link', { name: 'See every finding' }));
      await title(`Framework check: ${english.title}`).waitFor();
      expect(await main.innerText()).toContain(noOutcome);
      await hand.press(main.getByRole('link', { name: english.title }));
      await hand.press(main.getByRole('link', { name: 'Learning outcomes' }));
      await hand.press(button('Add learning outcome'));
      await hand.write(page.locator('#outcomes_0_text_el'), greek.first);
      await hand.write(page.locator('#outcomes_0_text_en'), english.first);
      await hand.press(button('Add learning outcome'));
      await page.locator('#outcomes_1_text_el').waitFor();
      expect(await page.locator('#outcomes_0_text_en').inputValue()).toBe(english.first);
      await hand.write(page.locator('#outcomes_1_text_el'), greek.second);
      await hand.press(button('Save and go back to the sections'));
      await title(english.title).waitFor();
      expect(await ofEnglish.innerText()).toContain('1 text is not translated yet: Learning outcomes');

      // Whoever reads it in English is told, and is led to the place.
      await hand.press(page.getByRole('link', { name: 'Read it in English' }));
      await title(english.title).waitFor();
      expect(await main.innerText()).toContain(`${greek.second} (Not translated yet)`);
      await hand.press(page.locator('.ds-alert').getByRole('link', { name: 'Learning outcomes' }));
      await hand.write(page.locator('#outcomes_1_text_en'), english.second);
      await hand.press(button('Save and go back to the sections'));
      await title(english.title).waitFor();
      expect(await ofEnglish.innerText()).toContain('everything is translated');

      // The frameworks ask for more, and nothing about the outcomes any more.
      await hand.press(page.getByRole('link', { name: 'See every finding' }));
      await title(`Framework check: ${english.title}`).waitFor();
      const findings = await main.innerText();
      expect(findings).toContain('ECTS credits');
      expect(findings).not.toContain(noOutcome);

      // In each language it says the same.
      await hand.press(main.getByRole('link', { name: english.title }));
      await hand.press(page.getByRole('link', { name: 'Read it in Greek' }));
      await title(greek.title).waitFor();
      const inGreek = await main.innerText();
      for (const words of Object.values(greek)) expect(inGreek).toContain(words);
      for (const words of [english.first, english.second, 'Not translated yet']) expect(inGreek).not.toContain(words);
      await hand.press(page.getByRole('navigation', { name: 'In which language to read it' }).getByRole('link', { name: 'English' }));
      await title(english.title).waitFor();
      const inEnglish = await main.innerText();
      for (const words of Object.values(english)) expect(inEnglish).toContain(words);
      for (const words of Object.values(greek)) expect(inEnglish).not.toContain(words);
    });
  });
});
