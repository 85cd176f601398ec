import type {
  Attention,
  InvoiceChange,
  InvoiceDetails,
  InvoiceFacts,
  InvoiceStatus,
} from '../domain/invoice/invoice.ts';
import { allocation } from './allocation.ts';
import { applicationChange, applicationFacts } from './application-change.ts';
import { cart, opaqueContext, stringMap } from './cart.ts';
import { byTag, byType, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { money } from './money.ts';
import { paymentChange } from './payment-change.ts';

const facts = message<InvoiceFacts>({
  id: text,
  partyId: text,
  shopId: text,
  revision: integer,
  createTime: integer,
  dueTime: integer,
  cost: money,
  details: message<InvoiceDetails>({ product: text, description: optional(text), cart: optional(cart) }),
  context: optional(opaqueContext),
  metadata: optional(stringMap),
  templateId: optional(text),
  externalId: optional(text),
  trustLevel: optional(text),
  mutations: list(message<InvoiceFacts['mutations'][number]>({ original: money, mutated: money })),
  allocation: optional(allocation),
  application: optional(applicationFacts),
});

const status = byTag<InvoiceStatus>({
  unpaid: {},
  paid: {},
  cancelled: { reason: text },
  fulfilled: { reason: text },
});

export const invoiceChange: LayoutOf<InvoiceChange> = byType<InvoiceChange>({
  invoice_created: { invoice: facts },
  invoice_status_changed: { status },
  payment_changed: { paymentId: text, change: paymentChange },
  application_changed: { change: applicationChange },
  attention_raised: { attention: message<Attention>({ reason: text, since: integer }) },
  attention_cleared: {},
  invoice_removed: {},
});
