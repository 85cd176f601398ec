import { writeSync } from 'node:fs';
import { describe } from 'vitest';
import { findTool } from './provision.ts';

/** `describe`, or a loud `describe.skip` on a machine without a NATS server; in CI that is a failure. */
export function describeWithNats(name: string, suite: () => void): void {
  if (findTool('nats-server') !== undefined) {
    describe(name, suite);
    return;
  }
  const reason = `nats-server is missing, ${name} is not tested: apt-get install nats-server`;
  if (process.env['CI'] !== undefined) throw new Error(reason);
  writeSync(2, `${reason}\n`);
  describe.skip(name, suite);
}
