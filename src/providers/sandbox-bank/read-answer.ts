import { MICROS_PER_MS } from '../../base/time.ts';
import type { PaymentTarget } from '../../domain/configuration.ts';
import { failure, OPERATION_TIMEOUT, type OperationFailure } from '../../domain/failure.ts';
import type { Money } from '../../domain/money.ts';
import type { AdapterIntent, AdapterResult, TransactionInfo, UserInteraction } from '../../domain/session/session.ts';
import { ContractViolation, type ProviderAnswer } from '../../ports/provider.ts';
import { declineCode, TEMPORARILY_UNAVAILABLE, UNKNOWN_FAILURE } from './decline-codes.ts';
import type { JsonObject } from './json-object.ts';
import type { OperationKind } from './outcome.ts';

/** What the bank's answer about one operation means for the session that asked for it. */

export interface Asked {
  readonly target: PaymentTarget;
  readonly cost: Money;
  readonly reference: string;
  /** The bank's payment, once it is known. */
  readonly paymentId: string | undefined;
  /** How long a payer may take, and how long money may be on its way. */
  readonly challengeTimeoutMs: number;
  readonly transferTimeoutMs: number;
}

export const OPERATION_OF: Readonly<Record<PaymentTarget, OperationKind>> = {
  processed: 'authorise',
  captured: 'capture',
  cancelled: 'void',
  refunded: 'refund',
};

const DONE: Readonly<Record<PaymentTarget, ReadonlySet<string>>> = {
  processed: new Set(['authorized', 'captured']),
  captured: new Set(['captured']),
  cancelled: new Set(['voided']),
  refunded: new Set(['refunded', 'partially_refunded']),
};

/** Remembered by a session whose operation the bank is still working on: from then on it asks, and sends nothing more. */
export const SENT: Uint8Array = Buffer.from('sent');

export function readAnswer(asked: Asked, answer: JsonObject): ProviderAnswer {
  return { ...meaning(asked, answer), ...verdictOnPassword(answer) };
}

/** What the bank says of a payout. */
export function readPayoutAnswer(asked: Omit<Asked, 'target'>, answer: JsonObject): AdapterResult {
  const status = text(answer, 'status');
  // Its key was cancelled, perhaps before its request came: nothing was sent and nothing ever will be.
  if (status === 'voided') return { intent: { type: 'fail', failure: OPERATION_TIMEOUT } };
  if (text(answer, 'operation') !== 'payout')
    throw new ContractViolation('an answer about another operation than payout');
  if (status === 'declined') return declined(answer);
  const trx = transaction(sameSubject(asked, answer));
  switch (status) {
    case 'paid_out':
      if (amount(answer) !== asked.cost.amountMinor)
        throw new ContractViolation('another amount was paid out than asked for');
      return { intent: { type: 'succeed' }, trx };
    case 'pending':
      return { intent: { type: 'sleep', durationMs: number(answer, 'retryAfterMs') }, nextState: SENT, trx };
    case 'processing':
      return { intent: suspension(answer, asked.transferTimeoutMs), trx };
    default:
      throw new ContractViolation(`an answer with the unknown status ${status.slice(0, 40)}`);
  }
}

function meaning(asked: Asked, answer: JsonObject): ProviderAnswer {
  const operation = OPERATION_OF[asked.target];
  const status = text(answer, 'status');
  if (text(answer, 'operation') !== operation)
    throw new ContractViolation(`an answer about another operation than ${operation}`);
  if (DONE[asked.target].has(status))
    return { intent: succeeded(asked, sameSubject(asked, answer)), trx: transaction(answer) };
  switch (status) {
    case 'declined':
      return declined(answer);
    case 'voided':
      // Its key was cancelled: it took nothing and never will.
      return { intent: { type: 'fail', failure: OPERATION_TIMEOUT } };
    case 'pending':
      return {
        intent: { type: 'sleep', durationMs: number(answer, 'retryAfterMs') },
        nextState: SENT,
        trx: transaction(sameSubject(asked, answer)),
      };
    case 'requires_action': {
      const trx = transaction(sameSubject(asked, answer));
      // Where nobody calls back the bank says when it wants to be asked.
      if (answer['retryAfterMs'] !== undefined) return { intent: away(answer), nextState: SENT, trx };
      return { intent: suspended(asked, answer), trx, ...requisites(answer) };
    }
    default:
      throw new ContractViolation(`an answer with the unknown status ${status.slice(0, 40)}`);
  }
}

export function declineFailure(code: string, message: string): OperationFailure {
  const known = declineCode(code);
  return known === undefined ? failure(UNKNOWN_FAILURE, code) : failure(known.failure, message);
}

/** What was not done at all has no transaction to bind to. */
function declined(answer: JsonObject): AdapterResult {
  const code = text(answer, 'declineCode');
  const intent: AdapterIntent = { type: 'fail', failure: declineFailure(code, text(answer, 'message')) };
  return code === TEMPORARILY_UNAVAILABLE ? { intent } : { intent, trx: transaction(answer) };
}

