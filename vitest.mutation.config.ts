import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Random walks notice nearly everything, but slowly: what a short test notices first is not left to them. */
class WalksLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWalk = ({ moduleId }: TestSpecification) => moduleId.endsWith('-walk.test.ts');
    return [...sorted.filter((file) => !isWalk(file)), ...sorted.filter(isWalk)];
  }
}

/**
 * For `npm run mutation`. Vite's module runner keeps the files that it has read, where Node reads all of them again for every
 * mutant, and one worker takes all files of a run: a mutant costs well under half. That Node takes the files is for vitest.config.ts to show.
 */
export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    include: ['test/domain/**/*.test.ts'],
    isolate: false,
    sequence: { sequencer: WalksLast },
    testTimeout: 30_000,
  },
});
