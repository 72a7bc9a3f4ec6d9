import { codeList, european, own } from './concept.ts';

const ours = own('target-group');
const europass = european('target-group');

/** Whom an offer is for: the groups that the alliances' documents name, then those of Europass. */
export const targetGroupList = codeList(
  [
    ours('alliance-students', 'Students of the alliance', 'Studierende der Allianz'),
    ours('lifelong-learners', 'Lifelong learners', 'Lebenslang Lernende'),
    ours('university-employees', 'University employees', 'Beschäftigte der Hochschulen'),
    ours('professionals', 'Working professionals', 'Berufstätige'),
    ours('ba-students', 'Bachelor students', 'Bachelorstudierende'),
    ours('ma-students', 'Master students', 'Masterstudierende'),
    ours('adult-learners', 'Adult learners', 'Erwachsene in Weiterbildung'),
    ours('public', 'General public', 'Allgemeine Öffentlichkeit'),
    europass('in-primary-education', '5b1417fd15', 'Persons in primary education', 'Personen in der Primarbildung'),
    europass(
      'completed-primary-education',
      '1cfca7f767',
      'Persons who have completed primary education',
      'Personen mit abgeschlossener Primarbildung',
    ),
    europass(
      'in-secondary-education',
      '46806e0244',
      'Persons in secondary or compulsory education',
      'Personen in der Sekundar- oder Pflichtschulbildung',
    ),
    europass(
      'completed-secondary-education',
      '919082b88b',
      'Persons who have completed secondary or compulsory education',
      'Personen mit abgeschlossener Sekundar- oder Pflichtschulbildung',
    ),
    europass(
      'in-tertiary-education-eqf-6',
      '1599531db0',
      'Persons in tertiary education (EQF 6)',
      'Personen in der Tertiärbildung (EQR 6)',
    ),
    europass(
      'in-tertiary-education-eqf-7',
      'acb7f20f25',
      'Persons in tertiary education (EQF 7)',
      'Personen in der Tertiärbildung (EQR 7)',
    ),
    europass(
      'in-tertiary-education-eqf-8',
      'b0bf4f9fe9',
      'Persons in tertiary education (EQF 8)',
      'Personen in der Tertiärbildung (EQR 8)',
    ),
    europass(
      'completed-tertiary-education-eqf-6',
      'e7627913ad',
      'Persons who have completed tertiary education (EQF 6)',
      'Personen mit abgeschlossener Tertiärbildung (EQR 6)',
    ),
    europass(
      'completed-tertiary-education-eqf-7',
      '527a6f97eb',
      'Persons who have completed tertiary education (EQF 7)',
      'Personen mit abgeschlossener Tertiärbildung (EQR 7)',
    ),
    europass(
      'completed-tertiary-education-eqf-8',
      '808b99d38f',
      'Persons who have completed tertiary education (EQF 8)',
      'Personen mit abgeschlossener Tertiärbildung (EQR 8)',
    ),
    europass(
      'work-experience-0-3',
      '5e56931138',
      'Persons with up to 3 years of work experience',
      'Personen mit bis zu 3 Jahren Berufserfahrung',
    ),
    europass(
      'work-experience-3-10',
      'cbedf28444',
      'Persons with 3 to 10 years of work experience',
      'Personen mit 3 bis 10 Jahren Berufserfahrung',
    ),
    europass(
      'work-experience-10',
      'd45b47b458',
      'Persons with more than 10 years of work experience',
      'Personen mit mehr als 10 Jahren Berufserfahrung',
    ),
    europass(
      'employment-retraining',
      '05f11c859b',
      'Persons requiring employment retraining',
      'Personen mit Bedarf an beruflicher Umschulung',
    ),
    europass('migrants', 'c900d8ecb1', 'Migrants', 'Zugewanderte'),
    europass('native-speakers', 'e3782a33ab', 'Native speakers', 'Muttersprachlerinnen und Muttersprachler'),
    europass('non-native-speakers', '0247b300b0', 'Non-native speakers', 'Personen mit anderer Erstsprache'),
    europass('learning-disability', 'de9cd193ce', 'Persons with a learning disability', 'Personen mit Lernbehinderung'),
    europass('high-achievers', '022beab85a', 'High achievers', 'Leistungsstarke Lernende'),
    europass('low-achievers', 'fd1279fd9f', 'Low achievers', 'Leistungsschwächere Lernende'),
  ],
  { 'ba-students': ['ba', 'bachelor'], 'ma-students': ['ma', 'master'], 'lifelong-learners': ['lll'] },
);
