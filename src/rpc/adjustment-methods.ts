import type { AdjustmentTarget, NewAdjustment } from '../domain/adjustment/adjustment.ts';
import type { Adjustment } from '../generated/turnpike/v1/Adjustment.ts';
import type { AdjustmentScenario__Output } from '../generated/turnpike/v1/AdjustmentScenario.ts';
import type { AdjustmentTarget__Output } from '../generated/turnpike/v1/AdjustmentTarget.ts';
import type { CreateAdjustmentRequest__Output } from '../generated/turnpike/v1/CreateAdjustmentRequest.ts';
import type { GetAdjustmentRequest__Output } from '../generated/turnpike/v1/GetAdjustmentRequest.ts';
import type { Caller } from './authenticate.ts';
import type { Ports, UnaryMethod } from './call.ts';
import type { Fields } from './fields.ts';
import { type Accepted, MAX_REASON_LENGTH } from './invoice-call.ts';
import { changePayment, readPayment } from './payment-call.ts';
import { projectAdjustmentOf } from './project-adjustment.ts';
import { mustHavePayment, STATES, seenBy } from './project-payment.ts';
import { requiredFailure } from './read-values.ts';
import { wordsOf } from './words.ts';

type Scenario = NewAdjustment['scenario'];
type Target = (Scenario & { readonly type: 'status_change' })['target'];

const STATUS_WORDS = wordsOf(STATES);

export function createAdjustment(ports: Ports): UnaryMethod<CreateAdjustmentRequest__Output, Adjustment> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const changed = await changePayment(ports, context, 'CreateAdjustment', request, (fields, paymentId) => {
        const reason = fields.requiredText('reason', request.reason, MAX_REASON_LENGTH);
        const adjustment: NewAdjustment = { reason, scenario: readScenario(fields, request.scenario) };
        return { type: 'CreateAdjustment', paymentId, adjustment };
      });
      return adjustmentOf(changed, context.caller, changed.answer.made?.id ?? '');
    },
  };
}

export function getAdjustment(ports: Ports): UnaryMethod<GetAdjustmentRequest__Output, Adjustment> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const readId = (fields: Fields) => fields.requiredId('adjustment_id', request.adjustmentId);
      const found = await readPayment(ports, context, request, readId);
      return adjustmentOf(found, context.caller, found.rest);
    },
  };
}

function readScenario(fields: Fields, scenario: AdjustmentScenario__Output | undefined): Scenario {
  const kind = fields.only('scenario', scenario ?? {}, ['cashFlow', 'statusChange'] as const);
  if (kind === undefined) fields.wrong('scenario', 'is required');
  if (kind === 'statusChange') {
    return { type: 'status_change', target: readTarget(fields, scenario?.statusChange?.target ?? {}) };
  }
  const { domainRevision, newAmount } = scenario?.cashFlow ?? {};
  const path = 'scenario.cash_flow';
  const revision = fields.integer(`${path}.domain_revision`, domainRevision, 0, Number.MAX_SAFE_INTEGER);
  const amount = fields.money(`${path}.new_amount`, newAmount);
  return {
    type: 'cash_flow',
    ...(revision === 0 ? {} : { revision }),
    ...(amount === undefined ? {} : { newAmount: amount }),
  };
}

/** What belongs to another state than the one told is refused, not overheard. */
function readTarget(fields: Fields, target: AdjustmentTarget__Output): Target {
  const path = 'scenario.status_change.target';
  const { capturedAmount, capturedCart } = target;
  const tag = fields.word(`${path}.state`, target.state, STATUS_WORDS);
  if (tag === undefined) fields.wrong(`${path}.state`, 'is required');
  if (tag !== 'captured' && capturedAmount !== undefined) {
    fields.wrong(`${path}.captured_amount`, 'is for the state CAPTURED');
  }
  if (tag !== 'captured' && (capturedCart?.length ?? 0) > 0) {
    fields.wrong(`${path}.captured_cart`, 'is for the state CAPTURED');
  }
  if (tag !== 'failed' && target.failure !== undefined) fields.wrong(`${path}.failure`, 'is for the state FAILED');
  const told = readReason(fields, `${path}.reason`, target);
  switch (tag) {
    case 'captured':
      return { tag, ...told, ...readCaptured(fields, path, target) };
    case 'failed':
      if (told.reason !== undefined) fields.wrong(`${path}.reason`, 'is for CAPTURED and CANCELLED');
      return { tag, failure: requiredFailure(fields, `${path}.failure`, target.failure) };
    case 'cancelled':
      return { tag, ...told };
    default:
      return { tag: tag ?? 'pending' };
  }
}

function readReason(fields: Fields, path: string, target: AdjustmentTarget__Output): { readonly reason?: string } {
  const reason = fields.text(path, target.reason, MAX_REASON_LENGTH);
  return reason === undefined ? {} : { reason };
}

function readCaptured(
  fields: Fields,
  path: string,
  { capturedAmount, capturedCart }: AdjustmentTarget__Output,
): Pick<AdjustmentTarget & { readonly tag: 'captured' }, 'cost' | 'cart'> {
  const cost = fields.money(`${path}.captured_amount`, capturedAmount);
  const cart = fields.cart(`${path}.captured_cart`, capturedCart);
  return { ...(cost === undefined ? {} : { cost }), ...(cart === undefined ? {} : { cart }) };
}

function adjustmentOf(
  { answer, paymentId }: { readonly answer: Accepted; readonly paymentId: string },
  caller: Caller,
  adjustmentId: string,
): Adjustment {
  const { state, sequence } = answer;
  return projectAdjustmentOf(mustHavePayment(state, paymentId), adjustmentId, sequence, seenBy(caller));
}
