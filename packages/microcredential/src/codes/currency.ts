import { type Concept, codeList } from './concept.ts';
import { named, namedIn } from './names.ts';

/** ISO 4217 as prices are written: the euro first, then what is in use, without funds, metals and test codes. */
const inUse = `
  EUR
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
  DJF DKK DOP DZD EGP ERN ETB FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
  KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR
  PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
  TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
`;

/** Old prices stand in these; Bulgaria has the euro since 2026 and Croatia since 2023. */
const noLongerInUse = 'BGN HRK ANG CUC SLL ZWL';

export const currencyList = codeList(
  `${inUse} ${noLongerInUse}`
    .trim()
    .split(/\s+/)
    .map(
      (code): Concept => named('currency', { word: code, code, uri: `http://publications.europa.eu/resource/authority/currency/${code}` }),
    ),
  { EUR: ['€'], GBP: ['£'], USD: ['$'], CZK: ['Kč'], PLN: ['zł'] },
  namedIn('currency'),
);

export const currencies = currencyList.concepts;

/**
 * The currency of a three-letter code.
 * @example
 * currency('EUR')?.label.de // 'Euro'
 */
export function currency(code: string): Concept | undefined {
  return currencyList.find(code);
}
