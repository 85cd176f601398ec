import type {
  ChargebackCategory,
  ChargebackChange,
  ChargebackFacts,
  ChargebackReason,
  ChargebackStage,
  ChargebackStatus,
} from '../domain/chargeback/chargeback.ts';
import { posting } from './booked.ts';
import { opaqueContext } from './cart.ts';
import { byType, choice, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { money } from './money.ts';
import { trx } from './session-change.ts';

const category = choice<ChargebackCategory>({
  fraud: 'FRAUD',
  dispute: 'DISPUTE',
  authorisation: 'AUTHORISATION',
  processing_error: 'PROCESSING_ERROR',
  system_set: 'SYSTEM_SET',
});

const stage = choice<ChargebackStage>({
  chargeback: 'CHARGEBACK',
  pre_arbitration: 'PRE_ARBITRATION',
  arbitration: 'ARBITRATION',
});

const status = choice<ChargebackStatus>({
  pending: 'PENDING',
  accepted: 'ACCEPTED',
  rejected: 'REJECTED',
  cancelled: 'CANCELLED',
});

const facts = message<ChargebackFacts>({
  id: text,
  createTime: integer,
  revision: integer,
  reason: message<ChargebackReason>({ category, code: optional(text) }),
  occurredTime: optional(integer),
  trx: optional(trx),
  externalId: optional(text),
  context: optional(opaqueContext),
});

export const chargebackChange: LayoutOf<ChargebackChange> = byType<ChargebackChange>({
  chargeback_created: { chargeback: facts, body: money, levy: money },
  chargeback_stage_changed: { stage },
  chargeback_body_changed: { body: money },
  chargeback_levy_changed: { levy: money },
  chargeback_target_status_changed: { status, occurredTime: optional(integer) },
  chargeback_cash_flow_changed: { postings: list(posting) },
  chargeback_status_changed: { status },
});
