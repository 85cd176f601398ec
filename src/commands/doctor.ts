import type { CheckResult } from './doctor/check.ts';
import { examine } from './doctor/examine.ts';

/**
 * Looks at everything that a node needs from this machine and its settings, and says what to do about what is wrong.
 * Changes nothing; may run beside a node. Ends with one line of JSON; exits non-zero when something is broken.
 */
export async function doctor(): Promise<void> {
  const checks: CheckResult[] = [];
  for await (const result of examine(process.env)) {
    checks.push(result);
    print(line(result));
  }
  const faults = checks.filter(({ status }) => status === 'broken').length;
  print(faults === 0 ? '\nThis machine can run a node.' : `\n${faults} to repair before a node can run.`);
  print(JSON.stringify({ ok: faults === 0, checks }));
  process.exitCode = faults === 0 ? 0 : 1;
}

const STATUS_WIDTH = 8;
const NAME_WIDTH = 18;

function line({ status, name, detail, remedy }: CheckResult): string {
  const indent = ' '.repeat(STATUS_WIDTH + NAME_WIDTH);
  const text = `${status.padEnd(STATUS_WIDTH)}${name.padEnd(NAME_WIDTH)}${detail.replaceAll('\n', `\n${indent}`)}`;
  return remedy === undefined ? text : `${text}\n${indent}-> ${remedy}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
