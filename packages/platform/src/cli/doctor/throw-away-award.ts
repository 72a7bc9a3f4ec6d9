import type { Award } from '@laurel/microcredential';
import { contentHash } from '@laurel/microcredential';

/** An award of nobody for nothing, complete enough to be signed: `laurel doctor` tries the whole way with it. */
export function throwAwayAward(day: string): Award {
  const description: Award['description'] = {
    title: { en: 'Trial of the signature' },
    provider: {
      type: 'hei',
      lead: { id: 'trial', name: 'Trial Institution', country: 'IE' },
      awardingBodies: [{ id: 'trial', name: 'Trial Institution', country: 'IE' }],
    },
    outcomes: [{ id: 'LO1', type: 'knowledge', text: { en: 'Knows that this machine signs.' }, assessedBy: ['A1'] }],
    workload: { ects: 1, hoursTotal: 25 },
    level: { eqf: 6, qfEhea: 'first' },
    languages: ['en'],
    delivery: { mode: 'online' },
    assessment: { methods: ['project'], criteria: { en: 'The signature holds.' }, supervision: 'supervised-online-id' },
    quality: { types: ['internal-esg'] },
    stacking: { type: 'standalone' },
  };
  return {
    description,
    contentHash: contentHash(description),
    learner: { name: 'Tess Ting', identityHash: `sha256$${'0'.repeat(64)}`, salt: 'trial-of-the-doctor' },
    issuer: { id: 'trial', name: 'Trial Institution', country: 'IE', legalId: 'none' },
    awardingBodies: [{ id: 'trial', name: 'Trial Institution', country: 'IE' }],
    assessedOn: day,
    issuedOn: day,
    issuedAt: 'Cork, IE',
    components: [],
    participationRecorded: true,
    attendance: 100,
  };
}
