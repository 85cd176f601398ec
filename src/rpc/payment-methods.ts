import type { CancelPaymentRequest__Output } from '../generated/turnpike/v1/CancelPaymentRequest.ts';
import type { CapturePaymentRequest__Output } from '../generated/turnpike/v1/CapturePaymentRequest.ts';
import type { GetPaymentRequest__Output } from '../generated/turnpike/v1/GetPaymentRequest.ts';
import type { Payment } from '../generated/turnpike/v1/Payment.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { MAX_REASON_LENGTH } from './invoice-call.ts';
import { changePayment, readPayment } from './payment-call.ts';
import { projectPaymentOf } from './project-payment.ts';
import { readAllocation } from './read-allocation.ts';

export function getPayment(ports: Ports): UnaryMethod<GetPaymentRequest__Output, Payment> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { answer, paymentId } = await readPayment(ports, context, request, () => undefined);
      return await projectPaymentOf(ports, context.caller, answer, paymentId);
    },
  };
}

export function capturePayment(ports: Ports): UnaryMethod<CapturePaymentRequest__Output, Payment> {
  return {
    roles: ['merchant', 'operator'],
    handle: (request, context) =>
      change(ports, context, 'CapturePayment', request, (fields, paymentId) => {
        const reason = fields.text('reason', request.reason, MAX_REASON_LENGTH) ?? '';
        const amount = fields.money('amount', request.amount);
        const cart = fields.cart('cart', request.cart);
        const allocation = readAllocation(fields, 'allocation', request.allocation);
        return {
          type: 'CapturePayment',
          paymentId,
          reason,
          ...(amount === undefined ? {} : { amount }),
          ...(cart === undefined ? {} : { cart }),
          ...(allocation === undefined ? {} : { allocation }),
        };
      }),
  };
}

export function cancelPayment(ports: Ports): UnaryMethod<CancelPaymentRequest__Output, Payment> {
  return {
    roles: ['merchant', 'operator'],
    handle: (request, context) =>
      change(ports, context, 'CancelPayment', request, (fields, paymentId) => ({
        type: 'CancelPayment',
        paymentId,
        reason: fields.text('reason', request.reason, MAX_REASON_LENGTH) ?? '',
      })),
  };
}

async function change(
  ports: Ports,
  context: CallContext,
  ...call: Rest<Parameters<typeof changePayment>>
): Promise<Payment> {
  const { answer, paymentId } = await changePayment(ports, context, ...call);
  return await projectPaymentOf(ports, context.caller, answer, paymentId);
}

type Rest<Parameters> = Parameters extends [unknown, unknown, ...infer Others] ? Others : never;
