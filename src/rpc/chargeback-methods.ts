import type { NewChargeback } from '../domain/chargeback/chargeback.ts';
import type { ChargebackDecision, InvoiceCommand } from '../domain/invoice/invoice.ts';
import type { AcceptChargebackRequest__Output } from '../generated/turnpike/v1/AcceptChargebackRequest.ts';
import type { CancelChargebackRequest__Output } from '../generated/turnpike/v1/CancelChargebackRequest.ts';
import type { Chargeback } from '../generated/turnpike/v1/Chargeback.ts';
import type { CreateChargebackRequest__Output } from '../generated/turnpike/v1/CreateChargebackRequest.ts';
import type { GetChargebackRequest__Output } from '../generated/turnpike/v1/GetChargebackRequest.ts';
import type { RejectChargebackRequest__Output } from '../generated/turnpike/v1/RejectChargebackRequest.ts';
import type { ReopenChargebackRequest__Output } from '../generated/turnpike/v1/ReopenChargebackRequest.ts';
import type { Caller } from './authenticate.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import type { Fields } from './fields.ts';
import { type Accepted, MAX_EXTERNAL_ID_LENGTH } from './invoice-call.ts';
import { changePayment, readPayment } from './payment-call.ts';
import { CHARGEBACK_CATEGORIES, CHARGEBACK_STAGES, projectChargebackOf } from './project-chargeback.ts';
import { mustHavePayment, seenBy } from './project-payment.ts';
import { readTransaction } from './read-values.ts';
import { wordsOf } from './words.ts';

const MAX_CODE_LENGTH = 64;

const CATEGORY_WORDS = wordsOf(CHARGEBACK_CATEGORIES);
const STAGE_WORDS = wordsOf(CHARGEBACK_STAGES);

export function createChargeback(ports: Ports): UnaryMethod<CreateChargebackRequest__Output, Chargeback> {
  return {
    roles: ['operator'],
    handle: (request, context) =>
      changeChargeback(ports, context, 'CreateChargeback', request, (fields, paymentId, id) => ({
        type: 'CreateChargeback',
        paymentId,
        chargeback: { id, ...readChargeback(fields, request) },
      })),
  };
}

export function getChargeback(ports: Ports): UnaryMethod<GetChargebackRequest__Output, Chargeback> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const readId = (fields: Fields) => fields.requiredId('chargeback_id', request.chargebackId);
      const found = await readPayment(ports, context, request, readId);
      return chargebackOf(found, context.caller, found.rest);
    },
  };
}

export function acceptChargeback(ports: Ports): UnaryMethod<AcceptChargebackRequest__Output, Chargeback> {
  return decides(ports, 'AcceptChargeback', (fields, request) => ({ type: 'accept', ...readAmounts(fields, request) }));
}

export function rejectChargeback(ports: Ports): UnaryMethod<RejectChargebackRequest__Output, Chargeback> {
  return decides(ports, 'RejectChargeback', (fields, { levy }) => ({
    type: 'reject',
    ...readAmounts(fields, { levy }),
  }));
}

export function reopenChargeback(ports: Ports): UnaryMethod<ReopenChargebackRequest__Output, Chargeback> {
  return decides(ports, 'ReopenChargeback', (fields, request) => {
    const moveToStage = fields.word('move_to_stage', request.moveToStage, STAGE_WORDS);
    return {
      type: 'reopen',
      ...readAmounts(fields, request),
      ...(moveToStage === undefined ? {} : { moveToStage }),
    };
  });
}

export function cancelChargeback(ports: Ports): UnaryMethod<CancelChargebackRequest__Output, Chargeback> {
  return decides(ports, 'CancelChargeback', () => ({ type: 'cancel' }));
}

function decides<Request extends CancelChargebackRequest__Output>(
  ports: Ports,
  method: string,
  readDecision: (fields: Fields, request: Request) => ChargebackDecision,
): UnaryMethod<Request, Chargeback> {
  return {
    roles: ['operator'],
    handle: (request, context) =>
      changeChargeback(ports, context, method, request, (fields, paymentId, chargebackId) => {
        const occurredTime = fields.time('occurred_time', request.occurredTime);
        const decision = readDecision(fields, request);
        return {
          type: 'DecideChargeback',
          paymentId,
          chargebackId,
          decision: { ...decision, ...(occurredTime === undefined ? {} : { occurredTime }) },
        };
      }),
  };
}

function readChargeback(fields: Fields, request: CreateChargebackRequest__Output): Omit<NewChargeback, 'id'> {
  const category = fields.word('reason.category', request.reason?.category, CATEGORY_WORDS);
  if (category === undefined) fields.wrong('reason.category', 'is required');
  const code = fields.text('reason.code', request.reason?.code, MAX_CODE_LENGTH);
  if (request.levy === undefined) fields.wrong('levy', 'is required');
  const { body, levy } = readAmounts(fields, request);
  const trx = readTransaction(fields, 'transaction_info', request.transactionInfo);
  const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
  const context = fields.context('context', request.context);
  const occurredTime = fields.time('occurred_time', request.occurredTime);
  return {
    reason: { category: category ?? 'system_set', ...(code === undefined ? {} : { code }) },
    levy: levy ?? { amountMinor: 0n, currency: '' },
    ...(body === undefined ? {} : { body }),
    ...(trx === undefined ? {} : { trx }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(context === undefined ? {} : { context }),
    ...(occurredTime === undefined ? {} : { occurredTime }),
  };
}

/** A dispute may cost the merchant nothing beyond its body. */
function readAmounts(fields: Fields, request: Pick<AcceptChargebackRequest__Output, 'body' | 'levy'>) {
  const body = fields.money('body', request.body);
  const levy = fields.money('levy', request.levy, 0n);
  return { ...(body === undefined ? {} : { body }), ...(levy === undefined ? {} : { levy }) };
}

async function changeChargeback(
  ports: Ports,
  context: CallContext,
  method: string,
  request: CancelChargebackRequest__Output,
  readCommand: (fields: Fields, paymentId: string, chargebackId: string) => InvoiceCommand,
): Promise<Chargeback> {
  const { chargebackId = '' } = request;
  const read = (fields: Fields, paymentId: string) =>
    readCommand(fields, paymentId, fields.requiredId('chargeback_id', chargebackId));
  const changed = await changePayment(ports, context, method, request, read, { chargeback_id: chargebackId });
  return chargebackOf(changed, context.caller, chargebackId);
}

function chargebackOf(
  { answer, paymentId }: { readonly answer: Accepted; readonly paymentId: string },
  caller: Caller,
  chargebackId: string,
): Chargeback {
  const { state, sequence } = answer;
  return projectChargebackOf(mustHavePayment(state, paymentId), chargebackId, sequence, seenBy(caller));
}
