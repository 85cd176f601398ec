import { SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_TRACING } from '../../src/ports/observer.ts';
import { createTracing } from '../../src/telemetry/tracing.ts';

const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

function setup() {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer: Tracer = provider.getTracer('test');
  return { tracing: createTracing(tracer), provider, spans: () => exporter.getFinishedSpans() };
}

describe('tracing', () => {
  it('keeps one trace from the caller through nested spans to what is sent on', async () => {
    const { tracing, spans } = setup();
    const sent = await tracing.span('grpc StartPayment', CALLER, {}, (call) =>
      tracing.span('append', call, { sequence: 2 }, (append) =>
        tracing.span('provider call', append, { provider: 'bank' }, async (exchange) => exchange),
      ),
    );
    const [provider, append, call] = spans();
    expect([call, append, provider].map((span) => span?.spanContext().traceId)).toEqual([TRACE_ID, TRACE_ID, TRACE_ID]);
    expect(call?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(append?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
    expect(provider?.parentSpanContext?.spanId).toBe(append?.spanContext().spanId);
    expect(sent).toBe(`00-${TRACE_ID}-${provider?.spanContext().spanId}-01`);
    expect(append?.attributes).toEqual({ sequence: 2 });
  });

  it.each([
    ['nothing', undefined],
    ['no traceparent', 'hello\r\nx: y'],
    ['zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['the forbidden version', `ff-${TRACE_ID}-b7ad6b7169203331-01`],
    ['more than version 00 has', `${CALLER}-extra`],
    ['upper case', CALLER.toUpperCase()],
  ])('begins a trace of its own when the parent is %s', async (_name, parent) => {
    const { tracing, spans } = setup();
    const sent = await tracing.span('call', parent, {}, async (traceparent) => traceparent);
    expect(spans()[0]?.parentSpanContext).toBeUndefined();
    expect(sent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(sent).not.toContain(TRACE_ID);
  });

  it('takes a parent of a later version with more fields', async () => {
    const { tracing, spans } = setup();
    await tracing.span('call', `cc-${TRACE_ID}-b7ad6b7169203331-01-what`, {}, async () => {});
    expect(spans()[0]?.spanContext().traceId).toBe(TRACE_ID);
  });

  it('does not record what the caller chose not to record, and passes that choice on', async () => {
    const { tracing, spans } = setup();
    const sent = await tracing.span('call', CALLER.replace(/01$/, '00'), {}, async (traceparent) => traceparent);
    expect(sent).toMatch(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-00$`));
    expect(spans()).toEqual([]);
  });

  it('S3 marks failed work by the class of its error, passes the error on, and keeps its words out', async () => {
    const { tracing, spans } = setup();
    const error = new RangeError('card 4242424242424242');
    const failed = tracing.span('call', CALLER, { note: 'pan 4242 4242 4242 4242' }, () => Promise.reject(error));
    await expect(failed).rejects.toBe(error);
    const [span] = spans();
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'RangeError' });
    expect(JSON.stringify([span?.attributes, span?.events, span?.status])).not.toMatch(/4242/);
  });

  describe('by what is installed in the process', () => {
    afterEach(() => trace.disable());

    it('S2 costs a function call without an SDK, and the parent goes on as it came', async () => {
      const tracing = createTracing();
      expect(tracing).toBe(NO_TRACING);
      expect(await tracing.span('call', CALLER, {}, async (traceparent) => traceparent)).toBe(CALLER);
      expect(await tracing.span('call', undefined, {}, async (traceparent) => traceparent)).toBeUndefined();
    });

    it('records through the SDK that was installed before', async () => {
      const { provider, spans } = setup();
      trace.setGlobalTracerProvider(provider);
      await createTracing().span('call', CALLER, {}, async () => {});
      expect(spans().map(({ name }) => name)).toEqual(['call']);
    });
  });
});
