import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import type { StoredRecord } from '../../src/ports/journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'turnpike-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

/** Runs the child until it has acknowledged so many appends, kills it where it stands, and returns all it acknowledged. */
async function killAfter(acknowledgements: number, path: string, life: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, path, life], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let lines = 0;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    output += text;
    lines += text.split('\n').length - 1;
    if (lines >= acknowledgements) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return output.slice(0, output.lastIndexOf('\n')).split('\n');
}

test('J3 J13 keep every append that a process had acknowledged when it was killed, life after life', async () => {
  const path = join(folder, 'turnpike.db');
  const acknowledged: string[] = [];
  for (const [index, count] of [300, 1, 2_000, 700].entries()) {
    acknowledged.push(...(await killAfter(count, path, `life${index}`)));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(3_001);

  const store = await openSqliteStore({ path });
  const records: StoredRecord[] = [];
  for (;;) {
    const page = await store.journal.scan(records.at(-1)?.position ?? 0, 500);
    if (page.length === 0) break;
    records.push(...page);
  }
  const kept = new Set(records.map(({ stream, sequence, position }) => `${stream} ${sequence} ${position}`));
  expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
  expect(records.map(({ position }) => position)).toEqual(records.map((_, index) => index + 1));

  const holds = records.filter(({ sequence }) => sequence === 1).length;
  const commits = records.filter(({ sequence }) => sequence === 2).length;
  expect(await store.ledger.account('shop')).toMatchObject({
    ownMinor: BigInt(commits) * 100n,
    maxAvailableMinor: BigInt(holds) * 100n,
  });
  await store.close();
});
