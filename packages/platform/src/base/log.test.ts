import { expect, test } from 'vitest';
import { openLog, silentLog } from './log.ts';

test('a line says what happened with ids, and of an error neither its words nor what a person wrote', () => {
  const lines: string[] = [];
  const error = Object.assign(new Error('Key (email)=(ida@fluss.example.org) already exists'), { code: '23505' });
  openLog('json', (line) => lines.push(line)).error('job-failed', error, { job: 'j1' });
  openLog('text', (line) => lines.push(line)).error('job-failed', error, { job: 'j1', note: 'two words', left: undefined });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', event: 'job-failed', job: 'j1', error: 'Error', code: '23505' });
  expect(lines[1]).toMatch(/ error job-failed job=j1 note="two words" error=Error code=23505 at="at /);
  expect(lines.join()).not.toContain('ida');
  openLog('silent', (line) => lines.push(line)).info('quiet');
  silentLog.error('quiet', error);
  expect(lines).toHaveLength(2);
});
