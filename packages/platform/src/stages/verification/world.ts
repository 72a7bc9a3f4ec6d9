import type { World } from '@laurel/credential';
import type { House } from '../../base/house.ts';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';

/** The world as this house sees it: its clock, the keys and status lists of its own institutions, and its one guarded way out. */
export function worldOf(house: House, language: string, now: Date): World {
  return {
    now,
    language: language === 'de' ? 'de' : 'en',
    didDocument: (did) => resolveDid(house, did),
    statusList: (url) => resolveStatusList(house, url),
  };
}
