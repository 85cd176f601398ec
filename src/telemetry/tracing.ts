import {
  type Context,
  ProxyTracerProvider,
  ROOT_CONTEXT,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { maskDigits } from '../base/mask-digits.ts';
import { formatTraceparent, parseTraceparent } from '../base/traceparent.ts';
import { NO_TRACING, type Tracing } from '../ports/observer.ts';

/**
 * Spans through OpenTelemetry's API. Not responsible for where they go: whoever starts the process installs an SDK with its
 * exporter before (docs/observability.md), or nobody does.
 *
 *  S1 The parent is what the caller names, never what happens to be active: actors take messages of many traces in turn.
 *  S2 Without an SDK a span is a function call, and the parent goes on as it came.
 *  S3 A span says that work failed and by which class of error, never in which words; attributes pass the mask of the logs (P9).
 */
export function createTracing(tracer: Tracer | undefined = installedTracer()): Tracing {
  if (tracer === undefined) return NO_TRACING;
  return {
    span: async (name, parent, attributes, work) => {
      const span = tracer.startSpan(name, { attributes: masked(attributes) }, contextOf(parent));
      try {
        return await work(formatTraceparent(span.spanContext()));
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : typeof error });
        throw error;
      } finally {
        span.end();
      }
    },
  };
}

/** The tracer of the SDK that was installed in this process; undefined when none was. */
function installedTracer(): Tracer | undefined {
  const provider = trace.getTracerProvider();
  return provider instanceof ProxyTracerProvider
    ? provider.getDelegateTracer('turnpike')
    : provider.getTracer('turnpike');
}

function contextOf(parent: string | undefined): Context {
  const remote = parent === undefined ? undefined : parseTraceparent(parent);
  return remote === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true });
}

function masked(attributes: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? maskDigits(value) : value]),
  );
}
