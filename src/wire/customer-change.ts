import type { CustomerChange, CustomerFacts, CustomerPayment } from '../domain/customer/customer.ts';
import { byType, integer, type LayoutOf, message, optional, text } from './layout.ts';
import { sealed } from './payer.ts';

const customer = message<CustomerFacts>({
  id: text,
  partyId: text,
  createTime: integer,
  personal: optional(sealed),
});

export const customerChange: LayoutOf<CustomerChange> = byType<CustomerChange>({
  customer_created: { customer },
  customer_card_added: { cardId: text },
  customer_card_removed: { cardId: text },
  customer_payment_added: {
    payment: message<CustomerPayment>({ invoiceId: text, paymentId: text, time: integer }),
  },
  customer_deleted: { time: integer },
  external_id_claimed: { customerId: text },
});
