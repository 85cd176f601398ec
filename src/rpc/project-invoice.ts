import { assert } from '../base/assert.ts';
import type { InvoiceState, InvoiceStatus } from '../domain/invoice/invoice.ts';
import type { Invoice } from '../generated/turnpike/v1/Invoice.ts';
import type { InvoiceState as ProtoState } from '../generated/turnpike/v1/InvoiceState.ts';
import type { Caller } from './authenticate.ts';
import type { Ports } from './call.ts';
import type { Accepted } from './invoice-call.ts';
import { projectPrototype } from './project-allocation.ts';
import { projectPayment } from './project-payment.ts';
import { etagOf, projectCart, projectMoney, projectTime } from './project-values.ts';

/** An invoice with its payments, as the caller may see it. */
export async function projectInvoice(ports: Ports, caller: Caller, { state, sequence }: Accepted): Promise<Invoice> {
  const payments = await Promise.all(
    [...state.payments.values()].map((payment) => projectPayment(ports, caller, payment, sequence)),
  );
  return { ...projectInvoiceAlone(state, sequence), payments };
}

/** An invoice as lists give it. */
export function projectInvoiceAlone({ facts, status, attention }: InvoiceState, sequence: number): Invoice {
  assert(facts !== undefined, 'an invoice that is answered exists');
  const { details, context, metadata, trustLevel } = facts;
  const { product, description, cart } = details;
  return {
    invoiceId: facts.id,
    partyId: facts.partyId,
    shopId: facts.shopId,
    state: INVOICE_STATES[status.tag],
    stateReason: 'reason' in status ? status.reason : undefined,
    cost: projectMoney(facts.cost),
    details: { product, description, cart: cart && projectCart(cart) },
    dueTime: projectTime(facts.dueTime),
    createTime: projectTime(facts.createTime),
    attention: attention && { reason: attention.reason, since: projectTime(attention.since) },
    externalId: facts.externalId,
    context: context && { type: context.type, data: context.data },
    metadata: metadata && { ...metadata },
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
    templateId: facts.templateId,
    clientInfo:
      trustLevel === undefined
        ? undefined
        : { trustLevel: trustLevel === 'well_known' ? 'TRUST_LEVEL_WELL_KNOWN' : 'TRUST_LEVEL_UNKNOWN' },
    mutations: facts.mutations.map(({ original, mutated }) => ({
      amount: { original: projectMoney(original), mutated: projectMoney(mutated) },
    })),
    allocation: facts.allocation && projectPrototype(facts.allocation),
    domainRevision: BigInt(facts.revision),
  };
}

export const INVOICE_STATES: Readonly<Record<InvoiceStatus['tag'], ProtoState & string>> = {
  unpaid: 'INVOICE_STATE_UNPAID',
  paid: 'INVOICE_STATE_PAID',
  cancelled: 'INVOICE_STATE_CANCELLED',
  fulfilled: 'INVOICE_STATE_FULFILLED',
};
