import { codeList, own } from './concept.ts';

const inclusion = own('curriculum-inclusion');
const placement = own('curriculum-placement');
const route = own('credit-route');
const need = own('need');
const purpose = own('purpose');
const outcome = own('outcome');

export const curriculumInclusionList = codeList([
  inclusion('compulsory', 'Compulsory part of the curriculum', 'Pflichtteil des Curriculums'),
  inclusion('elective', 'Elective part of the curriculum', 'Wahlteil des Curriculums'),
  inclusion('extracurricular', 'Extracurricular', 'Außercurricular'),
  inclusion('both', 'Both within and outside the curriculum', 'Innerhalb und außerhalb des Curriculums'),
]);

export const curriculumPlacementList = codeList(
  [
    placement('LLL', 'Lifelong learning', 'Lebenslanges Lernen'),
    placement('BA', 'Bachelor programme', 'Bachelorstudium'),
    placement('MA', 'Master programme', 'Masterstudium'),
    placement('PhD', 'Doctoral programme', 'Promotionsstudium'),
    placement('other', 'Other', 'Andere'),
  ],
  { LLL: ['lifelong-learning'], BA: ['bachelor'], MA: ['master'], PhD: ['doctorate'] },
);

/** How credit for a degree comes about. */
export const creditRouteList = codeList(
  [
    route('direct', 'Credit is awarded directly', 'Direkte Vergabe von Leistungspunkten'),
    route('rpl', 'Recognition of prior learning', 'Anerkennung früher erworbener Kompetenzen'),
  ],
  { rpl: ['recognition-of-prior-learning'] },
);

/** The needs that a micro-credential answers, as its definition has them. */
export const needTypeList = codeList(
  [
    need('societal', 'Societal', 'Gesellschaftlich'),
    need('personal', 'Personal', 'Persönlich'),
    need('cultural', 'Cultural', 'Kulturell'),
    need('labour-market', 'Labour market', 'Arbeitsmarkt'),
  ],
  { 'labour-market': ['labor-market'] },
);

/** What learners take it for. */
export const purposeList = codeList([
  purpose('upskilling', 'Upskilling', 'Weiterqualifizierung'),
  purpose('reskilling', 'Reskilling', 'Umschulung'),
  purpose('entry-route', 'Way into a degree programme', 'Einstieg in ein Studium'),
  purpose('interdisciplinary', 'Interdisciplinary knowledge and skills', 'Interdisziplinäre Kenntnisse und Fähigkeiten'),
  purpose('other', 'Other', 'Andere'),
]);

/** The kinds of learning outcome. */
export const outcomeTypeList = codeList([
  outcome('knowledge', 'Knowledge', 'Kenntnis'),
  outcome('skill', 'Skill', 'Fertigkeit'),
  outcome('competence', 'Competence', 'Kompetenz'),
]);
