import { unreachable } from '../base/assert.ts';
import type { RefundChange, RefundFacts, RefundStatus } from '../domain/refund/refund.ts';
import { sessionText } from './session.ts';
import { because, failureText, holdText, moneyText, said, splitText } from './words.ts';

/** What a change of a refund says of it. */
export function refundText(change: RefundChange): string {
  switch (change.type) {
    case 'refund_created': {
      const { refund, holds } = change;
      const counted = holds.length === 0 ? '' : `; to count as ${holds.map(holdText).join(', ')}`;
      return `${askedText(refund)}${counted}`;
    }
    case 'refund_session_changed':
      return `session ${change.no} ${sessionText(change.change)}`;
    case 'refund_rollback_started':
      return `fails with ${failureText(change.failure)}; gives back what it holds`;
    case 'refund_status_changed':
      return `now ${refundStatusText(change.status)}`;
  }
  return unreachable(change);
}

function askedText({ cost, manual, revision, reason, externalId, cart, allocation }: RefundFacts): string {
  return [
    `asked for: ${moneyText(cost)}${splitText(allocation)}${because(reason)}`,
    manual ? 'made without the provider' : 'to be made by the provider',
    `judged by revision ${revision}`,
    ...(cart === undefined ? [] : [`a cart of ${cart.length} lines remains`]),
    ...(externalId === undefined ? [] : [`external id ${said(externalId)}`]),
  ].join(', ');
}

export function refundStatusText(status: RefundStatus): string {
  return status.tag === 'failed' ? `failed: ${failureText(status.failure)}` : status.tag;
}
