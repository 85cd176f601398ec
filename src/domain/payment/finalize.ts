import type { AllocationPrototype } from '../allocation/allocation.ts';
import { splitOfCapture } from '../allocation/of-payment.ts';
import type { SessionTarget } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import type { Money } from '../money.ts';
import { cartTotal } from './cart.ts';
import {
  type Cart,
  currentRoute,
  currentSession,
  effectiveCost,
  type PaymentChange,
  type PaymentState,
} from './payment.ts';
import { pinned } from './pinned.ts';
import { startSession } from './steps.ts';

type Outcome = { readonly ok: true; readonly changes: readonly PaymentChange[] } | Refusal;

/** A merchant's capture of a held payment, whole or in part, checked in the order of reference §3.7. */
export function capturePayment(
  payment: PaymentState,
  request: {
    readonly reason: string;
    readonly amount?: Money;
    readonly cart?: Cart;
    readonly allocation?: AllocationPrototype;
  },
  context: DecisionContext,
): Outcome {
  const cost = effectiveCost(payment);
  const amount = request.amount ?? (request.cart === undefined ? cost : cartTotal(request.cart));
  if (amount === undefined || amount.currency !== cost.currency) {
    const passed = amount?.currency ?? 'mixed';
    return refuse('INCONSISTENT_CAPTURE_CURRENCY', `The payment is in ${cost.currency}, the capture in ${passed}`, {
      payment_currency: cost.currency,
      passed_currency: passed,
    });
  }
  if (request.cart !== undefined && cartTotal(request.cart)?.amountMinor !== amount.amountMinor) {
    return refuseField('cart', 'Capture amount does not match with the cart total amount');
  }
  if (isUnderWay(payment, 'captured') && payment.capture?.cost.amountMinor === amount.amountMinor) return NOTHING_NEW;
  const notHeld = refuseUnlessHeld(payment);
  if (notHeld !== undefined) return notHeld;
  if (amount.amountMinor > cost.amountMinor) {
    return refuse(
      'AMOUNT_EXCEEDED_CAPTURE_BALANCE',
      `At most ${cost.amountMinor} of ${cost.currency} can be captured`,
      {
        payment_amount: `${cost.amountMinor} ${cost.currency}`,
        passed_amount: `${amount.amountMinor} ${amount.currency}`,
      },
    );
  }
  if (amount.amountMinor < cost.amountMinor && !partialCaptureAllowed(payment, context)) {
    return refuse('OPERATION_NOT_PERMITTED', 'The terms do not allow a partial capture');
  }
  const split = splitOfCapture(payment, amount, request.allocation);
  if (!split.ok) return split;
  const { reason, cart } = request;
  const { allocation } = split;
  const capture = { reason, cost: amount, ...(cart === undefined ? {} : { cart }) };
  return {
    ok: true,
    changes: [{ type: 'capture_started', ...capture, ...(allocation === undefined ? {} : { allocation }) }],
  };
}

/** A merchant's release of a held payment (reference §3.8). */
export function cancelPayment(payment: PaymentState, reason: string, context: DecisionContext): Outcome {
  if (isUnderWay(payment, 'cancelled')) return NOTHING_NEW;
  const notHeld = refuseUnlessHeld(payment);
  if (notHeld !== undefined) return notHeld;
  return { ok: true, changes: [{ type: 'cancel_started', reason }, startSession(payment, 'cancelled', context)] };
}

const NOTHING_NEW: Outcome = { ok: true, changes: [] };

/**
 * Somebody else began the same a moment ago: a second request, or the end of the hold. Who comes second has what it wanted,
 * and is told how far it is (medusajs/medusa#13301); once it is over a new request is refused.
 */
function isUnderWay(payment: PaymentState, target: SessionTarget): boolean {
  const { facts, step } = payment;
  return facts.flow.type === 'hold' && step === 'finalizing_session' && currentSession(payment)?.target === target;
}

function refuseUnlessHeld(payment: PaymentState): Refusal | undefined {
  if (payment.step !== 'flow_waiting') {
    return refuse('INVALID_PAYMENT_STATUS', `The payment is ${payment.status.tag}`, { status: payment.status.tag });
  }
  if (payment.facts.flow.type !== 'hold')
    return refuse('OPERATION_NOT_PERMITTED', 'The payment does not hold its money');
  return undefined;
}

/** Both the merchant's and the provider's hold terms must say so (decisions #16). */
function partialCaptureAllowed(payment: PaymentState, context: DecisionContext): boolean {
  const { configuration, shop } = pinned(payment, context);
  const route = currentRoute(payment);
  const terminal = route && configuration.terminals.get(route.terminalId)?.terms?.payments?.holds;
  const provider = route && configuration.providers.get(route.providerId)?.terms?.payments?.holds;
  const provision = terminal ?? provider;
  return shop.terms.payments?.holds?.partialCaptureAllowed === true && provision?.partialCaptureAllowed === true;
}
