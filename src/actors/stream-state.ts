import { evolveInvoice, NO_INVOICE } from '../domain/invoice/evolve.ts';
import type { InvoiceChange, InvoiceCommand, InvoiceState } from '../domain/invoice/invoice.ts';
import { chosenRefundId } from '../domain/refund/identity.ts';
import type { MadeEntity, RequestContext } from '../ports/entities.ts';
import type { StoredRecord } from '../ports/journal.ts';
import { decodeRecord } from '../wire/record.ts';

/**
 * What an invoice actor folds its records into: the invoice, and which requests made what (P5).
 *  F1 A request id is remembered with its fingerprint for as long as the stream lives.
 *  F2 An entity is remembered with the fingerprint of the request that made it, so that another request for the same id is
 *     compared with it (decisions #15).
 */
export interface StreamState {
  readonly invoice: InvoiceState;
  readonly sequence: number;
  readonly requests: ReadonlyMap<string, KnownRequest>;
  /** `invoice`, `payment/<id>`, `refund/<payment>/<id>` and so on → fingerprint, base64. */
  readonly entities: ReadonlyMap<string, string>;
}

export interface KnownRequest {
  /** Fingerprint, base64. */
  readonly print: string;
  /** What it made inside a payment. */
  readonly made?: MadeEntity;
}

export const EMPTY_STREAM: StreamState = { invoice: NO_INVOICE, sequence: 0, requests: new Map(), entities: new Map() };

/** What of a record matters to the fold. */
export interface FoldedRecord {
  readonly sequence: number;
  readonly changes: readonly InvoiceChange[];
  readonly requestId?: string;
  readonly fingerprint?: Uint8Array;
}

export function foldRecord(state: StreamState, record: FoldedRecord): StreamState {
  return advanced(state, record.changes.reduce(evolveInvoice, state.invoice), record);
}

export function foldStored(state: StreamState, { sequence, bytes }: StoredRecord): StreamState {
  const record = decodeRecord(bytes);
  return foldRecord(state, { sequence, changes: record.changes, ...identityOf(record) });
}

export function identityOf({ requestId, fingerprint }: Pick<RequestContext, 'requestId' | 'fingerprint'>) {
  return { ...(requestId === undefined ? {} : { requestId }), ...(fingerprint === undefined ? {} : { fingerprint }) };
}

/** The state after a record whose changes are folded into the invoice already. */
export function advanced(state: StreamState, invoice: InvoiceState, record: FoldedRecord): StreamState {
  const { changes, requestId, fingerprint, sequence } = record;
  if (fingerprint === undefined) return { ...state, invoice, sequence };
  const print = printOf(fingerprint);
  return {
    invoice,
    sequence,
    requests:
      requestId === undefined ? state.requests : new Map(state.requests).set(requestId, { print, ...madeBy(changes) }),
    entities: changes.reduce((entities, change) => withEntity(entities, change, print), state.entities),
  };
}

/** The entity inside a payment that the changes of one request made. */
export function madeBy(changes: readonly InvoiceChange[]): { readonly made?: MadeEntity } {
  for (const change of changes) {
    if (change.type !== 'payment_changed') continue;
    const { paymentId, change: inner } = change;
    if (inner.type === 'refund_changed' && inner.change.type === 'refund_created')
      return { made: { type: 'refund', paymentId, id: inner.refundId } };
    if (inner.type === 'adjustment_changed' && inner.change.type === 'adjustment_created')
      return { made: { type: 'adjustment', paymentId, id: inner.adjustmentId } };
    if (inner.type === 'chargeback_changed' && inner.change.type === 'chargeback_created')
      return { made: { type: 'chargeback', paymentId, id: inner.chargebackId } };
  }
  return {};
}

export function printOf(fingerprint: Uint8Array): string {
  return Buffer.from(fingerprint).toString('base64');
}

/** The entity that a command would make, by the key it is remembered under. */
export function entityOf(command: InvoiceCommand): string | undefined {
  switch (command.type) {
    case 'CreateInvoice':
    case 'CreateInvoiceFromTemplate':
      return 'invoice';
    case 'StartPayment':
    case 'RegisterPayment':
      return `payment/${command.payment.id}`;
    case 'RefundPayment': {
      const { id, manual } = command.refund;
      const refundId = id === undefined ? undefined : chosenRefundId(id, manual);
      return refundId === undefined
        ? undefined
        : madeKey({ type: 'refund', paymentId: command.paymentId, id: refundId });
    }
    case 'CreateChargeback':
      return madeKey({ type: 'chargeback', paymentId: command.paymentId, id: command.chargeback.id });
    default:
      return undefined;
  }
}

function withEntity(
  entities: ReadonlyMap<string, string>,
  change: InvoiceChange,
  print: string,
): ReadonlyMap<string, string> {
  if (change.type === 'invoice_created') return new Map(entities).set('invoice', print);
  if (change.type === 'payment_changed' && change.change.type === 'payment_started') {
    return new Map(entities).set(`payment/${change.paymentId}`, print);
  }
  const { made } = madeBy([change]);
  return made === undefined ? entities : new Map(entities).set(madeKey(made), print);
}

function madeKey({ type, paymentId, id }: MadeEntity): string {
  return `${type}/${paymentId}/${id}`;
}
