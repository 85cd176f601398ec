/**
 * The types of events that webhooks tell, with what each means. One table: the projection makes no other types, endpoints choose
 * among these, and docs/webhooks.md lists them. Every change of a state is told by exactly one type, whoever made it. A type, once
 * released, keeps its meaning and is never reused.
 */
export const EVENT_TYPES = {
  'invoice.created': 'An invoice was created.',
  'invoice.unpaid': 'An invoice is owed again.',
  'invoice.paid': 'An invoice is paid.',
  'invoice.cancelled': 'An invoice was rescinded, or nobody paid it in time.',
  'invoice.fulfilled': 'What an invoice is for was delivered.',
  'invoice.attention_raised': 'An invoice waits for an operator.',
  'invoice.attention_cleared': 'An invoice waits for an operator no longer.',
  'payment.started': 'A payment was started or registered.',
  'payment.pending': 'A payment is pending again.',
  'payment.processed': 'The money of a payment is held.',
  'payment.captured': 'The money of a payment is taken.',
  'payment.extra_captured': 'The money of an extra payment is taken: the price rose after the first one.',
  'payment.failed': 'A payment failed.',
  'payment.cancelled': 'A payment was cancelled; nothing is held any more.',
  'payment.refunded': 'A payment was refunded whole.',
  'payment.charged_back': 'A payment was charged back whole.',
  'payment.amount_changed': 'A payment has another amount.',
  'payment.recurrence_enabled': 'A payment can be charged again without its payer.',
  'payment.flagged': 'There is something about a payment that people should look at.',
  'refund.created': 'A refund was asked for.',
  'refund.pending': 'A refund is pending again.',
  'refund.succeeded': 'A refund succeeded.',
  'refund.failed': 'A refund failed.',
  'chargeback.created': 'A chargeback was entered.',
  'chargeback.pending': 'A chargeback was reopened.',
  'chargeback.accepted': 'A chargeback was accepted: the money is the payer’s.',
  'chargeback.rejected': 'A chargeback was rejected: the money stays with the merchant.',
  'chargeback.cancelled': 'A chargeback was cancelled.',
  'chargeback.terms_changed': 'A chargeback has other amounts or another stage.',
  'adjustment.created': 'An adjustment was asked for.',
  'adjustment.pending': 'An adjustment is pending again.',
  'adjustment.processed': 'An adjustment was computed.',
  'adjustment.captured': 'An adjustment took effect.',
  'adjustment.cancelled': 'An adjustment was cancelled.',
  'payin.created': 'A host-to-host payin was accepted.',
  'payin.processing': 'A host-to-host payin went on; `sub_status` says where to.',
  'payin.contested': 'A host-to-host payin is in dispute; `sub_status` says why.',
  'payin.succeeded': 'A host-to-host payin succeeded.',
  'payin.declined': 'A host-to-host payin was declined.',
  'payin.failed': 'A host-to-host payin ended in an error.',
  'payout.created': 'A payout was accepted.',
  'payout.processing': 'A payout went on; `sub_status` says where to.',
  'payout.contested': 'A payout is in dispute; `sub_status` says why.',
  'payout.succeeded': 'A payout succeeded.',
  'payout.declined': 'A payout was declined.',
  'payout.failed': 'A payout ended in an error.',
  'payout.attention_raised': 'A payout waits for an operator.',
  'payout.attention_cleared': 'A payout waits for an operator no longer.',
  'payout.paid_late': 'The provider paid after the payout had been declined.',
  'dispute.opened': 'A dispute about a payin or payout was opened.',
  'dispute.evidence_added': 'Evidence was handed in for a dispute.',
  'dispute.in_progress': 'An operator looks into a dispute.',
  'dispute.resolved': 'A dispute was decided for one side.',
  'dispute.declined': 'A dispute was closed without changing anything.',
} as const satisfies Readonly<Record<string, string>>;

export type EventType = keyof typeof EVENT_TYPES;

/** True for a type of the table, and for the beginning of some with an asterisk: `payment.*`. */
export function isEventFilter(text: string): boolean {
  if (Object.hasOwn(EVENT_TYPES, text)) return true;
  const start = text.slice(0, -1);
  return text.endsWith('.*') && Object.keys(EVENT_TYPES).some((type) => type.startsWith(start));
}
