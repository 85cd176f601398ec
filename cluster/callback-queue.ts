/**
 * Callbacks that bridges have handed in, for whichever node takes them.
 *  Q1 A callback comes again until it is acknowledged: after the delay that was asked for, or when its node is silent.
 *  Q2 What was taken from a queue that is gone may come twice.
 */
export interface CallbackQueue {
  /** Rejects when nobody answers. */
  open(): Promise<QueuedCallbacks>;
}

/** Ends, or throws, when the queue is gone or cannot be reached any more. */
export interface QueuedCallbacks extends AsyncIterable<QueuedCallback> {
  /** Takes no more. What was asked for still comes out, and then the end. */
  close(): void;
}

export interface QueuedCallback {
  readonly subject: string;
  readonly bytes: Uint8Array;
  /** The same each time it comes. */
  readonly id: string;
  /** How often it came, from 1. */
  readonly deliveries: number;
  acknowledge(): void;
  /** Lets it come again, to any node. */
  giveBack(delayMs: number): void;
}
