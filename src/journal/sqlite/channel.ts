import { Worker } from 'node:worker_threads';
import { JournalUnavailable } from '../../ports/journal.ts';

/**
 * Calls into a worker thread, many to a message: what is asked in one turn of the event loop, or while the worker is busy,
 * travels together.
 * The worker answers each message with one message.
 *
 *  W1 Calls are answered in the order they were made.
 *  W2 A worker that dies takes every unanswered call with it (JournalUnavailable), and every later one.
 *
 * The queue has no bound of its own: mailboxes and the door bound how many can wait.
 */
export interface Channel<Call> {
  call(call: Call): Promise<unknown>;
  /** Lets the worker answer what was asked, then ends it. */
  close(): Promise<void>;
}

export interface ChannelOptions<Call, Message> {
  readonly worker: URL;
  readonly workerData: unknown;
  readonly newOutgoing: () => Outgoing<Call, Message>;
  /** Hears of answered calls in the turn of their answers: a caller that awaits goes on after it. */
  readonly onAnswers?: (asked: readonly { readonly call: Call }[], answers: Answers) => void;
}

/** A message that is still being filled. Calls are copied into it as they are made. */
export interface Outgoing<Call, Message> {
  add(call: Call): void;
  seal(): { readonly message: Message; readonly transfer: readonly ArrayBuffer[] };
}

/** One value for each call of a message, and what went wrong instead, by the index of the call. */
export interface Answers {
  readonly values: readonly unknown[];
  readonly errors: ReadonlyMap<number, string>;
}

/** Sent as a message of its own, after the last one. */
export const FAREWELL = 'close';

/** Calls in one message at most. Bounds the time that one transaction takes, and with it the wait of the next. */
const LARGEST_MESSAGE = 1000;

/** A worker's garbage is young; without a bound it would take 50 MB before it is swept. The old generation has none. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 8 };

interface Asked<Call> {
  readonly call: Call;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Batch<Call, Message> {
  readonly outgoing: Outgoing<Call, Message>;
  readonly asked: Asked<Call>[];
}

/** Resolves with the worker's first message, which says that it is ready. */
export function openChannel<Call, Message>(options: ChannelOptions<Call, Message>): Promise<Channel<Call>> {
  const worker = new Worker(options.worker, { workerData: options.workerData, resourceLimits: RESOURCE_LIMITS });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const waiting: Batch<Call, Message>[] = [];
  let inFlight: readonly Asked<Call>[] | undefined;
  let dead: JournalUnavailable | undefined;
  let sending = false;
  let closing: Promise<void> | undefined;
  let drained = () => {};

  const send = () => {
    if (inFlight !== undefined || dead !== undefined) return;
    const batch = waiting.shift();
    if (batch === undefined) {
      drained();
      return;
    }
    inFlight = batch.asked;
    const { message, transfer } = batch.outgoing.seal();
    worker.postMessage(message, transfer);
  };
  /** A message costs as much as many calls in it: what is asked in one turn of the event loop goes together. */
  const sendSoon = () => {
    if (sending || inFlight !== undefined) return;
    sending = true;
    setImmediate(() => {
      sending = false;
      send();
    });
  };
  const receive = (answers: Answers) => {
    const answered = inFlight ?? [];
    inFlight = undefined;
    sendSoon();
    for (const [index, { resolve, reject }] of answered.entries()) {
      const error = answers.errors.get(index);
      if (error === undefined) resolve(answers.values[index]);
      else reject(new JournalUnavailable(error));
    }
    options.onAnswers?.(answered, answers);
  };
  const die = (reason: string) => {
    if (dead !== undefined) return;
    dead = new JournalUnavailable(reason);
    const lost = [...(inFlight ?? []), ...waiting.flatMap(({ asked }) => asked)];
    inFlight = undefined;
    waiting.length = 0;
    for (const { reject } of lost) reject(dead);
    drained();
  };
  const ask = (asked: Asked<Call>) => {
    let batch = waiting.at(-1);
    if (batch === undefined || batch.asked.length >= LARGEST_MESSAGE) {
      batch = { outgoing: options.newOutgoing(), asked: [] };
      waiting.push(batch);
    }
    batch.outgoing.add(asked.call);
    batch.asked.push(asked);
    sendSoon();
  };
  const close = async () => {
    if (dead === undefined && (inFlight !== undefined || waiting.length > 0)) {
      await new Promise<void>((resolve) => {
        drained = resolve;
      });
    }
    if (dead === undefined) worker.postMessage(FAREWELL);
    await exited;
  };

  const channel: Channel<Call> = {
    call: (call) =>
      new Promise((resolve, reject) => {
        if (dead === undefined && closing === undefined) ask({ call, resolve, reject });
        else reject(dead ?? new JournalUnavailable('the store is closed'));
      }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };

  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      worker.on('message', receive);
      resolve(channel);
    });
    worker.once('error', (error) => {
      die(`the worker of the database died: ${error.message}`);
      reject(error);
    });
    worker.once('exit', () => die('the worker of the database has ended'));
  });
}
