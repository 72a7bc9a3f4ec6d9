import { randomUUID } from 'node:crypto';
import { visitor } from '../actor.ts';
import { runView } from '../door.ts';
import type { House } from '../house.ts';
import { Refusal } from '../refusal.ts';
import { showStatusList } from './show-status-list.ts';
import { listAtAddress } from './status-list.ts';

/**
 * The status list at an address, as served. The house answers for its own from the database and never fetches itself; others are asked over
 * the guarded fetcher.
 * @throws when there is no list to be had: what stands on it is then not known
 */
export async function resolveStatusList(house: House, url: string): Promise<Uint8Array | string> {
  const { publicUrl, language } = house.settings;
  if (new URL(url).host !== new URL(publicUrl).host) {
    const accept = ['application/vc', 'application/json', 'application/jwt', 'text/plain'];
    return (await house.outside.fetch.fetch(url, { accept })).bytes;
  }
  const list = listAtAddress(publicUrl, url);
  if (list === undefined) throw new Refusal('not-found');
  return (await runView(showStatusList, { actor: visitor, house, requestId: randomUUID(), language }, list)).signed;
}
