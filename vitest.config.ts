import { defineConfig } from 'vitest/config';

const source = ['laurel-source', 'node', 'default'];

/** The libraries' sources are tested, not their last build: the condition is set for both of vitest's resolvers. */
export default defineConfig({
  resolve: { conditions: source },
  ssr: { resolve: { conditions: source, externalConditions: source } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      // Pure or nearly so: they share a process, which halves the time.
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.database.test.ts', '**/*.command.test.ts'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'commands', include: ['packages/platform/src/**/*.command.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'database', include: ['packages/platform/src/**/*.database.test.ts'] } },
      { extends: true, test: { name: 'conformance', include: ['conformance/**/*.test.ts'], testTimeout: 120_000 } },
      { extends: true, test: { name: 'journeys', include: ['journeys/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
