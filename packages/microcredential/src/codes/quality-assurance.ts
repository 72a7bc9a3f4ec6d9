import { type Concept, codeList, european, own } from './concept.ts';

const europass = european('accreditation');
const ours = own('quality-assurance');

/** Types of quality assurance: Europass lists the external ones only, so the internal ones are ours. */
export const qualityAssuranceList = codeList(
  [
    ours('internal-esg', 'Internal quality assurance under the ESG', 'Interne Qualitätssicherung nach den ESG'),
    ours('internal', 'Internal quality assurance', 'Interne Qualitätssicherung'),
    ours('joint-authorisation', 'Joint authorisation by the partner universities', 'Gemeinsame Genehmigung der Partneruniversitäten'),
    ours('external-agency', 'External review by a quality assurance agency', 'Externe Begutachtung durch eine Agentur'),
    europass('external-programme', '820101cba6', 'External quality assurance of the programme', 'Externe Qualitätssicherung des Programms'),
    europass(
      'external-institutional',
      'bb4618238e',
      'External quality assurance of the institution',
      'Externe Qualitätssicherung der Einrichtung',
    ),
    europass(
      'eqar-institutional',
      'c_1f1a469a',
      'Accreditation of the institution listed in EQAR',
      'Im EQAR geführte Akkreditierung der Einrichtung',
    ),
    europass('programme-licence', 'e57dddfcf3', 'State licence of the programme', 'Staatliche Zulassung des Programms'),
    europass('institutional-licence', '003293d2ce', 'State licence of the institution', 'Staatliche Zulassung der Einrichtung'),
  ],
  { 'external-agency': ['external', 'external-esg'] },
);

export const qualityAssurances = qualityAssuranceList.concepts;

/**
 * The type of quality assurance (Annex I, mandatory) that a description names.
 * @example
 * qualityAssurance('internal-esg')?.label.en // 'Internal quality assurance under the ESG'
 */
export function qualityAssurance(word: string): Concept | undefined {
  return qualityAssuranceList.find(word);
}
