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
