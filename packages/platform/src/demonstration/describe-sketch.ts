import type { Description } from '@laurel/microcredential';
import { isAuthorised, type Sketch, universityOf } from './facts.ts';

const LEARNERS = ['lifelong-learners', 'alliance-students', 'university-employees'];
/** The rule of access, in the languages of the demonstration. */
const NO_PREREQUISITES = { en: 'none', de: 'keine', es: 'ninguno', el: 'καμία', pl: 'brak', fi: 'ei ole', bg: 'няма' } as const;

/**
 * The whole description of a sketch, as a course leader would have left it at its standing.
 * @param ids the id in the house of each university
 * @param day a calendar day, so many days from today
 */
export function describeSketch(sketch: Sketch, ids: ReadonlyMap<string, string>, day: (days: number) => string): Description {
  const lead = universityOf(sketch.lead);
  const idOf = (key: string) => ids.get(key) ?? key;
  const bodies = [lead, ...sketch.partners.map(universityOf)];
  const awardingBodies = bodies.map(({ key, name, country, website }) => ({ id: idOf(key), name, country, url: website }));
  const provider = {
    type: 'hei',
    lead: {
      id: idOf(lead.key),
      name: lead.name,
      country: lead.country,
      unit: lead.unit,
      legalId: lead.legalId,
      url: lead.website,
      ...(lead.region === undefined ? {} : { region: lead.region }),
    },
    awardingBodies,
  };
  if (sketch.state === 'begun') return { title: { ...sketch.title }, provider };
  const joint = sketch.partners.length > 0;
  const hoursTotal = Math.round(sketch.ects * lead.hoursPerEcts);
  const said = {
    title: { ...sketch.title },
    ...(sketch.short === undefined ? {} : { shortDescription: { ...sketch.short } }),
    ...(sketch.competences === undefined ? {} : { competences: { ...sketch.competences } }),
    ...(sketch.content === undefined ? {} : { content: { ...sketch.content } }),
    outcomes: sketch.outcomes.map(({ type, text }, index) => ({
      id: `LO${index + 1}`,
      type,
      text: { ...text },
      assessedBy: [`A${1 + (index % sketch.methods.length)}`],
    })),
    workload: {
      ects: sketch.ects,
      hoursTotal,
      hoursPerEcts: lead.hoursPerEcts,
      teachingHours: sketch.teachingHours,
      outOfClassHours: hoursTotal - sketch.teachingHours,
      semesters: 1,
      includesAssessment: true,
    },
    languages: [sketch.taughtIn],
    provider,
  };
  // A draft is short of what has not been thought about yet.
  if (sketch.state === 'draft') return said;
  return {
    ...said,
    scope: joint ? 'alliance' : 'local',
    provision: joint ? 'joint' : 'single',
    provider: {
      ...provider,
      partners: bodies.map(({ key, country }, index) => ({
        id: idOf(key),
        role: index === 0 ? 'offers' : 'co-creates',
        allianceMember: true,
        country,
      })),
    },
    components: sketch.parts.map((part, index) => ({
      id: `C${index + 1}`,
      institution: idOf(part.at),
      title: part.title,
      ects: part.ects,
      hoursTotal: Math.round(part.ects * lead.hoursPerEcts),
      teachingHours: part.teachingHours,
      language: sketch.taughtIn,
    })),
    level: {
      eqf: sketch.eqf,
      qfEhea: sketch.eqf === 7 ? 'second' : 'first',
      nqf: { framework: lead.framework, level: String(sketch.eqf) },
    },
    delivery: {
      mode: sketch.mode,
      startDate: day(START[sketch.state] ?? 60),
      endDate: day((START[sketch.state] ?? 60) + WEEKS * 7),
      compulsoryParticipation: true,
      participationRule: '80 %',
    },
    access: {
      type: 'limited',
      maxParticipants: sketch.seats,
      prerequisites: Object.fromEntries(
        sketch.languages.map((tag) => [tag, NO_PREREQUISITES[tag as keyof typeof NO_PREREQUISITES] ?? 'none']),
      ),
      targetGroups: LEARNERS,
    },
    curriculum: { inclusion: 'extracurricular', placement: 'LLL' },
    need: { types: ['societal', 'labour-market'], rationale: 'Asked for by employers and towns of the region (invented)' },
    purpose: ['upskilling'],
    funding: { types: ['self-funded', 'alliance-project'] },
    fees: {
      payee: idOf(lead.key),
      regulation: `${lead.website}/fees`,
      categories: [
        { category: 'alliance-student', amount: 0, currency: 'EUR', reduced: true },
        { category: 'alliance-staff', amount: 0, currency: 'EUR', reduced: true },
        { category: 'external', amount: sketch.price, currency: 'EUR' },
      ],
    },
    application: {
      channels: [{ type: 'virtual-campus', url: `${lead.website}/courses/${sketch.key}` }],
      selection: 'by date of application; waiting list',
    },
    assessment: {
      methods: [...sketch.methods],
      criteria: { en: 'A rubric with four levels for each outcome' },
      summative: true,
      graded: sketch.graded,
      informalLearningExamOnly: false,
      supervision: sketch.mode === 'on-site' ? 'supervised-onsite-id' : 'supervised-online-id',
      idVerification: true,
    },
    credit: { route: 'direct', countsTowards: [] },
    quality: {
      types: ['internal-esg'],
      esgAligned: true,
      sameAcademicStandards: true,
      publicUrl: `${lead.website}/quality`,
      learnersInvolved: true,
      dataCollected: 'applications, completion, survey',
      stakeholders: [{ name: `${lead.place} (town)`, type: 'city' }],
      feedback: { survey: true, surveyWithinDays: 14, responseDueDays: 60, publicSummary: true },
      ...(joint && isAuthorised(sketch.state)
        ? {
            jointAuthorisation: {
              decisions: bodies.map(({ key }) => ({ institution: idOf(key), decision: 'approved', date: day(-120) })),
            },
          }
        : {}),
    },
    stacking: { type: 'standalone', towardsDegree: false, claimsDegreeEquivalence: false },
    recognition: { statement: 'Each university decides by its own rules whether it counts towards a degree.' },
    topic: sketch.topic,
    support: { learners: 'tutor and helpdesk', teachers: 'office for further education' },
    infrastructure: { learners: 'a computer with a camera', teachers: 'video conferencing' },
    sustainability: 'carried by fees and the budget of the lead university',
    obligations: 'to take part and to hand in the work that is assessed',
    people: {
      leaders: ['(invented)'],
      contact: { name: lead.unit, email: `courses@${new URL(lead.website).hostname.replace(/^www\./, '')}` },
    },
    publication: { channels: ['virtual-campus', 'alliance-website', 'local-platform'] },
    credential: { digital: true, ownedBy: 'learner', portable: true, wallet: true, formats: ['open-badge-3', 'pdf'] },
  };
}

/** Eight weeks each. */
export const WEEKS = 8;

/** On which day, counted from today, the offering begins. */
export const START: Partial<Record<Sketch['state'], number>> = {
  offered: 75,
  'offered-with-applications': 40,
  running: -20,
  confirming: -63,
  issued: -110,
};
