import { type Concept, codeList, european } from './concept.ts';

const mode = european('learning-assessment');

/** Forms of participation: the Europass list of modes of learning and assessment. */
export const participationFormList = codeList(
  [
    mode('on-site', '9191af2ed9', 'On-site', 'Präsenz'),
    mode('online', '920fbb3cbe', 'Online', 'Online'),
    mode('blended', 'e92d221e4d', 'Blended', 'Blended Learning'),
    mode('hybrid', 'c_3a90b26d', 'Hybrid', 'Hybrid'),
    mode('work-based', '729f3bed4b', 'Work-based', 'Berufspraktisch'),
    mode('project-based', '7813801c77', 'Project-based', 'Projektbasiert'),
    mode('research-lab-based', 'ed4c557045', 'In a research laboratory', 'Im Forschungslabor'),
  ],
  {
    'on-site': ['onsite', 'on-campus', 'presential', 'f2f', 'face-to-face'],
    online: ['off-campus-online'],
    blended: ['blended-learning'],
    'work-based': ['workbased'],
  },
);

export const participationForms = participationFormList.concepts;

/**
 * The form of participation (Annex I, mandatory) that a description names.
 * @example
 * participationForm('on-site')?.label.en // 'On-site'
 */
export function participationForm(word: string): Concept | undefined {
  return participationFormList.find(word);
}
