import type { MessageKey } from '../../base/languages/message.ts';
import type { Tone } from '../../base/ui/state.tsx';
import type { Offering } from './offering.ts';

/** How an offering stands on that day, in one word. */
export function stageOf({ state, startsOn, endsOn }: Pick<Offering, 'state' | 'startsOn' | 'endsOn'>, today: string) {
  if (state !== 'published') return state;
  if (endsOn < today) return 'over';
  return startsOn <= today ? 'running' : 'published';
}

type Stage = ReturnType<typeof stageOf>;

export const stageLabel = (stage: Stage): MessageKey => `offering-stage.${stage}`;

export const stageTone = {
  draft: 'info',
  published: 'success',
  running: 'success',
  over: 'neutral',
  cancelled: 'danger',
} as const satisfies Record<Stage, Tone | 'neutral'>;
