import { type InvoiceId, invoiceStream, type PartyId } from '../domain/ids.ts';
import type { InvoiceCommand } from '../domain/invoice/invoice.ts';
import type { Answer, RequestContext } from '../ports/entities.ts';
import type { CustomerKeyRow } from '../ports/journal.ts';
import { actorOf } from './authenticate.ts';
import type { CallContext, Ports } from './call.ts';
import type { Fields } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import { Refused, type Subject, withSubject } from './refused.ts';

/** What every call on an invoice has in common: who asks, for which invoice, under which request id. */

const MAX_REQUEST_ID_LENGTH = 64;
const MAX_COMMENT_LENGTH = 500;
export const MAX_REASON_LENGTH = 500;
export const MAX_EXTERNAL_ID_LENGTH = 128;

export interface RequestIdentity {
  readonly requestId: string;
  readonly comment?: string;
}

export function readIdentity(
  fields: Fields,
  { requestId, comment }: { readonly requestId?: string | undefined; readonly comment?: string | undefined },
): RequestIdentity {
  const id = fields.requiredText('request_id', requestId, MAX_REQUEST_ID_LENGTH);
  const note = fields.text('comment', comment, MAX_COMMENT_LENGTH);
  return { requestId: id, ...(note === undefined ? {} : { comment: note }) };
}

export interface InvoiceChangeCall {
  readonly service?: string;
  /** Name of the method: a request id is never shared by two methods. */
  readonly method: string;
  /** The request as decoded, without secrets. */
  readonly content: object;
  readonly partyId: PartyId;
  readonly invoiceId: InvoiceId;
  readonly identity: RequestIdentity;
  readonly command: InvoiceCommand;
  readonly subject: Subject;
  readonly newKeys?: readonly CustomerKeyRow[];
  readonly validateOnly?: boolean | undefined;
}

export type Accepted = Answer & { readonly ok: true };

export async function changeInvoice(ports: Ports, context: CallContext, call: InvoiceChangeCall): Promise<Accepted> {
  const {
    service = 'InvoicingService',
    method,
    content,
    partyId,
    invoiceId,
    identity,
    command,
    subject,
    newKeys = [],
    validateOnly,
  } = call;
  const answer = await ports.entities.ask(invoiceStream(partyId, invoiceId), command, {
    ...baseRequest(context),
    ...identity,
    fingerprint: fingerprintOf(ports.vault, `${service}/${method}`, content, partyId),
    newKeys,
    ...(validateOnly === true ? { validateOnly } : {}),
  });
  return accepted(answer, { party_id: partyId, invoice_id: invoiceId, ...subject });
}

export async function readInvoice(
  ports: Ports,
  context: CallContext,
  partyId: PartyId,
  invoiceId: InvoiceId,
): Promise<Accepted> {
  const answer = await ports.entities.read(invoiceStream(partyId, invoiceId), baseRequest(context));
  return accepted(answer, { party_id: partyId, invoice_id: invoiceId });
}

/** Who asks, until when. */
export function baseRequest({ caller, deadlineMs, traceparent }: CallContext): RequestContext {
  return {
    actor: actorOf(caller),
    deadlineMs,
    newKeys: [],
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

function accepted(answer: Answer, subject: Subject): Accepted {
  if (!answer.ok) throw new Refused(withSubject(answer, subject));
  return answer;
}
