import { Worker } from 'node:worker_threads';
import { JournalUnavailable } from '../../ports/journal.ts';

/**
 * Calls into a worker thread, many to a message: what is asked while the worker is busy travels together when it is free.
 * The worker answers each message with one message.
 *
 *  W1 Calls are answered in the order they were made.
 *  W2 A worker that dies takes every unanswered call with it (JournalUnavailable), and every later one.
 *
 * The queue has no bound of its own: mailboxes and the door bound how many can wait.
 */
export interface Channel<Call, Outcome> {
  call(call: Call): Promise<Outcome>;
  /** Lets the worker answer what was asked, then ends it. */
  close(): Promise<void>;
}

/** Calls in one message. Bounds the time that one transaction takes, and with it the wait of the next. */
const LARGEST_MESSAGE = 1000;

export type Answer<Outcome> =
  | { readonly ok: true; readonly value: Outcome }
  | { readonly ok: false; readonly error: string };

export interface ChannelOptions<Call, Outcome> {
  readonly worker: URL;
  readonly workerData: unknown;
  /** Hears of answered calls in the turn of their answers, before any caller goes on. */
  readonly onAnswers?: (calls: readonly Call[], answers: readonly Answer<Outcome>[]) => void;
}

interface Waiting<Call, Outcome> {
  readonly call: Call;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/** Resolves when the worker has sent its first message, which is given to `onReady`. */
export function openChannel<Call, Outcome, Ready>(
  options: ChannelOptions<Call, Outcome>,
): Promise<{ readonly channel: Channel<Call, Outcome>; readonly ready: Ready }> {
  const worker = new Worker(options.worker, { workerData: options.workerData });
  let waiting: Waiting<Call, Outcome>[] = [];
  let inFlight: readonly Waiting<Call, Outcome>[] = [];
  let dead: JournalUnavailable | undefined;
  let drained: (() => void) | undefined;
  let closing: Promise<void> | undefined;

  const send = () => {
    if (inFlight.length > 0 || dead !== undefined) return;
    if (waiting.length === 0) {
      drained?.();
      return;
    }
    inFlight = waiting.length > LARGEST_MESSAGE ? waiting.slice(0, LARGEST_MESSAGE) : waiting;
    waiting = waiting.length > LARGEST_MESSAGE ? waiting.slice(LARGEST_MESSAGE) : [];
    worker.postMessage(inFlight.map(({ call }) => call));
  };
  const receive = (answers: readonly Answer<Outcome>[]) => {
    const answered = inFlight;
    inFlight = [];
    options.onAnswers?.(
      answered.map(({ call }) => call),
      answers,
    );
    for (const [index, { resolve, reject }] of answered.entries()) {
      const answer = answers[index];
      if (answer?.ok) resolve(answer.value);
      else reject(new JournalUnavailable(answer?.error ?? 'the worker gave no answer'));
    }
    send();
  };
  const die = (reason: string) => {
    if (dead !== undefined) return;
    dead = new JournalUnavailable(reason);
    const lost = [...inFlight, ...waiting];
    inFlight = [];
    waiting = [];
    for (const { reject } of lost) reject(dead);
    drained?.();
  };

  const channel: Channel<Call, Outcome> = {
    call: (call) =>
      new Promise((resolve, reject) => {
        if (dead !== undefined || closing !== undefined) {
          reject(dead ?? new JournalUnavailable('the store is closed'));
          return;
        }
        waiting.push({ call, resolve, reject });
        send();
      }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  const close = async () => {
    if (dead === undefined && inFlight.length + waiting.length > 0) {
      await new Promise<void>((resolve) => {
        drained = resolve;
      });
    }
    if (dead === undefined) worker.postMessage('close');
    await exited;
  };
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  return new Promise((resolve, reject) => {
    worker.once('message', (ready: Ready) => {
      worker.on('message', receive);
      resolve({ channel, ready });
    });
    worker.on('error', (error) => {
      die(`the worker of the database died: ${error.message}`);
      reject(error);
    });
    worker.once('exit', () => die('the worker of the database has ended'));
  });
}
