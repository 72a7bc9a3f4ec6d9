import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../command-failure.ts';
import type { Finding } from './finding.ts';

const megabyte = 1_000_000;

export async function examineDisk(home: string): Promise<Finding> {
  const probe = join(home, `.laurel-doctor-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await writeFile(probe, 'x', { flush: true });
    const written = (await stat(probe)).mtimeMs;
    const { bavail, bsize } = await statfs(home);
    const free = Math.floor((bavail * bsize) / megabyte);
    if (free < 100) return { name: 'disk', outcome: 'fail', says: `${free} MB are free in ${home}`, mend: 'make room' };
    if (Math.abs(written - Date.now()) > 60_000)
      return {
        name: 'disk',
        outcome: 'warn',
        says: `the disk of ${home} has another time than this machine`,
        mend: 'set both clocks by NTP',
      };
    return {
      name: 'disk',
      outcome: free < 1_000 ? 'warn' : 'ok',
      says: `${free} MB are free in ${home}`,
      ...(free < 1_000 && { mend: 'make room soon' }),
    };
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOSPC' || code === 'EDQUOT')
      return { name: 'disk', outcome: 'fail', says: `the disk of ${home} is full`, mend: 'make room' };
    return {
      name: 'disk',
      outcome: 'fail',
      says: `nothing can be written into ${home} (${code ?? 'unknown reason'})`,
      mend: 'let this user write there, or set LAUREL_HOME',
    };
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}
