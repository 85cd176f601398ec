import type { RefundChange, RefundFacts, RefundStatus } from '../domain/refund/refund.ts';
import { allocation } from './allocation.ts';
import { limitHold, posting } from './booked.ts';
import { cart } from './cart.ts';
import { operationFailure } from './failure.ts';
import { byTag, byType, flag, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { money } from './money.ts';
import { sessionChange, trx } from './session-change.ts';

const facts = message<RefundFacts>({
  id: text,
  createTime: integer,
  revision: integer,
  cost: money,
  seed: text,
  manual: flag,
  reason: optional(text),
  cart: optional(cart),
  externalId: optional(text),
  allocation: optional(allocation),
  trx: optional(trx),
});

const status = byTag<RefundStatus>({ pending: {}, succeeded: {}, failed: { failure: operationFailure } });

export const refundChange: LayoutOf<RefundChange> = byType<RefundChange>({
  refund_created: { refund: facts, postings: list(posting), holds: list(limitHold) },
  refund_session_changed: { no: integer, change: sessionChange },
  refund_rollback_started: { failure: operationFailure },
  refund_status_changed: { status },
});
