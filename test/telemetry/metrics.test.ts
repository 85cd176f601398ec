import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Append, Journal, Verdict } from '../../src/ports/journal.ts';
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts';
import { MOST_CHILDREN } from '../../src/telemetry/metrics-cells.ts';
import { requireTool } from '../kit/provision.ts';

/** One observation of each kind. */
function observeAll({ observer, httpAnswered }: Metrics): void {
  observer.callHandled('turnpike.v1.InvoicingService/StartPayment', 'OK', 3);
  observer.commandHandled('StartPayment', 'ok', 2);
  observer.appended('ok', 1);
  observer.providerCalled('bank', 'processed', 'call', 'finish', 40);
  observer.providerOperation('bank', 'availability', 'finish');
  observer.breakerChanged('bank', 'open');
  observer.riskInspected('outside', 'low', 30);
  observer.paymentFinished('captured', undefined, 120);
  observer.payoutFinished('success', undefined, 120);
  observer.activationsChanged(3, 2);
  observer.actorFailed('invoice/party/1', new RangeError('x'));
  observer.clusterChanged(3, 86);
  observer.partitionMoved('gained', 86, 40);
  observer.linkCalled('answered', 2);
  observer.callbackConsumed('stored');
  observer.eventsPublished(10, 2);
  httpAnswered('/callbacks/:providerId', 200, 5);
}

const lines = async (metrics: Metrics, prefix: string) =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(prefix));

