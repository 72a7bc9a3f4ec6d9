import { type Concept, codeList, european } from './concept.ts';

const schedule = european('learning-schedule');
const opportunity = european('learning-opportunity');
const activity = european('learning-activity');

/** How many hours a week learning takes. */
export const learningScheduleList = codeList([
  schedule('full-time', '72a0ab92fa', 'Full time (more than 30 hours)', 'Vollzeit (mehr als 30 Stunden)'),
  schedule('part-time-intensive', 'f230bae523', 'Part time, intensive (8 to 30 hours)', 'Teilzeit, intensiv (8 bis 30 Stunden)'),
  schedule('part-time-light', '67395e6b5a', 'Part time, light (less than 8 hours)', 'Teilzeit, leicht (weniger als 8 Stunden)'),
]);

const setting = (word: string, hash: string, en: string, de: string): Concept => ({
  ...european('learning-setting')(word, hash, en, de),
  code: word,
});

/** Inside or outside the formal system of education. */
export const learningSettingList = codeList([
  setting('formal', '6fd4685715', 'Formal learning', 'Formales Lernen'),
  setting('non-formal', 'e207a81fc7', 'Non-formal learning', 'Nichtformales Lernen'),
]);

/** What kind of offer it is. */
export const learningOpportunityTypeList = codeList(
  [
    opportunity('course', '05053c1cbe', 'Course', 'Kurs'),
    opportunity('programme-module', '0f7dac46ca', 'Programme module', 'Programmmodul'),
    opportunity('short-learning-programme', '74a4a268e8', 'Short learning programme', 'Kurzlernprogramm'),
    opportunity('educational-programme', '79343569f3', 'Educational programme', 'Bildungsprogramm'),
    opportunity('mooc', '17744a2647', 'MOOC', 'MOOC'),
    opportunity('class', '7e1ac538db', 'Class', 'Unterricht'),
    opportunity('challenge', 'c_170b037d', 'Challenge', 'Herausforderung'),
    opportunity('service-learning', '8b965da2d4', 'Service learning', 'Lernen durch Engagement'),
    opportunity('study-visit', '65a4cf5de2', 'Study visit', 'Studienbesuch'),
    opportunity('internship', '77b99de990', 'Internship', 'Praktikum'),
    opportunity('apprenticeship', '63f9f6180c', 'Apprenticeship', 'Ausbildung/Lehre'),
    opportunity('mentoring', '11252a5207', 'Mentoring', 'Mentoring'),
    opportunity('thesis', 'b2434ca358', 'Thesis', 'Abschlussarbeit'),
  ],
  { 'programme-module': ['module'] },
);

/** What learners do in it. */
export const learningActivityTypeList = codeList(
  [
    activity('classroom', 'ff436ea7c9', 'Classroom coursework', 'Präsenzunterricht'),
    activity('e-learning', 'bf2e3a7bae', 'E-learning coursework', 'E-Learning'),
    activity('lab', '3c8bd58d62', 'Lab, simulation or practice coursework', 'Labor, Simulation oder praktische Übung'),
    activity('workshop', 'efff75e10a', 'Workshop, seminar or conference', 'Workshop, Seminar oder Konferenz'),
    activity('self-study', 'b660f5dcea', 'Self-motivated study', 'Selbststudium'),
    activity('research', 'a7e556215a', 'Research', 'Forschung'),
    activity('mentoring', 'c_5665a0ad', 'Mentoring and monitoring', 'Mentoring und Begleitung'),
    activity('educational-programme', 'fd33e234ae', 'Educational programme', 'Bildungsprogramm'),
    activity('internship', 'bf5588ff84', 'Internship', 'Praktikum'),
    activity('apprenticeship', 'd46a826a39', 'Apprenticeship', 'Ausbildung/Lehre'),
    activity('job-experience', '4357e0e681', 'Job experience', 'Berufserfahrung'),
    activity('volunteering', '59eaf34fab', 'Volunteering', 'Freiwilligenarbeit'),
  ],
  { workshop: ['seminar', 'conference'], lab: ['simulation', 'laboratory'] },
);
