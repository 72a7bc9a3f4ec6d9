import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PersonalKeys } from '../personal-keys.ts';
import type { Head } from './seal-journal.ts';

const headLine = z.object({ at: z.string(), position: z.number(), hash: z.string(), mac: z.string() });
export type HeadLine = z.output<typeof headLine>;

/**
 * Where the journal's end is written down outside of the database: whoever cuts off the last events there cannot make them unsaid here.
 * One file holds the latest end, one a line for each day. Each line carries a checksum that only this house can make.
 */
export type Heads = {
  /** @returns false when an end further on is already written down: the database lost something, or is an older copy */
  write(head: Head, now: Date): boolean;
  /** Everything written down, and how many lines are not ours. */
  read(): { readonly lines: readonly HeadLine[]; readonly foreign: number };
};

export function openHeads(home: string, houseId: string, keys: Pick<PersonalKeys, 'mac'>): Heads {
  const folder = join(home, 'journal-heads');
  const latest = join(folder, `${houseId}.json`);
  const daily = join(folder, `${houseId}.jsonl`);
  const macOf = (line: Omit<HeadLine, 'mac'>): string => keys.mac(`journal-head/${houseId}/${line.position}/${line.hash}/${line.at}`);
  const parseLine = (text: string): HeadLine | undefined => {
    try {
      const line = headLine.parse(JSON.parse(text));
      return line.mac === macOf(line) ? line : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    write(head, now) {
      const known = parseLine(readOr(latest, ''));
      if (known !== undefined && known.position > head.position) return false;
      const bare = { at: now.toISOString(), position: head.position, hash: head.hash };
      const text = `${JSON.stringify({ ...bare, mac: macOf(bare) })}\n`;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      replace(latest, text);
      if (known === undefined || known.at.slice(0, 10) !== bare.at.slice(0, 10)) appendFileSync(daily, text);
      return true;
    },
    read() {
      const texts = [...readOr(daily, '').split('\n'), readOr(latest, '').trim()].filter((text) => text !== '');
      const lines = texts.map(parseLine);
      const ours = lines.filter((line) => line !== undefined);
      return { lines: ours, foreign: lines.length - ours.length };
    },
  };
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** A kill in the middle leaves the old end, never half of a new one. */
function replace(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}
