import type { Description } from '@laurel/microcredential';
import { expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { shippedInForce } from '../design/in-force.ts';
import { bindingErrors } from './binding-errors.ts';

const whole = heat.description as Description;
const rulesOf = (content: Description) => bindingErrors(content, shippedInForce, 'en').map(({ rule }) => rule);

test('whatever binds, a description without a learning outcome is not submitted [OFFER-6]', () => {
  for (const scope of ['local', 'alliance']) {
    expect(rulesOf({ ...whole, scope })).toEqual([]);
    for (const outcomes of [undefined, [], [{ text: { en: ' ' } }]]) {
      const errors = bindingErrors({ ...whole, scope, outcomes } as Description, shippedInForce, 'de');
      expect(errors[0]).toMatchObject({ severity: 'error', path: expect.stringMatching(/^description\.outcomes/) });
    }
  }
});

test('what only advises keeps nothing back', () => {
  expect(rulesOf({ ...whole, scope: 'local', literature: [], support: undefined })).toEqual([]);
});
