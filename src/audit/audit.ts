import { decodedName } from '../base/decoded-name.ts';
import { type AccountId, parseStream, type StreamId } from '../domain/ids.ts';
import { amountText } from '../domain/money.ts';
import type { AccountBalance, LedgerPlan, LimitShare } from '../ports/ledger.ts';
import { examine, movesMoney, type Sources, streamsSince } from './examine.ts';
import { contributionOf, shareKey } from './expected-books.ts';
import { type Finding, type FindingType, newFindings } from './finding.ts';
import { all, PAGE_SIZE, pages } from './pages.ts';
import { examinePlain, isPlain } from './plain-streams.ts';
import type { Replay } from './replay.ts';
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
export interface AuditOptions extends Sources {
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
  readonly payouts: number;
  readonly cashFlows: number;
  readonly plans: number;
  readonly postings: number;
  readonly limitShares: number;
  readonly accounts: number;
  readonly counters: number;
}

export async function audit(options: AuditOptions): Promise<AuditResult> {
  const { journal, ledger } = options;
  const findings = newFindings();
  const counts = { records: 0, streams: 0, invoices: 0, payments: 0, payouts: 0, cashFlows: 0 };

  const from = await journal.lastPosition();
  const accounts = await all(ledger.accounts, ({ accountId }) => accountId);
  const counters = await all(ledger.counters, ({ counter }) => counter);
  const to = await journal.lastPosition();
  const window = { from, to };
  const totals = newTotals(window);

  const seen = new Set<StreamId>();
  const broken = new Set<StreamId>();
  /** Names of the plans and shares that the streams made. */
  const made = new Set<string>();
  const take = ({ books }: Replay) => {
    for (const name of [...books.plans.keys(), ...books.shares.keys()]) made.add(name);
  };

  const auditStream = async (stream: StreamId) => {
    counts.streams += 1;
    const { kind } = parseStream(stream);
    if (isPlain(kind)) {
      findings.add(...(await examinePlain(stream, kind, journal)));
    } else if (movesMoney(kind)) {
      const { replay, compared } = await examine(stream, options, window);
      findings.add(...replay.findings, ...compared);
      if (kind === 'payout') counts.payouts += 1;
      else counts.invoices += 1;
      counts.payments += replay.payments;
      counts.cashFlows += replay.cashFlows;
      if (replay.whole) {
        take(replay);
        totals.add(replay);
      } else {
        broken.add(stream);
      }
    } else {
      findings.add({
        type: 'record_unreadable',
        subject: stream,
        message: 'this release knows no such kind of stream',
      });
    }
  };

  for (let position = 0; position < to; ) {
    const page = (await journal.scan(position, PAGE_SIZE)).filter((record) => record.position <= to);
    const last = page.at(-1);
    if (last === undefined) break;
    const fresh = new Set(page.map(({ stream }) => stream).filter((stream) => !seen.has(stream)));
    for (const stream of fresh) seen.add(stream);
    await Promise.all([...fresh].map(auditStream));
    counts.records += page.length;
    position = last.position;
    options.progress?.({ records: position, of: to });
  }

  const rows = await readRows(options, made, broken);
  totals.add({ contributions: [{ position: from, contribution: rows.ofBroken }] });
  if (rows.strange.size > 0) {
    for await (const stream of streamsSince(journal, to)) take((await examine(stream, options, window)).replay); // A3
  }
  for (const [name, finding] of rows.strange) if (!made.has(name)) findings.add(finding);
  findings.add(...totals.check(accounts, counters), ...belowZero(accounts, options.isLimited));

  return {
    ok: findings.total() === 0,
    findings: findings.sorted(),
    found: findings.total(),
    checked: { ...counts, ...rows.counts, accounts: accounts.length, counters: counters.length },
  };
}

/** Reads the ledger from its own side: what it holds that no stream made, and what it holds of streams that are broken. */
async function readRows({ ledger }: Sources, made: ReadonlySet<string>, broken: ReadonlySet<StreamId>) {
  const counts = { plans: 0, postings: 0, limitShares: 0 };
  const strange = new Map<string, Finding>();
  const ofBroken = { plans: [] as LedgerPlan[], shares: [] as LimitShare[] };
  await pages(
    ledger.plans,
    ({ planId }) => planId,
    (plan) => {
      const { planId, stream, postings } = plan;
      counts.plans += 1;
      counts.postings += postings.length;
      if (made.has(planId)) return;
      if (broken.has(stream)) ofBroken.plans.push(plan);
      else
        strange.set(
          planId,
          unmade('plan_unknown', `plan ${planId}`, `is in the ledger for ${stream}, and no record there made it`),
        );
    },
  );
  await pages(
    ledger.allLimitShares,
    (share) => share,
    (share) => {
      const { operation, counter } = share;
      counts.limitShares += 1;
      if (made.has(shareKey(share))) return;
      if (isOf(share, broken)) ofBroken.shares.push(share);
      else
        strange.set(
          shareKey(share),
          unmade('limit_unknown', `limit operation ${operation}`, `has a share of ${counter} that no record made`),
        );
    },
  );
  return { counts, strange, ofBroken: contributionOf(ofBroken.plans, ofBroken.shares) };
}

function unmade(type: FindingType, subject: string, message: string): Finding {
  return { type, subject, message };
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
