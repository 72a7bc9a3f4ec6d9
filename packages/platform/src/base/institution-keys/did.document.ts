import { runView } from '../door.ts';
import type { PublicDocument } from '../rest/public-document.ts';
import { showDidDocument } from './show-did-document.ts';

/** Where did:web looks for the keys of an institution of this house. A withdrawal is seen by everybody after five minutes. */
export const didJson: PublicDocument = {
  path: '/institutions/{id}/did.json',
  contentType: 'application/did+json',
  maxAgeSeconds: () => 300,
  read: async (context, { id = '' }) => JSON.stringify(await runView(showDidDocument, context, { id })),
};
