import { writeSync } from 'node:fs';
import { describe } from 'vitest';
import { findTool } from './provision.ts';

/** `describe`, or a loud `describe.skip` on a machine without PostgreSQL; in CI that is a failure. */
export function describeWithPostgres(name: string, suite: () => void): void {
  if (findTool('initdb') !== undefined && findTool('postgres') !== undefined) {
    describe(name, suite);
    return;
  }
  const reason = `PostgreSQL is missing, ${name} is not tested: apt-get install postgresql`;
  if (process.env['CI'] !== undefined) throw new Error(reason);
  writeSync(2, `${reason}\n`);
  describe.skip(name, suite);
}
