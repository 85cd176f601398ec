import { customerStream } from '../domain/customer/customer.ts';
import { currentRoute, type PaymentState } from '../domain/payment/payment.ts';
import { cardIdOf, cardStream } from '../domain/recurrent/card.ts';
import type { AggregateAnswer } from '../ports/aggregates.ts';
import type { CustomerBook } from '../ports/customers.ts';
import type { Recurrence, RecurringPayment } from '../ports/recurrent-tokens.ts';
import { NODE_REQUEST } from './node-request.ts';

/** Tells the card first: a customer that is told of it finds it. */
export function createRecurrence({ cards, customers }: Pick<CustomerBook, 'cards' | 'customers'>): Recurrence {
  return {
    async record({ partyId, invoiceId, paymentId, customerId, card, token, time }) {
      const cardId = card && cardIdOf(partyId, card.fingerprint);
      if (card !== undefined && cardId !== undefined) {
        const stream = cardStream(partyId, cardId);
        if (token !== undefined) {
          told(
            await cards.ask(
              stream,
              { type: 'AddRecurrentToken', partyId, id: cardId, card, token, time },
              NODE_REQUEST,
            ),
          );
        } else if (customerId !== undefined) {
          told(await cards.ask(stream, { type: 'RegisterCard', partyId, id: cardId, card }, NODE_REQUEST));
        }
      }
      if (customerId === undefined) return;
      const added = { type: 'AddPayment', invoiceId, paymentId, ...(cardId === undefined ? {} : { cardId }) } as const;
      told(await customers.ask(customerStream(partyId, customerId), added, NODE_REQUEST));
    },
  };
}

/** What a payment that is over brought. */
export function recurringPayment(payment: PaymentState): RecurringPayment {
  const { partyId, invoiceId, id: paymentId, createTime, customerId, payer } = payment.facts;
  const card = payer.tool.type === 'bank_card' ? payer.tool : undefined;
  const { recurrentToken: token } = payment;
  const route = currentRoute(payment);
  return {
    partyId,
    invoiceId,
    paymentId,
    time: createTime,
    ...(customerId === undefined ? {} : { customerId }),
    ...(card === undefined ? {} : { card }),
    ...(token === undefined || route === undefined ? {} : { token: { ...route, token } }),
  };
}

/** None of these commands is ever refused for what it says: a refusal means not now. */
function told(answer: AggregateAnswer<unknown>): void {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
}
