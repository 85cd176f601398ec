/** What the parts tell telemetry. Implementations must be cheap and must not throw. Durations in milliseconds. */
export interface Observer {
  /** One command or read of an actor, from dispatch to answer. `outcome` is `ok` or the reason of the refusal. */
  commandHandled(type: string, outcome: string, durationMs: number): void;
  appended(outcome: 'ok' | 'sequence' | 'epoch' | 'guard' | 'tag' | 'plan' | 'unknown', durationMs: number): void;
  providerCalled(providerId: string, target: string, mode: string, outcome: string, durationMs: number): void;
  /** One operation that counts for the health of a provider: a call (`availability`) or a payment (`conversion`). */
  providerOperation(providerId: string, kind: 'availability' | 'conversion', result: 'finish' | 'error'): void;
  /** Calls to a provider are held back, or no longer, or one may try. */
  breakerChanged(providerId: string, state: 'closed' | 'open' | 'half_open'): void;
  /** An outside inspector was asked; `outcome` is the score, or `fallback` when it gave none. */
  riskInspected(inspectorId: string, outcome: string, durationMs: number): void;
  /** A share of a turnover limit was committed, in minor units or by count. `operation` names owner, invoice and payment. */
  limitCommitted(limitId: string, operation: string, delta: bigint): void;
  /** A payment came to rest: its state, the code of its failure if it failed, and how long it took. */
  paymentFinished(state: string, failureCode: string | undefined, durationMs: number): void;
  /** A payout ended: its status, the code of its failure if it failed, and how long it took. */
  payoutFinished(status: string, failureCode: string | undefined, durationMs: number): void;
  activationsChanged(live: number, inFlight: number): void;
  actorFailed(stream: string, error: unknown): void;
  /** One gRPC call, or one command of an `Execute` stream, from its arrival to its answer. `code` is the name of a gRPC status. */
  callHandled(method: string, code: string, durationMs: number): void;
  /** How many members this node sees alive, itself among them, and how many partitions it owns now. */
  clusterChanged(members: number, owned: number): void;
  /**
   * Partitions came or went. `gained`: until their work was taken up; `handed_over`: from the plan until another owns them;
   * `lost`: to another owner without a plan of ours.
   */
  partitionMoved(kind: 'gained' | 'lost' | 'handed_over', count: number, durationMs: number): void;
  /**
   * One try to have a call answered by another node. `moved`: it does not own the stream, the call is repeated elsewhere;
   * `lost`: no answer came in time, or the message could not be sent.
   */
  linkCalled(outcome: 'answered' | 'moved' | 'lost', durationMs: number): void;
  /**
   * One callback taken from the bridge's stream. `returned`: it could not be stored now, and comes again; `parked`: nobody
   * can take it as it is, an operator decides.
   */
  callbackConsumed(outcome: 'stored' | 'repeated' | 'parked' | 'returned'): void;
  /** Events that the servers confirmed, and how many records of the journal wait behind them. */
  eventsPublished(count: number, lag: number): void;
  /** One try to bring a message to a merchant. `outcome`: `delivered`, the class of the answer (`4xx`), `no_answer` or `not_sent`. */
  deliveryAttempted(kind: 'webhook' | 'alert', outcome: string, durationMs: number): void;
  /** Messages to a merchant, one unless said otherwise, are not sent any more. */
  deliveryEnded(
    kind: 'webhook' | 'alert',
    state: 'delivered' | 'exhausted' | 'cancelled' | 'expired',
    count?: number,
  ): void;
}

/** Spans of one trace. Without an exporter `span` costs a function call. */
export interface Tracing {
  span<Result>(
    name: string,
    parent: string | undefined,
    attributes: Readonly<Record<string, string | number>>,
    work: (traceparent: string | undefined) => Promise<Result>,
  ): Promise<Result>;
}

export const SILENT_OBSERVER: Observer = {
  commandHandled: () => {},
  appended: () => {},
  providerCalled: () => {},
  providerOperation: () => {},
  breakerChanged: () => {},
  riskInspected: () => {},
  limitCommitted: () => {},
  paymentFinished: () => {},
  payoutFinished: () => {},
  activationsChanged: () => {},
  actorFailed: () => {},
  callHandled: () => {},
  clusterChanged: () => {},
  partitionMoved: () => {},
  linkCalled: () => {},
  callbackConsumed: () => {},
  eventsPublished: () => {},
  deliveryAttempted: () => {},
  deliveryEnded: () => {},
};

export const NO_TRACING: Tracing = { span: (_name, parent, _attributes, work) => work(parent) };
