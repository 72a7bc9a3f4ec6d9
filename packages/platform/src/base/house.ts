import type { Database, DatabaseKind } from './database/tables.ts';
import type { Jobs } from './jobs/queue.ts';
import type { Log } from './log.ts';
import type { Outside } from './outside/outside.ts';
import type { PersonalKeys } from './personal-keys.ts';
import type { AnyPolicy } from './policy.ts';
import type { Settings } from './settings.ts';
import type { Work } from './work.ts';

/** The open house: everything an entrance (web, REST, job, command) needs to go through the door. */
export type House = {
  /** Given when the database was made; it never changes. */
  readonly id: string;
  readonly settings: Settings;
  readonly database: DatabaseKind;
  /** The outer database, under a role that sees nothing without an actor: whoever wants anything goes through the door. */
  readonly db: Database;
  readonly jobs: Jobs;
  readonly outside: Outside;
  readonly keys: PersonalKeys;
  readonly policy: AnyPolicy;
  /** Everything in it is invented, and every page says so. */
  readonly demonstration: boolean;
  readonly log: Log;
  /** Called after an act was committed: wakes the sealer of the journal. */
  readonly onCommit: () => void;
  /** How many acts this process has committed since it opened the house: what was read at another count may have changed. */
  readonly commits: () => number;
  /** Begins to seal the journal, to follow it and to do jobs; once. */
  startWork(): Work;
  /** Stops workers and followers after what they are doing, then closes the database. */
  close(): Promise<void>;
};
