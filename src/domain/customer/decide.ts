import type { Timestamp } from '../../base/time.ts';
import { type Refusal, refuse } from '../errors.ts';
import { accept, type Decision } from '../machine.ts';
import type {
  ClaimExternalId,
  CustomerChange,
  CustomerCommand,
  CustomerPayment,
  CustomerState,
  ExternalIdState,
  PaymentLink,
} from './customer.ts';

/**
 * What a command changes for a customer. A deleted one is not there for anybody, but its payments stay. What is told twice
 * changes nothing; what a payment brings to a customer that is not there is dropped, since merchants may name any.
 */
export function decideCustomer(
  state: CustomerState,
  command: CustomerCommand,
  now: Timestamp,
): Decision<CustomerChange> {
  const { facts, deleteTime, cards } = state;
  if (command.type === 'CreateCustomer') {
    if (facts !== undefined) return alreadyExists(command.id);
    const { type: _type, ...customer } = command;
    return accept([{ type: 'customer_created', customer: { ...customer, createTime: now } }]);
  }
  const isThere = facts !== undefined && deleteTime === undefined;
  switch (command.type) {
    case 'AddPayment':
      return accept(isThere ? paymentAdded(state, command, now) : []);
    case 'DeleteCustomer':
      if (facts === undefined) return notFound();
      return accept(isThere ? [{ type: 'customer_deleted', time: now }] : []);
    case 'AddBankCard':
      if (!isThere) return notFound();
      return accept(cardAdded(state, command.cardId));
    case 'RemoveBankCard':
      if (!isThere) return notFound();
      if (!cards.includes(command.cardId)) return refuse('BANK_CARD_NOT_FOUND', 'The customer has no such card');
      return accept([{ type: 'customer_card_removed', cardId: command.cardId }]);
  }
}

export function evolveCustomer(state: CustomerState, change: CustomerChange): CustomerState {
  switch (change.type) {
    case 'customer_created':
      return { ...state, facts: change.customer };
    case 'customer_card_added':
      return { ...state, cards: [...state.cards, change.cardId] };
    case 'customer_card_removed':
      return { ...state, cards: state.cards.filter((id) => id !== change.cardId) };
    case 'customer_payment_added':
      return { ...state, payments: linked(state.payments, change.payment) };
    case 'customer_deleted':
      return { ...state, deleteTime: change.time };
    case 'external_id_claimed':
      return state;
  }
}

export const NO_CUSTOMER: CustomerState = { cards: [] };

/** An external id means one customer, until that one is deleted. */
export function decideExternalId(
  { customerId: holder }: ExternalIdState,
  { customerId, instead }: ClaimExternalId,
): Decision<CustomerChange> {
  if (holder === customerId) return accept([]);
  if (holder !== undefined && holder !== instead) {
    return refuse('CUSTOMER_ALREADY_EXISTS', 'Another customer has this external id', { customer_id: holder });
  }
  return accept([{ type: 'external_id_claimed', customerId }]);
}

export function evolveExternalId(state: ExternalIdState, change: CustomerChange): ExternalIdState {
  return change.type === 'external_id_claimed' ? { customerId: change.customerId } : state;
}

export function alreadyExists(customerId: string): Refusal {
  const message = 'A customer with this id exists and was made of other content';
  return refuse('CUSTOMER_ALREADY_EXISTS', message, { customer_id: customerId });
}

function notFound(): Refusal {
  return refuse('CUSTOMER_NOT_FOUND', 'The party has no such customer');
}

/** Payments added before number `no`, the latest first; all of them when it is not given. */
export function* paymentsBefore(state: CustomerState, no = Number.POSITIVE_INFINITY): Generator<PaymentLink> {
  for (let link = state.payments; link !== undefined; link = link.before) {
    if (link.no < no) yield link;
  }
}

function cardAdded({ cards }: CustomerState, cardId: string): readonly CustomerChange[] {
  return cards.includes(cardId) ? [] : [{ type: 'customer_card_added', cardId }];
}

function paymentAdded(
  state: CustomerState,
  { invoiceId, paymentId, cardId }: CustomerCommand & { readonly type: 'AddPayment' },
  time: Timestamp,
): readonly CustomerChange[] {
  for (const link of paymentsBefore(state)) {
    if (link.invoiceId === invoiceId && link.paymentId === paymentId) return [];
  }
  const added: CustomerChange = { type: 'customer_payment_added', payment: { invoiceId, paymentId, time } };
  return [added, ...(cardId === undefined ? [] : cardAdded(state, cardId))];
}

function linked(before: PaymentLink | undefined, payment: CustomerPayment): PaymentLink {
  if (before === undefined) return { ...payment, no: 1 };
  return { ...payment, no: before.no + 1, before };
}
