import { refuse } from '../domain/errors.ts';
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
import { changeInvoice, readIdentity, readInvoice } from './invoice-call.ts';
import { projectPaymentOf } from './project-payment.ts';
import { requiredFailure } from './read-values.ts';
import { Refused, refused } from './refused.ts';
import type { ServiceMethods } from './service-methods.ts';

const MAX_TAG_LENGTH = 512;
const MAX_CALLBACK_BYTES = 256 * 1024;

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
      return await readPaymentOf(ports, context, found);
    },
  };
}

async function readPaymentOf(ports: Ports, context: CallContext, { stream, session }: FoundTag): Promise<Payment> {
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
      const { stream, session } = found;
      const { partyId, id: invoiceId } = parseStream(stream);
      const command = { type: 'FailSession', tag, session, failure } as const;
      const method = 'ChangePaymentSession';
      const service = 'ProviderHostService';
      const call = { service, method, content: request, partyId, invoiceId, identity, command, subject: {} };
      const changed = await changeInvoice(ports, context, call);
      return await projectPaymentOf(ports, context.caller, changed, session.paymentId);
    },
  };
}
