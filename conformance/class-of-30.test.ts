import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referenceInstalled, startReference } from '../bench/reference/ask.mjs';
import { changesOf, sameThings } from './changes.ts';
import { filesIn, inFolder, laurel, readJson, root, shared, sharedIsThere } from './laurel.ts';

const description = join(shared, 'domain', 'examples', '01-good-unic-joint.json');
const lists = ['class-of-30.csv', 'class-of-30.german-excel.csv', 'class-of-30.pasted.tsv', 'class-of-30.xlsx'];
const world = { now: new Date() };

type Reference = Awaited<ReturnType<typeof startReference>>;
let reference: Reference | undefined;
beforeAll(async () => {
  if (referenceInstalled()) reference = await startReference();
});
afterAll(() => reference?.stop());

/** The usual libraries take a second for five of them: they are asked about the whole class once, and about some of it in the other forms. */
const askedElsewhere = (list: string, files: readonly string[]): readonly string[] =>
  list === lists[0] || process.env['LAUREL_THOROUGH'] === '1' ? files : files.filter((_, place) => place % 9 === 0);

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const verdictOf = async (value: unknown) => (await verify(bytes(value), world)).verdict;
const letters = (text: string) => text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069-]/g, '');
const letterCount = (text: string) => [...letters(text)].sort().join('');

describe.skipIf(!sharedIsThere)('a class of thirty (needs ../shared)', () => {
  test.for(lists)('%s becomes 28 credentials and 28 certificates that everybody finds valid', async (list) =>
    inFolder(async (folder) => {
      const out = join(folder, 'out');
      const issued = laurel(
        folder,
        'issue',
        '--description',
        description,
        '--class',
        join(shared, 'samples', list),
        '--out',
        out,
        '--json',
      );
      expect(issued.stderr).toBe('');
      expect(issued.status).toBe(0);
      expect(readJson(join(out, 'report.json'))).toMatchObject({ issued: 28, notPassed: 2, refused: [] });
      const credentials = filesIn(out, '.ob3.json');
      expect([credentials.length, filesIn(out, '.pdf').length]).toEqual([28, 28]);
      for (const file of [...credentials, ...filesIn(out, '.pdf')]) {
        expect([file, (await verify(readFileSync(file), world)).verdict]).toEqual([file, 'valid']);
      }
      for (const file of askedElsewhere(list, credentials)) {
        const credential = readJson(file);
        expect(await reference?.ask({ ask: 'verify', credential })).toMatchObject({ verified: true });
        expect(await reference?.ask({ ask: 'dcc', credential })).toMatchObject({ signature: true });
      }
    }),
  );

  test('the pages say what the credentials say, read by a reader that is not ours', () =>
    inFolder((folder) => {
      const out = join(folder, 'out');
      laurel(folder, 'issue', '--description', description, '--class', join(shared, 'samples', 'class-of-30.csv'), '--out', out);
      for (const file of filesIn(out, '.pdf')) {
        const { credentialSubject: subject, issuer, id } = readJson(file.replace(/\.pdf$/, '.ob3.json'));
        const page = spawnSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).stdout;
        const name = subject.identifier.find((each: { hashed: boolean }) => !each.hashed).identityHash as string;
        // The reader puts right-to-left words into the order of sight; that all letters are there, and no other, is what it can tell.
        const line = page.split('\n').find((each) => letterCount(each) === letterCount(name));
        expect([file, line === undefined ? page : 'named'], page).toEqual([file, 'named']);
        const grade = subject.result.find((each: { resultDescription: string }) => each.resultDescription.endsWith('#grade'))
          .value as string;
        for (const said of [
          subject.achievement.name,
          issuer.name,
          grade,
          id,
          ...subject.achievement.criteria.narrative.split('\n').slice(0, 2),
        ]) {
          expect(letters(page)).toContain(letters(said));
        }
        expect(page).not.toMatch(/joint/i);
      }
    }));

  test('a second run keeps every file byte for byte', () =>
    inFolder((folder) => {
      const out = join(folder, 'out');
      const run = () =>
        laurel(folder, 'issue', '--description', description, '--class', join(shared, 'samples', 'class-of-30.xlsx'), '--out', out).status;
      expect(run()).toBe(0);
      const files = [...filesIn(out, '.json'), ...filesIn(out, '.pdf')].filter((file) => !file.endsWith('report.json'));
      const before = files.map((file) => readFileSync(file).toString('base64'));
      expect(run()).toBe(0);
      expect(files.map((file) => readFileSync(file).toString('base64'))).toEqual(before);
    }));
});

