import { type Concept, codeList, european, own } from './concept.ts';

const europass = european('assessment');

/** Types of assessment: the Europass list, and the final examination, which may be written or oral and has no European code. */
export const assessmentTypeList = codeList(
  [
    europass('portfolio', '4f03b91c0e', 'Portfolio', 'Portfolio'),
    europass('project', '795dac4096', 'Project work', 'Projektarbeit'),
    europass('written-exam', '6e6cb2cc78', 'Written examination', 'Schriftliche Prüfung'),
    europass('oral-exam', 'd30284d7df', 'Oral examination', 'Mündliche Prüfung'),
    europass('presentation', 'c_04b30a72', 'Presentation', 'Präsentation'),
    europass('quiz', 'b1b68f6735', 'Quiz', 'Quiz'),
    europass('assignment', '2939dae15f', 'Marked assignment', 'Benotete Aufgabe'),
    europass('continuous-assessment', '3484bd7e51', 'Continuous assessment', 'Laufende Beurteilung'),
    europass('practical', '6a4db9f11d', 'Practical assessment', 'Praktische Prüfung'),
    europass('group-work', '56539a6507', 'Group performance', 'Gruppenleistung'),
    europass('artefact', 'de4d165a6c', 'Assessment of a piece of work', 'Beurteilung eines Werkstücks'),
    europass('problem-based', 'c4256a2726', 'Problem-based assessment', 'Problemorientierte Prüfung'),
    europass('peer-assessment', '19a2e5e671', 'Peer assessment', 'Beurteilung durch Mitlernende'),
    europass('peer-review', '812e3b0ae1', 'Peer review', 'Peer-Review'),
    europass('self-assessment', 'c_2b3bd410', 'Self-assessment', 'Selbsteinschätzung'),
    europass('guided-self-assessment', 'c_4f874951', 'Guided self-assessment', 'Angeleitete Selbsteinschätzung'),
    europass('attendance', '7331eb4762', 'Attendance', 'Anwesenheit'),
    own('assessment')('final-exam', 'Final examination', 'Abschlussprüfung'),
  ],
  {
    project: ['project-work'],
    'written-exam': ['written-examination', 'written-test'],
    'oral-exam': ['oral-examination', 'viva'],
    assignment: ['marked-assignment', 'homework'],
    'continuous-assessment': ['continuous-evaluation', 'ongoing-assessment'],
    practical: ['practical-assessment', 'practical-exam'],
    'group-work': ['group-performance'],
    artefact: ['artefact-assessment'],
    'problem-based': ['problem-based-learning'],
    attendance: ['level-of-attendance'],
    'final-exam': ['exam', 'examination', 'final-examination'],
  },
);

export const assessmentTypes = assessmentTypeList.concepts;

/**
 * The type of assessment (Annex I, mandatory) that a description names.
 * @example
 * assessmentType('portfolio')?.uri // 'http://data.europa.eu/snb/assessment/4f03b91c0e'
 */
export function assessmentType(word: string): Concept | undefined {
  return assessmentTypeList.find(word);
}
