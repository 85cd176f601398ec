import { defineConfig } from 'vitest/config';

/** Tests run as Node itself would run them: native type stripping and native imports, so that a file Node refuses fails here too. */
export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    experimental: { viteModuleRunner: false },
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
