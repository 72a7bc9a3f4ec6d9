import { didWebUrl, type World } from '@laurel/credential';
import { type Fetcher, guardedFetcher } from '../base/outside/fetch.ts';
import { isRefusal } from '../base/refusal.ts';
import { UnreadableInput } from './read-input.ts';

/** Servers of files often call JSON plain text. */
const accept = ['application/json', 'application/vc', 'application/pdf', 'text/plain', 'text/json', 'application/octet-stream'];

type Reach = { readonly allowLoopback: boolean; readonly maximumBytes: number };

/**
 * Fetches what is to be verified, through the one guarded fetcher of the house.
 * @throws UnreadableInput with the reason
 */
export async function fetchInput(url: string, { allowLoopback, maximumBytes }: Reach): Promise<Uint8Array> {
  const fetcher = guardedFetcher({ allowLoopback, maximumBytes, deadlineMs: 10_000 });
  try {
    return (await fetcher.fetch(url, { accept })).bytes;
  } catch (error) {
    if (isRefusal(error)) throw new UnreadableInput(error.message);
    throw error;
  }
}

/** Where the issuer's keys and status list come from when the network may be asked: from the issuer's own domain. */
export function askIssuer({ allowLoopback, maximumBytes }: Reach): Required<Pick<World, 'didDocument' | 'statusList'>> {
  const fetcher: Fetcher = guardedFetcher({ allowLoopback, maximumBytes });
  return {
    didDocument: async (did) =>
      JSON.parse(Buffer.from((await fetcher.fetch(didWebUrl(did), { accept })).bytes).toString('utf8')) as unknown,
    statusList: async (url) => (await fetcher.fetch(url, { accept })).bytes,
  };
}
