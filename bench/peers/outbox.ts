import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';

export interface Told {
  readonly position: string;
  readonly party: string;
  readonly invoice: string;
  readonly sequence: number;
}

export interface Outbox {
  /** So many rows were committed. */
  wake(rows: number): void;
}

const PAGE = 1_000;
/** Between two reads, so that one statement brings what many transactions wrote. */
const PACE_MS = 5;
/** Rows that nobody announced, because their process died, are found by asking. */
const POLL_MS = 1_000;

/** Tells rows of `events` in the order of their transactions, each at least once. */
export async function openOutbox({ query }: Pick<Database, 'query'>, tell: (told: Told) => void): Promise<Outbox> {
  const end = await query('SELECT xid, id FROM events ORDER BY xid DESC, id DESC LIMIT 1');
  let after: readonly unknown[] = [end.rows[0]?.['xid'] ?? '0', end.rows[0]?.['id'] ?? '0'];
  let announced = 0;
  let told = 0;
  let wakeUp: (() => void) | undefined;

  async function read(): Promise<void> {
    const { rows } = await query(READ, [...after, PAGE]);
    for (const { xid, id, party, invoice, sequence } of rows) {
      after = [xid, id];
      tell({ position: `${xid}.${id}`, party: String(party), invoice: String(invoice), sequence: Number(sequence) });
    }
    told += rows.length;
  }

  async function run(): Promise<never> {
    for (;;) {
      await read().catch((error: Error) => process.stderr.write(`outbox: ${error.message}\n`));
      // A row stays unread while an older transaction is still running.
      if (announced > told) await sleep(PACE_MS);
      else await announcement();
    }
  }

  async function announcement(): Promise<void> {
    const timer = setTimeout(() => wakeUp?.(), POLL_MS);
    await new Promise<void>((resolve) => {
      wakeUp = resolve;
    });
    clearTimeout(timer);
    await sleep(PACE_MS);
  }

  void run();
  return {
    wake(rows) {
      announced += rows;
      wakeUp?.();
    },
  };
}

const READ = `
  SELECT xid, id, party, invoice, sequence FROM events
  WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY xid, id LIMIT $3`;
