import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

/** What one run of Vitest counted. A test file that could not be loaded and an error outside any test count as failed. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Name of the variable that holds the path of the file to write the summary to. */
export const summaryFileVariable = 'TURNPIKE_TEST_SUMMARY';

/** Leaves the counts of a run in a file, for the script that started Vitest to print as its last line. */
export function summaryReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const file = process.env[summaryFileVariable];
      if (file === undefined) return;
      const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
      const errors = modules.flatMap((module) => [
        ...module.errors(),
        ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
      ]);
      const summary: Summary = {
        passed: states.filter((state) => state === 'passed').length,
        failed: states.filter((state) => state === 'failed').length + errors.length + unhandledErrors.length,
        skipped: states.filter((state) => state === 'skipped' || state === 'pending').length,
      };
      writeFileSync(file, JSON.stringify(summary));
    },
  };
}
