import { type AccountId, type PlanId, parseStream, type StreamId } from '../domain/ids.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Journal, StoredRecord } from '../ports/journal.ts';
import type { AccountBalance, Ledger, LimitShare } from '../ports/ledger.ts';
import { decodeConfigurationRecord } from '../wire/configuration-record.ts';
import { comparePlan, compareShare } from './compare.ts';
import { decodedName } from './decoded-name.ts';
import { contributionOf, shareKey } from './expected-books.ts';
import { amountText, type Finding, newFindings } from './finding.ts';
import { faultOf, type Replay, replayInvoice, type Window } from './replay.ts';
import { newTotals } from './totals.ts';

/**
 * Proves the books (P8): folds every stream of the journal once more and compares what its changes say with what the
 * ledger and the limits hold. Reads through the ports alone, so that it proves every driver; it may run beside a live node.
 *
 *  A1 Balances and counters are read first, between two positions of the journal; only records up to the later one are
 *     summed, and a total is right when it is the sum after one of the records in between (see totals.ts).
 *  A2 A plan or a share is compared with the stream as it is at that moment: when they differ and the stream has grown
 *     since it was read, it is read again. An append is atomic (J4), so what still differs on a stream that stands is a fault.
 *  A3 What nobody made is found from the ledger's side. A plan that is not among those of the streams may be newer than
 *     them, so the records since are replayed before it is reported.
 *  A4 Memory holds one page of streams, and of everything else only totals and the names of streams, plans and shares.
 *  A5 A stream that cannot be replayed is one finding, not many: for the totals its plans stand as the ledger has them.
 */
export interface AuditOptions {
  readonly journal: Pick<Journal, 'scan' | 'read' | 'head' | 'lastPosition'>;
  readonly ledger: Ledger;
  readonly configurations: Pick<Configurations, 'load'>;
  /** Accounts that pay out only what they have: their available minimum is never below zero. */
  readonly isLimited?: (accountId: AccountId) => boolean;
  readonly progress?: (progress: AuditProgress) => void;
}

export interface AuditProgress {
  readonly records: number;
  /** Approximate where positions have gaps. */
  readonly of: number;
}

export interface AuditResult {
  readonly ok: boolean;
  /** Causes first. At most 10,000 are kept. */
  readonly findings: readonly Finding[];
  readonly found: number;
  readonly checked: AuditCounts;
}

export interface AuditCounts {
  readonly records: number;
  readonly streams: number;
  readonly invoices: number;
  readonly payments: number;
  readonly cashFlows: number;
  readonly plans: number;
  readonly postings: number;
  readonly limitShares: number;
  readonly accounts: number;
  readonly counters: number;
}

const PAGE = 500;
/** A stream that moves is read again this often: its actor takes milliseconds for each append. */
const MOST_READS = 20;

export async function audit(options: AuditOptions): Promise<AuditResult> {
  const { journal, ledger } = options;
  const findings = newFindings();
  const counts = {
    records: 0,
    streams: 0,
    invoices: 0,
    payments: 0,
    cashFlows: 0,
    plans: 0,
    postings: 0,
    limitShares: 0,
  };

  const from = await journal.lastPosition();
  const accounts = await all(
    (last?: string) => ledger.accounts(last, PAGE),
    ({ accountId }) => accountId,
  );
  const counters = await all(
    (last?: string) => ledger.counters(last, PAGE),
    ({ counter }) => counter,
  );
  const to = await journal.lastPosition();
  const window: Window = { from, to };
  const totals = newTotals(window);

  const seen = new Set<StreamId>();
  const broken = new Set<StreamId>();
  const plans = new Set<PlanId>();
  const shares = new Set<string>();

  /** Notes what a stream made; its findings and totals count once. */
  const take = (replay: Replay) => {
    for (const planId of replay.books.plans.keys()) plans.add(planId);
    for (const key of replay.books.shares.keys()) shares.add(key);
  };
  const auditInvoice = async (stream: StreamId) => {
    const { replay, compared } = await examine(stream, options, window);
    findings.add(...replay.findings, ...compared);
    counts.invoices += 1;
    counts.payments += replay.invoice.payments.size;
    counts.cashFlows += replay.cashFlows;
    if (!replay.whole) {
      broken.add(stream);
      return;
    }
    take(replay);
    totals.add(replay);
  };
  const auditStream = async (stream: StreamId) => {
    counts.streams += 1;
    const { kind } = parseStream(stream);
    if (kind === 'invoice') await auditInvoice(stream);
    else if (kind === 'configuration') findings.add(...(await checkConfiguration(stream, journal)));
    else findings.add({ type: 'record_unreadable', subject: stream, message: 'this release knows no such kind' });
  };

  for (let position = 0; position < to; ) {
    const page = (await journal.scan(position, PAGE)).filter((record) => record.position <= to);
    const last = page.at(-1);
    if (last === undefined) break;
    const fresh = new Set(page.map(({ stream }) => stream).filter((stream) => !seen.has(stream)));
    for (const stream of fresh) seen.add(stream);
    await Promise.all([...fresh].map(auditStream));
    counts.records += page.length;
    position = last.position;
    options.progress?.({ records: position, of: to });
  }

  const strangePlans: { planId: PlanId; stream: StreamId }[] = [];
  await pages(
    (last?: string) => ledger.plans(last, PAGE),
    ({ planId }) => planId,
    (plan) => {
      counts.plans += 1;
      counts.postings += plan.postings.length;
      if (plans.has(plan.planId)) return;
      if (broken.has(plan.stream))
        totals.add({ contributions: [{ position: from, contribution: contributionOf([plan], []) }] });
      else strangePlans.push({ planId: plan.planId, stream: plan.stream });
    },
  );
  const strangeShares: LimitShare[] = [];
  await pages(
    (last?: LimitShare) => ledger.allLimitShares(last, PAGE),
    (share) => share,
    (share) => {
      counts.limitShares += 1;
      if (shares.has(shareKey(share))) return;
      if (isOf(share, broken))
        totals.add({ contributions: [{ position: from, contribution: contributionOf([], [share]) }] });
      else strangeShares.push(share);
    },
  );

  if (strangePlans.length + strangeShares.length > 0) {
    for await (const stream of streamsSince(journal, to)) take((await examine(stream, options, window)).replay);
  }
  for (const { planId, stream } of strangePlans.filter((plan) => !plans.has(plan.planId))) {
    findings.add({
      type: 'plan_unknown',
      subject: `plan ${planId}`,
      message: `is in the ledger for ${stream}, and no record there made it`,
    });
  }
  for (const { operation, counter } of strangeShares.filter((share) => !shares.has(shareKey(share)))) {
    findings.add({
      type: 'limit_unknown',
      subject: `limit operation ${operation}`,
      message: `has a share of ${counter} that no record made`,
    });
  }
  findings.add(...totals.check(accounts, counters), ...belowZero(accounts, options.isLimited));

  return {
    ok: findings.total() === 0,
    findings: findings.sorted(),
    found: findings.total(),
    checked: { ...counts, accounts: accounts.length, counters: counters.length },
  };
}

