import type { InvoiceCommand } from '../domain/invoice/invoice.ts';
import type { CancelPaymentRequest__Output } from '../generated/turnpike/v1/CancelPaymentRequest.ts';
import type { CapturePaymentRequest__Output } from '../generated/turnpike/v1/CapturePaymentRequest.ts';
import type { GetPaymentRequest__Output } from '../generated/turnpike/v1/GetPaymentRequest.ts';
import type { Payment } from '../generated/turnpike/v1/Payment.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { changeInvoice, MAX_REASON_LENGTH, readIdentity, readInvoice } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectPaymentOf } from './project-payment.ts';
import { readAllocation } from './read-allocation.ts';

export function getPayment(ports: Ports): UnaryMethod<GetPaymentRequest__Output, Payment> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const paymentId = fields.requiredId('payment_id', request.paymentId);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      return await projectPaymentOf(ports, caller, await readInvoice(ports, context, partyId, invoiceId), paymentId);
    },
  };
}

export function capturePayment(ports: Ports): UnaryMethod<CapturePaymentRequest__Output, Payment> {
  return {
    roles: ['merchant', 'operator'],
    handle: (request, context) =>
      changePayment(ports, context, 'CapturePayment', request, (fields, paymentId) => {
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
      changePayment(ports, context, 'CancelPayment', request, (fields, paymentId) => ({
        type: 'CancelPayment',
        paymentId,
        reason: fields.text('reason', request.reason, MAX_REASON_LENGTH) ?? '',
      })),
  };
}

async function changePayment(
  ports: Ports,
  context: CallContext,
  method: string,
  request: CancelPaymentRequest__Output,
  readCommand: (fields: Fields, paymentId: string) => InvoiceCommand,
): Promise<Payment> {
  const { caller } = context;
  const fields = readFields();
  const identity = readIdentity(fields, request);
  const party = readParty(fields, caller, request.partyId);
  const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
  const paymentId = fields.requiredId('payment_id', request.paymentId);
  const command = readCommand(fields, paymentId);
  fields.done();
  const partyId = requireParty(ports.configurations, caller, party);
  const subject = { payment_id: paymentId };
  const call = { method, content: request, partyId, invoiceId, identity, command, subject };
  return await projectPaymentOf(ports, caller, await changeInvoice(ports, context, call), paymentId);
}
