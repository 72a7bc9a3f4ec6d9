import { textIn } from '../language-map.ts';
import { type Concept, codeList } from './concept.ts';
import { named, namedIn } from './names.ts';

/**
 * The BCP 47 tag, which is of two letters where ISO 639-1 has one, and the code of the EU's authority list of languages: those of its 837
 * that the Unicode consortium's data has names for. The others, many of them sign languages, have a name in English only.
 */
const codes = `
  af AFR  ak AKA  am AMH  ar ARA  aro ARO  ase ASE  ay AYM  az AZE
  be BEL  bg BUL  bi BIS  bn BEN  bo BOD  br BRE  bs BOS
  ca CAT  ch CHA  chn CHN  ckb CKB  cnr CNR  co COS  crs CRS  cs CES  csb CSB  cy CYM
  da DAN  de DEU  dsb DSB  dv DIV  dz DZO
  ee EWE  el ELL  en ENG  eo EPO  es SPA  et EST  eu EUS
  fa FAS  ff FUL  fi FIN  fil FIL  fj FIJ  fo FAO  fr FRA  fur FUR  fy FRY
  ga GLE  gd GLA  gl GLG  gn GRN  gv GLV
  ha HAU  he HEB  hi HIN  hif HIF  ho HMO  hr HRV  hsb HSB  ht HAT  hu HUN  hy HYE
  ia INA  id IND  ig IBO  is ISL  it ITA
  ja JPN
  ka KAT  kg KON  kk KAZ  kl KAL  km KHM  ko KOR  ku KUR  kw COR  ky KIR
  la LAT  lb LTZ  ln LIN  lo LAO  lt LIT  ltg LTG  lua LUA  lv LAV
  man MAN  mg MLG  mh MAH  mi MRI  min MIN  mk MKD  mn MON  ms MSA  mt MLT  my MYA
  na NAU  nb NOB  ne NEP  niu NIU  nl NLD  nn NNO  no NOR  nr NBL  nso NSO  ny NYA
  oc OCI  os OSS
  pa PAN  pap PAP  pau PAU  pl POL  ps PUS  pt POR
  qu QUE
  rar RAR  rm ROH  rn RUN  ro RON  rom ROM  ru RUS  rw KIN
  sco SCO  sdh SDH  se SME  sg SAG  sgs SGS  si SIN  sk SLK  sl SLV  sm SMO  so SOM  sq SQI  sr SRP  ss SSW  st SOT
  sv SWE  sw SWA  swb SWB
  ta TAM  tet TET  tg TGK  th THA  ti TIR  tk TUK  tkl TKL  tn TSN  to TON  tok TOK  tpi TPI  tr TUR  ts TSO  tvl TVL
  tzm TZM
  uk UKR  ur URD  uz UZB
  ve VEN  vi VIE  vls VLS
  wa WLN  wo WOL
  xh XHO
  yi YID  yo YOR  yue YUE
  za ZHA  zgh ZGH  zh ZHO  zu ZUL
`;

/** Unicode's data takes Montenegrin for Serbian in every language but English. */
const montenegrin = { en: 'Montenegrin', de: 'Montenegrinisch' };
const unicode = namedIn('language');

export const languageList = codeList(
  codes
    .trim()
    .split(/\s{2,}/)
    .map((pair): Concept => {
      const [word = '', code = ''] = pair.split(' ');
      const uri = `http://publications.europa.eu/resource/authority/language/${code}`;
      return word === 'cnr' ? { word, code, uri, label: montenegrin } : named('language', { word, code, uri });
    }),
  {},
  {
    labelIn: (concept, language) =>
      concept.word === 'cnr' ? (textIn(montenegrin, [language]) ?? concept.word) : unicode.labelIn(concept, language),
  },
);

export const languages = languageList.concepts;

/**
 * The language of a tag (BCP 47); what follows the first part, such as a region or script, is left aside.
 * @example
 * language('de-AT')?.code // 'DEU'
 */
export function language(tag: string): Concept | undefined {
  return languageList.find(tag) ?? languageList.find(tag.split('-')[0] ?? '');
}
