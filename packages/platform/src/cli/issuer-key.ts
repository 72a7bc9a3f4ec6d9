import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createSigner, generateKey, type PrivateJwk } from '@laurel/credential';
import { z } from 'zod';
import { describeSettings } from '../base/settings.ts';
import { CommandFailure, systemCode } from './command-failure.ts';
import type { Shell } from './shell.ts';

const keyFile = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43), d: z.string().length(43) });

/** Where the key of this machine lies when no other is named. */
export function issuerKeyFile(home: string): string {
  return join(home, 'keys', 'issuer.jwk');
}

/**
 * The key that signs: of the named file, else of this machine, made there on first use for nobody else to read.
 * @throws CommandFailure when others can read the file, or it holds no key
 */
export async function openIssuerKey(named: string | undefined, env: Shell['env']): Promise<PrivateJwk> {
  // Only this one setting matters here: a mistake in another must not keep anyone from issuing.
  const home = describeSettings(env).find(({ name }) => name === 'LAUREL_HOME')?.value ?? '';
  const file = named ?? issuerKeyFile(home);
  const found = await readIssuerKey(file);
  if (found !== undefined) return found;
  if (named !== undefined) throw new CommandFailure(`There is no key file ${named}.`);
  return makeKeyFile(file);
}

/**
 * The key in a file; `undefined` when there is no such file.
 * @throws CommandFailure when others can read it, or it holds no key
 */
export async function readIssuerKey(file: string): Promise<PrivateJwk | undefined> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new CommandFailure(`The key file ${file} cannot be opened (${systemCode(error) ?? 'unknown reason'}).`, 2, { cause: error });
  });
  if (handle === undefined) return undefined;
  try {
    const { mode, size } = await handle.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new CommandFailure(`The key file ${file} can be read by others, so anyone could sign in your name; run: chmod 600 ${file}`);
    if (size > 10_000) throw unusable(file);
    const { kty, crv, x, d } = keyFile.parse(JSON.parse(await handle.readFile('utf8')));
    // Throws when the two halves do not belong together.
    createSigner({ kty, crv, x, d });
    return { kty, crv, x, d };
  } catch (error) {
    // What was in the file is not quoted: it may be a key all the same.
    throw error instanceof CommandFailure ? error : unusable(file);
  } finally {
    await handle.close();
  }
}

function unusable(file: string): CommandFailure {
  return new CommandFailure(`The key file ${file} does not hold an Ed25519 key as a JSON Web Key with "x" and "d".`);
}

/** Written aside and linked into place, so that of two first runs at once both end with the same key. */
async function makeKeyFile(file: string): Promise<PrivateJwk> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const key = generateKey();
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(key)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file);
    return key;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return (await readIssuerKey(file)) ?? Promise.reject(unusable(file));
    throw new CommandFailure(`The key file ${file} cannot be made (${systemCode(error) ?? 'unknown reason'}).`, 2, { cause: error });
  } finally {
    await rm(draft, { force: true });
  }
}
