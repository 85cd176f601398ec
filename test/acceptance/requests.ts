let requests = 0;

/** A request id that nothing else used. */
export function requestId(): string {
  requests += 1;
  return `request-${requests}`;
}

export function rub(amountMinor: bigint) {
  return { amountMinor, currency: 'RUB' } as const;
}

export function usd(amountMinor: bigint) {
  return { amountMinor, currency: 'USD' } as const;
}

/** A time of the business clock, from now. */
export function inMs(durationMs: number) {
  const ms = Date.now() + durationMs;
  return { seconds: BigInt(Math.floor(ms / 1000)), nanos: (ms % 1000) * 1_000_000 };
}
