import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// `npm run memory` is the long form of this: 100,000 invoices, and 20,000 that stay.
it('invoices that are passivated leave the memory of the node', async () => {
  const entry = fileURLToPath(new URL('../../bench/memory-node.ts', import.meta.url));
  const args = ['--expose-gc', entry, '--warm-up', '5000', '--invoices', '6000'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  expect(await once(child, 'close')).toEqual([0, null]);
  const { live, rssBeforeMb, rssAfterMb } = JSON.parse(lines.at(-1) ?? '{}') as Record<string, number>;
  expect(live).toBe(0);
  // 6,000 that stayed would be 40 MB and more.
  expect((rssAfterMb ?? Number.NaN) - (rssBeforeMb ?? Number.NaN)).toBeLessThan(30);
}, 120_000);
