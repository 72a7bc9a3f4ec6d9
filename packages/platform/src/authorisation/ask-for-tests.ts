import { acts, views } from '../acts.ts';
import type { AnyAct, AnyView, Context } from '../base/act.ts';
import { runAct, runView } from '../base/door.ts';
import { isRefusal } from '../base/refusal.ts';
import type { ActorName } from './cast-for-tests.ts';
import type { Right } from './row-for-tests.ts';

export const callables = [...acts, ...views] as readonly unknown[] as readonly (AnyAct | AnyView)[];

export type Outcome = 'allowed' | 'not-allowed' | 'not-found';

/** What is done would be done: the transaction is taken back. */
class Passed extends Error {}

/**
 * Goes through the door as somebody and says how far they came. What an act does is done and taken back, so that the next one finds
 * everything as it was; a "no" that has nothing to do with who asks means that they may.
 */
export async function attempt(name: string, context: Context, input: object): Promise<Outcome> {
  const callable = callables.find((each) => each.name === name);
  if (callable === undefined) throw new Error(`There is no "${name}"`);
  try {
    if (callable.kind === 'view') await runView(callable, context, input);
    else await runAct(takenBack(callable), context, input);
    return 'allowed';
  } catch (error) {
    if (error instanceof Passed) return 'allowed';
    if (!isRefusal(error)) throw error;
    if (error.code === 'invalid-input' && error.issues.some(({ code }) => code.startsWith('invalid_')))
      throw new Error(`The row of "${name}" asks what cannot be asked: ${JSON.stringify(error.issues)}`);
    return error.code === 'not-allowed' || error.code === 'not-found' ? error.code : 'allowed';
  }
}

const takenBack = (act: AnyAct): AnyAct => ({
  ...act,
  async perform(tx, input, about) {
    await act.perform(tx, input, about);
    throw new Passed();
  },
});

/** What a row says of somebody. */
export function expected({ may, knows }: Right, who: ActorName): Outcome {
  if (may.includes(who)) return 'allowed';
  return knows.includes(who) ? 'not-allowed' : 'not-found';
}
