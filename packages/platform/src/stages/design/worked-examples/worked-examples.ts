import { type ExchangeDocument, readExchangeDocument } from '@laurel/microcredential';
import whenTheRiverRises from './01-when-the-river-rises.json' with { type: 'json' };
import wohnungenFuersAlter from './02-wohnungen-fuers-alter.json' with { type: 'json' };
import prosvasimesSelides from './03-prosvasimes-selides.json' with { type: 'json' };
import danniZaZdraveto from './04-danni-za-zdraveto.json' with { type: 'json' };
import regarConMenosAgua from './05-regar-con-menos-agua.json' with { type: 'json' };
import naprawaZamiastWymiany from './06-naprawa-zamiast-wymiany.json' with { type: 'json' };
import coordonnerLesSoinsADomicile from './07-coordonner-les-soins-a-domicile.json' with { type: 'json' };
import lerAFloresta from './08-ler-a-floresta.json' with { type: 'json' };
import menseSostenibili from './09-mense-sostenibili.json' with { type: 'json' };
import toetsenVoorIedereen from './10-toetsen-voor-iedereen.json' with { type: 'json' };
import kalbaIrMasinos from './11-kalba-ir-masinos.json' with { type: 'json' };
import patrimoniuViu from './12-patrimoniu-viu.json' with { type: 'json' };

/**
 * A micro-credential that is described to the end, to begin from or to look at. Its universities and people are invented.
 * @property claims the frameworks that it passes without a warning: at publication, or at issuing where it has a certificate
 */
export type WorkedExample = { readonly id: string; readonly claims: readonly string[]; readonly document: ExchangeDocument };

/** What every one of them passes. */
const european = ['eu-council-2022', 'microbol', 'ects-base-2015'];

/** Twelve of them, of many kinds: from one credit to twenty, free and paid, of one university, of two, and of none. */
export const workedExamples: readonly WorkedExample[] = [
  // joint, blended, 5 ECTS: pleases everybody
  example(whenTheRiverRises, ['cmf-emc', 'unic-standard-2024', 't4eu-guide', 'alliance-offer-sheet']),
  // with the certificate of somebody who passed; 30 hours a credit are too many for T4EU
  example(wohnungenFuersAlter, ['cmf-emc', 'alliance-offer-sheet']),
  // a credit and a half, free and in one’s own time
  example(prosvasimesSelides, ['t4eu-guide']),
  // on five Saturdays, paid by municipalities
  example(danniZaZdraveto, ['alliance-offer-sheet']),
  // joint, in two languages of instruction
  example(regarConMenosAgua, ['cmf-emc', 'unic-standard-2024', 't4eu-guide', 'alliance-offer-sheet']),
  // not a university’s: an association, with recognition of prior learning
  example(naprawaZamiastWymiany, ['alliance-offer-sheet']),
  // hybrid, ten credits over a year, for nurses at work
  example(coordonnerLesSoinsADomicile, ['alliance-offer-sheet']),
  // two and a half credits before the summer
  example(lerAFloresta, ['t4eu-guide']),
  // fifteen credits on site, which count towards a degree
  example(menseSostenibili, ['alliance-offer-sheet']),
  // online, under the Dutch quality framework
  example(toetsenVoorIedereen, ['cmf-emc', 'alliance-offer-sheet', 'nl-kwaliteitskader-2025']),
  // twenty credits, with a certificate of each course
  example(kalbaIrMasinos, ['t4eu-guide']),
  // one credit in a week, for nothing
  example(patrimoniuViu, ['unic-standard-2024', 't4eu-guide']),
];

function example(json: { description: { id: string } }, more: readonly string[]): WorkedExample {
  return { id: json.description.id, claims: [...european, ...more], document: readExchangeDocument(json) };
}
