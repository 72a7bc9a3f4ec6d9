import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keyBytes } from './key-bytes.ts';
import { Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';

/** The house's own key. It leaves this file only as keys derived for one purpose each. */
export type HouseKey = {
  /** Tells two house keys apart without saying anything about them. */
  readonly mark: string;
  /** 32 bytes for one purpose (RFC 5869). */
  derive(purpose: string): Buffer;
};

/** Where the key lies when LAUREL_SECRET does not hold it. */
export function houseKeyFile(home: string): string {
  return join(home, 'keys', 'house.key');
}

/**
 * The house key of LAUREL_SECRET, else of the key file.
 * @param mayMake whether a missing key file is made: only for a database that has no key yet
 * @throws Refusal when others can read the file, or it holds no key
 */
export function openHouseKey(settings: Pick<Settings, 'home' | 'secret'>, mayMake: boolean): HouseKey {
  if (settings.secret !== undefined) return houseKeyOf(bytesOf(settings.secret, 'LAUREL_SECRET'));
  const file = houseKeyFile(settings.home);
  const written = readKeyFile(file) ?? (mayMake ? makeKeyFile(file) : undefined);
  if (written === undefined) throw new Refusal('key-differs');
  return houseKeyOf(bytesOf(written, file));
}

/** The key from its 32 bytes; tests bring their own. */
export function houseKeyOf(bytes: Buffer): HouseKey {
  return {
    mark: createHmac('sha256', bytes).update('laurel/house-key/mark').digest('hex'),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `laurel/${purpose}`, 32)),
  };
}

function bytesOf(written: string, file: string): Buffer {
  const bytes = keyBytes(written);
  if (bytes === undefined) throw new Refusal('key-unusable', { file });
  return bytes;
}

function readKeyFile(file: string): string | undefined {
  try {
    // Group and others must not even read it.
    if ((statSync(file).mode & 0o077) !== 0) throw new Refusal('key-readable-by-others', { file });
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Linked into place, so that two processes that start together end with the one key of the first. */
function makeKeyFile(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  chmodSync(dirname(file), 0o700);
  const text = `${randomBytes(32).toString('base64')}\n`;
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(draft, file);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readKeyFile(file) ?? text;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
