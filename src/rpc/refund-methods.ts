import type { RefundId } from '../domain/ids.ts';
import { chosenRefundId } from '../domain/refund/identity.ts';
import type { NewRefund } from '../domain/refund/refund.ts';
import type { CreateManualRefundRequest__Output } from '../generated/turnpike/v1/CreateManualRefundRequest.ts';
import type { GetRefundRequest__Output } from '../generated/turnpike/v1/GetRefundRequest.ts';
import type { Refund } from '../generated/turnpike/v1/Refund.ts';
import type { RefundPaymentRequest__Output } from '../generated/turnpike/v1/RefundPaymentRequest.ts';
import type { Caller } from './authenticate.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import type { Fields } from './fields.ts';
import { type Accepted, MAX_EXTERNAL_ID_LENGTH, MAX_REASON_LENGTH } from './invoice-call.ts';
import { changePayment, readPayment } from './payment-call.ts';
import { mustHavePayment, seenBy } from './project-payment.ts';
import { projectRefundOf } from './project-refund.ts';
import { readAllocation } from './read-allocation.ts';
import { readTransaction } from './read-values.ts';

export function refundPayment(ports: Ports): UnaryMethod<RefundPaymentRequest__Output, Refund> {
  return {
    roles: ['merchant', 'operator'],
    handle: (request, context) => createRefund(ports, context, 'RefundPayment', request),
  };
}

/** Books what was paid back without us, so it is not a merchant's to say. */
export function createManualRefund(ports: Ports): UnaryMethod<CreateManualRefundRequest__Output, Refund> {
  return {
    roles: ['operator'],
    handle: (request, context) => createRefund(ports, context, 'CreateManualRefund', request),
  };
}

export function getRefund(ports: Ports): UnaryMethod<GetRefundRequest__Output, Refund> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const readId = (fields: Fields) => fields.requiredId('refund_id', request.refundId);
      const found = await readPayment(ports, context, request, readId);
      return refundOf(found, context.caller, found.rest);
    },
  };
}

async function createRefund(
  ports: Ports,
  context: CallContext,
  method: 'RefundPayment' | 'CreateManualRefund',
  request: RefundPaymentRequest__Output,
): Promise<Refund> {
  const manual = method === 'CreateManualRefund';
  const changed = await changePayment(ports, context, method, request, (fields, paymentId) => {
    return { type: 'RefundPayment', paymentId, refund: readRefund(fields, request, manual) };
  });
  return refundOf(changed, context.caller, changed.answer.made?.id ?? idOf(request.refundId ?? '', manual));
}

function readRefund(fields: Fields, request: RefundPaymentRequest__Output, manual: boolean): NewRefund {
  const id = fields.id('refund_id', request.refundId);
  const cost = fields.money('amount', request.amount);
  const cart = fields.cart('cart', request.cart);
  const allocation = readAllocation(fields, 'allocation', request.allocation);
  const reason = fields.text('reason', request.reason, MAX_REASON_LENGTH);
  const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
  const trx = readTransaction(fields, 'transaction_info', request.transactionInfo);
  return {
    manual,
    ...(id === undefined ? {} : { id }),
    ...(cost === undefined ? {} : { cost }),
    ...(cart === undefined ? {} : { cart }),
    ...(allocation === undefined ? {} : { allocation }),
    ...(reason === undefined ? {} : { reason }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(trx === undefined ? {} : { trx }),
  };
}

/** Of a request for a refund that another request had made, under the id that both chose. */
function idOf(id: RefundId, manual: boolean): RefundId {
  return chosenRefundId(id, manual) ?? id;
}

function refundOf(
  { answer, paymentId }: { readonly answer: Accepted; readonly paymentId: string },
  caller: Caller,
  refundId: RefundId,
): Refund {
  const { state, sequence } = answer;
  return projectRefundOf(mustHavePayment(state, paymentId), refundId, sequence, seenBy(caller));
}
