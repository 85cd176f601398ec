import { type Refusal, refuse } from '../domain/errors.ts';
import type { InvoiceCommand } from '../domain/invoice/invoice.ts';
import type { Answer, MadeEntity, RequestContext } from '../ports/entities.ts';
import { entityOf, printOf, type StreamState } from './stream-state.ts';

/**
 * The answer to a request that was made before, or for an entity that another request made; undefined for a new one.
 * Same content: the present state of what it made. Other content: refused (P5, decisions #15).
 */
export function repeatedRequest(
  state: StreamState,
  command: InvoiceCommand,
  { requestId, fingerprint }: RequestContext,
): Answer | undefined {
  if (requestId === undefined || fingerprint === undefined) return undefined;
  const print = printOf(fingerprint);
  const known = state.requests.get(requestId);
  if (known !== undefined) {
    if (known.print === print) return present(state, known.made);
    const message = 'This request_id was used for a request with other content';
    return refuse('REQUEST_ID_REUSED', message, { request_id: requestId });
  }
  const entity = entityOf(command);
  const made = entity === undefined ? undefined : state.entities.get(entity);
  if (made === undefined) return undefined;
  if (made === print) return present(state);
  return alreadyExists(command, entity?.split('/').at(-1) ?? '');
}

function alreadyExists({ type }: InvoiceCommand, id: string): Refusal {
  const message = (what: string) => `${what} with this id exists and was made of other content`;
  switch (type) {
    case 'StartPayment':
    case 'RegisterPayment':
      return refuse('INVOICE_PAYMENT_ALREADY_EXISTS', message('A payment'), { payment_id: id });
    case 'RefundPayment':
      return refuse('INVOICE_PAYMENT_REFUND_ALREADY_EXISTS', message('A refund'), { refund_id: id });
    case 'CreateChargeback':
      return refuse('INVOICE_PAYMENT_CHARGEBACK_ALREADY_EXISTS', message('A chargeback'), { chargeback_id: id });
    default:
      return refuse('INVOICE_ALREADY_EXISTS', message('An invoice'));
  }
}

/** The state as it is now, and what of it the request made. */
export function present(state: StreamState, made?: MadeEntity): Answer {
  return { ok: true, state: state.invoice, sequence: state.sequence, ...(made === undefined ? {} : { made }) };
}
