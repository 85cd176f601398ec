import type { Rounding } from './cashflow/cash-flow.ts';

/** `dividend / divisor` to the nearest integer; `rounding` decides the exact half. The divisor is positive. */
export function roundedQuotient(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const nearerAway = rounding === 'half_away_from_zero' ? twice >= divisor : twice > divisor;
  if (!nearerAway) return quotient;
  return dividend < 0n ? quotient - 1n : quotient + 1n;
}
