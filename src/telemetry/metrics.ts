import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { ProviderId } from '../domain/ids.ts';
import type { ProviderHealth } from '../domain/routing/route.ts';
import type { CallbackInbox } from '../ports/callbacks.ts';
import type { Journal } from '../ports/journal.ts';
import type { Observer } from '../ports/observer.ts';
import { createCounter, createDurations, createGauge } from './metrics-cells.ts';
import { createClusterMetrics } from './metrics-cluster.ts';
import { createDeliveryMetrics, type DeliveryMetrics } from './metrics-deliveries.ts';
import { failureLabel } from './metrics-failure.ts';

/**
 * What the parts report, as Prometheus reads it. One registry per call; the process's own metrics are in it.
 * Names and meanings are in docs/observability.md, which a test compares with this file.
 */
export interface Metrics {
  readonly observer: Observer;
  /** The same journal; appends that wait for their commit are counted. */
  watchJournal(journal: Journal): Journal;
  /** What routing sees of providers, asked at each scrape. */
  watchProviders(seen: () => Iterable<readonly [ProviderId, ProviderHealth]>): void;
  /** How many callbacks there are, asked at each scrape. */
  watchInbox(counts: CallbackInbox['counts']): void;
  /** How many messages to merchants wait, asked at each scrape. */
  readonly watchDeliveries: DeliveryMetrics['watch'];
  /** One answer of an HTTP listener. `route` is the pattern, never the path. */
  httpAnswered(route: string, status: number, durationMs: number): void;
  /** The exposition, for a scrape. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsOptions {
  /** Also told of every failed actor: the log, as a rule. */
  readonly actorFailed?: (stream: string, error: unknown) => void;
  /** Told of every committed share of a limit: the log, as a rule. */
  readonly limitCommitted?: Observer['limitCommitted'];
}

const COMMAND_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const APPEND_SECONDS = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const PROVIDER_SECONDS = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** From an approval at once to a payer who goes through 3-D Secure, and a hold that is captured days later. */
const PAYMENT_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 900, 3_600, 86_400, 604_800];

