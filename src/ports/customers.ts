import type { ClaimExternalId, CustomerCommand, CustomerState, ExternalIdState } from '../domain/customer/customer.ts';
import type { CardCommand, CardState } from '../domain/recurrent/card.ts';
import type { Aggregate } from './aggregates.ts';

/** Customers of merchants, what they are called, and the cards that payers pay with again. */
export interface CustomerBook {
  readonly customers: Aggregate<CustomerState, CustomerCommand>;
  /** Streams of external ids: which customer each means. */
  readonly externalIds: Aggregate<ExternalIdState, ClaimExternalId>;
  readonly cards: Aggregate<CardState, CardCommand>;
}
