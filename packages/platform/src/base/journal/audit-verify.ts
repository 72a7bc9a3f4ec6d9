import { type Context, runView } from '../act.ts';
import { chainHash, GENESIS, journalHash } from './event.ts';
import { findUnsealed } from './find-unsealed.ts';
import { type HeadLine, openHeads } from './heads.ts';
import { type JournalLine, readJournal } from './read-journal.ts';

export type JournalProblem = {
  readonly kind: 'event-changed' | 'event-deleted' | 'event-inserted' | 'seal-changed' | 'seal-deleted' | 'end-cut-off' | 'head-changed';
  /** Where in the journal, as far as it can be said. */
  readonly position?: number;
  readonly seq?: number;
  readonly says: string;
};

export type JournalVerdict = {
  readonly whole: boolean;
  /** Events whose place and content were recomputed. */
  readonly verified: number;
  /** Events that wait for their seal. */
  readonly waiting: number;
  readonly problems: readonly JournalProblem[];
};

const ENOUGH = 100;

/**
 * Recomputes the whole journal and says where it is not what it was: an event changed, deleted or put in, a seal changed or deleted, the end cut off.
 * It reads in pieces, so that the house goes on working meanwhile.
 * @param home where the ends of the journal are written down outside of the database
 */
export async function verifyJournal(ctx: Context): Promise<JournalVerdict> {
  const heads = openHeads(ctx.house.settings.home, ctx.house.id, ctx.house.keys).read();
  const problems: JournalProblem[] = [];
  if (heads.foreign > 0) {
    problems.push({
      kind: 'head-changed',
      says: `${heads.foreign} of the written-down ends of the journal were not written by this house`,
    });
  }
  const walk = newWalk(heads.lines);
  for (let after = 0; problems.length < ENOUGH; ) {
    const { lines } = await runView(readJournal, ctx, { after });
    if (lines.length === 0) break;
    problems.push(...lines.flatMap((line) => walk.step(line)));
    after = lines.at(-1)?.position ?? after;
  }
  problems.push(...walk.end());
  const { waiting, slippedIn } = await runView(findUnsealed, ctx, {});
  problems.push(
    ...slippedIn.map((seq) => ({
      kind: 'event-inserted' as const,
      seq,
      says: `event ${seq} was put in where the journal was already sealed`,
    })),
  );
  return { whole: problems.length === 0, verified: walk.verified(), waiting, problems: problems.slice(0, ENOUGH) };
}

/** Goes along the journal, one line after the other, and compares with what it computes itself. */
function newWalk(heads: readonly HeadLine[]) {
  const chains = new Map<string, { number: number; hash: string; position: number }>();
  const written = new Map(heads.map((head) => [head.position, head]));
  let position = 0;
  let whole = GENESIS;
  let verified = 0;
  let gap = 0;
  return {
    verified: () => verified,
    step(line: JournalLine): JournalProblem[] {
      const problems: JournalProblem[] = [];
      const note = (kind: JournalProblem['kind'], says: string): void =>
        void problems.push({ kind, position: line.position, seq: line.seq, says });
      const at = `at position ${line.position}`;
      if (line.position !== position + 1) {
        gap = line.position;
        const missing =
          line.position === position + 2
            ? `position ${position + 1} is missing`
            : `positions ${position + 1} to ${line.position - 1} are missing`;
        note('seal-deleted', `${missing} from the journal`);
      }
      const chainName = line.sealedInstitutionId ?? '';
      const before = chains.get(chainName) ?? { number: 0, hash: GENESIS, position: 0 };
      // What is missing may have stood between this event and the one before it in its chain: that is said already.
      const torn = gap > before.position;
      if (line.event === undefined) note('event-deleted', `event ${line.seq} ${at} was deleted`);
      else if (line.event.institutionId !== line.sealedInstitutionId || chainHash(before.hash, line.event) !== line.hash) {
        if (!torn) note('event-changed', `event ${line.seq} ${at} is not what was sealed`);
      }
      if (line.position === position + 1) {
        if (line.number !== before.number + 1 && !torn)
          note('seal-changed', `the seal ${at} has another number in its chain than it was given`);
        if (journalHash(whole, line.position, line.number, line.hash) !== line.journalHash)
          note('seal-changed', `the seal ${at} does not follow from the one before`);
      }
      const head = written.get(line.position);
      if (head !== undefined && head.hash !== line.journalHash)
        note('seal-changed', `the journal ${at} is not the one that was written down on ${head.at}`);
      chains.set(chainName, { number: line.number, hash: line.hash, position: line.position });
      position = line.position;
      whole = line.journalHash;
      verified += 1;
      return problems;
    },
    end(): JournalProblem[] {
      const furthest = heads.reduce((most, head) => Math.max(most, head.position), 0);
      if (furthest <= position) return [];
      return [
        {
          kind: 'end-cut-off',
          position,
          says: `the journal ends at position ${position}, but position ${furthest} was written down outside of the database`,
        },
      ];
    },
  };
}
