import { defineConfig } from 'vitest/config';
import { summaryReporter } from './scripts/summary-reporter.ts';

/** Tests run as Node itself runs the product: native type stripping and native imports, so that a file Node refuses fails here too. */
export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    experimental: { viteModuleRunner: false },
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Many suites wait for processes of their own: by itself Vitest would leave one of two processors to nobody.
    maxWorkers: 2,
    reporters: ['default', summaryReporter()],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/domain/**'],
      reporter: ['text'],
      thresholds: { lines: 95 },
    },
  },
});
