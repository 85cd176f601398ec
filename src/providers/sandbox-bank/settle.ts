import { unreachable } from '../../base/assert.ts';
import type { Effect, Fact, Operation, Payment } from './model.ts';
import type { OperationKind } from './outcome.ts';

/** The rules of money at the bank: what an operation may do to a payment, and what it does. Pure. */

/** What becomes of an operation that the bank agrees to: done, or declined because something stands in the way. */
export function settle(payment: Payment, operation: Operation, opening: Operation | undefined): Fact {
  const code = obstacle(payment, operation.kind, operation.amountMinor);
  return code === undefined ? settled(payment, operation, opening) : declined(payment, operation, code);
}

/** The decline code that stands in the way, if one does. */
export function obstacle(payment: Payment, kind: OperationKind, amountMinor: bigint): string | undefined {
  switch (kind) {
    case 'authorise':
    case 'payout':
      return payment.status === 'requires_action' || payment.status === 'pending' ? undefined : 'invalid_state';
    case 'capture':
      if (isTransferred(payment)) return amountMinor === payment.capturedMinor ? undefined : 'transaction_not_allowed';
      if (payment.status !== 'authorized') return 'invalid_state';
      return amountMinor > payment.amountMinor ? 'amount_too_large' : undefined;
    case 'void':
      return VOIDABLE.has(payment.status) || isTransferred(payment) ? undefined : 'invalid_state';
    case 'refund':
      if (payment.status !== 'captured' && payment.status !== 'partially_refunded') return 'invalid_state';
      return amountMinor > payment.capturedMinor - payment.refundedMinor ? 'amount_too_large' : undefined;
    default:
      return unreachable(kind);
  }
}

/** The money came by transfer and is here: a capture has nothing left to do, a void gives all of it back. */
function isTransferred({ transferMethod, status }: Payment): boolean {
  return transferMethod !== undefined && status === 'captured';
}

/** A void of what waits for its payer takes the question back; a repeated void changes nothing. */
const VOIDABLE = new Set<Payment['status']>(['authorized', 'requires_action', 'pending', 'voided']);

/** What the operation asked for, done. `opening` is the operation that opened the payment. */
export function settled(payment: Payment, operation: Operation, opening: Operation | undefined): Fact {
  switch (operation.kind) {
    case 'authorise':
      return authorised(payment, operation);
    case 'capture':
      if (isTransferred(payment)) return { payment, operations: [{ ...operation, status: 'captured' }], effects: [] };
      return {
        payment: { ...payment, status: 'captured', capturedMinor: operation.amountMinor },
        operations: [{ ...operation, status: 'captured' }],
        effects: [effect(payment, operation, 'capture')],
      };
    case 'void':
      return voided(payment, operation, opening);
    case 'refund': {
      const refundedMinor = payment.refundedMinor + operation.amountMinor;
      const status = refundedMinor === payment.capturedMinor ? 'refunded' : 'partially_refunded';
      return {
        payment: { ...payment, status, refundedMinor },
        operations: [{ ...operation, status }],
        effects: [effect(payment, operation, 'refund')],
      };
    }
    case 'payout':
      return {
        payment: { ...payment, status: 'paid_out' },
        operations: [{ ...operation, status: 'paid_out' }],
        effects: [effect(payment, operation, 'payout')],
      };
    default:
      return unreachable(operation.kind);
  }
}

export function declined(payment: Payment, operation: Operation, declineCode: string): Fact {
  return {
    payment: opensPayment(operation.kind) ? { ...payment, status: 'declined' } : payment,
    operations: [{ ...operation, status: 'declined', declineCode }],
    effects: [],
  };
}

/** Whether the whole payment, or payout, stands and falls with this operation. */
export function opensPayment(kind: OperationKind): boolean {
  return kind === 'authorise' || kind === 'payout';
}

/** Only a question comes a step nearer by being asked about, if nobody else answers it. */
export function movesByItself({ status, pollsLeft }: Operation): boolean {
  return status === 'pending' || (status === 'requires_action' && pollsLeft !== undefined);
}

function authorised(payment: Payment, operation: Operation): Fact {
  const amountMinor = operation.amountMinor;
  const effects = [effect(payment, operation, 'authorise')];
  if (operation.sale !== true) {
    return {
      payment: { ...payment, status: 'authorized', amountMinor },
      operations: [{ ...operation, status: 'authorized' }],
      effects,
    };
  }
  return {
    payment: { ...payment, status: 'captured', amountMinor, capturedMinor: amountMinor },
    operations: [{ ...operation, status: 'captured' }],
    effects: [...effects, effect(payment, operation, 'capture')],
  };
}

/** When nothing was authorised yet, the opening operation ends as voided too: its key will never take money. */
function voided(payment: Payment, operation: Operation, opening: Operation | undefined): Fact {
  const operations: Operation[] = [{ ...operation, status: 'voided' }];
  const tookMoney = payment.status === 'authorized' || isTransferred(payment);
  if (!tookMoney && payment.status !== 'voided' && opening !== undefined)
    operations.push({ ...opening, status: 'voided' });
  return {
    payment: { ...payment, status: 'voided' },
    operations,
    effects: tookMoney ? [effect(payment, operation, 'void')] : [],
  };
}

function effect(payment: Payment, operation: Operation, kind: OperationKind): Effect {
  return {
    key: operation.key,
    operation: kind,
    reference: operation.reference,
    paymentId: payment.id,
    amountMinor: operation.amountMinor,
    currency: payment.currency,
  };
}
