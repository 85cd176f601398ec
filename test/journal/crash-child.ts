import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import { ALL_PARTITIONS, appendOf, planOf, postingOf } from '../contract/append.ts';

/**
 * A process that is made to be killed: appends as fast as it can, and writes `stream sequence position` to standard output
 * when an append is acknowledged, never earlier. Arguments: database file, name of this life.
 */
const [, , path = '', life = ''] = process.argv;
const store = await openSqliteStore({ path });
const epoch = (await store.journal.acquire(ALL_PARTITIONS, life)).get(0) ?? 0;

/** Whole and at once, so that the line is out before anything else happens: also while whoever reads the pipe is behind. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, line);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

async function caller(number: number): Promise<never> {
  for (let payment = 1; ; payment += 1) {
    const stream = `invoice/party/${life}-${number}-${payment}`;
    const plan = planOf(stream);
    const appends = [
      appendOf(stream, 1, { epoch, plans: [plan.hold(postingOf('provider', 'shop', 100n))] }),
      appendOf(stream, 2, { epoch, plans: [plan.commit()] }),
    ];
    for (const append of appends) {
      const verdict = await store.journal.append(append);
      if (!verdict.ok) throw new Error(verdict.conflict);
      say(`${stream} ${append.sequence} ${verdict.position}\n`);
    }
  }
}

await Promise.all(Array.from({ length: 40 }, (_, number) => caller(number)));
