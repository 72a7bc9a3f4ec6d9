import { codeList, own } from './concept.ts';

const funding = own('funding');
const category = own('fee-category');

/** The offer sheet's five kinds of funding. */
export const fundingTypeList = codeList([
  funding('self-funded', 'Self-funded', 'Selbst finanziert'),
  funding('grant-government', 'Grant or government', 'Stipendium oder öffentliche Mittel'),
  funding('alliance-project', 'Alliance or project', 'Allianz oder Projekt'),
  funding('free-university', 'Free of charge, funded by the university', 'Kostenfrei, von der Hochschule finanziert'),
  funding('other', 'Other', 'Andere', { comment: 'required' }),
]);

/**
 * Whom a fee is for. Students and staff are the alliance's, of the own university as well: whoever is in neither category
 * has to pay under the T4EU guide, and would have to if they had one of their own.
 */
export const feeCategoryList = codeList([
  category('alliance-student', 'Student of the alliance', 'Studierende der Allianz'),
  category('alliance-staff', 'Staff of the alliance', 'Beschäftigte der Allianz'),
  category('vulnerable-group', 'Member of a vulnerable group', 'Angehörige benachteiligter Gruppen'),
  category('sent-by-employer', 'Sent by an employer', 'Vom Arbeitgeber entsandt'),
  category('external', 'Everybody else', 'Alle anderen'),
]);
