import { parseStream, type StreamId } from '../domain/ids.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Journal } from '../ports/journal.ts';
import type { Ledger } from '../ports/ledger.ts';
import { comparePlan, compareShare } from './compare.ts';
import { shareKey } from './expected-books.ts';
import type { Finding } from './finding.ts';
import { PAGE_SIZE } from './pages.ts';
import { readStream } from './plain-streams.ts';
import { type Replay, replayStream, type Window } from './replay.ts';
import { auditedInvoices } from './replay-invoice.ts';
import { auditedPayouts } from './replay-payout.ts';

/** What an audit reads. */
export interface Sources {
  readonly journal: Pick<Journal, 'scan' | 'read' | 'head' | 'lastPosition'>;
  readonly ledger: Ledger;
  readonly configurations: Pick<Configurations, 'load'>;
}

/** Kinds of streams that book: the others are read as they are (plain-streams.ts). */
export function movesMoney(kind: string): boolean {
  return kind === 'invoice' || kind === 'payout';
}

/** A stream that moves is read again this often: its actor takes milliseconds for each append. */
const MOST_READS = 20;

/** Replays a stream and compares it with the ledger, until neither moved in between (A2). */
export async function examine(
  stream: StreamId,
  { journal, ledger, configurations }: Sources,
  window: Window,
): Promise<{ readonly replay: Replay; readonly compared: readonly Finding[] }> {
  for (let reads = 1; ; reads += 1) {
    const records = await readStream(journal, stream);
    const { sequence: head } = await journal.head(stream);
    const replay =
      parseStream(stream).kind === 'payout'
        ? await replayStream(auditedPayouts, stream, records, configurations, window)
        : await replayStream(auditedInvoices, stream, records, configurations, window);
    const last = records.at(-1)?.sequence ?? 0;
    const cut = replay.whole && head !== last;
    const compared = cut ? [cutShort(stream, head, last)] : await compareWithLedger(replay, ledger);
    const stands = compared.length === 0 || (await journal.read(stream, last, 1)).length === 0;
    if (stands || reads === MOST_READS) return { replay: cut ? { ...replay, whole: false } : replay, compared };
  }
}

function cutShort(stream: StreamId, head: number, last: number): Finding {
  return {
    type: 'record_missing',
    subject: stream,
    message: `record ${head} is missing: the last one there is ${last}`,
  };
}

async function compareWithLedger({ whole, books }: Replay, ledger: Ledger): Promise<readonly Finding[]> {
  if (!whole) return [];
  const operations = [...new Set([...books.shares.values()].map(({ operation }) => operation))];
  const [plans, rows] = await Promise.all([
    Promise.all([...books.plans].map(async ([planId, plan]) => comparePlan(planId, await ledger.plan(planId), plan))),
    Promise.all(operations.map((operation) => ledger.limitShares(operation))),
  ]);
  const byKey = new Map(rows.flat().map((share) => [shareKey(share), share]));
  const shares = [...books.shares].map(([key, expected]) => compareShare(byKey.get(key), expected));
  return [...plans.flat(), ...shares.flat()];
}

/** The streams that have records after a position, each once. */
export async function* streamsSince(journal: Sources['journal'], after: number): AsyncGenerator<StreamId> {
  const seen = new Set<StreamId>();
  for (let position = after; ; ) {
    const page = await journal.scan(position, PAGE_SIZE);
    const last = page.at(-1);
    if (last === undefined) return;
    position = last.position;
    for (const { stream } of page) {
      if (seen.has(stream) || !movesMoney(parseStream(stream).kind)) continue;
      seen.add(stream);
      yield stream;
    }
  }
}
