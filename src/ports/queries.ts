import type { Timestamp } from '../base/time.ts';
import type { DisputeRow, InvoiceRow, PaymentRow, PayoutRow } from './journal.ts';

/** Search over the rows that appends maintain. Newest first; an opaque cursor goes on where the last page ended. */
export interface Queries {
  invoices(filter: InvoiceFilter, cursor: string | undefined, limit: number): Promise<Page<InvoiceRow>>;
  payments(filter: PaymentFilter, cursor: string | undefined, limit: number): Promise<Page<PaymentRow>>;
  payouts(filter: PayoutFilter, cursor: string | undefined, limit: number): Promise<Page<PayoutRow>>;
  disputes(filter: DisputeFilter, cursor: string | undefined, limit: number): Promise<Page<DisputeRow>>;
}

export interface PayoutFilter {
  readonly partyId?: string;
  readonly shopId?: string;
  readonly projectId?: string;
  readonly state?: string;
  readonly externalId?: string;
  readonly attention?: boolean;
  readonly createdFrom?: Timestamp;
  readonly createdBefore?: Timestamp;
}

export interface DisputeFilter {
  readonly partyId?: string;
  readonly projectId?: string;
  readonly disputeId?: string;
  readonly stream?: string;
  readonly externalId?: string;
  readonly state?: string;
  readonly createdFrom?: Timestamp;
  readonly createdBefore?: Timestamp;
}

export interface InvoiceFilter {
  readonly partyId?: string;
  readonly shopId?: string;
  readonly state?: string;
  readonly externalId?: string;
  readonly text?: string;
  /** Invoices that wait for Repair. */
  readonly attention?: boolean;
  readonly createdFrom?: Timestamp;
  readonly createdBefore?: Timestamp;
}

export interface PaymentFilter {
  readonly partyId?: string;
  readonly shopId?: string;
  readonly invoiceId?: string;
  readonly state?: string;
  readonly externalId?: string;
  readonly createdFrom?: Timestamp;
  readonly createdBefore?: Timestamp;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** The cursor is not one that a page carried. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}