function succeeded({ target, cost }: Asked, answer: JsonObject): AdapterIntent {
  const amountMinor = amount(answer);
  const { recurrentToken } = answer;
  const token = typeof recurrentToken === 'string' ? { recurrentToken } : {};
  if (target === 'cancelled' || amountMinor === cost.amountMinor) return { type: 'succeed', ...token };
  if (target !== 'processed') throw new ContractViolation(`another amount was ${target} than asked for`);
  return { type: 'succeed', changedCost: { amountMinor, currency: cost.currency }, ...token };
}

function suspended({ challengeTimeoutMs, transferTimeoutMs }: Asked, answer: JsonObject): AdapterIntent {
  const timeoutMs = answer['requisites'] === undefined ? challengeTimeoutMs : transferTimeoutMs;
  return { ...suspension(answer, timeoutMs), ...errand(answer) };
}

function suspension(answer: JsonObject, timeoutMs: number): Extract<AdapterIntent, { readonly type: 'suspend' }> {
  return {
    type: 'suspend',
    tag: text(answer, 'tag'),
    timeoutMs,
    // When nobody comes back the question is taken back first, so that no late answer takes money.
    onTimeout: { type: 'callback', payload: new Uint8Array() },
  };
}

function away(answer: JsonObject): AdapterIntent {
  return { type: 'sleep', durationMs: number(answer, 'retryAfterMs'), ...errand(answer, 'bank') };
}

/** What the payer has to do, if anything. */
function errand(
  answer: JsonObject,
  purpose?: 'bank',
): { readonly interaction?: { readonly request: UserInteraction } } {
  const { acsUrl, acsForm, otp, transfer, receipt } = answer;
  if (typeof acsUrl === 'string') {
    // Where the bank calls nobody back its page is its own business, and no 3-D Secure.
    const why = purpose === undefined ? {} : { purpose };
    return { interaction: { request: { type: 'redirect', url: acsUrl, ...submission(acsForm), ...why } } };
  }
  if (isObject(otp)) return { interaction: { request: { type: 'one_time_password', hint: text(otp, 'hint') } } };
  if (isObject(transfer)) {
    const [address, quantity, symbol] = [
      text(transfer, 'address'),
      text(transfer, 'quantity'),
      text(transfer, 'symbol'),
    ];
    return { interaction: { request: { type: 'crypto_currency_transfer', address, quantity, symbol } } };
  }
  if (isObject(receipt)) {
    const [shortPaymentId, dueTime] = [text(receipt, 'number'), number(receipt, 'dueMs') * MICROS_PER_MS];
    return { interaction: { request: { type: 'payment_terminal_receipt', shortPaymentId, dueTime } } };
  }
  return {};
}

/** A challenge that the shop runs itself is opened with a form. */
function submission(acsForm: unknown): {
  readonly method: 'get' | 'post';
  readonly form: Readonly<Record<string, string>>;
} {
  if (!isObject(acsForm)) return { method: 'get', form: {} };
  return { method: 'post', form: { creq: text(acsForm, 'creq') } };
}

function requisites({ requisites: value }: JsonObject): Pick<ProviderAnswer, 'requisites'> {
  if (!isObject(value)) return {};
  const [method, bankName, holder] = [text(value, 'method'), text(value, 'bankName'), text(value, 'holder')];
  return { requisites: { method, value: text(value, 'value'), bankName, holder } };
}

function verdictOnPassword({ verification }: JsonObject): Pick<AdapterResult, 'verification'> {
  return verification === 'accepted' || verification === 'refused' ? { verification } : {};
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

/** The answer, having seen to it that it is about our payment and no other. */
function sameSubject({ reference, paymentId, cost }: Omit<Asked, 'target'>, answer: JsonObject): JsonObject {
  if (text(answer, 'reference') !== reference) throw new ContractViolation('an answer about another reference');
  if (paymentId !== undefined && text(answer, 'paymentId') !== paymentId)
    throw new ContractViolation('an answer about another payment');
  if (text(answer, 'currency') !== cost.currency) throw new ContractViolation('an answer in another currency');
  return answer;
}

function transaction({ transaction: value }: JsonObject): TransactionInfo {
  if (typeof value !== 'object' || value === null) throw new ContractViolation('an answer without transaction');
  const fields = value as JsonObject;
  const eci = text(fields, 'eci');
  return {
    id: text(fields, 'id'),
    time: number(fields, 'timeMs') * MICROS_PER_MS,
    extra: {},
    rrn: text(fields, 'rrn'),
    approvalCode: text(fields, 'approvalCode'),
    eci,
    ...(eci === '05' ? { threeDsVerification: 'authentication_successful' } : {}),
  };
}

function text(fields: JsonObject, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new ContractViolation(`an answer without ${name}`);
  return value;
}

function amount(answer: JsonObject): bigint {
  const digits = text(answer, 'amountMinor');
  if (!/^[0-9]{1,18}$/.test(digits)) throw new ContractViolation('an answer whose amount is none');
  return BigInt(digits);
}

function number(fields: JsonObject, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new ContractViolation(`an answer without ${name}`);
  return value;
}
