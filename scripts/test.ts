/**
 * `npm test [-- files and options of Vitest]`: brings the foreign programs, runs Vitest, ends with `N passed, N failed, N skipped`.
 *
 * T1 The exit code is zero only if Vitest said so, something passed and nothing failed: a run that executed nothing is red.
 */
import { provisionTools } from '../test/kit/provision.ts';
import { runVitest } from './run-vitest.ts';

const args = process.argv.slice(2);
provisionTools({ install: args.length === 0 });

const { exitCode, summary } = runVitest(['run', ...args]);
process.stdout.write(`${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped\n`);
process.exitCode = exitCode;
