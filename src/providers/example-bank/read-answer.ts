import { failure, OPERATION_TIMEOUT, type OperationFailure } from '../../domain/failure.ts';
import type { AdapterIntent, AdapterResult, TransactionInfo } from '../../domain/session/session.ts';
import { ContractViolation, type ExchangeBase } from '../../ports/provider.ts';

/** What the provider's answer about one operation means for the session that asked for it. */

/** Long enough to find a phone and a password. */
const WAITING_MS = 15 * 60_000;

/** The provider's words for a definite no, and the failures of ours that routing and merchants understand (A3). */
const FAILURES: Readonly<Record<string, string>> = {
  no_money: 'authorization_failed:insufficient_funds',
  refused: 'authorization_failed:rejected_by_issuer',
  later: 'authorization_failed:temporarily_unavailable',
};

export function readAnswer(
  { tag, trx: known, idempotencyKey }: ExchangeBase,
  fields: Readonly<Record<string, unknown>>,
): AdapterResult {
  if (text(fields, 'key') !== idempotencyKey) throw new ContractViolation('an answer about another key');
  const trx: TransactionInfo = { id: text(fields, 'payment'), extra: {} };
  if (known !== undefined && known.id !== trx.id) throw new ContractViolation('an answer about another payment');
  const status = text(fields, 'status');
  switch (status) {
    case 'done':
      return { intent: { type: 'succeed' }, trx };
    case 'declined':
      return { intent: { type: 'fail', failure: failureOf(text(fields, 'code')) }, trx };
    case 'cancelled':
      // Its key was taken back: it moved nothing and never will.
      return { intent: { type: 'fail', failure: OPERATION_TIMEOUT } };
    case 'waiting':
      return { intent: waiting(tag, fields), trx };
    default:
      throw new ContractViolation(`an answer with the unknown status ${status.slice(0, 40)}`);
  }
}

/** The payer is sent to the provider's page; the callback brings the session back. */
function waiting(tag: string, fields: Readonly<Record<string, unknown>>): AdapterIntent {
  const { page } = fields;
  const suspended = {
    type: 'suspend',
    tag,
    timeoutMs: WAITING_MS,
    // When nobody comes back the key is taken back first, so that no late answer moves money.
    onTimeout: { type: 'callback', payload: new Uint8Array() },
  } as const;
  if (typeof page !== 'string') return suspended;
  return { ...suspended, interaction: { request: { type: 'redirect', method: 'get', url: page, form: {} } } };
}

function failureOf(code: string): OperationFailure {
  return failure(FAILURES[code] ?? 'authorization_failed:unknown', code.slice(0, 100));
}

function text(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new ContractViolation(`an answer without ${name}`);
  return value;
}
