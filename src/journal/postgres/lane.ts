import { setTimeout as pause } from 'node:timers/promises';
import { doublingDelayMs } from '../../base/backoff.ts';
import { JournalUnavailable } from '../../ports/journal.ts';
import { isCollision, jittered, unavailable } from './connection.ts';
import type { Session, Transaction } from './session.ts';

/**
 * Calls that take their turn on one session: what waits when a transaction ends shares the next one (group commit).
 *
 *  L1 Calls are carried out in the order in which they came.
 *  L2 A transaction that another one was in the way of is tried again whole.
 *  L3 When a call cannot be carried out, the calls of its transaction are run again one by one, so that only the guilty one
 *     fails (J5). When the outcome is unknown, all of them are told so.
 */
export interface Lane<Call, Answer> {
  submit(call: Call): Promise<Answer>;
  /** Carries out what was submitted, and nothing more. */
  close(): Promise<void>;
}

export interface LaneOptions<Call, Answer> {
  readonly session: Session;
  /** Carries out calls in one transaction and commits it; one answer for each. */
  readonly work: (transaction: Transaction, calls: readonly Call[]) => Promise<readonly Answer[]>;
  /** True for a call that shares no transaction. */
  readonly isAlone?: (call: Call) => boolean;
  /** Hears of a transaction before its callers do. */
  readonly onCommit?: (calls: readonly Call[], answers: readonly Answer[]) => void;
}

/** More than this does not share a transaction: its locks would be held for too long. */
const LARGEST_BATCH = 1_000;
const MOST_ATTEMPTS = 20;

interface Job<Call, Answer> {
  readonly call: Call;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export function newLane<Call, Answer>(options: LaneOptions<Call, Answer>): Lane<Call, Answer> {
  const { session, work, isAlone = () => false, onCommit } = options;
  let queue: Job<Call, Answer>[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  const attempt = async (calls: readonly Call[]): Promise<readonly Answer[]> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await session.transaction((transaction) => work(transaction, calls));
      } catch (error) {
        if (!isCollision(error) || tries === MOST_ATTEMPTS) throw error;
        await pause(jittered(doublingDelayMs(tries, 2, 200)));
      }
    }
  };
  const carryOut = async (jobs: readonly Job<Call, Answer>[]): Promise<void> => {
    const calls = jobs.map(({ call }) => call);
    const outcome = await attempt(calls).catch((error: unknown) => ({ error }));
    if (!('error' in outcome)) {
      try {
        onCommit?.(calls, outcome);
      } finally {
        for (const [index, { resolve }] of jobs.entries()) resolve(outcome[index] as Answer);
      }
    } else if (jobs.length === 1 || outcome.error instanceof JournalUnavailable) {
      for (const { reject } of jobs) reject(unavailable(outcome.error));
    } else {
      for (const job of jobs) await carryOut([job]);
    }
  };
  const take = () => {
    const alone = queue.findIndex(({ call }) => isAlone(call));
    const count = alone === 0 ? 1 : alone === -1 ? queue.length : alone;
    const jobs = queue.slice(0, Math.min(count, LARGEST_BATCH));
    queue = queue.slice(jobs.length);
    return jobs;
  };
  const run = async () => {
    // What is submitted in this turn of the loop shares the first transaction.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) await carryOut(take());
    running = undefined;
  };

  return {
    submit: (call) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new JournalUnavailable('the store is closed'));
          return;
        }
        queue.push({ call, resolve, reject });
        running ??= run();
      }),
    async close() {
      closed = true;
      await running;
      await session.close();
    },
  };
}
