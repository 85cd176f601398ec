import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Summary, summaryFileVariable } from './summary-reporter.ts';

interface VitestRun {
  readonly exitCode: number;
  readonly summary: Summary;
}

/** Runs Vitest in a process of its own with the output on ours. A run that died before it counted is one failure. */
export function runVitest(args: readonly string[], env: Readonly<Record<string, string>> = {}): VitestRun {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-test-'));
  const summaryFile = join(folder, 'summary.json');
  try {
    const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
    const { status } = spawnSync(process.execPath, [vitest, ...args], {
      env: { ...process.env, ...env, [summaryFileVariable]: summaryFile },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const summary = readSummary(summaryFile);
    const green = status === 0 && summary.failed === 0 && summary.passed > 0;
    return { exitCode: green ? 0 : status || 1, summary };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readSummary(file: string): Summary {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Summary;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
