import type { Booking } from '../booking.ts';
import type { DecisionContext } from '../context.ts';
import type { Machine } from '../machine.ts';
import { bookInvoice } from './book.ts';
import { decideInvoice } from './decide.ts';
import { evolveInvoice, NO_INVOICE } from './evolve.ts';
import type { InvoiceChange, InvoiceCommand, InvoiceIntent, InvoiceState } from './invoice.ts';
import { reactInvoice } from './react.ts';

/** Raised whenever `evolve` makes another state of the same changes: snapshots of other versions are ignored. */
export const INVOICE_FOLD_VERSION = 3;

export const invoiceMachine: Machine<
  InvoiceState,
  InvoiceCommand,
  InvoiceChange,
  InvoiceIntent,
  DecisionContext,
  Booking
> = {
  initial: NO_INVOICE,
  decide: decideInvoice,
  evolve: evolveInvoice,
  react: reactInvoice,
  book: bookInvoice,
};
