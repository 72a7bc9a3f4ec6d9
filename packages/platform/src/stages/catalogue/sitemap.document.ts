import { runView } from '../../base/door.ts';
import type { PublicDocument } from '../../base/rest/public-document.ts';
import { listAddresses } from './list-addresses.ts';
import { xmlText } from './xml.ts';

/** What search engines may find here (sitemaps.org): the public pages and every micro-credential of the catalogue. */
export const sitemapDocument: PublicDocument = {
  path: '/sitemap.xml',
  contentType: 'application/xml; charset=utf-8',
  maxAgeSeconds: () => 3_600,
  async read(context) {
    const { addresses } = await runView(listAddresses, context, {});
    const at = (path: string) => xmlText(new URL(path, context.house.settings.publicUrl).href);
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...['/', '/catalogue', '/verify', '/institutions'].map((path) => `<url><loc>${at(path)}</loc></url>`),
      ...addresses.map(({ slug, changedAt }) => `<url><loc>${at(`/m/${slug}`)}</loc><lastmod>${changedAt}</lastmod></url>`),
      '</urlset>',
      '',
    ].join('\n');
  },
};