/** Replays a stream and compares it with the ledger, until neither moved in between (A2). */
async function examine(
  stream: StreamId,
  { journal, ledger, configurations }: AuditOptions,
  window: Window,
): Promise<{ readonly replay: Replay; readonly compared: readonly Finding[] }> {
  for (let reads = 1; ; reads += 1) {
    const records = await readStream(journal, stream);
    const { sequence: head } = await journal.head(stream);
    const replay = await replayInvoice(stream, records, configurations, window);
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

/** Revisions are records like others, and make no bookings. */
async function checkConfiguration(stream: StreamId, journal: AuditOptions['journal']): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const [index, record] of (await readStream(journal, stream)).entries()) {
    const fault = faultOf(record, index + 1);
    if (fault !== undefined) return [...found, { ...fault, subject: stream }];
    try {
      const { revision } = decodeConfigurationRecord(record.bytes);
      if (revision !== record.sequence) {
        found.push({
          type: 'record_misfiled',
          subject: stream,
          message: `record ${record.sequence} holds revision ${revision}`,
        });
      }
    } catch (error) {
      found.push({
        type: 'record_unreadable',
        subject: stream,
        message: `record ${record.sequence}: ${String(error)}`,
      });
    }
  }
  return found;
}

function belowZero(
  accounts: readonly AccountBalance[],
  isLimited: (accountId: AccountId) => boolean = () => false,
): readonly Finding[] {
  return accounts
    .filter(({ accountId, minAvailableMinor }) => minAvailableMinor < 0n && isLimited(accountId))
    .map(({ accountId, minAvailableMinor, currency }) => ({
      type: 'account_below_zero',
      subject: `account ${accountId}`,
      message: `it is a limited account and its available minimum is ${amountText(minAvailableMinor, currency)}`,
    }));
}

async function readStream(journal: AuditOptions['journal'], stream: StreamId): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  await pages(
    (last?: StoredRecord) => journal.read(stream, last?.sequence ?? 0, PAGE),
    (record) => record,
    (record) => {
      records.push(record);
    },
  );
  return records;
}

/** The streams that have records after a position, each once. */
async function* streamsSince(journal: AuditOptions['journal'], after: number): AsyncGenerator<StreamId> {
  const seen = new Set<StreamId>();
  for (let position = after; ; ) {
    const page = await journal.scan(position, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    position = last.position;
    for (const { stream } of page) {
      if (seen.has(stream) || parseStream(stream).kind !== 'invoice') continue;
      seen.add(stream);
      yield stream;
    }
  }
}

/** Whether a share belongs to a payment of one of these streams: an operation is named by party and invoice, among others. */
function isOf({ operation }: LimitShare, streams: ReadonlySet<StreamId>): boolean {
  if (streams.size === 0) return false;
  const parts = operation.split('/').map(decodedName);
  return [...streams].some((stream) => {
    const { partyId, id } = parseStream(stream);
    return parts.includes(partyId) && parts.includes(id);
  });
}

async function pages<Row, Key>(
  read: (last?: Key) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
  take: (row: Row) => void,
): Promise<void> {
  let last: Key | undefined;
  for (;;) {
    const page = await read(last);
    for (const row of page) take(row);
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return;
    last = keyOf(end);
  }
}

async function all<Row, Key>(
  read: (last?: Key) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  await pages(read, keyOf, (row) => rows.push(row));
  return rows;
}
