import { codeList, own } from './concept.ts';

const step = own('design-step');

/** The thirteen steps in which the Micro-Credentials Exchange Network designs and issues, in their order. */
export const designStepList = codeList([
  step('analyse', 'Analyse', 'Analysieren'),
  step('select', 'Select', 'Auswählen'),
  step('describe', 'Describe', 'Beschreiben'),
  step('redesign', 'Design or redesign', 'Gestalten oder umgestalten'),
  step('arrange', 'Arrange', 'Organisieren'),
  step('create', 'Create', 'Erstellen'),
  step('combine', 'Combine', 'Kombinieren'),
  step('describe-assessment', 'Describe the assessment', 'Prüfung beschreiben'),
  step('pilot', 'Pilot', 'Erproben'),
  step('collect-feedback', 'Collect feedback', 'Rückmeldungen einholen'),
  step('iterate', 'Iterate', 'Nachbessern'),
  step('celebrate', 'Celebrate', 'Würdigen'),
  step('complete', 'Complete', 'Abschließen'),
]);
