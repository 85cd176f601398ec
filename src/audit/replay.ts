import type { Booking } from '../domain/booking.ts';
import type { Configuration } from '../domain/configuration.ts';
import { type PlanId, parseStream, partitionOf, type StreamId } from '../domain/ids.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { StoredRecord } from '../ports/journal.ts';
import { applyBooking, type Contribution, contributionOf, type ExpectedBooks, newBooks } from './expected-books.ts';
import type { Finding, FindingType } from './finding.ts';

/** A stream's records folded once more, with all that they say must be in the ledger. */
export interface Replay {
  readonly stream: StreamId;
  readonly findings: readonly Finding[];
  /** False when a record is missing or unreadable: then what follows it is not known. */
  readonly whole: boolean;
  /** Payments of an invoice. */
  readonly payments: number;
  readonly books: ExpectedBooks;
  /** What it adds to the totals at the beginning of the window in which they were read, and after each record within it. */
  readonly contributions: readonly { readonly position: number; readonly contribution: Contribution }[];
  readonly cashFlows: number;
}

/** The totals were read after the record at `from` and not after the one at `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** How streams of one kind that move money are replayed. */
export interface AuditedKind<State, Change> {
  readonly initial: State;
  /** Throws `UnreadableRecord`. */
  decode(bytes: Uint8Array): { readonly time: number; readonly changes: readonly Change[] };
  evolve(state: State, change: Change): State;
  book(before: State, change: Change, after: State): Booking;
  /** How the cash flow that a change records is computed once more; undefined for one that records none. */
  cashFlow(before: State, change: Change): CashFlowCheck | undefined;
  /** The plans that may be held now; `anything` while money is on its way. */
  mayHold(state: State): 'anything' | ReadonlySet<PlanId>;
  /** What it is when nothing is on its way, for a sentence about what is still held. */
  readonly atRest: string;
  payments(state: State): number;
}

export interface CashFlowCheck {
  /** Whose it is, within the stream. */
  readonly of: string;
  readonly revision: number;
  /** What differs, in sentences. */
  check(configuration: Configuration): readonly string[];
}

export async function replayStream<State, Change>(
  kind: AuditedKind<State, Change>,
  stream: StreamId,
  records: readonly StoredRecord[],
  configurations: Pick<Configurations, 'load'>,
  window: Window,
): Promise<Replay> {
  const books = newBooks();
  const findings: Finding[] = [];
  const find = (type: FindingType, message: string) => findings.push({ type, subject: stream, message });
  const contributions: { position: number; contribution: Contribution }[] = [];
  let state = kind.initial;
  let cashFlows = 0;
  let whole = true;

  const apply = async (record: StoredRecord, change: Change) => {
    const before = state;
    state = kind.evolve(before, change);
    applyBooking(books, kind.book(before, change, state), stream, record.time);
    const check = kind.cashFlow(before, change);
    if (check === undefined) return;
    cashFlows += 1;
    for (const message of await recomputed(check, configurations)) {
      find('cash_flow_wrong', `${check.of}, record ${record.sequence}: ${message}`);
    }
  };

  for (const [index, record] of records.entries()) {
    const fault = faultOf(record, index + 1);
    if (fault !== undefined) findings.push({ ...fault, subject: stream });
    if (fault?.type === 'record_missing') {
      whole = false;
      break;
    }
    try {
      const content = kind.decode(record.bytes);
      if (content.time !== record.time) {
        find('record_misfiled', `record ${record.sequence} is filed under another time than it carries`);
      }
      for (const change of content.changes) await apply(record, change);
    } catch (error) {
      find(
        error instanceof Error && error.name === 'UnreadableRecord' ? 'record_unreadable' : 'fold_failed',
        `record ${record.sequence}: ${error instanceof Error ? error.message : String(error)}`,
      );
      whole = false;
      break;
    }
    const next = records[index + 1]?.position ?? Number.POSITIVE_INFINITY;
    if (record.position <= window.to && next > window.from) {
      const contribution = contributionOf(books.plans.values(), books.shares.values());
      contributions.push({ position: record.position, contribution });
    }
  }
  if (whole) findings.push(...holdsAtRest(kind, stream, state, books));
  const payments = kind.payments(state);
  return { stream, findings, whole, payments, books, contributions: whole ? contributions : [], cashFlows };
}

/** What is wrong with a record before it is read: its place in the stream, and the columns that must agree with the stream. */
export function faultOf(record: StoredRecord, sequence: number): Omit<Finding, 'subject'> | undefined {
  if (record.sequence !== sequence) {
    const message = `record ${sequence} is missing: the next one there is ${record.sequence}`;
    return { type: 'record_missing', message };
  }
  const { kind } = parseStream(record.stream);
  if (record.kind !== kind || record.partition !== partitionOf(record.stream)) {
    const message = `record ${sequence} is filed as ${record.kind} in partition ${record.partition}`;
    return { type: 'record_misfiled', message };
  }
  return undefined;
}

async function recomputed(
  { revision, check }: CashFlowCheck,
  configurations: Pick<Configurations, 'load'>,
): Promise<readonly string[]> {
  try {
    return check(await configurations.load(revision));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** While no money of the stream is on its way, none of its plans and shares may be held, but for what is in dispute. */
function holdsAtRest<State, Change>(
  kind: AuditedKind<State, Change>,
  stream: StreamId,
  state: State,
  books: ExpectedBooks,
): readonly Finding[] {
  const mayHold = kind.mayHold(state);
  if (mayHold === 'anything') return [];
  const plans = [...books.plans]
    .filter(([id, { status }]) => status === 'held' && !mayHold.has(id))
    .map(([id]) => `plan ${id}`);
  const shares = [...books.shares.values()].filter(({ status }) => status === 'held').map(({ counter }) => counter);
  return [...plans, ...shares].map((held) => ({
    type: 'holds_at_rest',
    subject: stream,
    message: `${kind.atRest} and ${held} is still held`,
  }));
}
