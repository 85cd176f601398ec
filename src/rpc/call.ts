import type { ApiRole } from '../domain/configuration.ts';
import type { HostToHost } from '../h2h/operations/host-to-host.ts';
import type { CallbackGate } from '../ports/callback-gate.ts';
import type { CallbackInbox } from '../ports/callbacks.ts';
import type { MachineClock, TestClock } from '../ports/clocks.ts';
import type { ClusterView } from '../ports/cluster-view.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { CustomerBook } from '../ports/customers.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { Entities, Payouts } from '../ports/entities.ts';
import type { Journal } from '../ports/journal.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Observer, Tracing } from '../ports/observer.ts';
import type { Queries } from '../ports/queries.ts';
import type { Random } from '../ports/random.ts';
import type { Templates } from '../ports/templates.ts';
import type { Vault } from '../ports/vault.ts';
import type { WebhookEndpoints } from '../ports/webhook-endpoints.ts';
import type { Caller } from './authenticate.ts';
import type { CallRates } from './rate-limit.ts';

/** What a method is given, and what runs it. */

/** All that the edge needs of the rest of the node. */
export interface Ports {
  readonly entities: Entities;
  readonly payouts: Payouts;
  readonly callbacks: Pick<CallbackGate, 'deliver' | 'find' | 'replay'>;
  readonly inbox: Pick<CallbackInbox, 'parked'>;
  readonly journal: Journal;
  readonly queries: Queries;
  readonly templates: Templates;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly customers: CustomerBook;
  readonly webhooks: WebhookEndpoints;
  readonly deliveries: Deliveries;
  /** Ports of https that endpoints may have where money is real. */
  readonly webhookPorts: readonly number[];
  readonly hostToHost: HostToHost;
  readonly configurations: Configurations;
  readonly cluster: ClusterView;
  readonly businessClock: TestClock;
  readonly machineClock: MachineClock;
  readonly random: Random;
  readonly observer: Observer;
  readonly tracing: Tracing;
  readonly rates: CallRates;
  readonly log: RpcLog;
}

/** The part of a pino logger that the edge uses. */
export interface RpcLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface CallContext {
  readonly caller: Caller;
  /** Aborts at the deadline, and when the caller gives up. */
  readonly signal: AbortSignal;
  /** On the machine clock, in milliseconds. */
  readonly deadlineMs: number;
  /** W3C `traceparent` of the call's own span. */
  readonly traceparent: string | undefined;
}

/** One method that has one answer, whether it is called by itself or as a command of an `Execute` stream. */
export interface UnaryMethod<Request, Response> {
  /** Any one of them is enough. */
  readonly roles: readonly ApiRole[];
  /** Absent: no more than any other request. */
  readonly maxRequestBytes?: number;
  /** Throws `Refused`. */
  handle(request: Request, context: CallContext): Promise<Response>;
}
