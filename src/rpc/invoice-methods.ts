import type { InvoiceCommand } from '../domain/invoice/invoice.ts';
import type { FulfillInvoiceRequest__Output } from '../generated/turnpike/v1/FulfillInvoiceRequest.ts';
import type { GetInvoiceRequest__Output } from '../generated/turnpike/v1/GetInvoiceRequest.ts';
import type { Invoice } from '../generated/turnpike/v1/Invoice.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { changeInvoice, MAX_REASON_LENGTH, readIdentity, readInvoice } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectInvoice } from './project-invoice.ts';

export function getInvoice(ports: Ports): UnaryMethod<GetInvoiceRequest__Output, Invoice> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      return await projectInvoice(ports, caller, await readInvoice(ports, context, partyId, invoiceId));
    },
  };
}

/** FulfillInvoice and RescindInvoice: the same request, to another end. */
export function endInvoice(
  ports: Ports,
  method: 'FulfillInvoice' | 'RescindInvoice',
): UnaryMethod<FulfillInvoiceRequest__Output, Invoice> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const reason = fields.text('reason', request.reason, MAX_REASON_LENGTH) ?? '';
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const command: InvoiceCommand = { type: method, reason };
      const call = { method, content: request, partyId, invoiceId, identity, command, subject: {} };
      return await projectInvoice(ports, caller, await changeInvoice(ports, context, call));
    },
  };
}