export function createMetrics({ actorFailed = () => {}, limitCommitted = () => {} }: MetricsOptions = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Gauges with a counter's suffix, which Prometheus' own check refuses; the metrics without it tell the same by kind.
  for (const name of ['active_handles', 'active_requests', 'active_resources'])
    registry.removeSingleMetric(`nodejs_${name}_total`);

  const counter = (name: string, help: string, ...labelNames: readonly string[]) =>
    createCounter(registry, { name: `turnpike_${name}_total`, help, labelNames });
  const durations = (name: string, help: string, buckets: readonly number[], ...labelNames: readonly string[]) =>
    createDurations(registry, { name: `turnpike_${name}_duration_seconds`, help, labelNames }, buckets);

  const calls = counter('grpc_calls', 'gRPC calls answered.', 'method', 'code');
  const callSeconds = durations('grpc_call', 'From arrival to answer of a gRPC call.', COMMAND_SECONDS, 'method');
  const requests = counter('http_requests', 'HTTP requests answered.', 'route', 'status');
  const requestSeconds = durations('http_request', 'From arrival to answer over HTTP.', COMMAND_SECONDS, 'route');
  const commands = counter('commands', 'Commands and reads that actors answered.', 'type', 'outcome');
  const commandSeconds = durations('command', 'From dispatch to answer of a command.', COMMAND_SECONDS, 'type');
  const appends = counter('appends', 'Verdicts of the journal.', 'outcome');
  const appendSeconds = durations('append', 'From an append to its verdict.', APPEND_SECONDS, 'outcome');
  const providerCalls = counter('provider_calls', 'Calls to providers.', 'provider', 'target', 'mode', 'outcome');
  const providerSeconds = durations(
    'provider_call',
    'From a call to a provider to its outcome.',
    PROVIDER_SECONDS,
    'provider',
    'target',
    'mode',
  );
  const operations = counter(
    'provider_operations',
    'Operations that count for the health of a provider.',
    'provider',
    'kind',
    'result',
  );
  const breakers = counter('circuit_breaker_changes', 'Changes of circuit breakers.', 'provider', 'state');
  const openBreakers = new Set<string>();
  const inspections = counter('risk_inspections', 'Questions to outside inspectors.', 'inspector', 'outcome');
  const inspectionSeconds = durations(
    'risk_inspection',
    'From a question to an outside inspector to its score.',
    PROVIDER_SECONDS,
    'inspector',
  );
  const payments = counter('payments', 'Payments that came to rest.', 'state', 'failure');
  const paymentSeconds = durations('payment', 'From the start of a payment to its rest.', PAYMENT_SECONDS, 'state');
  const payouts = counter('payouts', 'Payouts that ended.', 'status', 'failure');
  const payoutSeconds = durations('payout', 'From the start of a payout to its end.', PAYMENT_SECONDS, 'status');
  const failures = counter('actor_failures', 'Activations that ended by an error.', 'error');

  const gauge = (name: string, help: string, value: () => number) =>
    createGauge(registry, `turnpike_${name}`, help, value);
  let live = 0;
  let inFlight = 0;
  let queued = 0;
  gauge('activations', 'Invoices that live in memory.', () => live);
  gauge('messages_in_flight', 'Messages in mailboxes that are not answered yet.', () => inFlight);
  gauge('journal_queue_depth', 'Appends that wait for their commit.', () => queued);
  let providers = (): Iterable<readonly [ProviderId, ProviderHealth]> => [];
  new Gauge({
    name: 'turnpike_provider_fail_rate',
    help: 'Share of failed operations by which routes are chosen.',
    labelNames: ['provider', 'kind'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [provider, { availabilityFailRate, conversionFailRate }] of providers()) {
        this.set({ provider, kind: 'availability' }, availabilityFailRate);
        this.set({ provider, kind: 'conversion' }, conversionFailRate);
      }
    },
  });
  let inbox: CallbackInbox['counts'] | undefined;
  new Gauge({
    name: 'turnpike_inbox_callbacks',
    help: 'Callbacks that no invoice has taken yet.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      // While the database is away the other metrics are of interest all the more.
      const counts = await inbox?.().catch(() => undefined);
      for (const [state, count] of Object.entries(counts ?? {})) this.set({ state }, count);
    },
  });
  gauge('circuit_breakers_open', 'Providers whose calls are held back.', () => openBreakers.size);

  const deliveries = createDeliveryMetrics(registry);
  const observer: Observer = {
    callHandled: (method, code, durationMs) => {
      calls(method, code);
      callSeconds(durationMs, method);
    },
    commandHandled: (type, outcome, durationMs) => {
      commands(type, outcome);
      commandSeconds(durationMs, type);
    },
    appended: (outcome, durationMs) => {
      appends(outcome);
      appendSeconds(durationMs, outcome);
    },
    providerCalled: (provider, target, mode, outcome, durationMs) => {
      providerCalls(provider, target, mode, outcome);
      providerSeconds(durationMs, provider, target, mode);
    },
    providerOperation: operations,
    breakerChanged: (provider, state) => {
      breakers(provider, state);
      if (state === 'closed') openBreakers.delete(provider);
      else openBreakers.add(provider);
    },
    riskInspected: (inspector, outcome, durationMs) => {
      inspections(inspector, outcome);
      inspectionSeconds(durationMs, inspector);
    },
    limitCommitted,
    paymentFinished: (state, failureCode, durationMs) => {
      payments(state, failureLabel(failureCode));
      paymentSeconds(durationMs, state);
    },
    payoutFinished: (status, failureCode, durationMs) => {
      payouts(status, failureLabel(failureCode));
      payoutSeconds(durationMs, status);
    },
    activationsChanged: (nowLive, nowInFlight) => {
      live = nowLive;
      inFlight = nowInFlight;
    },
    actorFailed: (stream, error) => {
      failures(error instanceof Error ? error.name : typeof error);
      actorFailed(stream, error);
    },
    ...createClusterMetrics(registry),
    ...deliveries.observer,
  };

  return {
    observer,
    watchJournal: (journal) => ({
      ...journal,
      append: async (append) => {
        queued += 1;
        try {
          return await journal.append(append);
        } finally {
          queued -= 1;
        }
      },
    }),
    watchProviders: (seen) => {
      providers = seen;
    },
    watchInbox: (counts) => {
      inbox = counts;
    },
    watchDeliveries: deliveries.watch,
    httpAnswered: (route, status, durationMs) => {
      requests(route, String(status));
      requestSeconds(durationMs, route);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
