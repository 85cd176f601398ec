import type {
  AdjustmentChange,
  AdjustmentFacts,
  AdjustmentScenario,
  AdjustmentStatus,
  AdjustmentTarget,
} from '../domain/adjustment/adjustment.ts';
import { posting } from './booked.ts';
import { cart } from './cart.ts';
import { operationFailure } from './failure.ts';
import { byTag, byType, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { money } from './money.ts';

const target = byTag<AdjustmentTarget>({
  captured: { cost: optional(money), reason: optional(text), cart: optional(cart) },
  cancelled: { reason: optional(text) },
  failed: { failure: operationFailure },
});

const facts = message<AdjustmentFacts>({
  id: text,
  createTime: integer,
  revision: integer,
  reason: text,
  scenario: byType<AdjustmentScenario>({ cash_flow: { newAmount: optional(money) }, status_change: { target } }),
  newCashFlow: list(posting),
  oldCashFlowInverse: list(posting),
});

const status = byTag<AdjustmentStatus>({ pending: {}, processed: {}, captured: { time: integer } });

export const adjustmentChange: LayoutOf<AdjustmentChange> = byType<AdjustmentChange>({
  adjustment_created: { adjustment: facts },
  adjustment_status_changed: { status },
});
