import { setTimeout as delay } from 'node:timers/promises';
import type { TurnpikeClient } from '../../client/client.ts';
import { readCluster } from './cluster-sight.ts';
import { clusterTable, summaryOf } from './cluster-table.ts';
import { asOperator, type OperatorOptions } from './operator-client.ts';

const EVERY_MS = 1_000;
const HOME_AND_CLEAR = '\x1b[H\x1b[J';

/** Nodes and partitions: kept up to date on a terminal until it is interrupted, once elsewhere. */
export async function clusterStatus(options: OperatorOptions & { readonly once?: boolean }): Promise<void> {
  const { stdout } = process;
  await asOperator(options, async (client) => {
    if (stdout.isTTY && options.once !== true) {
      const interrupted = new AbortController();
      process.once('SIGINT', () => interrupted.abort());
      await follow(client, (text) => stdout.write(text), interrupted.signal);
    }
    const sight = await readCluster(client);
    return { lines: clusterTable(sight, Date.now()), summary: summaryOf(sight) };
  });
}

/**
 * One screen over the other until the signal. A node that does not answer is said so, below what it said last, and asked
 * again: that is when somebody watches.
 */
export async function follow(
  client: TurnpikeClient,
  write: (screen: string) => void,
  signal: AbortSignal,
  everyMs: number = EVERY_MS,
): Promise<void> {
  let shown: readonly string[] = [];
  while (!signal.aborted) {
    let trouble: readonly string[] = [];
    try {
      shown = clusterTable(await readCluster(client), Date.now());
    } catch (error) {
      trouble = ['', error instanceof Error ? error.message : String(error)];
    }
    write(`${HOME_AND_CLEAR}${[new Date().toISOString(), '', ...shown, ...trouble].join('\n')}\n`);
    await delay(everyMs, undefined, { signal }).catch(() => {});
  }
  write(HOME_AND_CLEAR);
}
