import { derivedId, type PartyId } from '../domain/ids.ts';
import type { NewPayment } from '../domain/invoice/invoice.ts';
import type { Payer } from '../domain/payer.ts';
import type { Payer__Output } from '../generated/turnpike/v1/Payer.ts';
import type { Payment } from '../generated/turnpike/v1/Payment.ts';
import type { PaymentFlow__Output } from '../generated/turnpike/v1/PaymentFlow.ts';
import type { StartPaymentRequest__Output } from '../generated/turnpike/v1/StartPaymentRequest.ts';
import { type SealedPerson, sealPerson } from '../ports/seal-person.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { changeInvoice, MAX_EXTERNAL_ID_LENGTH, readIdentity, readInvoice } from './invoice-call.ts';
import { loadParent } from './load-parent.ts';
import { readParty, requireParty } from './party.ts';
import { projectPaymentOf } from './project-payment.ts';
import { type PayerRequest, readPayer } from './read-payer.ts';
import { refused } from './refused.ts';
import { resolveTool } from './resolve-tool.ts';

const HOLD_EXPIRATIONS = { HOLD_EXPIRATION_CANCEL: 'cancel', HOLD_EXPIRATION_CAPTURE: 'capture' } as const;

export function startPayment(ports: Ports): UnaryMethod<StartPaymentRequest__Output, Payment> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const chosenId = fields.id('payment_id', request.paymentId);
      const payerRequest = readPayer(fields, request.payer);
      const terms = readPayment(fields, request);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const id = chosenId ?? derivedId(partyId, `StartPayment/${invoiceId}`, identity.requestId);
      const name = { partyId, invoiceId, paymentId: id };
      const found = await findTool(ports, context, name, payerRequest);
      const { parent } = found;
      const customerId = terms.customerId ?? (parent?.found === true ? parent.customerId : undefined);
      const { newKeys, ...person } = await sealPerson(
        ports.vault,
        partyId,
        { customerId, invoiceId },
        payerRequest.personal,
      );
      const { tool, ...facts } = found;
      const answer = await changeInvoice(ports, context, {
        method: 'StartPayment',
        content: { ...request, payer: withoutSession(request.payer) },
        partyId,
        invoiceId,
        identity,
        command: {
          type: 'StartPayment',
          payment: { ...terms, ...facts, id, payer: payerOf(payerRequest, tool, person) },
        },
        subject: { payment_id: id },
        newKeys,
        validateOnly: request.validateOnly,
      });
      return await projectPaymentOf(ports, caller, answer, id, {
        personal: person.personal,
        data: payerRequest.personal,
      });
    },
  };
}

function readPayment(fields: Fields, request: StartPaymentRequest__Output): Omit<NewPayment, 'id' | 'payer'> {
  const redirectUrl = fields.url('redirect_url', request.redirectUrl);
  const processingDeadline = fields.time('processing_deadline', request.processingDeadline);
  const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
  const context = fields.context('context', request.context);
  const metadata = fields.notes('metadata', request.metadata);
  const customerId = fields.id('customer_id', request.customerId);
  return {
    flow: readFlow(fields, request.flow),
    makeRecurrent: request.makeRecurrent ?? false,
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
    ...(processingDeadline === undefined ? {} : { processingDeadline }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(context === undefined ? {} : { context }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(customerId === undefined ? {} : { customerId }),
  };
}

function readFlow(fields: Fields, flow: PaymentFlow__Output | undefined): NewPayment['flow'] {
  const kind = fields.only('flow', flow ?? {}, ['instant', 'hold'] as const);
  if (kind !== 'hold') return { type: 'instant' };
  const onExpiration = fields.word('flow.hold.on_expiration', flow?.hold?.onExpiration, HOLD_EXPIRATIONS);
  if (onExpiration === undefined) fields.wrong('flow.hold.on_expiration', 'is required');
  return { type: 'hold', onExpiration: onExpiration ?? 'cancel' };
}

function payerOf(request: PayerRequest, tool: Payer['tool'], person: Omit<SealedPerson, 'newKeys'>): Payer {
  if (request.type === 'recurrent') return { type: 'recurrent', tool, parent: request.parent, ...person };
  const { type, paymentSessionId } = request;
  return { type, tool, ...(paymentSessionId === undefined ? {} : { paymentSessionId }), ...person };
}

interface PaymentName {
  readonly partyId: PartyId;
  readonly invoiceId: string;
  readonly paymentId: string;
}

type FoundTool = { readonly tool: Payer['tool'] } & Pick<NewPayment, 'parent' | 'tokens'>;

/** The tool of the parent, or the one given. Whether a CVV is there is a fact of this moment, and becomes one of the payment. */
async function findTool(
  ports: Ports,
  context: CallContext,
  name: PaymentName,
  request: PayerRequest,
): Promise<FoundTool> {
  if (request.type === 'recurrent') return await loadParent(ports, context, name.partyId, request.parent);
  const { tool, paymentSessionId } = request;
  const cvvEmpty = async (): Promise<boolean> => {
    if (paymentSessionId === undefined) return true;
    if (await ports.vault.holdsCvv(paymentSessionId)) return false;
    await requireRepeat(ports, context, name);
    return true;
  };
  return { tool: await resolveTool(ports.vault, name.partyId, tool, cvvEmpty) };
}

/**
 * The vault forgets a CVV at the first definite answer, so a repeat of a request that took effect names a session that is
 * gone, and is still answered. A new payment without the CVV that its payer gave is never sent.
 */
async function requireRepeat(ports: Ports, context: CallContext, { partyId, invoiceId, paymentId }: PaymentName) {
  const { state } = await readInvoice(ports, context, partyId, invoiceId);
  if (state.payments.has(paymentId)) return;
  throw refused(
    'PAYMENT_SESSION_EXPIRED',
    'The vault no longer holds the CVV of this session; tokenize the card again',
  );
}

/** The session stands for a CVV, which is no part of what makes two requests the same (P5). */
function withoutSession(payer: Payer__Output | undefined): object | undefined {
  if (payer?.paymentResource === undefined) return payer;
  const { paymentSessionId: _, ...resource } = payer.paymentResource;
  return { ...payer, paymentResource: resource };
}
