import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
          // A property on a busy machine takes longer than the usual five seconds.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          globalSetup: ['tests/postgres-server.ts'],
          // Two hundred killed processes take two minutes where others keep the machine busy.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // As long as a page's own waits (support/window.ts); Vitest's one second is less than a busy machine needs.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
