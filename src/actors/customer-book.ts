import {
  alreadyExists,
  decideCustomer,
  decideExternalId,
  evolveCustomer,
  evolveExternalId,
  NO_CUSTOMER,
} from '../domain/customer/decide.ts';
import { decideCard, evolveCard, NO_CARD } from '../domain/recurrent/card.ts';
import type { CustomerBook } from '../ports/customers.ts';
import { cardRecords, customerRecords } from '../wire/record.ts';
import { type AggregatePorts, createAggregate } from './aggregate.ts';

export function createCustomerBook(ports: AggregatePorts): CustomerBook {
  return {
    customers: createAggregate(ports, {
      kind: 'customer',
      initial: NO_CUSTOMER,
      decide: decideCustomer,
      evolve: evolveCustomer,
      records: customerRecords,
      context: (now) => now,
      alreadyExists: (command) => (command.type === 'CreateCustomer' ? alreadyExists(command.id) : undefined),
    }),
    externalIds: createAggregate(ports, {
      kind: 'external-id',
      initial: {},
      decide: decideExternalId,
      evolve: evolveExternalId,
      records: customerRecords,
      context: () => undefined,
      alreadyExists: () => undefined,
    }),
    cards: createAggregate(ports, {
      kind: 'card',
      initial: NO_CARD,
      decide: decideCard,
      evolve: evolveCard,
      records: cardRecords,
      context: (now) => now,
      alreadyExists: () => undefined,
    }),
  };
}
