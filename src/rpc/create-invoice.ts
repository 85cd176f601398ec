import { derivedId } from '../domain/ids.ts';
import type { NewInvoice } from '../domain/invoice/invoice.ts';
import type { CreateInvoiceRequest__Output } from '../generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { Invoice } from '../generated/turnpike/v1/Invoice.ts';
import type { InvoiceDetails__Output } from '../generated/turnpike/v1/InvoiceDetails.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { changeInvoice, MAX_EXTERNAL_ID_LENGTH, readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectInvoice } from './project-invoice.ts';
import { readAllocation } from './read-allocation.ts';
import { readMutations } from './read-mutations.ts';

export const MAX_PRODUCT_LENGTH = 256;
export const MAX_DESCRIPTION_LENGTH = 2000;

const TRUST_LEVELS = { TRUST_LEVEL_WELL_KNOWN: 'well_known', TRUST_LEVEL_UNKNOWN: 'unknown' } as const;

export function createInvoice(ports: Ports): UnaryMethod<CreateInvoiceRequest__Output, Invoice> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, context.caller, request.partyId);
      const invoiceId =
        fields.id('invoice_id', request.invoiceId) ?? derivedId(party, 'CreateInvoice', identity.requestId);
      const content = readNewInvoice(fields, request);
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const answer = await changeInvoice(ports, context, {
        method: 'CreateInvoice',
        content: request,
        partyId,
        invoiceId,
        identity,
        command: { type: 'CreateInvoice', invoice: { ...content, id: invoiceId, partyId } },
        subject: { shop_id: content.shopId },
        validateOnly: request.validateOnly,
      });
      return await projectInvoice(ports, context.caller, answer);
    },
  };
}

function readNewInvoice(fields: Fields, request: CreateInvoiceRequest__Output): Omit<NewInvoice, 'id' | 'partyId'> {
  const context = fields.context('context', request.context);
  const metadata = fields.notes('metadata', request.metadata);
  const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
  const trustLevel = fields.word('client_info.trust_level', request.clientInfo?.trustLevel, TRUST_LEVELS);
  const mutations = readMutations(fields, 'mutations', request.mutations);
  const allocation = readAllocation(fields, 'allocation', request.allocation);
  return {
    shopId: fields.requiredId('shop_id', request.shopId),
    cost: fields.requiredMoney('cost', request.cost),
    details: readDetails(fields, request.details),
    dueTime: fields.requiredTime('due_time', request.dueTime),
    ...(context === undefined ? {} : { context }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(trustLevel === undefined ? {} : { trustLevel }),
    ...(mutations.length === 0 ? {} : { mutations }),
    ...(allocation === undefined ? {} : { allocation }),
  };
}

function readDetails(fields: Fields, details: InvoiceDetails__Output | undefined): NewInvoice['details'] {
  const description = fields.text('details.description', details?.description, MAX_DESCRIPTION_LENGTH);
  const cart = fields.cart('details.cart', details?.cart);
  fields.absent('details.bank_account', details?.bankAccount);
  return {
    product: fields.requiredText('details.product', details?.product, MAX_PRODUCT_LENGTH),
    ...(description === undefined ? {} : { description }),
    ...(cart === undefined ? {} : { cart }),
  };
}
