import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Both of vitest's resolvers, and the processes that tests start, find the packages by the same conditions. */
const found = (conditions: string[]) => ({ resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: conditions } } });
/** The sources are tested, not their last build. */
const inSource = found(['laurel-source', 'node', 'default']);
/** The libraries as they are built: what a guarded process would otherwise translate anew for each verification. */
const asBuilt = found(['node', 'default']);

/** What takes minutes begins before its neighbours, so that no worker is left alone with it at the end. */
const LONG = /\/every-page\.\w+\.test\.ts$/;

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = sorted.filter(({ moduleId }) => LONG.test(moduleId)).sort((a, b) => (a.moduleId < b.moduleId ? 1 : -1));
    const [first] = long;
    if (first === undefined) return sorted;
    const others = sorted.filter((file) => !long.includes(file));
    const place = others.findIndex(({ project }) => project.name === first.project.name);
    return others.toSpliced(place === -1 ? 0 : place, 0, ...long);
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    pool: 'forks',
    // Far above what anything takes: a busy machine fails no test, and what hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongOnesFirst },
    projects: [
      {
        ...inSource,
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.database.test.ts', '**/*.command.test.ts'],
          // Pure or nearly so: they share a process, which halves the time.
          isolate: false,
        },
      },
      {
        ...inSource,
        extends: true,
        test: { name: 'commands', include: ['packages/platform/src/**/*.command.test.ts'], testTimeout: 120_000 },
      },
      // The house is loaded once for a process of tests, not once for a file.
      { ...inSource, extends: true, test: { name: 'database', include: ['packages/platform/src/**/*.database.test.ts'], isolate: false } },
      { ...asBuilt, extends: true, test: { name: 'conformance', include: ['conformance/**/*.test.ts'], testTimeout: 120_000 } },
      {
        ...asBuilt,
        extends: true,
        test: { name: 'journeys', include: ['journeys/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 300_000, isolate: false },
      },
    ],
  },
});
