/**
 * The header `traceparent` of W3C Trace Context, level 1: which trace a call belongs to, and under which span.
 * Not responsible for `tracestate`.
 */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  /** Bit 0: the caller records this trace. */
  readonly traceFlags: number;
}

/** Lower case only; version ff is forbidden; later versions may add fields at the end, version 00 has none (§3.2). */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|(-.*))/;

/** Undefined for what is not a traceparent: the trace begins here then (§4.3). */
export function parseTraceparent(text: string): TraceParent | undefined {
  const [, version, traceId, spanId, flags, more] = TRACEPARENT.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === '00' && more !== undefined) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 };
}

export function formatTraceparent({ traceId, spanId, traceFlags }: TraceParent): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
