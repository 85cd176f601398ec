import { derivedId } from '../domain/ids.ts';
import type { RegisteredPayment } from '../domain/invoice/invoice.ts';
import type { Payment } from '../generated/turnpike/v1/Payment.ts';
import type { RegisterPaymentRequest__Output } from '../generated/turnpike/v1/RegisterPaymentRequest.ts';
import { sealPerson } from '../ports/seal-person.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { changeInvoice, MAX_EXTERNAL_ID_LENGTH, readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectPaymentOf, RISK_SCORES } from './project-payment.ts';
import { readResource } from './read-payer.ts';
import { readTransaction } from './read-values.ts';
import { resolveTool } from './resolve-tool.ts';
import { wordsOf } from './words.ts';

const MAX_RECURRENT_TOKEN_LENGTH = 512;

const RISK_WORDS = wordsOf(RISK_SCORES);

export function registerPayment(ports: Ports): UnaryMethod<RegisterPaymentRequest__Output, Payment> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const chosenId = fields.id('payment_id', request.paymentId);
      if (request.payer === undefined) fields.wrong('payer', 'is required');
      const payerRequest = readResource(fields, 'payer', request.payer);
      // Nobody is asked for money, so nobody needs a CVV.
      fields.absent('payer.payment_session_id', request.payer?.paymentSessionId || undefined);
      const facts = readFacts(fields, request);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const id = chosenId ?? derivedId(partyId, `RegisterPayment/${invoiceId}`, identity.requestId);
      const tool = await resolveTool(ports.vault, partyId, payerRequest.tool, false);
      const { personal: data } = payerRequest;
      const owner = { customerId: facts.customerId, invoiceId };
      const { newKeys, ...person } = await sealPerson(ports.vault, partyId, owner, data);
      const payment: RegisteredPayment = { ...facts, id, payer: { type: 'payment_resource', tool, ...person } };
      const answer = await changeInvoice(ports, context, {
        method: 'RegisterPayment',
        content: request,
        partyId,
        invoiceId,
        identity,
        command: { type: 'RegisterPayment', payment },
        subject: { payment_id: id },
        newKeys,
      });
      return await projectPaymentOf(ports, caller, answer, id, { personal: person.personal, data });
    },
  };
}

function readFacts(fields: Fields, request: RegisterPaymentRequest__Output): Omit<RegisteredPayment, 'id' | 'payer'> {
  const providerId = fields.requiredId('route.provider_id', request.route?.providerId);
  const terminalId = fields.requiredId('route.terminal_id', request.route?.terminalId);
  const trx = readTransaction(fields, 'transaction_info', request.transactionInfo);
  if (request.transactionInfo === undefined) fields.wrong('transaction_info', 'is required');
  const cost = fields.money('cost', request.cost);
  const riskScore = fields.word('risk_score', request.riskScore, RISK_WORDS);
  const occurredTime = fields.time('occurred_time', request.occurredTime);
  const recurrentToken = fields.text('recurrent_token', request.recurrentToken, MAX_RECURRENT_TOKEN_LENGTH);
  const redirectUrl = fields.url('redirect_url', request.redirectUrl);
  const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
  const context = fields.context('context', request.context);
  const metadata = fields.notes('metadata', request.metadata);
  const customerId = fields.id('customer_id', request.customerId);
  return {
    route: { providerId, terminalId },
    trx: trx ?? { id: '', extra: {} },
    ...(cost === undefined ? {} : { cost }),
    ...(riskScore === undefined ? {} : { riskScore }),
    ...(occurredTime === undefined ? {} : { occurredTime }),
    ...(recurrentToken === undefined ? {} : { recurrentToken }),
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(context === undefined ? {} : { context }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(customerId === undefined ? {} : { customerId }),
  };
}
