import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const packages = resolve(fileURLToPath(new URL('../../', import.meta.url)));

/** In the order of time; import only leftward (docs/architecture.md, the one rule of direction). */
const STAGES = [
  'design',
  'approval',
  'catalogue',
  'admission',
  'assessment',
  'issuing',
  'verification',
  'wallet',
  'recognition',
  'feedback',
];
const ROOMS = ['microcredential', 'credential', 'base', ...STAGES, 'home', 'demonstration', 'entrance'];

/** The room of a file, by its path below packages/. */
function roomOf(path: string): string {
  const [pack, , first, second] = path.split('/');
  if (pack !== 'platform') return pack ?? '';
  if (first === 'base') return 'base';
  if (first === 'stages') return second ?? '';
  if (second !== undefined && (first === 'home' || first === 'demonstration')) return first;
  return 'entrance';
}

type Import = { file: string; line: number; specifier: string };

function importsOf(file: string, source: string): Import[] {
  const found: Import[] = [];
  source.split('\n').forEach((text, index) => {
    const match =
      /^\s*(?:import|export)\b.*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/.exec(text) ??
      /^\}\s*from\s+'([^']+)'/.exec(text);
    const specifier = match?.[1] ?? match?.[2] ?? match?.[3];
    if (specifier !== undefined) found.push({ file, line: index + 1, specifier });
  });
  return found;
}

/** Where an import leads, as a path below packages/; undefined for anything that is not ours. */
function target({ file, specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) return relative(packages, resolve(packages, dirname(file), specifier));
  const own = /^@laurel\/([a-z]+)/.exec(specifier);
  return own === null ? undefined : `${own[1]}/src/index.ts`;
}

/** Why an import breaks the rule, or undefined when it does not. */
function complaint(one: Import): string | undefined {
  const to = target(one);
  if (to === undefined) return undefined;
  const [from, into] = [roomOf(one.file), roomOf(to)];
  const where = `${one.file}:${one.line} imports ${one.specifier}`;
  if (one.specifier.startsWith('.') && one.file.split('/')[0] !== to.split('/')[0]) return `${where}: reach a package through its door`;
  if (ROOMS.indexOf(into) > ROOMS.indexOf(from)) return `${where}: ${from} may not look ahead to ${into}`;
  if (from !== into && from !== 'entrance' && /\.page\.tsx?$/.test(to)) return `${where}: a stage never takes another stage's page`;
  return undefined;
}

function ourFiles(): string[] {
  return ['microcredential', 'credential', 'platform'].flatMap((name) => {
    const source = join(packages, name, 'src');
    if (!existsSync(source)) return [];
    return (
      readdirSync(source, { recursive: true, encoding: 'utf8' })
        // What only tests take is no part of the house: it is never compiled into it.
        .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|[/-])for-tests(\.ts$|\/)/.test(file))
        .map((file) => `${name}/src/${file}`)
    );
  });
}

describe('the one rule of direction', () => {
  test('nobody imports ahead of time', () => {
    const broken = ourFiles().flatMap((file) => importsOf(file, readFileSync(join(packages, file), 'utf8')).map(complaint));
    expect(broken.filter((each) => each !== undefined)).toEqual([]);
  });

  test('a stage that looks ahead is named with its line', () => {
    const ahead = importsOf('platform/src/stages/design/describe.ts', "\nimport { enrol } from '../admission/enrol.ts';");
    expect(ahead.map(complaint)).toEqual([
      'platform/src/stages/design/describe.ts:2 imports ../admission/enrol.ts: design may not look ahead to admission',
    ]);
  });

  test('the language knows nobody but zod', () => {
    const strangers = ourFiles()
      .filter((file) => file.startsWith('microcredential/'))
      .flatMap((file) => importsOf(file, readFileSync(join(packages, file), 'utf8')))
      .filter(({ specifier }) => !specifier.startsWith('.') && specifier !== 'zod' && specifier !== 'node:crypto');
    expect(strangers).toEqual([]);
  });

  test('every stage has its place in time', () => {
    const stages = join(packages, 'platform', 'src', 'stages');
    const there = existsSync(stages) ? readdirSync(stages) : [];
    expect(there.filter((stage) => !STAGES.includes(stage))).toEqual([]);
  });
});
