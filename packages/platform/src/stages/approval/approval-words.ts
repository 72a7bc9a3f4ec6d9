import { languageOfName } from '../../base/languages/language-of-name.ts';
import type { Tone } from '../../base/ui/state.tsx';
import type { Party } from './approval-case.ts';

export const caseTone = {
  'under-review': 'warning',
  'changes-required': 'info',
  authorised: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
} as const satisfies Record<string, Tone | 'neutral'>;

export const decisionTone = {
  pending: 'neutral',
  approved: 'success',
  'changes-required': 'info',
  rejected: 'danger',
} as const satisfies Record<string, Tone | 'neutral'>;

export const CASES = '/approvals';
export const caseAddress = (id: string): string => `${CASES}/${id}`;

/** In which language the name of an institution is read out. */
export const nameLanguage = ({ name, country }: Pick<Party, 'name' | 'country'>): string | undefined => languageOfName(name, country);
