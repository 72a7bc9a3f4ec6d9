import { recognise } from './formats.ts';
import { GuardStopped, type Limits, runGuarded } from './guarded-process.ts';
import { type Verification, verdictOf, type World } from './verification.ts';
import { tell } from './verification-sentences.ts';

/**
 * Several times what honest input takes: 0.25 s and 110 MB for JSON, 0.8 s and 180 MB for a PDF, which is drawn anew for comparison.
 * From source the process first translates everything it loads, the PDF library included.
 */
const usual: Readonly<Record<'json' | 'pdf', Limits>> = import.meta.url.endsWith('.ts')
  ? { json: { deadlineMs: 15_000, memoryMb: 400 }, pdf: { deadlineMs: 30_000, memoryMb: 1_500 } }
  : { json: { deadlineMs: 2_500, memoryMb: 256 }, pdf: { deadlineMs: 6_000, memoryMb: 384 } };

type Argument = {
  readonly bytes: Uint8Array;
  readonly world: Pick<World, 'now' | 'language' | 'verifyAt'>;
  readonly has: { readonly didDocument: boolean; readonly statusList: boolean };
};

/**
 * The same as `verify`, in a process of its own with a deadline and its memory watched: what input from strangers goes through.
 * The process asks back for DID documents and status lists, so whatever reaches the network stays here, under the caller's rules.
 * When it has to be stopped the answer is "undecided", never "valid".
 */
export async function verifyGuarded(bytes: Uint8Array, world: World, limits: Partial<Limits> = {}): Promise<Verification> {
  const { now, language, verifyAt, didDocument, statusList } = world;
  const argument: Argument = {
    bytes,
    world: { now, ...(language === undefined ? {} : { language }), ...(verifyAt === undefined ? {} : { verifyAt }) },
    has: { didDocument: didDocument !== undefined, statusList: statusList !== undefined },
  };
  const kind = recognise(bytes).kind === 'pdf' ? 'pdf' : 'json';
  const answer = async (question: string, about: unknown) => {
    if (question === 'did-document') return await world.didDocument?.(String(about));
    return await world.statusList?.(String(about));
  };
  try {
    return await runGuarded<Verification>(new URL('./verify-guarded.ts', import.meta.url), 'verifyHere', argument, {
      ...usual[kind],
      ...limits,
      answer,
    });
  } catch (error) {
    if (!(error instanceof GuardStopped)) throw error;
    const checks = [tell(language ?? 'en', 'readable', 'gave-up')];
    return { verdict: verdictOf(checks), checks };
  }
}

/** Called in the guarded process. */
export async function verifyHere(
  { bytes, world, has }: Argument,
  ask: (question: string, about: unknown) => Promise<unknown>,
): Promise<Verification> {
  const { verify } = await import('./verify.ts');
  return await verify(bytes, {
    ...world,
    ...(has.didDocument ? { didDocument: (did: string) => ask('did-document', did) } : {}),
    ...(has.statusList ? { statusList: async (url: string) => (await ask('status-list', url)) as Uint8Array | string | object } : {}),
  });
}
