import { refuse } from '../domain/errors.ts';
import type { OperationFailure } from '../domain/failure.ts';
import { parseStream } from '../domain/ids.ts';
import type { ChangePaymentSessionRequest__Output } from '../generated/turnpike/v1/ChangePaymentSessionRequest.ts';
import type { GetPaymentByTagRequest__Output } from '../generated/turnpike/v1/GetPaymentByTagRequest.ts';
import type { Payment } from '../generated/turnpike/v1/Payment.ts';
import type { ProcessPaymentCallbackRequest__Output } from '../generated/turnpike/v1/ProcessPaymentCallbackRequest.ts';
import type { ProcessPaymentCallbackResponse } from '../generated/turnpike/v1/ProcessPaymentCallbackResponse.ts';
import type { ProviderHostServiceDefinition } from '../generated/turnpike/v1/ProviderHostService.ts';
import type { FoundTag } from '../ports/callback-gate.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import { baseRequest, changeInvoice, type RequestIdentity, readIdentity, readInvoice } from './invoice-call.ts';
import { projectPaymentOf } from './project-payment.ts';
import { requiredFailure } from './read-values.ts';
import { Refused, refused } from './refused.ts';
import type { ServiceMethods } from './service-methods.ts';

const MAX_TAG_LENGTH = 512;
const MAX_CALLBACK_BYTES = 256 * 1024;

/** By which request ids are told apart from those of other methods. */
const METHOD = { service: 'ProviderHostService', method: 'ChangePaymentSession' } as const;

export function providerHostMethods(ports: Ports): ServiceMethods<ProviderHostServiceDefinition> {
  return {
    ProcessPaymentCallback: processPaymentCallback(ports),
    GetPaymentByTag: getPaymentByTag(ports),
    ChangePaymentSession: changePaymentSession(ports),
  };
}

function processPaymentCallback({
  callbacks,
}: Ports): UnaryMethod<ProcessPaymentCallbackRequest__Output, ProcessPaymentCallbackResponse> {
  return {
    roles: ['bridge', 'operator'],
    async handle(request) {
      const fields = readFields();
      const tag = fields.requiredText('tag', request.tag, MAX_TAG_LENGTH);
      const body = fields.bytes('callback', request.callback, MAX_CALLBACK_BYTES) ?? new Uint8Array();
      fields.done();
      const answer = await callbacks.deliver(tag, body);
      if (answer === 'unknown') throw refused('INVALID_REQUEST', 'Not found');
      if (answer === 'stale') throw refused('INVALID_REQUEST', 'Invalid callback');
      if (!answer.ok) throw new Refused(answer);
      return { response: Buffer.from(answer.response) };
    },
  };
}

function getPaymentByTag(ports: Ports): UnaryMethod<GetPaymentByTagRequest__Output, Payment> {
  return {
    roles: ['bridge', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const tag = fields.requiredText('tag', request.tag, MAX_TAG_LENGTH);
      fields.done();
      const found = await ports.callbacks.find(tag);
      if (found === undefined) throw new Refused(refuse('PAYMENT_NOT_FOUND', 'No payment has this tag', { tag }));
      if (found.type === 'payout') {
        throw new Refused(refuse('PAYMENT_NOT_FOUND', 'The tag is that of a payout, which is no payment', { tag }));
      }
      return await readPaymentOf(ports, context, found);
    },
  };
}

type FoundPayment = FoundTag & { readonly type: 'payment' };
type FoundPayout = FoundTag & { readonly type: 'payout' };

async function readPaymentOf(ports: Ports, context: CallContext, { stream, session }: FoundPayment): Promise<Payment> {
  const { partyId, id: invoiceId } = parseStream(stream);
  const invoice = await readInvoice(ports, context, partyId, invoiceId);
  return await projectPaymentOf(ports, context.caller, invoice, session.paymentId);
}

function changePaymentSession(ports: Ports): UnaryMethod<ChangePaymentSessionRequest__Output, Payment> {
  return {
    roles: ['bridge', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const tag = fields.requiredText('tag', request.tag, MAX_TAG_LENGTH);
      const failure = requiredFailure(fields, 'failure', request.failure);
      fields.done();
      const found = await ports.callbacks.find(tag);
      if (found === undefined) throw refused('INVALID_REQUEST', 'Not found');
      const change = { content: request, identity, tag, failure };
      if (found.type === 'payout') return await failPayoutSession(ports, context, found, change);
      const { stream, session } = found;
      const { partyId, id: invoiceId } = parseStream(stream);
      const command = { type: 'FailSession', tag, session, failure } as const;
      const call = { ...METHOD, content: request, partyId, invoiceId, identity, command, subject: {} };
      const changed = await changeInvoice(ports, context, call);
      return await projectPaymentOf(ports, context.caller, changed, session.paymentId);
    },
  };
}

interface SessionFailure {
  readonly content: object;
  readonly identity: RequestIdentity;
  readonly tag: string;
  readonly failure: OperationFailure;
}

/** There is no payment to show: whoever called knows the tag, and the merchant hears of the payout. */
async function failPayoutSession(
  { payouts, vault }: Ports,
  context: CallContext,
  { stream, no }: FoundPayout,
  { content, identity, tag, failure }: SessionFailure,
): Promise<Payment> {
  const { partyId } = parseStream(stream);
  const answer = await payouts.ask(
    stream,
    { type: 'FailPayoutSession', tag, no, failure },
    {
      ...baseRequest(context),
      ...identity,
      fingerprint: fingerprintOf(vault, `${METHOD.service}/${METHOD.method}`, content, partyId),
    },
  );
  if (!answer.ok) throw new Refused(answer);
  return {};
}
