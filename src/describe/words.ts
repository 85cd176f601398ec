import { decodedName } from '../base/decoded-name.ts';
import { maskDigits } from '../base/mask-digits.ts';
import type { Timestamp } from '../base/time.ts';
import { toIso } from '../base/time.ts';
import type { Allocation } from '../domain/allocation/allocation.ts';
import type { SessionTarget } from '../domain/configuration.ts';
import { failureCode, type OperationFailure } from '../domain/failure.ts';
import type { LimitHold } from '../domain/limits/limit.ts';
import { amountText, isCurrency, type Money } from '../domain/money.ts';
import { type PaymentTool, paymentMethod } from '../domain/payment-tool.ts';
import type { Route } from '../domain/routing/route.ts';

/** How single values are written for a person. Nothing here shows a token, a secret or personal data. */

/** Words that a person or a provider wrote: whoever put a card number into them is not helped to spread it (P9). */
export function said(text: string): string {
  return maskDigits(text);
}

/** `, split: seller 30.00 RUB, shop 60.00 RUB`; nothing for what is not split. */
export function splitText(allocation: Allocation | undefined): string {
  if (allocation === undefined) return '';
  return `, split: ${allocation.map(({ target, amount }) => `${target.shopId} ${moneyText(amount)}`).join(', ')}`;
}

/** `2026-01-15 12:00:01.000Z` */
export function timeText(time: Timestamp): string {
  return toIso(time).replace('T', ' ');
}

/** The time, and how far it is from now: `2026-01-15 12:00:01.000Z (in 3 h 10 min)`. */
export function timeFromNow(time: Timestamp, now: Timestamp): string {
  const distance = durationText(Math.abs(time - now) / 1000);
  return `${timeText(time)} (${time >= now ? `in ${distance}` : `${distance} ago`})`;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** The two largest units: `1 d 4 h`, `12.5 s`, `3 ms`. */
export function durationText(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1_000).toFixed(1)} s`;
  const first = UNITS.findIndex(([, unitMs]) => durationMs >= unitMs);
  let restMs = durationMs;
  const parts: string[] = [];
  for (const [name, unitMs] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(restMs / unitMs);
    if (count > 0) parts.push(`${count} ${name}`);
    restMs -= count * unitMs;
  }
  return parts.join(' ');
}

export function moneyText(amount: Money): string {
  return amountText(amount.amountMinor, amount.currency);
}

/** What a session is for. */
export const VERBS: Readonly<Record<SessionTarget, string>> = {
  processed: 'process',
  captured: 'capture',
  cancelled: 'cancel',
  refunded: 'refund',
  paid_out: 'pay out',
};

export function routeText({ terminalId, providerId }: Route): string {
  return `${terminalId} of ${providerId}`;
}

export function failureText(failure: OperationFailure): string {
  const reason =
    failure.type === 'failure' && failure.failure.reason !== undefined ? ` (${said(failure.failure.reason)})` : '';
  return `${failureCode(failure)}${reason}`;
}

/** What may be shown of a card is what a receipt shows. */
export function toolText(tool: PaymentTool): string {
  if (tool.type !== 'bank_card') return paymentMethod(tool);
  return `${paymentMethod(tool)} ${tool.bin}…${tool.lastDigits}`;
}

export function holdText({ limitId, delta, boundary, metric, counter, unbounded }: LimitHold): string {
  // The counter of an amount names its currency after the limit (see H1 of limits/holds.ts).
  const currency = decodedName(counter.split('/')[1] ?? '');
  const inMoney = metric === 'amount' && isCurrency(currency);
  const text = (amountMinor: bigint) => (inMoney ? amountText(amountMinor, currency) : String(amountMinor));
  return `${text(delta)} of limit ${limitId}${unbounded === true ? '' : ` (at most ${text(boundary)})`}`;
}

/** ` ("why")`, or nothing where nobody said. */
export function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` ("${said(reason)}")`;
}
