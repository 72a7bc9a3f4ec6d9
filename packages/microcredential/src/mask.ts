import type { Answer, Said } from './answer.ts';
import {
  type Asked,
  count,
  day,
  group,
  inSection,
  joins,
  line,
  lines,
  long,
  ofAward,
  oneOf,
  part,
  rows,
  short,
  some,
  someOf,
  yesNo,
} from './asked.ts';

const achievement = 'credentialSubject.achievement';
const specification = 'hasClaim.specifiedBy';

const identifier = part(['Identifier', 'Kennung'], line);
const named = part(['Name', 'Name'], line);
const inCountry = part(['Country', 'Land'], oneOf('countries'));

const basics = inSection('basics');
const outcomes = inSection('outcomes');
const workload = inSection('workload');
const assessment = inSection('assessment');
const participation = inSection('participation');
const access = inSection('access');
const recognition = inSection('recognition');
const quality = inSection('quality');
const partners = inSection('partners');

/**
 * The module mask: everything that the sources ask about a micro-credential before anyone takes it, a line for each.
 * Forms, shapes, checks, comparisons and views are made from these lines; a new element is a new line and nothing else.
 */
export const mask = [
  basics('id', ['Identifier', 'Kennung'], line, {
    help: ['A short code of your own, if you have one', 'Ein eigenes Kürzel, falls es eines gibt'],
    elm: `${specification}.identifier`,
    ob3: `${achievement}.id`,
    ooapi: 'Course.primaryCode',
  }),
  basics('title', ['Title', 'Titel'], short, {
    annex1: 'mandatory',
    cardinality: '1',
    elm: 'hasClaim.title',
    ob3: `${achievement}.name`,
    ooapi: 'Course.name',
  }),
  basics('shortDescription', ['Short description', 'Kurzbeschreibung'], some, {
    help: [
      'Two or three sentences for somebody who has never heard of it',
      'Zwei oder drei Sätze für jemanden, der noch nie davon gehört hat',
    ],
    elm: `${specification}.description`,
    ob3: `${achievement}.description`,
    ooapi: 'Course.description',
  }),
  basics('activityType', ['Kind of activity', 'Art der Veranstaltung'], oneOf('activity-types'), {
    elm: 'hasClaim.influencedBy.specifiedBy.dcType',
    ooapi: 'LearningComponent.componentType',
  }),
  basics('activityComment', ['If another kind: which', 'Falls eine andere Art: welche'], short),
  basics('scope', ['Local or alliance offer', 'Angebot der Einrichtung oder der Allianz'], oneOf('scopes')),
  basics('provision', ['Offered by one or jointly', 'Von einer Einrichtung oder gemeinsam angeboten'], oneOf('provisions')),
  basics('topic', ['Topic', 'Thema'], short, {
    help: ['A topic of the alliance, or one of your own', 'Ein Thema der Allianz oder ein eigenes'],
    elm: `${specification}.thematicArea`,
    ob3: `${achievement}.tag`,
  }),
  basics('fields', ['Fields of study', 'Studienfelder'], someOf('isced-fields'), {
    elm: `${specification}.thematicArea`,
    ob3: `${achievement}.alignment`,
    ooapi: 'Course.fieldsOfStudy',
  }),
  basics('need.types', ['Needs it answers', 'Bedarf, dem es dient'], someOf('need-types')),
  basics('need.rationale', ['Why it is needed', 'Begründung des Bedarfs'], some, {
    help: ['Who was asked, and what they said', 'Wer gefragt wurde und was die Antwort war'],
  }),
  basics('purpose', ['Purposes', 'Zwecke'], someOf('purposes')),
  basics('content', ['Content', 'Inhalte'], long, {
    annex1: 'optional',
    elm: `${specification}.additionalNote`,
    ob3: `${achievement}.description`,
    ooapi: 'Course.supplementaryInformation',
  }),
  basics('literature', ['Recommended literature', 'Empfohlene Literatur'], lines, {
    annex1: 'optional',
    help: ['One title a line', 'Ein Titel je Zeile'],
    elm: `${specification}.additionalNote`,
    ob3: `${achievement}.description`,
    ooapi: 'Course.resources',
  }),
  basics('extends', ['Existing courses it builds on', 'Vorhandene Kurse, auf denen es aufbaut'], lines, {
    help: ['One course a line', 'Ein Kurs je Zeile'],
  }),

  outcomes(
    'outcomes',
    ['Learning outcomes', 'Lernergebnisse'],
    rows(['learning outcome', 'Lernergebnis'], {
      id: identifier,
      type: part(['Kind', 'Art'], oneOf('outcome-types')),
      text: part(['Sentence', 'Satz'], some),
      assessedBy: part(['Assessed by', 'Geprüft durch'], lines),
      esco: part(['Skills (ESCO)', 'Fähigkeiten (ESCO)'], lines),
    }),
    {
      annex1: 'mandatory',
      cardinality: '1..*',
      help: [
        'One sentence each, beginning with what the learner does: “Explains …”, “Designs …”',
        'Je ein Satz, der mit dem beginnt, was die lernende Person tut: „Erklärt …“, „Entwirft …“',
      ],
      elm: `${specification}.learningOutcome`,
      ob3: `${achievement}.alignment`,
      ooapi: 'Course.learningOutcomes',
    },
  ),
  outcomes('competences', ['Competences', 'Kompetenzen'], long, {
    elm: `${specification}.learningOutcome`,
    ob3: `${achievement}.alignment`,
  }),
  outcomes(
    'skills',
    ['Skills', 'Fähigkeiten'],
    rows(['skill', 'Fähigkeit'], {
      uri: part(['Address of the skill', 'Adresse der Fähigkeit'], line),
      title: part(['Name', 'Name'], short),
      primary: part(['Main skill', 'Hauptfähigkeit'], yesNo),
    }),
    { elm: `${specification}.learningOutcome.relatedESCOSkill`, ob3: `${achievement}.alignment` },
  ),
  outcomes('occupations', ['Occupations it prepares for', 'Berufe, auf die es vorbereitet'], lines, {
    help: ['One a line', 'Einer je Zeile'],
    ob3: `${achievement}.alignment`,
  }),

  joins('workload', ['Workload', 'Arbeitsaufwand'], {
    annex1: 'mandatory',
    cardinality: '1',
    elm: `${specification}.creditPoint`,
    ob3: `${achievement}.creditsAvailable`,
    ooapi: 'Course.studyLoad',
  }),
  workload('workload.ects', ['ECTS credits', 'ECTS-Punkte'], count('ects'), {
    help: ['Halves are allowed, for example 1.5', 'Halbe sind erlaubt, zum Beispiel 1,5'],
    elm: `${specification}.creditPoint.point`,
    ob3: `${achievement}.creditsAvailable`,
    ooapi: 'Course.studyLoad',
  }),
  workload('workload.hoursTotal', ['Total hours', 'Gesamtstunden'], count('hours'), {
    help: [
      'Everything an average learner does, including the assessment',
      'Alles, was eine durchschnittliche lernende Person tut, einschließlich der Prüfung',
    ],
    elm: `${specification}.volumeOfLearning`,
    ooapi: 'Course.studyLoad',
  }),
  workload('workload.hoursPerEcts', ['Hours for one credit', 'Stunden je Punkt'], count('hours')),
  workload('workload.teachingHours', ['Teaching hours', 'Unterrichtsstunden'], count('hours'), {
    elm: 'hasClaim.influencedBy.specifiedBy.contactHour',
    ooapi: 'Course.studyLoad',
  }),
  workload('workload.outOfClassHours', ['Hours outside class', 'Stunden außerhalb des Unterrichts'], count('hours')),
  workload('workload.semesters', ['Length in semesters', 'Dauer in Semestern'], count('semesters'), { ooapi: 'Course.duration' }),
  workload('workload.weeks', ['Length in weeks', 'Dauer in Wochen'], count('weeks'), { ooapi: 'Course.duration' }),
  workload(
    'workload.includesAssessment',
    ['The hours include revision and assessment', 'Die Stunden enthalten Wiederholung und Prüfung'],
    yesNo,
  ),
  workload('level.eqf', ['EQF level', 'EQR-Niveau'], { kind: 'choice', codes: 'eqf-levels', numeric: true } as const, {
    annex1: 'mandatory',
    cardinality: '1',
    elm: `${specification}.eqfLevel`,
    ob3: `${achievement}.alignment`,
    ooapi: 'Programme.levelOfQualification',
  }),
  workload('level.qfEhea', ['QF-EHEA cycle', 'QF-EHEA-Zyklus'], oneOf('qf-ehea-cycles'), {
    elm: `${specification}.educationLevel`,
    ob3: `${achievement}.alignment`,
    ooapi: 'Course.level',
  }),
  workload(
    'level.nqf',
    ['National level', 'Nationales Niveau'],
    group({ framework: part(['National framework', 'Nationaler Rahmen'], line), level: part(['Level', 'Niveau'], line) }),
    { elm: `${specification}.nqfLevel`, ob3: `${achievement}.alignment` },
  ),
  workload(
    'components',
    ['Courses it consists of', 'Zugehörige Kurse'],
    rows(['course', 'Kurs'], {
      id: identifier,
      title: part(['Title', 'Titel'], short),
      institution: part(['Institution', 'Einrichtung'], line),
      ects: part(['ECTS credits', 'ECTS-Punkte'], count('ects')),
      hoursTotal: part(['Total hours', 'Gesamtstunden'], count('hours')),
      teachingHours: part(['Teaching hours', 'Unterrichtsstunden'], count('hours')),
      language: part(['Language', 'Sprache'], oneOf('languages')),
      mode: part(['Mode of delivery', 'Lehrform'], oneOf('delivery-modes')),
      assessment: part(['Types of assessment', 'Prüfungsformen'], someOf('assessment-types')),
    }),
    {
      help: ['Only if it consists of several courses', 'Nur wenn es aus mehreren Kursen besteht'],
      elm: 'hasClaim.hasPart',
      ob3: `${achievement}.related`,
      ooapi: 'LearningComponent',
    },
  ),

  assessment('assessment.methods', ['Types of assessment', 'Prüfungsformen'], someOf('assessment-types'), {
    annex1: 'mandatory',
    cardinality: '1..*',
    elm: 'hasClaim.provenBy.specifiedBy.dcType',
    ob3: `${achievement}.resultDescription`,
    ooapi: 'Course.assessment',
  }),
  assessment('assessment.criteria', ['Assessment criteria', 'Bewertungskriterien'], long, {
    elm: 'hasClaim.provenBy.specifiedBy.additionalNote',
    ob3: `${achievement}.criteria.narrative`,
    ooapi: 'Course.qualificationRequirements',
  }),
  assessment('assessment.supervision', ['Supervision and identity verification', 'Aufsicht und Identitätsprüfung'], oneOf('supervisions'), {
    annex1: 'optional',
    elm: 'hasClaim.provenBy.idVerification',
    ob3: 'evidence.narrative',
  }),
  assessment('assessment.idVerification', ['The identity of learners is checked', 'Die Identität der Lernenden wird geprüft'], yesNo),
  assessment('assessment.summative', ['There is an assessment at the end', 'Es gibt eine abschließende Prüfung'], yesNo),
  assessment('assessment.graded', ['It is graded', 'Es wird benotet'], yesNo),
  assessment('assessment.gradeScale', ['Grading scale', 'Notenskala'], lines, {
    help: [
      'Three lines: the best grade, the lowest that passes, the one that fails',
      'Drei Zeilen: die beste Note, die schlechteste, mit der man besteht, und die, mit der man nicht besteht',
    ],
    elm: 'hasClaim.provenBy.specifiedBy.gradingScheme',
    ob3: `${achievement}.resultDescription`,
  }),
  assessment(
    'assessment.informalLearningExamOnly',
    ['It can be earned by an examination alone', 'Es kann allein durch eine Prüfung erworben werden'],
    yesNo,
  ),
  assessment('obligations', ['Obligations of participants', 'Pflichten der Teilnehmenden'], some, {
    help: ['Attendance, deadlines, tasks', 'Anwesenheit, Fristen, Aufgaben'],
    ob3: `${achievement}.criteria.narrative`,
  }),

  participation('languages', ['Languages of instruction', 'Unterrichtssprachen'], someOf('languages'), {
    elm: `${specification}.language`,
    ob3: `${achievement}.inLanguage`,
    ooapi: 'Course.teachingLanguages',
  }),
  participation('delivery.mode', ['Form of participation', 'Teilnahmeform'], oneOf('participation-forms'), {
    annex1: 'mandatory',
    cardinality: '1',
    elm: `${specification}.mode`,
    ob3: `${achievement}.tag`,
    ooapi: 'Course.modesOfDelivery',
  }),
  participation('delivery.place', ['Place', 'Ort'], someOf('places')),
  participation('delivery.pace', ['Pace', 'Zeitliche Gestaltung'], someOf('paces')),
  participation('delivery.synchrony', ['Online part', 'Online-Anteil'], someOf('synchronies')),
  participation('delivery.time', ['When it is offered', 'Wann es angeboten wird'], short, {
    hashed: false,
    help: ['For example: once a semester', 'Zum Beispiel: einmal im Semester'],
  }),
  participation('delivery.schedule', ['Learning schedule', 'Lernpensum'], oneOf('learning-schedules'), {
    elm: `${specification}.learningSchedule`,
  }),
  participation('delivery.startDate', ['First day, if it is fixed', 'Erster Tag, falls er feststeht'], day, { hashed: false }),
  participation('delivery.endDate', ['Last day, if it is fixed', 'Letzter Tag, falls er feststeht'], day, { hashed: false }),
  participation('delivery.compulsoryParticipation', ['Participation is compulsory', 'Teilnahme ist verpflichtend'], yesNo),
  participation('delivery.participationRule', ['What counts as participation', 'Was als Teilnahme zählt'], short, {
    help: ['For example: at least 80 % of the sessions', 'Zum Beispiel: mindestens 80 % der Sitzungen'],
    elm: 'hasClaim.influencedBy.specifiedBy.additionalNote',
    ob3: `${achievement}.criteria.narrative`,
  }),
  participation('support.learners', ['Support for learners', 'Unterstützung der Lernenden'], some, { hashed: false }),
  participation('infrastructure.learners', ['Equipment learners need', 'Ausstattung, die Lernende brauchen'], some, { hashed: false }),

  access('access.type', ['Access', 'Zugang'], oneOf('access-types'), {
    elm: `${specification}.admissionsProcedure`,
  }),
  access('access.maxParticipants', ['Greatest number of participants', 'Höchstzahl der Teilnehmenden'], count('people'), {
    ooapi: 'OfferingProperties.maxNumberStudents',
  }),
  access('access.prerequisites', ['Prerequisites', 'Voraussetzungen'], long, {
    annex1: 'optional',
    elm: `${specification}.entryRequirement`,
    ob3: `${achievement}.criteria.narrative`,
    ooapi: 'Course.admissionRequirements',
  }),
  access('access.targetGroups', ['Target groups', 'Zielgruppen'], someOf('target-groups'), {
    elm: `${specification}.targetGroup`,
  }),
  access('access.targetGroupComment', ['Further words on the target group', 'Weiteres zur Zielgruppe'], some, { hashed: false }),
  access('access.inclusionMeasures', ['Measures of inclusion', 'Maßnahmen zur Inklusion'], some, { hashed: false }),
  access('curriculum.inclusion', ['Place in the curriculum', 'Einbindung in das Curriculum'], oneOf('curriculum-inclusions')),
  access('curriculum.placement', ['Part of', 'Teil von'], oneOf('curriculum-placements')),
  access('curriculum.programme', ['Programme it belongs to', 'Programm, zu dem es gehört'], short),
  access(
    'application.channels',
    ['Where one applies', 'Wo man sich bewirbt'],
    rows(['way to apply', 'Bewerbungsweg'], {
      type: part(['Way', 'Weg'], oneOf('application-channels')),
      url: part(['Address', 'Adresse'], line),
    }),
    { hashed: false, elm: `${specification}.homepage`, ooapi: 'Course.link' },
  ),
  access('application.selection', ['How learners are selected', 'Wie Lernende ausgewählt werden'], some),
  access('funding.types', ['Funding', 'Finanzierung'], someOf('funding-types')),
  access('funding.otherComment', ['If otherwise funded: how', 'Falls anders finanziert: wie'], short),
  access('funding.euFunded', ['Funded by the European Union', 'Von der Europäischen Union gefördert'], yesNo),
  access(
    'fees.categories',
    ['Fees', 'Gebühren'],
    rows(['fee', 'Gebühr'], {
      category: part(['For', 'Für'], oneOf('fee-categories')),
      amount: part(['Amount', 'Betrag'], count('money')),
      currency: part(['Currency', 'Währung'], oneOf('currencies')),
      reduced: part(['Reduced', 'Ermäßigt'], yesNo),
    }),
    { elm: `${specification}.priceDetail` },
  ),
  access('fees.payee', ['Paid to', 'Zu zahlen an'], line, {
    help: ['The institution that offers it, never the alliance', 'Die anbietende Einrichtung, nie die Allianz'],
  }),
  access('fees.regulation', ['Fee regulation', 'Gebührenordnung'], short),

  recognition('stacking.type', ['Integration and stackability', 'Kombinierbarkeit'], oneOf('stackabilities'), {
    annex1: 'optional',
    elm: `${specification}.isPartOf`,
    ob3: `${achievement}.related`,
  }),
  recognition('stacking.towardsDegree', ['It counts towards a degree', 'Es zählt für einen Abschluss'], yesNo),
  recognition(
    'stacking.claimsDegreeEquivalence',
    ['It claims to be equal to a degree', 'Es beansprucht, einem Abschluss gleichwertig zu sein'],
    yesNo,
  ),
  recognition('credit.route', ['How credit comes about', 'Wie Leistungspunkte zustande kommen'], oneOf('credit-routes')),
  recognition('credit.countsTowards', ['Programmes it counts towards', 'Programme, auf die es angerechnet wird'], lines, {
    help: ['One programme a line', 'Ein Programm je Zeile'],
  }),
  recognition('recognition.statement', ['How it is recognised', 'Wie es anerkannt wird'], some),
  recognition('recognition.rplProcedure', ['Procedure for prior learning', 'Verfahren für früher Gelerntes'], some),
  recognition('credential.formats', ['Formats of the credential', 'Formate des Nachweises'], someOf('credential-formats')),
  recognition('credential.ownedBy', ['Owner of the credential', 'Wem der Nachweis gehört'], line, {
    help: ['“learner”, as the Council Recommendation has it', '„learner“, wie es die Ratsempfehlung vorsieht'],
  }),
  recognition('credential.digital', ['It is a digital credential', 'Es ist ein digitaler Nachweis'], yesNo),
  recognition('credential.portable', ['Learners can take it with them', 'Lernende können ihn mitnehmen'], yesNo),
  recognition('credential.wallet', ['It goes into a digital wallet', 'Er lässt sich in einer Wallet aufbewahren'], yesNo),

  quality('quality.types', ['Types of quality assurance', 'Arten der Qualitätssicherung'], someOf('quality-assurances'), {
    annex1: 'mandatory',
    cardinality: '1..*',
    elm: `${specification}.accreditation`,
    ob3: 'issuer.endorsement',
  }),
  quality('quality.esgAligned', ['Follows the ESG', 'Folgt den ESG'], yesNo),
  quality(
    'quality.sameAcademicStandards',
    ['Same academic standards as other offers', 'Gleiche akademische Standards wie andere Angebote'],
    yesNo,
  ),
  quality('quality.publicUrl', ['Page on quality assurance', 'Seite zur Qualitätssicherung'], line, {
    help: ['The full address, beginning with https://', 'Die vollständige Adresse, beginnend mit https://'],
    elm: `${specification}.supplementaryDocument`,
  }),
  quality('quality.learnersInvolved', ['Learners take part in quality assurance', 'Lernende wirken an der Qualitätssicherung mit'], yesNo),
  quality(
    'quality.stakeholders',
    ['Stakeholders', 'Interessenträger'],
    rows(['stakeholder', 'Interessenträger'], {
      name: named,
      type: part(['Kind', 'Art'], oneOf('stakeholder-types')),
      invitedOn: part(['Invited on', 'Eingeladen am'], day),
      contribution: part(['What they contributed', 'Was sie beigetragen haben'], line),
      contributedOn: part(['Contributed on', 'Beigetragen am'], day),
    }),
  ),
  quality('quality.dataCollected', ['Data collected for evaluation', 'Daten, die zur Auswertung erhoben werden'], some),
  quality('quality.feedback.survey', ['Learners are asked for feedback', 'Lernende werden um Rückmeldung gebeten'], yesNo),
  quality('quality.feedback.surveyWithinDays', ['Asked within', 'Gefragt innerhalb von'], count('days')),
  quality('quality.feedback.responseDueDays', ['Answered within', 'Beantwortet innerhalb von'], count('days')),
  quality('quality.feedback.publicSummary', ['A summary is published', 'Eine Zusammenfassung wird veröffentlicht'], yesNo),
  quality('quality.guaranteeingBody', ['Body that guarantees the quality', 'Stelle, die die Qualität gewährleistet'], short),
  quality('quality.complaintsProcedure', ['Complaints procedure', 'Beschwerdeverfahren'], short),
  quality(
    'process.steps',
    ['How it came about', 'Wie es entstanden ist'],
    rows(['entry', 'Eintrag'], {
      step: part(['Step', 'Schritt'], oneOf('design-steps')),
      on: part(['Day', 'Tag'], day),
      says: part(['What was done or decided', 'Was getan oder entschieden wurde'], some),
      evidence: part(['Where it can be read', 'Wo es nachzulesen ist'], lines),
    }),
    {
      hashed: false,
      help: [
        'An entry for each step: who was asked, what was decided and why, what was made. Name documents or addresses, one a line',
        'Je Schritt ein Eintrag: wer gefragt wurde, was warum entschieden wurde, was entstand. Dokumente oder Adressen je in einer Zeile',
      ],
    },
  ),
  quality('sustainability', ['How it will last', 'Wie es fortgeführt wird'], some),
  quality('support.teachers', ['Support for teachers', 'Unterstützung der Lehrenden'], some, { hashed: false }),
  quality('infrastructure.teachers', ['Equipment teachers need', 'Ausstattung, die Lehrende brauchen'], some, { hashed: false }),
  quality('publication.channels', ['Where it is published', 'Wo es veröffentlicht wird'], someOf('publication-channels'), {
    hashed: false,
  }),

  partners('provider.type', ['Kind of provider', 'Art des Anbieters'], oneOf('provider-types'), { ooapi: 'Organisation.organisationType' }),
  partners(
    'provider.lead',
    ['Leading institution', 'Federführende Einrichtung'],
    group({
      id: identifier,
      name: named,
      country: inCountry,
      region: part(['Region', 'Region'], line),
      unit: part(['Faculty or unit', 'Fakultät oder Einheit'], line),
      legalId: part(['Register or tax number', 'Register- oder Steuernummer'], line),
      url: part(['Website', 'Website'], line),
    }),
    { elm: 'hasClaim.awardedBy.awardingBody', ob3: `${achievement}.creator`, ooapi: 'Course.organisation' },
  ),
  partners(
    'provider.partners',
    ['Partners', 'Partner'],
    rows(['partner', 'Partner'], {
      id: identifier,
      name: named,
      role: part(['Role', 'Rolle'], oneOf('partner-roles')),
      country: inCountry,
      allianceMember: part(['Member of the alliance', 'Mitglied der Allianz'], yesNo),
    }),
  ),
  partners(
    'provider.awardingBodies',
    ['Awarding bodies', 'Verleihende Einrichtungen'],
    rows(['awarding body', 'Verleihende Einrichtung'], { id: identifier, name: named, country: inCountry }),
    {
      annex1: 'mandatory',
      cardinality: '1..*',
      help: ['Every institution that awards it appears on the certificate', 'Jede verleihende Einrichtung erscheint auf dem Zertifikat'],
      elm: 'hasClaim.awardedBy.awardingBody',
      ob3: `${achievement}.creator`,
      ooapi: 'Course.organisation',
    },
  ),
  partners(
    'provider.recognisingInstitution',
    ['University that recognises it', 'Hochschule, die es anerkennt'],
    group({ id: identifier, name: named, country: inCountry }),
    { help: ['If the provider is not a university', 'Falls der Anbieter keine Hochschule ist'] },
  ),
  partners('people.leaders', ['Course leaders', 'Kursleitung'], lines, { help: ['One name a line', 'Ein Name je Zeile'] }),
  partners('people.lecturers', ['Lecturers', 'Lehrende'], lines, { hashed: false, help: ['One name a line', 'Ein Name je Zeile'] }),
  partners(
    'people.contact',
    ['Contact', 'Kontakt'],
    group({ name: named, email: part(['E-mail', 'E-Mail'], line), phone: part(['Telephone', 'Telefon'], line) }),
    { hashed: false, elm: `${specification}.contactPoint` },
  ),

  ofAward('learner.name', ['Learner', 'Lernende Person'], {
    annex1: 'mandatory',
    cardinality: '1',
    elm: 'fullName',
    ob3: 'credentialSubject.identifier',
    ooapi: 'Person',
  }),
  ofAward('issuer.country', ['Country of the issuer', 'Land des Ausstellers'], {
    annex1: 'mandatory',
    cardinality: '1',
    elm: 'issuer.location.address.countryCode',
    ob3: 'issuer.address.addressCountryCode',
    ooapi: 'Organisation.addresses',
  }),
  ofAward('issuedOn', ['Date of issue', 'Ausstellungsdatum'], {
    annex1: 'mandatory',
    cardinality: '1',
    elm: 'issued',
    ob3: 'validFrom',
    ooapi: 'Result.resultDateTime',
  }),
  ofAward('grade', ['Grade', 'Note'], {
    annex1: 'optional',
    elm: 'hasClaim.provenBy.grade',
    ob3: 'credentialSubject.result.value',
    ooapi: 'Result.score',
  }),
] as const satisfies readonly Asked[];

type Line = (typeof mask)[number];
type Pair = Line extends infer L
  ? L extends Asked<infer Key, infer A extends Answer>
    ? { readonly key: Key; readonly said: Said<A> }
    : never
  : never;

/** The elements of the description that are asked for, by key. */
export type ElementKey = Pair['key'];

type HeadOf<P> = P extends { key: infer K extends string } ? (K extends `${infer Head}.${string}` ? Head : K) : never;
type Beneath<P, Head extends string> = P extends { key: `${Head}.${infer Rest}`; said: infer S } ? { key: Rest; said: S } : never;
type Exactly<P, Key extends string> = P extends { key: Key; said: infer S } ? S : never;
type TreeOf<P> = {
  [Head in HeadOf<P>]?: ([Exactly<P, Head>] extends [never] ? TreeOf<Beneath<P, Head>> : Exactly<P, Head>) | undefined;
} & { [member: string]: unknown };

/** What the mask says a description holds. Every part may be missing. */
export type SaidInMask = TreeOf<Pair>;
