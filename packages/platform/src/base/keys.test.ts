import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { houseKeyFile, houseKeyOf, openHouseKey } from './house-key.ts';
import { personalKeys } from './personal-keys.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'laurel-test-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('a key file is made on first use, for its owner alone, and stays the same', () => {
  expect(() => openHouseKey({ home }, false)).toThrow(/not the one this database was made with/);
  expect(existsSync(houseKeyFile(home))).toBe(false);
  const { mark } = openHouseKey({ home }, true);
  expect(statSync(houseKeyFile(home)).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(houseKeyFile(home))).mode & 0o777).toBe(0o700);
  expect(openHouseKey({ home }, false).mark).toBe(mark);
  expect(openHouseKey({ home, secret: readFileSync(houseKeyFile(home), 'utf8') }, false).mark).toBe(mark);
});

test('a key file that others can read is refused with the command that mends it', () => {
  openHouseKey({ home }, true);
  for (const mode of [0o640, 0o604, 0o644, 0o660, 0o777]) {
    chmodSync(houseKeyFile(home), mode);
    expect(() => openHouseKey({ home }, true)).toThrow(
      `The key file ${houseKeyFile(home)} can be read by others; run: chmod 600 ${houseKeyFile(home)}`,
    );
  }
});

test('a key file that holds no key is refused and left as it is', () => {
  mkdirSync(join(home, 'keys'));
  writeFileSync(houseKeyFile(home), 'half a k', { mode: 0o600 });
  expect(() => openHouseKey({ home }, true)).toThrow(/does not hold a key of 32 bytes/);
  expect(readFileSync(houseKeyFile(home), 'utf8')).toBe('half a k');
});

test('each purpose has its own key, and the mark tells none', () => {
  const key = houseKeyOf(Buffer.alloc(32, 1));
  expect(key.derive('a')).not.toEqual(key.derive('b'));
  expect(key.mark).not.toBe(key.derive('a').toString('hex'));
  expect(key.mark).not.toBe(houseKeyOf(Buffer.alloc(32, 2)).mark);
});

test('what is sealed opens only where it belongs, whole, and under the same house', () => {
  const { house: ours } = personalKeys(houseKeyOf(Buffer.alloc(32, 1)));
  const { house: theirs } = personalKeys(houseKeyOf(Buffer.alloc(32, 2)));
  const sealed = ours.seal('Žofia Примерова 李', 'person.name');
  expect(ours.open(sealed, 'person.name')).toBe('Žofia Примерова 李');
  expect(sealed.toString('latin1')).not.toContain('ofia');
  expect(ours.seal('x', 'y')).not.toEqual(ours.seal('x', 'y'));
  expect(() => ours.open(sealed, 'person.email')).toThrow();
  expect(() => theirs.open(sealed, 'person.name')).toThrow();
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => ours.open(changed, 'person.name')).toThrow();
  }
  expect(() => ours.open(sealed.subarray(0, -1), 'person.name')).toThrow();
  expect(() => ours.open(Buffer.alloc(0), 'person.name')).toThrow();
  expect(ours.open(ours.seal('', 'z'), 'z')).toBe('');
});
