import type { Timestamp } from '../../base/time.ts';
import type { AdjustmentStatus } from '../adjustment/adjustment.ts';
import type { ChargebackStatus } from '../chargeback/chargeback.ts';
import type { SessionTarget } from '../configuration.ts';
import type { OperationFailure } from '../failure.ts';
import type { AdjustmentId, ChargebackId, PaymentId, RefundId } from '../ids.ts';
import type { InvoiceStatus } from '../invoice/invoice.ts';
import type { Money } from '../money.ts';
import type { PaymentStatus } from '../payment/payment.ts';
import type { RefundStatus } from '../refund/refund.ts';
import type { RiskScore } from '../risk.ts';
import type { TransactionInfo } from '../session/session.ts';

/** How an operator sets an invoice going again that waits for attention (reference §10). Types only. */

/** A change made by hand (reference §10.1). Sessions are named by their target: the one that is not finished is meant. */
export type RepairChange =
  | { readonly type: 'invoice_status'; readonly status: InvoiceStatus }
  | {
      readonly type: 'payment_status';
      readonly paymentId: PaymentId;
      /** Without a cost, `captured` is for all that the payment stands for. */
      readonly status:
        | Exclude<PaymentStatus, { tag: 'captured' }>
        | { readonly tag: 'captured'; readonly cost?: Money };
    }
  | { readonly type: 'risk_score'; readonly paymentId: PaymentId; readonly score: RiskScore }
  | { readonly type: 'amount'; readonly paymentId: PaymentId; readonly newAmount: Money }
  | ({ readonly type: 'rollback'; readonly failure: OperationFailure } & Owner)
  | ({ readonly type: 'transaction'; readonly target: SessionTarget; readonly trx: TransactionInfo } & Owner)
  /** Ends the session: successfully where no failure is given. */
  | ({ readonly type: 'session'; readonly target: SessionTarget; readonly failure?: OperationFailure } & Owner)
  | {
      readonly type: 'refund_status';
      readonly paymentId: PaymentId;
      readonly refundId: RefundId;
      readonly status: RefundStatus;
    }
  | {
      readonly type: 'adjustment_status';
      readonly paymentId: PaymentId;
      readonly adjustmentId: AdjustmentId;
      readonly status: AdjustmentStatus;
    }
  | {
      readonly type: 'chargeback_status';
      readonly paymentId: PaymentId;
      readonly chargebackId: ChargebackId;
      readonly status: ChargebackStatus;
    };

/** A payment, or one of its refunds. */
interface Owner {
  readonly paymentId: PaymentId;
  readonly refundId?: RefundId;
}

export type RepairScenario =
  | { readonly type: 'fail_pre_processing'; readonly failure: OperationFailure }
  | { readonly type: 'skip_inspector'; readonly score: RiskScore }
  | { readonly type: 'fail_session'; readonly failure: OperationFailure; readonly trx?: TransactionInfo }
  | { readonly type: 'fulfill_session'; readonly trx?: TransactionInfo }
  /** The first one that fits the present step is applied, alone. */
  | { readonly type: 'complex'; readonly scenarios: readonly RepairScenario[] };

/** Timers move the next question about an outcome that is unknown; where none is, the invoice goes on at once anyway. */
export type RepairAction =
  | { readonly type: 'set_timer'; readonly at: Timestamp }
  | { readonly type: 'unset_timer' }
  | { readonly type: 'remove' };
