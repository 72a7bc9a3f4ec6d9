import { everybody, nobody, type Row, row, staff } from './row-for-tests.ts';

const office = ['alliance-office'] as const;
const anybody = [...everybody, 'operator', 'any job'] as const;
const written = {
  phase: 'design',
  severity: 'error',
  assert: { op: 'present', path: 'description.content' },
  message: { en: 'The content is missing.' },
  fix: { en: 'Say what it is about.' },
  source: { document: 'Decision of the council', clause: '3' },
};

/** The frameworks of an alliance that `ours` is in. Alliances are public, what their office is writing is not. */
export const frameworkRows: readonly Row[] = [
  row('list-frameworks', anybody, everybody, () => ({})),
  row('show-framework', anybody, everybody, () => ({ id: 'microbol' })),
  row('show-framework', anybody, everybody, ({ ownFramework }) => ({ id: ownFramework }), 'of an alliance'),
  row('show-alliance-frameworks', office, everybody, ({ coast }) => ({ allianceId: coast })),
  row('show-framework-draft', office, nobody, ({ ownFramework }) => ({ id: ownFramework })),
  row('preview-framework', office, nobody, ({ ownFramework }) => ({ id: ownFramework, rule: written })),
  row('start-framework', office, everybody, ({ coast }) => ({ allianceId: coast, id: 'another-one', title: { en: 'Another one' } })),
  row('change-framework', office, nobody, ({ ownFramework }) => ({ id: ownFramework, edit: 0, title: { en: 'A better name' } })),
  row('write-framework-rule', office, nobody, ({ ownFramework }) => ({ id: ownFramework, edit: 0, ...written })),
  row('publish-framework', office, nobody, ({ ownFramework }) => ({
    id: ownFramework,
    edit: 0,
    version: '2.0.0',
    validFrom: '2027-01-01',
  })),
  row('withdraw-framework', office, nobody, ({ ownFramework }) => ({ id: ownFramework, lastDay: '2027-01-01' })),
  row('decide-framework', office, everybody, ({ coast }) => ({ allianceId: coast, framework: 'microbol', binds: true })),
  row('set-country-numbers', office, everybody, ({ coast }) => ({
    allianceId: coast,
    country: 'DE',
    framework: 'alliance-offer-sheet',
    params: { minEcts: 5 },
  })),
  row('set-institution-numbers', ['institution-admin'], staff, ({ ours }) => ({
    institutionId: ours,
    framework: 'alliance-offer-sheet',
    params: { minEcts: 5 },
  })),
  row('show-institution-frameworks', [...staff, 'any job'], nobody, ({ ours }) => ({ institutionId: ours })),
];
