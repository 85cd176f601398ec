import type { Append, Verdict } from '../../ports/journal.ts';
import { judge } from '../judge.ts';
import { writeBatch } from './batch-writes.ts';
import { openBooks } from './locked-books.ts';
import { lockRows } from './locked-rows.ts';
import type { Numbers } from './numbers.ts';
import type { Transaction } from './session.ts';
import { arrayOf } from './values.ts';

/** What is of one node: its stripe of the balances, and the numbers that it gives to new rows. */
export interface Writer {
  readonly stripe: number;
  readonly numbers: Numbers;
}

/**
 * Judges and writes the appends of one transaction: a round trip that locks and reads, the judge in memory, a round trip that
 * writes and commits. Each append is judged over what those before it did, so that any number of them may share a stream, a
 * counter or an account; a row is written once, however many moved it.
 */
export async function appendBatch(
  transaction: Transaction,
  appends: readonly Append[],
  writer: Writer,
): Promise<readonly Verdict[]> {
  const [rows] = await Promise.all([
    lockRows(transaction.query, appends, writer.stripe),
    writer.numbers.reserve(transaction.query, newRowsAtMost(appends)),
  ]);
  const books = openBooks(rows, writer.numbers);
  const accepted: Append[] = [];
  const verdicts: (Verdict | undefined)[] = appends.map((append) => {
    const judgement = judge(append, books);
    if (!judgement.ok) return judgement;
    books.accept(append, judgement.effects);
    accepted.push(append);
    return undefined;
  });
  const positions = accepted.length === 0 ? [] : await writeBatch(transaction, accepted, books, writer);
  let written = 0;
  return verdicts.map((refusal) => refusal ?? { ok: true, position: positions[written++] ?? 0 });
}

/** Raises the epochs of partitions, locked in the order in which batches lock them. */
export async function acquirePartitions(
  { query, commit }: Transaction,
  partitions: readonly number[],
  owner: string,
): Promise<ReadonlyMap<number, number>> {
  const [rows] = await Promise.all([query(ACQUIRE, arrayOf('integer', partitions), owner), commit()]);
  return new Map(rows.map(([partition, epoch]) => [Number(partition), Number(epoch)]));
}

const ACQUIRE = `
  WITH locked AS (
    SELECT partition FROM partitions WHERE partition = ANY($1::integer[]) ORDER BY partition FOR UPDATE
  )
  UPDATE partitions SET epoch = epoch + 1, owner = $2 FROM locked WHERE partitions.partition = locked.partition
  RETURNING partitions.partition, epoch`;

/** Streams, plans, accounts, counters, payments and disputes are numbered. */
function newRowsAtMost(appends: readonly Append[]): number {
  let count = 0;
  for (const { plans, limits, rows } of appends) {
    count += 1 + plans.length + limits.length + rows.length;
    for (const { deltas } of plans) count += deltas.length;
  }
  return count;
}
