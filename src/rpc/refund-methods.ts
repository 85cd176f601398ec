import type { RefundId } from '../domain/ids.ts';
import { chosenRefundId } from '../domain/refund/identity.ts';
import type { NewRefund } from '../domain/refund/refund.ts';
import type { CreateManualRefundRequest__Output } from '../generated/turnpike/v1/CreateManualRefundRequest.ts';
import type { GetRefundRequest__Output } from '../generated/turnpike/v1/GetRefundRequest.ts';
import type { Refund } from '../generated/turnpike/v1/Refund.ts';
import type { RefundPaymentRequest__Output } from '../generated/turnpike/v1/RefundPaymentRequest.ts';
import type { Caller } from './authenticate.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import {
  type Accepted,
  changeInvoice,
  MAX_EXTERNAL_ID_LENGTH,
  MAX_REASON_LENGTH,
  readIdentity,
  readInvoice,
} from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
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
      const { caller } = context;
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const paymentId = fields.requiredId('payment_id', request.paymentId);
      const refundId = fields.requiredId('refund_id', request.refundId);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      return refundOf(await readInvoice(ports, context, partyId, invoiceId), caller, paymentId, refundId);
    },
  };
}

async function createRefund(
  ports: Ports,
  context: CallContext,
  method: 'RefundPayment' | 'CreateManualRefund',
  request: RefundPaymentRequest__Output,
): Promise<Refund> {
  const { caller } = context;
  const fields = readFields();
  const identity = readIdentity(fields, request);
  const party = readParty(fields, caller, request.partyId);
  const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
  const paymentId = fields.requiredId('payment_id', request.paymentId);
  const refund = readRefund(fields, request, method === 'CreateManualRefund');
  fields.done();
  const partyId = requireParty(ports.configurations, caller, party);
  const answer = await changeInvoice(ports, context, {
    method,
    content: request,
    partyId,
    invoiceId,
    identity,
    command: { type: 'RefundPayment', paymentId, refund },
    subject: { payment_id: paymentId },
  });
  return refundOf(answer, caller, paymentId, answer.made?.id ?? idOf(refund));
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
function idOf({ id = '', manual }: NewRefund): RefundId {
  return chosenRefundId(id, manual) ?? id;
}

function refundOf({ state, sequence }: Accepted, caller: Caller, paymentId: string, refundId: RefundId): Refund {
  return projectRefundOf(mustHavePayment(state, paymentId), refundId, sequence, seenBy(caller));
}
