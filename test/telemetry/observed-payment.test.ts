import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { createTracing } from '../../src/telemetry/tracing.ts';
import { VISA } from '../domain/world.ts';
import { type PaymentNode, type PaymentNodeOptions, startPaymentNode } from '../kit/payment-node.ts';
import { declined } from '../kit/scripted-provider.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const CALLER = `00-${TRACE_ID}-b7ad6b7169203331-01`;

describe('a payment that is observed', () => {
  let world: PaymentNode | undefined;
  afterEach(() => world?.node.stop());

  const setup = async (options: PaymentNodeOptions) => {
    world = await startPaymentNode(options);
    await world.create();
    return world;
  };

  it('runs in one trace from its caller over the append to the provider', async () => {
    const exporter = new InMemorySpanExporter();
    const sdk = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    const { ask, until, provider } = await setup({ tracing: createTracing(sdk.getTracer('test')) });
    exporter.reset();

    const payer = { type: 'payment_resource', tool: VISA, features: {} } as const;
    await ask(
      { type: 'StartPayment', payment: { id: 'payment', payer, flow: { type: 'instant' }, makeRecurrent: false } },
      { traceparent: CALLER },
    );
    await until(({ status }) => status.tag === 'captured');

    const spans = exporter.getFinishedSpans();
    expect(new Set(spans.map(({ name }) => name))).toEqual(new Set(['append', 'provider call']));
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([TRACE_ID]));
    const calls = spans.filter(({ name }) => name === 'provider call');
    expect(calls.map(({ attributes }) => attributes)).toEqual([
      { provider: 'bank', target: 'processed' },
      { provider: 'bank', target: 'captured' },
    ]);
    expect(provider.calls.map(({ exchange }) => exchange.traceparent)).toEqual(
      calls.map((span) => `00-${TRACE_ID}-${span.spanContext().spanId}-01`),
    );
  });

  it('is counted by how it ended and by what the provider answered', async () => {
    const metrics = createMetrics();
    const { start, until, provider } = await setup({ observer: metrics.observer });
    provider.script('process', declined('authorization_failed:insufficient_funds'));
    await start();
    await until(({ status }) => status.tag === 'failed');

    const text = await metrics.text();
    expect(text).toContain(
      'turnpike_payments_total{state="failed",failure="authorization_failed:insufficient_funds"} 1',
    );
    expect(text).toMatch(/^turnpike_provider_calls_total\{.*target="processed",mode="call",outcome="fail"\} 1$/m);
    expect(text).toMatch(/^turnpike_commands_total\{type="StartPayment",outcome="ok"\} 1$/m);
    expect(text).toMatch(/^turnpike_appends_total\{outcome="ok"\} [1-9]/m);
  });
});
