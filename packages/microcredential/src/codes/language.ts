import { type Concept, codeList } from './concept.ts';
import { named } from './names.ts';

/** ISO 639-1 and the code of the EU's authority list of languages. */
const codes = `
  af AFR  ak AKA  am AMH  ar ARA  ay AYM  az AZE
  be BEL  bg BUL  bi BIS  bn BEN  bo BOD  br BRE  bs BOS
  ca CAT  ch CHA  co COS  cs CES  cy CYM
  da DAN  de DEU  dz DZO
  ee EWE  el ELL  en ENG  eo EPO  es SPA  et EST  eu EUS
  fa FAS  ff FUL  fi FIN  fj FIJ  fo FAO  fr FRA  fy FRY
  ga GLE  gd GLA  gl GLG  gn GRN  gv GLV
  ha HAU  he HEB  hi HIN  ho HMO  hr HRV  ht HAT  hu HUN  hy HYE
  ia INA  id IND  ig IBO  is ISL  it ITA
  ja JPN
  ka KAT  kk KAZ  kl KAL  km KHM  ko KOR  ku KUR  kw COR  ky KIR
  la LAT  lb LTZ  ln LIN  lo LAO  lt LIT  lv LAV
  mg MLG  mh MAH  mi MRI  mk MKD  mn MON  ms MSA  mt MLT  my MYA
  nb NOB  ne NEP  nl NLD  nn NNO  no NOR
  oc OCI  os OSS
  pa PAN  pl POL  ps PUS  pt POR
  qu QUE
  rm ROH  ro RON  ru RUS  rw KIN
  se SME  sg SAG  si SIN  sk SLK  sl SLV  sm SMO  so SOM  sq SQI  sr SRP  st SOT  sv SWE  sw SWA
  ta TAM  tg TGK  th THA  ti TIR  tk TUK  tn TSN  to TON  tr TUR  ts TSO
  uk UKR  ur URD  uz UZB
  ve VEN  vi VIE
  wa WLN  wo WOL
  xh XHO
  yi YID  yo YOR
  za ZHA  zh ZHO  zu ZUL
`;

const list = codeList(
  codes
    .trim()
    .split(/\s{2,}/)
    .map((pair): Concept => {
      const [word = '', code = ''] = pair.split(' ');
      const uri = `http://publications.europa.eu/resource/authority/language/${code}`;
      return named('language', { word, code, uri });
    }),
);

export const languages = list.concepts;

/**
 * The language of a tag (BCP 47); what follows the first part, such as a region or script, is left aside.
 * @example
 * language('de-AT')?.code // 'DEU'
 */
export function language(tag: string): Concept | undefined {
  return list.find(tag) ?? list.find(tag.split('-')[0] ?? '');
}
