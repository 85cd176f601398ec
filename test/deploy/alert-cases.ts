/** What fires an alert, in the words of promtool: a minute a value, `_` is no value. */
export type Series = readonly (readonly [series: string, values: string])[];

const calls = (code: string, values: string) =>
  [`turnpike_grpc_calls_total{method="m",code="${code}"}`, values] as const;
const provider = (outcome: string, values: string) =>
  [`turnpike_provider_calls_total{provider="north",outcome="${outcome}"}`, values] as const;
const conversion = (result: string, values: string) =>
  [`turnpike_provider_operations_total{provider="north",kind="conversion",result="${result}"}`, values] as const;
const bucket = (le: string, values: string) =>
  [`turnpike_append_duration_seconds_bucket{outcome="ok",le="${le}"}`, values] as const;
const owned = (node: string, count: number) =>
  [`turnpike_partitions_owned{instance="${node}"}`, `${count}x40`] as const;
const members = (node: string, count: number) =>
  [`turnpike_cluster_members{job="turnpike",instance="${node}"}`, `${count}x40`] as const;
const consumed = (outcome: string, values: string) =>
  [`turnpike_callbacks_consumed_total{outcome="${outcome}"}`, values] as const;
const told = (outcome: string, values: string) =>
  [`turnpike_delivery_attempts_total{kind="webhook",outcome="${outcome}"}`, values] as const;
const links = (outcome: string, values: string) => [`turnpike_link_calls_total{outcome="${outcome}"}`, values] as const;

/** For each alert what makes it fire, and what does not. */
export const ALERT_CASES: readonly (readonly [alert: string, firing: Series, quiet: Series])[] = [
  [
    'TurnpikeNodeDown',
    [['up{job="turnpike",instance="a"}', '1x27 0x5']],
    [['up{job="turnpike",instance="a"}', '1x40']],
  ],
  ['TurnpikeBridgeDown', [['up{job="turnpike-bridge"}', '1x27 0x5']], [['up{job="turnpike-bridge"}', '1x40']]],
  [
    'TurnpikeRestarts',
    [['process_start_time_seconds{job="turnpike"}', '1x10 2x5 3x5 4x20']],
    [['process_start_time_seconds{job="turnpike"}', '1x10 2x30']],
  ],
  [
    'TurnpikeEventLoopLag',
    [['nodejs_eventloop_lag_p99_seconds{job="turnpike"}', '0.3x40']],
    [['nodejs_eventloop_lag_p99_seconds{job="turnpike"}', '0.01x28 0.3x5']],
  ],
  [
    'TurnpikeActorFailures',
    [['turnpike_actor_failures_total{error="RangeError"}', '_x28 1x5']],
    [['turnpike_actor_failures_total{error="RangeError"}', '3x40']],
  ],
  ['TurnpikeInternalErrors', [calls('INTERNAL', '_x28 1x5')], [calls('INTERNAL', '1x40'), calls('OK', '0+9x40')]],
  [
    'TurnpikeUnavailable',
    [calls('UNAVAILABLE', '0+5x40'), calls('OK', '0+95x40')],
    [calls('UNAVAILABLE', '0+1x40'), calls('OK', '0+999x40')],
  ],
  [
    'TurnpikeOverloaded',
    [calls('RESOURCE_EXHAUSTED', '0+5x40'), calls('OK', '0+95x40')],
    [calls('RESOURCE_EXHAUSTED', '0+1x40'), calls('OK', '0+999x40')],
  ],
  [
    'TurnpikeCallbacksRefused',
    [['turnpike_http_requests_total{job="turnpike-bridge",status="503"}', '0+1x40']],
    [['turnpike_http_requests_total{job="turnpike-bridge",status="400"}', '0+1x40']],
  ],
  [
    'TurnpikeJournalUnknown',
    [['turnpike_appends_total{outcome="unknown"}', '0+1x40']],
    [['turnpike_appends_total{outcome="sequence"}', '0+1x40']],
  ],
  [
    'TurnpikeJournalSlow',
    [bucket('0.5', '0+90x40'), bucket('1', '0+100x40'), bucket('+Inf', '0+100x40')],
    [bucket('0.5', '0+100x40'), bucket('1', '0+100x40'), bucket('+Inf', '0+100x40')],
  ],
  [
    'TurnpikeJournalQueue',
    [['turnpike_journal_queue_depth', '900x40']],
    [['turnpike_journal_queue_depth', '900x26 0 900x14']],
  ],
  ['TurnpikePartitionsUnowned', [owned('a', 128), owned('b', 100)], [owned('a', 128), owned('b', 128)]],
  ['TurnpikePartitionsDisputed', [owned('a', 128), owned('b', 130)], [owned('a', 128), owned('b', 128)]],
  [
    'TurnpikeMembersDisagree',
    [members('a', 3), members('b', 2)],
    [members('a', 3), members('b', 3), ['turnpike_cluster_members{job="turnpike-bridge"}', '0x40']],
  ],
  [
    'TurnpikePartitionsRestless',
    [['turnpike_partition_moves_total{kind="lost"}', '0+64x40']],
    [['turnpike_partition_moves_total{kind="handed_over"}', '0+64x40']],
  ],
  ['TurnpikeLinksLost', [links('lost', '0+60x40')], [links('lost', '0+1x40'), links('answered', '0+900x40')]],
  ['TurnpikeCallbackParked', [consumed('parked', '_x20 1x20')], [consumed('stored', '0+5x40')]],
  ['TurnpikeCallbacksReturned', [consumed('returned', '0+5x40')], [consumed('repeated', '0+5x40')]],
  ['TurnpikeEventsLag', [['turnpike_events_lag_records', '5000x40']], [['turnpike_events_lag_records', '500x40']]],
  [
    'TurnpikeProviderSilent',
    [provider('unknown', '0+10x40'), provider('finish', '0+90x40')],
    [provider('unknown', '0+1x40'), provider('finish', '0+99x40')],
  ],
  ['TurnpikeProviderViolation', [provider('violation', '_x28 1x5')], [provider('finish', '0+9x40')]],
  [
    'TurnpikeCircuitBreakerOpen',
    [['turnpike_circuit_breakers_open', '1x40']],
    [['turnpike_circuit_breakers_open', '0x28 1x5']],
  ],
  [
    'TurnpikeProviderDeclines',
    [conversion('error', '0+6x40'), conversion('finish', '0+4x40')],
    [conversion('error', '0+4x40'), conversion('finish', '0+6x40')],
  ],
  [
    'TurnpikeInspectorFallback',
    [['turnpike_risk_inspections_total{inspector="i",outcome="fallback"}', '0+1x40']],
    [['turnpike_risk_inspections_total{inspector="i",outcome="low"}', '0+1x40']],
  ],
  [
    'TurnpikeDeliveriesFail',
    [told('no_answer', '0+6x60'), told('delivered', '0+4x60')],
    [told('5xx', '0+4x60'), told('delivered', '0+6x60')],
  ],
  [
    'TurnpikeDeliveryExhausted',
    [['turnpike_deliveries_ended_total{kind="alert",state="exhausted"}', '_x20 1x20']],
    [['turnpike_deliveries_ended_total{kind="alert",state="delivered"}', '0+5x40']],
  ],
];
