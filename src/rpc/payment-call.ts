import type { PartyId, PaymentId } from '../domain/ids.ts';
import type { InvoiceCommand } from '../domain/invoice/invoice.ts';
import type { CallContext, Ports } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { type Accepted, changeInvoice, readIdentity, readInvoice } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';

/** What every call on a payment, or on something of a payment, has in common. */

interface PaymentNamed {
  readonly partyId?: string | undefined;
  readonly invoiceId?: string | undefined;
  readonly paymentId?: string | undefined;
}

interface PaymentChanged extends PaymentNamed {
  readonly requestId?: string | undefined;
  readonly comment?: string | undefined;
}

/** Reads the invoice of a payment; `readRest` reads what else the request names. */
export async function readPayment<Rest>(
  ports: Ports,
  context: CallContext,
  request: PaymentNamed,
  readRest: (fields: Fields) => Rest,
): Promise<{ readonly answer: Accepted; readonly paymentId: PaymentId; readonly rest: Rest }> {
  const fields = readFields();
  const { party, invoiceId, paymentId } = readNames(fields, context, request);
  const rest = readRest(fields);
  fields.done();
  const partyId = requireParty(ports.configurations, context.caller, party);
  return { answer: await readInvoice(ports, context, partyId, invoiceId), paymentId, rest };
}

/** Asks for a change of a payment; `readCommand` reads the command from the rest of the request. */
export async function changePayment(
  ports: Ports,
  context: CallContext,
  method: string,
  request: PaymentChanged,
  readCommand: (fields: Fields, paymentId: PaymentId) => InvoiceCommand,
  subject: Readonly<Record<string, string>> = {},
): Promise<{ readonly answer: Accepted; readonly paymentId: PaymentId }> {
  const fields = readFields();
  const identity = readIdentity(fields, request);
  const { party, invoiceId, paymentId } = readNames(fields, context, request);
  const command = readCommand(fields, paymentId);
  fields.done();
  const partyId = requireParty(ports.configurations, context.caller, party);
  const answer = await changeInvoice(ports, context, {
    method,
    content: request,
    partyId,
    invoiceId,
    identity,
    command,
    subject: { payment_id: paymentId, ...subject },
  });
  return { answer, paymentId };
}

function readNames(
  fields: Fields,
  { caller }: CallContext,
  request: PaymentNamed,
): { readonly party: PartyId; readonly invoiceId: string; readonly paymentId: PaymentId } {
  return {
    party: readParty(fields, caller, request.partyId),
    invoiceId: fields.requiredId('invoice_id', request.invoiceId),
    paymentId: fields.requiredId('payment_id', request.paymentId),
  };
}
