import { check, frameworks, phases } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { verdictOfFramework } from './check-description.ts';
import { languageTag } from './description.ts';
import { readExchangeInput } from './exchange-input.ts';

const known = frameworks.map(({ id }) => id);

/** What every framework says of an offer that anybody brings: side by side, none merged into another, as of today. Nothing of it is stored. */
export const checkOffer = defineView({
  name: 'check-offer',
  input: z.object({
    /** `{ "description": { ... }, "certificate": { ... } }`; the certificate may be missing */
    document: z.unknown(),
    phase: z.enum(phases).default('publication'),
    /** only these; all of them where nothing is said */
    frameworks: z.array(z.enum(known)).min(1).max(known.length).optional(),
    /** of the findings, where it is another than the caller's own */
    language: z.string().max(35).regex(languageTag).optional(),
  }),
  result: z.object({
    phase: z.enum(phases),
    /** the day on which a framework has to be in force */
    on: z.iso.date(),
    verdicts: z.array(verdictOfFramework),
  }),
  rest: { method: 'POST', path: '/api/check', summary: 'Check an offer against the frameworks; nothing is stored' },
  async look(tx, input) {
    const { phase, language = tx.language } = input;
    const document = readExchangeInput(input.document);
    const on = dayOf(tx.now);
    const verdicts = frameworks
      .filter(({ id }) => input.frameworks === undefined || input.frameworks.includes(id))
      .map((framework) => check(document, framework, { phase, language, on }));
    return { phase, on, verdicts: verdicts.map((verdict) => ({ ...verdict, findings: [...verdict.findings] })) };
  },
});
