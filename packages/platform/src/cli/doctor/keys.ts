import { createSigner, generateKey, lint, prepareCredential, signCredential, verify } from '@laurel/credential';
import { readIssuerKey } from '../issuer-key.ts';
import type { Finding } from './finding.ts';
import { throwAwayAward } from './throw-away-award.ts';

/**
 * Signs a credential that nobody gets, with a key that nobody keeps; it has to hold, and not to hold once a word is changed.
 * @throws CommandFailure when the key of this machine can be read by others or is none
 */
export async function examineKeys(now: Date, keyFile?: string): Promise<Finding> {
  const own = keyFile === undefined ? undefined : await readIssuerKey(keyFile);
  const signer = createSigner(generateKey());
  const day = now.toISOString().slice(0, 10);
  const prepared = prepareCredential(throwAwayAward(day), {
    id: 'urn:uuid:00000000-0000-5000-8000-000000000000',
    issuer: signer,
    validFrom: day,
  });
  const complaints = await lint(prepared);
  const signed = await signCredential(prepared, signer, { created: now.toISOString().replace(/\.\d+Z$/, 'Z') });
  const changed = Buffer.from(Buffer.from(signed).toString('utf8').replaceAll('Tess Ting', 'Someone Else'));
  const verdicts = [(await verify(signed, { now })).verdict, (await verify(changed, { now })).verdict];
  if (complaints.length > 0 || verdicts[0] !== 'valid' || verdicts[1] !== 'invalid')
    return {
      name: 'keys',
      outcome: 'fail',
      says: `a trial credential was ${verdicts[0]}, and changed ${verdicts[1]}`,
      mend: 'do not issue; install Laurel again',
    };
  return {
    name: 'keys',
    outcome: 'ok',
    says: `a trial credential was signed and verified, and was invalid once changed; ${own === undefined ? 'the key of this machine is made on first use' : 'the key of this machine is sound'}`,
  };
}
