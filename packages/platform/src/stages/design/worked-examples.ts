import { type ExchangeDocument, readExchangeDocument } from '@laurel/microcredential';
import heatAndHealth from './worked-examples/heat-and-health.json' with { type: 'json' };

/** Offers of invented people to look at, to try the checker with and to begin from. */
export const workedExamples: readonly { readonly id: string; readonly document: ExchangeDocument }[] = [
  { id: 'heat-and-health', document: readExchangeDocument(heatAndHealth) },
];