describe('a changed credential', () => {
  const issued = (folder: string) => {
    const [example, list] = [join(root, 'examples', 'heat-and-health.json'), join(root, 'examples', 'class.csv')];
    laurel(folder, 'issue', '--description', example, '--class', list, '--out', join(folder, 'out'));
    return readFileSync(filesIn(join(folder, 'out'), '.ob3.json')[0] ?? '', 'utf8');
  };

  test('is not valid, whichever value was changed; ours and the usual library agree', async () =>
    inFolder(async (folder) => {
      const changes = changesOf(JSON.parse(issued(folder)));
      expect(changes.length).toBeGreaterThan(100);
      for (const { what, changed } of changes) {
        expect([what, await verdictOf(changed)]).toEqual([what, 'invalid']);
        const theirs = await reference?.ask({ ask: 'verify', credential: changed });
        // They accept the other spelling of a moment in proof.created; a changed one must fail for them too.
        expect([what, theirs?.verified]).toEqual([what, false]);
      }
    }));

  test('is valid when only its spelling changed: whitespace, 5.0, the order of lists that have none', async () =>
    inFolder(async (folder) => {
      for (const { what, text } of sameThings(issued(folder))) {
        expect([what, await verdictOf(text)]).toEqual([what, 'valid']);
        expect(await reference?.ask({ ask: 'verify', credential: JSON.parse(text) })).toMatchObject({ verified: true });
      }
    }));

  test('is refused by the command with the exit code that scripts wait for', () =>
    inFolder((folder) => {
      const text = issued(folder);
      const forged = join(folder, 'forged.json');
      writeFileSync(forged, text.replace('Hélène', 'Helena'));
      expect(laurel(folder, 'verify', forged, '--json')).toMatchObject({ status: 1 });
      writeFileSync(forged, 'no credential at all');
      const unreadable = laurel(folder, 'verify', forged, '--json');
      expect(unreadable.status).toBe(2);
      expect(JSON.parse(unreadable.stdout)).toMatchObject({ verdict: 'invalid', checks: [{ name: 'readable', outcome: 'failed' }] });
    }));

  test('what the usual library signs with the same terms is valid here', async () =>
    inFolder(async (folder) => {
      const { proof: _proof, ...unsigned } = JSON.parse(issued(folder));
      const key = readJson(join(folder, 'keys', 'issuer.jwk')) as { x: string; d: string };
      const multibase = (prefix: number[], text: string) => `z${base58(Buffer.from([...prefix, ...Buffer.from(text, 'base64url')]))}`;
      const answer = await reference?.ask({
        ask: 'issue',
        credential: unsigned,
        key: {
          publicKeyMultibase: multibase([0xed, 0x01], key.x),
          secretKeyMultibase: `z${base58(Buffer.from([0x80, 0x26, ...Buffer.from(key.d, 'base64url'), ...Buffer.from(key.x, 'base64url')]))}`,
        },
      });
      if (answer !== undefined) expect(await verdictOf(answer.signed)).toBe('valid');
    }));

  test('the reference libraries are there to agree or not', () => {
    expect(referenceInstalled()).toBe(true);
  });
});

function base58(raw: Buffer): string {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let value = BigInt(`0x${raw.toString('hex')}`);
  let text = '';
  while (value > 0n) {
    text = `${alphabet[Number(value % 58n)]}${text}`;
    value /= 58n;
  }
  return text;
}
