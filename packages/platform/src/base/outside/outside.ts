import type { Aside } from './aside.ts';
import type { Clock } from './clock.ts';
import type { Fetcher } from './fetch.ts';
import type { Files } from './files.ts';
import type { Mailer } from './mail.ts';
import type { SignerPort } from './signer.ts';

/** The world outside of the house, by its ports; each has a stand-in that works offline. */
export type Outside = {
  readonly clock: Clock;
  readonly mail: Mailer;
  readonly signer: SignerPort;
  readonly fetch: Fetcher;
  readonly files: Files;
  readonly aside: Aside;
};
