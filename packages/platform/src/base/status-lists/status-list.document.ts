import { runView } from '../door.ts';
import { Refusal } from '../refusal.ts';
import type { PublicDocument } from '../rest/public-document.ts';
import { showStatusList } from './show-status-list.ts';
import { listAtAddress } from './status-list.ts';

/** Where a credential says that its status list stands. It may be relied on until the next tick. */
export const statusListDocument: PublicDocument = {
  path: '/institutions/{institutionId}/status/{purpose}/{number}',
  contentType: 'application/vc',
  maxAgeSeconds: ({ house }) => house.settings.statusTick,
  async read(context, { institutionId, purpose, number }) {
    const list = listAtAddress('', `/institutions/${institutionId}/status/${purpose}/${number}`);
    if (list === undefined) throw new Refusal('not-found');
    return (await runView(showStatusList, context, list)).signed;
  },
};
