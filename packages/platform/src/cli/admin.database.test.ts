import { afterAll, expect, test } from 'vitest';
import { tryOut } from './fixtures/shell-for-tests.ts';

const here = tryOut();
afterAll(here.remove);

test('the first administrator gets a link on the command line, wrong answers are told, and the institution joins an alliance', async () => {
  const introduced = await here.laurel(
    ['institution', 'introduce', '--name', 'Akademie Nord', '--country', 'DE', '--website', 'https://nord.example'].concat([
      '--contact-name',
      'Ole Muster',
      '--contact-email',
      'ole@nord.example',
      '--json',
    ]),
  );
  const { id } = JSON.parse(introduced.out);
  const created = await here.laurel(['admin', 'create', '--institution', id, '--name', 'Ada Vogt', '--email', 'ada@nord.example']);
  expect(created).toMatchObject({ code: 0, err: '' });
  expect(created.out).toMatch(/^Created\. .*24 hours.*\nhttp:\/\/\S+\/signin\/[\w-]{43}\n$/);
  expect(await here.laurel(['admin', 'create', '--institution', id, '--name', 'Ada', '--email', 'ada'])).toMatchObject({ code: 2 });
  const nowhere = '0b6e2c9e-3c2f-4e0e-8f0e-0d1f6f1c7a11';
  expect(await here.laurel(['admin', 'create', '--institution', nowhere, '--name', 'Ada', '--email', 'a@b.example'])).toMatchObject({
    code: 1,
  });

  const founded = await here.laurel(['alliance', 'found', '--name', 'Allianz der Küsten', '--json']);
  const alliance = JSON.parse(founded.out).id;
  expect(await here.laurel(['alliance', 'join', alliance, id])).toMatchObject({ code: 1, err: expect.stringMatching(/"introduced"/) });
  await here.laurel(['institution', 'confirm', id]);
  expect(await here.laurel(['alliance', 'join', alliance, id])).toEqual({ code: 0, err: '', out: `Joined: ${id}.\n` });
}, 120_000);
