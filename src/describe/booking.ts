import { decodedName } from '../base/decoded-name.ts';
import type { Booking } from '../domain/booking.ts';
import type { Posting } from '../domain/cashflow/cash-flow.ts';
import type { LimitOperation } from '../domain/limits/limit.ts';
import { moneyText } from './words.ts';

/** What a change does to the ledger and the limits, a line for each thing. Limits that are held are told by the change. */
export function describeBooking({ plans, limits }: Booking): readonly string[] {
  const lines: string[] = [];
  for (const operation of plans) {
    if (operation.type === 'hold') {
      lines.push(
        `plan ${operation.planId} holds batch ${operation.batch.id}:`,
        ...postingLines(operation.batch.postings),
      );
    } else {
      lines.push(`plan ${operation.planId} is ${operation.type === 'commit' ? 'committed' : 'rolled back'}`);
    }
  }
  const settled = limits.filter(({ type }) => type !== 'hold');
  return [...lines, ...settled.map(limitText)];
}

/** Amounts end at one column, so that they can be compared at a glance. */
function postingLines(postings: readonly Posting[]): readonly string[] {
  const width = Math.max(0, ...postings.map(({ volume }) => moneyText(volume).length));
  return postings.map(({ source, destination, volume, details }) => {
    const note = details === undefined ? '' : `  ${details}`;
    return `  ${moneyText(volume).padStart(width)}  ${source.accountId} -> ${destination.accountId}${note}`;
  });
}

function limitText(operation: LimitOperation): string {
  const done = operation.type === 'commit' ? `is committed with ${operation.delta}` : 'is given back';
  return `share of counter ${decodedName(operation.counter)} ${done}`;
}