describe('the metrics', () => {
  it('pass the check of Prometheus', async (context) => {
    const promtool = requireTool(context, 'promtool');
    const metrics = createMetrics();
    observeAll(metrics);
    const checked = spawnSync(promtool, ['check', 'metrics'], { input: await metrics.text(), encoding: 'utf8' });
    expect([checked.status, checked.stdout, checked.stderr]).toEqual([0, '', '']);
  });

  it('are those that docs/observability.md describes', async () => {
    const documented = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8').matchAll(
      /^\| `(turnpike_\w+)` \| (\w+) \|/gm,
    );
    const served = (await createMetrics().text()).matchAll(/^# TYPE (turnpike_\w+) (\w+)$/gm);
    const pairs = (matches: Iterable<RegExpMatchArray>) =>
      [...matches].map(([, name, type]) => `${name} ${type}`).sort();
    expect(pairs(documented)).toEqual(pairs(served));
  });

  it('tell commands by type and outcome, in seconds', async () => {
    const metrics = createMetrics();
    metrics.observer.commandHandled('StartPayment', 'ok', 2);
    metrics.observer.commandHandled('StartPayment', 'OVERLOADED', 4);
    expect(await lines(metrics, 'turnpike_commands_total')).toEqual([
      'turnpike_commands_total{type="StartPayment",outcome="ok"} 1',
      'turnpike_commands_total{type="StartPayment",outcome="OVERLOADED"} 1',
    ]);
    expect(await lines(metrics, 'turnpike_command_duration_seconds_sum')).toEqual([
      'turnpike_command_duration_seconds_sum{type="StartPayment"} 0.006',
    ]);
    expect(await lines(metrics, 'turnpike_command_duration_seconds_bucket{le="0.0025"')).toEqual([
      'turnpike_command_duration_seconds_bucket{le="0.0025",type="StartPayment"} 1',
    ]);
  });

  it('go on counting from one scrape to the next', async () => {
    const metrics = createMetrics();
    for (const count of [1, 2, 3]) {
      metrics.observer.appended('ok', 1);
      expect(await lines(metrics, 'turnpike_appends_total')).toEqual([`turnpike_appends_total{outcome="ok"} ${count}`]);
    }
  });

  it('tell provider calls by provider, target, mode and outcome', async () => {
    const metrics = createMetrics();
    metrics.observer.providerCalled('bank', 'captured', 'ask', 'unknown', 40);
    expect(await lines(metrics, 'turnpike_provider_calls_total')).toEqual([
      'turnpike_provider_calls_total{provider="bank",target="captured",mode="ask",outcome="unknown"} 1',
    ]);
  });

  it('tell what the health of providers is made of, and how many of them are held back', async () => {
    const metrics = createMetrics();
    const { observer } = metrics;
    observer.providerOperation('bank', 'availability', 'error');
    observer.providerOperation('bank', 'conversion', 'finish');
    observer.breakerChanged('bank', 'open');
    observer.breakerChanged('other', 'open');
    observer.breakerChanged('bank', 'half_open');
    expect(await lines(metrics, 'turnpike_circuit_breakers_open')).toEqual(['turnpike_circuit_breakers_open 2']);
    observer.breakerChanged('bank', 'closed');
    expect(await lines(metrics, 'turnpike_circuit_breakers_open')).toEqual(['turnpike_circuit_breakers_open 1']);
    expect(await lines(metrics, 'turnpike_circuit_breaker_changes_total{provider="bank"')).toEqual([
      'turnpike_circuit_breaker_changes_total{provider="bank",state="open"} 1',
      'turnpike_circuit_breaker_changes_total{provider="bank",state="half_open"} 1',
      'turnpike_circuit_breaker_changes_total{provider="bank",state="closed"} 1',
    ]);
    expect(await lines(metrics, 'turnpike_provider_operations_total')).toEqual([
      'turnpike_provider_operations_total{provider="bank",kind="availability",result="error"} 1',
      'turnpike_provider_operations_total{provider="bank",kind="conversion",result="finish"} 1',
    ]);
  });

  it('tell what routing sees of providers when they are read, and nothing of one that is gone', async () => {
    const metrics = createMetrics();
    const seen = new Map([['bank', { availabilityFailRate: 0.25, conversionFailRate: 0 }]]);
    metrics.watchProviders(() => seen);
    expect(await lines(metrics, 'turnpike_provider_fail_rate')).toEqual([
      'turnpike_provider_fail_rate{provider="bank",kind="availability"} 0.25',
      'turnpike_provider_fail_rate{provider="bank",kind="conversion"} 0',
    ]);
    seen.clear();
    expect(await lines(metrics, 'turnpike_provider_fail_rate')).toEqual([]);
  });

  it('tell which inspectors gave a score', async () => {
    const metrics = createMetrics();
    metrics.observer.riskInspected('outside', 'fallback', 3_000);
    expect(await lines(metrics, 'turnpike_risk_inspections_total')).toEqual([
      'turnpike_risk_inspections_total{inspector="outside",outcome="fallback"} 1',
    ]);
    expect(await lines(metrics, 'turnpike_risk_inspection_duration_seconds_sum')).toEqual([
      'turnpike_risk_inspection_duration_seconds_sum{inspector="outside"} 3',
    ]);
  });

  it('tell how many nodes there are, what is owned here, and how partitions came and went', async () => {
    const metrics = createMetrics();
    metrics.observer.clusterChanged(3, 86);
    metrics.observer.partitionMoved('gained', 86, 40);
    metrics.observer.partitionMoved('handed_over', 3, 20);
    metrics.observer.partitionMoved('gained', 2, 0);
    expect(await lines(metrics, 'turnpike_cluster_members ')).toEqual(['turnpike_cluster_members 3']);
    expect(await lines(metrics, 'turnpike_partitions_owned ')).toEqual(['turnpike_partitions_owned 86']);
    expect(await lines(metrics, 'turnpike_partition_moves_total')).toEqual([
      'turnpike_partition_moves_total{kind="gained"} 88',
      'turnpike_partition_moves_total{kind="handed_over"} 3',
    ]);
    expect(await lines(metrics, 'turnpike_partition_move_duration_seconds_sum')).toEqual([
      'turnpike_partition_move_duration_seconds_sum{kind="gained"} 0.04',
      'turnpike_partition_move_duration_seconds_sum{kind="handed_over"} 0.02',
    ]);
  });

  it('tell calls between nodes, callbacks from bridges, and events that went out', async () => {
    const metrics = createMetrics();
    metrics.observer.linkCalled('moved', 1);
    metrics.observer.linkCalled('answered', 3);
    metrics.observer.callbackConsumed('parked');
    metrics.observer.eventsPublished(10, 7);
    metrics.observer.eventsPublished(0, 9);
    expect(await lines(metrics, 'turnpike_link_calls_total')).toEqual([
      'turnpike_link_calls_total{outcome="moved"} 1',
      'turnpike_link_calls_total{outcome="answered"} 1',
    ]);
    expect(await lines(metrics, 'turnpike_callbacks_consumed_total')).toEqual([
      'turnpike_callbacks_consumed_total{outcome="parked"} 1',
    ]);
    expect(await lines(metrics, 'turnpike_events_published_total')).toEqual(['turnpike_events_published_total 10']);
    expect(await lines(metrics, 'turnpike_events_lag_records ')).toEqual(['turnpike_events_lag_records 9']);
  });

  it.each([
    [undefined, 'none'],
    ['authorization_failed:insufficient_funds', 'authorization_failed:insufficient_funds'],
    [
      'authorization_failed:payment_tool_rejected:bank_card_rejected:cvv_invalid',
      'authorization_failed:payment_tool_rejected',
    ],
    ['authorization_failed:by_a_new_rule', 'authorization_failed'],
    ['operation_timeout', 'operation_timeout'],
    ['rejected_by_inspector', 'rejected_by_inspector'],
    ['constructor', 'other'],
    ['something the provider made up', 'other'],
    ['', 'other'],
  ])('count a failure %s as %s', async (code, label) => {
    const metrics = createMetrics();
    metrics.observer.paymentFinished('failed', code, 1);
    expect(await lines(metrics, 'turnpike_payments_total')).toEqual([
      `turnpike_payments_total{state="failed",failure="${label}"} 1`,
    ]);
  });

  it.each([
    [undefined, 'none'],
    ['payout_declined:insufficient_funds', 'payout_declined:insufficient_funds'],
    ['payout_incorrect_requisites:card', 'payout_incorrect_requisites'],
    ['something the provider made up', 'other'],
  ])('count a payout that ended with %s as %s', async (code, label) => {
    const metrics = createMetrics();
    metrics.observer.payoutFinished('decline', code, 1);
    expect(await lines(metrics, 'turnpike_payouts_total')).toEqual([
      `turnpike_payouts_total{status="decline",failure="${label}"} 1`,
    ]);
  });

  it('K1 stay bounded whatever callers send', async () => {
    const metrics = createMetrics();
    const many = MOST_CHILDREN + 100;
    for (let no = 0; no < many; no += 1) metrics.observer.callHandled(`Method${no}`, 'UNIMPLEMENTED', 1);
    const counted = await lines(metrics, 'turnpike_grpc_calls_total');
    expect(counted).toHaveLength(MOST_CHILDREN);
    expect(counted.at(-1)).toBe('turnpike_grpc_calls_total{method="other",code="other"} 101');
    expect(await lines(metrics, 'turnpike_grpc_call_duration_seconds_count')).toHaveLength(MOST_CHILDREN);
  });

  it.each([Number.NaN, -5, Number.POSITIVE_INFINITY])('K2 take a duration of %s ms as none', async (durationMs) => {
    const metrics = createMetrics();
    metrics.observer.appended('ok', durationMs);
    expect(await lines(metrics, 'turnpike_append_duration_seconds_sum')).toEqual([
      'turnpike_append_duration_seconds_sum{outcome="ok"} 0',
    ]);
  });

  it('show what lives and waits at the moment of the scrape', async () => {
    const metrics = createMetrics();
    metrics.observer.activationsChanged(3, 2);
    expect(await lines(metrics, 'turnpike_activations ')).toEqual(['turnpike_activations 3']);
    expect(await lines(metrics, 'turnpike_messages_in_flight ')).toEqual(['turnpike_messages_in_flight 2']);
    metrics.observer.activationsChanged(1, 0);
    expect(await lines(metrics, 'turnpike_activations ')).toEqual(['turnpike_activations 1']);
  });

  it('count appends that wait for their commit, also those that end by an error', async () => {
    const metrics = createMetrics();
    const first = Promise.withResolvers<Verdict>();
    const second = Promise.withResolvers<Verdict>();
    const verdicts = [first.promise, second.promise];
    const append = () => verdicts.shift() ?? Promise.reject(new Error('no more'));
    const journal = metrics.watchJournal({ append } as Partial<Journal> as Journal);
    const depth = () => lines(metrics, 'turnpike_journal_queue_depth ');
    const waiting = [journal.append({} as Append), journal.append({} as Append)];
    expect(await depth()).toEqual(['turnpike_journal_queue_depth 2']);
    first.resolve({ ok: true, position: 1 });
    expect(await waiting[0]).toEqual({ ok: true, position: 1 });
    expect(await depth()).toEqual(['turnpike_journal_queue_depth 1']);
    second.reject(new Error('disk full'));
    await expect(waiting[1]).rejects.toThrow('disk full');
    expect(await depth()).toEqual(['turnpike_journal_queue_depth 0']);
  });

  it('count failed actors by the class of the error, and pass them on', async () => {
    const told: unknown[] = [];
    const metrics = createMetrics({ actorFailed: (stream, error) => told.push([stream, error]) });
    const error = new RangeError('x');
    metrics.observer.actorFailed('invoice/party/1', error);
    metrics.observer.actorFailed('invoice/party/1', 'a string');
    expect(await lines(metrics, 'turnpike_actor_failures_total')).toEqual([
      'turnpike_actor_failures_total{error="RangeError"} 1',
      'turnpike_actor_failures_total{error="string"} 1',
    ]);
    expect(told).toEqual([
      ['invoice/party/1', error],
      ['invoice/party/1', 'a string'],
    ]);
  });

  it('count the callbacks of the inbox, and go on without them while the database is away', async () => {
    const metrics = createMetrics();
    let counts = async () => ({ waiting: 3, parked: 1 });
    metrics.watchInbox(() => counts());
    expect(await lines(metrics, 'turnpike_inbox_callbacks')).toEqual([
      'turnpike_inbox_callbacks{state="waiting"} 3',
      'turnpike_inbox_callbacks{state="parked"} 1',
    ]);
    counts = () => Promise.reject(new Error('the database is away'));
    expect(await lines(metrics, 'turnpike_inbox_callbacks')).toEqual([]);
    expect(await lines(metrics, 'turnpike_activations')).toHaveLength(1);
  });

  it('tell what becomes of messages to merchants, and how long the oldest has waited', async () => {
    const metrics = createMetrics();
    metrics.observer.deliveryAttempted('webhook', '5xx', 20);
    metrics.observer.deliveryEnded('alert', 'exhausted');
    metrics.observer.deliveryEnded('webhook', 'cancelled', 7);
    expect(await lines(metrics, 'turnpike_delivery_attempts_total')).toEqual([
      'turnpike_delivery_attempts_total{kind="webhook",outcome="5xx"} 1',
    ]);
    expect(await lines(metrics, 'turnpike_deliveries_ended_total')).toEqual([
      'turnpike_deliveries_ended_total{kind="alert",state="exhausted"} 1',
      'turnpike_deliveries_ended_total{kind="webhook",state="cancelled"} 7',
    ]);
    let waiting = async (): Promise<{ count: number; oldest?: number }> => ({ count: 2, oldest: 1_000_000 });
    metrics.watchDeliveries(() => waiting(), { now: () => 31_000_000 });
    expect(await lines(metrics, 'turnpike_deliveries_waiting')).toEqual(['turnpike_deliveries_waiting 2']);
    expect(await lines(metrics, 'turnpike_deliveries_oldest')).toEqual(['turnpike_deliveries_oldest_seconds 30']);
    waiting = async () => ({ count: 0 });
    expect(await lines(metrics, 'turnpike_deliveries_oldest')).toEqual(['turnpike_deliveries_oldest_seconds 0']);
    waiting = () => Promise.reject(new Error('the database is away'));
    const silent = await lines(metrics, 'turnpike_deliveries_waiting');
    expect(silent.filter((line) => !line.endsWith(' 0'))).toEqual([]);
  });

  it('include the lag of the event loop', async () => {
    expect(await lines(createMetrics(), 'nodejs_eventloop_lag_p99_seconds ')).toHaveLength(1);
  });
});
