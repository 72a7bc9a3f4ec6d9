import { isRefusal } from '../../base/refusal.ts';
import type { Settings } from '../../base/settings.ts';
import { CommandFailure, systemCode } from '../command-failure.ts';
import { issuerKeyFile } from '../issuer-key.ts';
import { examineDatabase } from './database.ts';
import { examineDisk } from './disk.ts';
import type { Finding } from './finding.ts';
import { examineFonts } from './fonts.ts';
import { examineKeys } from './keys.ts';
import { examineClock, examineNode } from './machine.ts';
import { examineMail } from './mail.ts';

/** Everything that is tried out, one after the other; an examination that breaks is a failure and not the end. */
export async function examine(settings: Settings | undefined, now: Date): Promise<Finding[]> {
  const ofThisHouse: Examination[] =
    settings === undefined
      ? []
      : [
          ['disk', () => examineDisk(settings.home)],
          ['database', () => examineDatabase(settings, now)],
          ['mail', () => examineMail(settings)],
        ];
  const examinations: Examination[] = [
    ['node', () => examineNode(process.versions.node)],
    ['clock', () => examineClock(now)],
    ...ofThisHouse,
    ['keys', () => examineKeys(now, settings && issuerKeyFile(settings.home))],
    ['fonts', examineFonts],
  ];
  const findings: Finding[] = [];
  for (const [name, examination] of examinations) findings.push(await attempt(name, examination));
  return findings;
}

type Examination = readonly [name: string, examination: () => Finding | Promise<Finding>];

async function attempt(name: string, examination: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await examination();
  } catch (error) {
    const why =
      isRefusal(error) || error instanceof CommandFailure
        ? error.message
        : `it broke (${systemCode(error) ?? (error instanceof Error ? error.name : 'unknown')})`;
    return { name, outcome: 'fail', says: why };
  }
}
