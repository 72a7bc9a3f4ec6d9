import { runView } from '../door.ts';
import type { PublicDocument } from '../rest/public-document.ts';
import { showInstitutionLogo } from './show-institution-look.ts';

/** The logo of an institution, for its pages and for whoever shows its credentials. */
export const institutionLogo: PublicDocument = {
  path: '/institutions/{id}/logo',
  contentType: 'image/png',
  maxAgeSeconds: () => 300,
  async read(context, { id = '' }) {
    const { type, bytes } = await runView(showInstitutionLogo, context, { institutionId: id });
    return { bytes, contentType: `image/${type}` };
  },
};
