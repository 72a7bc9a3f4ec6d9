import { codeList, own } from './concept.ts';

const channel = own('publication-channel');
const format = own('credential-format');

/** Where an offer is made known. */
export const publicationChannelList = codeList([
  channel('virtual-campus', "The alliance's virtual campus", 'Virtueller Campus der Allianz'),
  channel('alliance-website', "The alliance's website", 'Website der Allianz'),
  channel('local-platform', "A partner's own platform", 'Eigene Plattform eines Partners'),
  channel('mooc-platform', 'MOOC platform', 'MOOC-Plattform'),
  channel('city-partners', 'Cities and partners from the labour market', 'Städte und Partner aus dem Arbeitsmarkt'),
]);

/** The forms in which learners receive their credential. */
export const credentialFormatList = codeList(
  [
    format('edc-elm', 'European Digital Credential (Europass)', 'Europäischer digitaler Nachweis (Europass)'),
    format('open-badge-3', 'Open Badge 3.0', 'Open Badge 3.0'),
    format('pdf', 'PDF certificate', 'PDF-Zertifikat'),
  ],
  { 'edc-elm': ['europass', 'elm', 'edc'], 'open-badge-3': ['open-badge', 'ob3'] },
);
