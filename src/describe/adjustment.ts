import { unreachable } from '../base/assert.ts';
import type { AdjustmentChange, AdjustmentFacts, AdjustmentTarget } from '../domain/adjustment/adjustment.ts';
import { because, failureText, moneyText } from './words.ts';

/** What a change of an adjustment says of it. */
export function adjustmentText(change: AdjustmentChange): string {
  switch (change.type) {
    case 'adjustment_created':
      return askedText(change.adjustment);
    case 'adjustment_status_changed':
      return `now ${change.status.tag}`;
  }
  return unreachable(change);
}

function askedText({ scenario, reason, revision, newCashFlow, oldCashFlowInverse }: AdjustmentFacts): string {
  const what =
    scenario.type === 'status_change'
      ? `to be ${targetText(scenario.target)}`
      : `cash flow computed anew${scenario.newAmount === undefined ? '' : ` for ${moneyText(scenario.newAmount)}`}`;
  const moves = newCashFlow.length + oldCashFlowInverse.length === 0 ? ', moves no money' : '';
  return `asked for${because(reason)}: ${what}, judged by revision ${revision}${moves}`;
}

function targetText(target: AdjustmentTarget): string {
  switch (target.tag) {
    case 'captured':
      return `captured${target.cost === undefined ? '' : ` ${moneyText(target.cost)}`}${because(target.reason)}`;
    case 'cancelled':
      return `cancelled${because(target.reason)}`;
    case 'failed':
      return `failed: ${failureText(target.failure)}`;
  }
}
