import type { Timestamp } from '../base/time.ts';
import type { AccountRole, Posting } from '../domain/cashflow/cash-flow.ts';
import type { SessionTarget } from '../domain/configuration.ts';
import type { OperationFailure } from '../domain/failure.ts';
import type { Money } from '../domain/money.ts';
import type { Cart } from '../domain/payment/payment.ts';
import type { TransactionInfo, UserInteraction } from '../domain/session/session.ts';
import type { Timestamp as ProtoTime } from '../generated/google/protobuf/Timestamp.ts';
import type { CartLine } from '../generated/turnpike/v1/CartLine.ts';
import type { CashFlowAccount } from '../generated/turnpike/v1/CashFlowAccount.ts';
import type { CashFlowAccountType } from '../generated/turnpike/v1/CashFlowAccountType.ts';
import type { CashFlowPosting } from '../generated/turnpike/v1/CashFlowPosting.ts';
import type { Failure } from '../generated/turnpike/v1/Failure.ts';
import type { Money as ProtoMoney } from '../generated/turnpike/v1/Money.ts';
import type { SessionTarget as ProtoTarget } from '../generated/turnpike/v1/SessionTarget.ts';
import type { SubFailure } from '../generated/turnpike/v1/SubFailure.ts';
import type { ThreeDsVerification } from '../generated/turnpike/v1/ThreeDsVerification.ts';
import type { TransactionInfo as ProtoTransaction } from '../generated/turnpike/v1/TransactionInfo.ts';
import type { UserInteraction as ProtoInteraction } from '../generated/turnpike/v1/UserInteraction.ts';

/** Values that several public messages share. Enums are tables over the domain's words: one that is missing does not compile. */

const MICROS_PER_SECOND = 1_000_000;

export function projectTime(time: Timestamp): ProtoTime {
  const seconds = Math.floor(time / MICROS_PER_SECOND);
  return { seconds: BigInt(seconds), nanos: (time - seconds * MICROS_PER_SECOND) * 1000 };
}

/** Changes whenever the resource does. */
export function etagOf(sequence: number): string {
  return `"${sequence}"`;
}

export function projectMoney({ amountMinor, currency }: Money): ProtoMoney {
  return { amountMinor, currency };
}

export function projectCart(cart: Cart): CartLine[] {
  return cart.map(({ product, quantity, price, metadata }) => ({
    product,
    quantity,
    price: projectMoney(price),
    metadata: metadata && { ...metadata },
  }));
}

export const TARGETS: Readonly<Record<SessionTarget, ProtoTarget & string>> = {
  processed: 'SESSION_TARGET_PROCESSED',
  captured: 'SESSION_TARGET_CAPTURED',
  cancelled: 'SESSION_TARGET_CANCELLED',
  refunded: 'SESSION_TARGET_REFUNDED',
  paid_out: 'SESSION_TARGET_PAID_OUT',
};

const MAX_FAILURE_LEVELS = 5;

/** `a:b:c` as codes within each other. What is deeper than the contract allows stays joined in the last one. */
export function projectFailure(failure: OperationFailure): Failure {
  if (failure.type === 'operation_timeout') return { code: 'operation_timeout' };
  const { code, reason } = failure.failure;
  const parts = code.split(':');
  const [first = '', ...rest] = parts;
  const codes = [...rest.slice(0, MAX_FAILURE_LEVELS - 1)];
  if (rest.length > codes.length) codes[codes.length - 1] = rest.slice(codes.length - 1).join(':');
  const sub = codes.reduceRight<SubFailure | undefined>((inner, each) => ({ code: each, sub: inner }), undefined);
  return { code: first, reason, sub };
}

export const VERIFICATIONS: Readonly<Record<string, ThreeDsVerification>> = {
  authentication_successful: 'THREE_DS_VERIFICATION_AUTHENTICATION_SUCCESSFUL',
  attempts_processing_performed: 'THREE_DS_VERIFICATION_ATTEMPTS_PROCESSING_PERFORMED',
  authentication_failed: 'THREE_DS_VERIFICATION_AUTHENTICATION_FAILED',
  authentication_could_not_be_performed: 'THREE_DS_VERIFICATION_AUTHENTICATION_COULD_NOT_BE_PERFORMED',
};

export function projectTransaction(trx: TransactionInfo): ProtoTransaction {
  const { id, time, extra, rrn, approvalCode, eci, threeDsVerification } = trx;
  return {
    transactionId: id,
    time: time === undefined ? undefined : projectTime(time),
    extra: { ...extra },
    additionalInfo: {
      rrn,
      approvalCode,
      eci,
      threeDsVerification: threeDsVerification === undefined ? undefined : VERIFICATIONS[threeDsVerification],
    },
  };
}

export function projectInteraction(interaction: UserInteraction, status: 'requested' | 'completed'): ProtoInteraction {
  return {
    ...interactionBody(interaction),
    state: status === 'requested' ? 'USER_INTERACTION_STATE_REQUESTED' : 'USER_INTERACTION_STATE_COMPLETED',
  };
}

function interactionBody(interaction: UserInteraction): ProtoInteraction {
  switch (interaction.type) {
    case 'redirect': {
      const { method, url, form } = interaction;
      if (method === 'get') return { redirect: { get: { uriTemplate: url } } };
      return { redirect: { post: { uriTemplate: url, form: { ...form } } } };
    }
    case 'payment_terminal_receipt': {
      const { shortPaymentId, dueTime } = interaction;
      return { paymentTerminalReceipt: { shortPaymentId, dueTime: projectTime(dueTime) } };
    }
    case 'crypto_currency_transfer': {
      const { address, quantity, symbol } = interaction;
      return { cryptoCurrencyTransferRequest: { address, quantity, symbol } };
    }
    case 'qr_code':
      return { qrCodeDisplayRequest: { payload: Buffer.from(interaction.payload) } };
    case 'api_extension':
      return { apiExtensionRequest: { apiType: interaction.apiType } };
    case 'one_time_password':
      return { oneTimePasswordRequest: { hint: interaction.hint } };
    case 'transfer_requisites':
      return { transferRequest: { method: interaction.method, maskedRequisites: interaction.masked } };
  }
}

export const ACCOUNT_TYPES: Readonly<Record<AccountRole, CashFlowAccountType>> = {
  'merchant.settlement': 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_SETTLEMENT',
  'merchant.guarantee': 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_GUARANTEE',
  'provider.settlement': 'CASH_FLOW_ACCOUNT_TYPE_PROVIDER_SETTLEMENT',
  'system.settlement': 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SETTLEMENT',
  'system.subagent': 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SUBAGENT',
  'external.income': 'CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_INCOME',
  'external.outcome': 'CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_OUTCOME',
};

/** `own`: the postings that touch the merchant's accounts; of others' accounts they tell the part in the business, not the id. */
export function projectPostings(postings: readonly Posting[], seen: 'all' | 'own'): CashFlowPosting[] {
  const visible = seen === 'all' ? postings : postings.filter((each) => isOwn(each.source) || isOwn(each.destination));
  return visible.map(({ source, destination, volume, details }) => ({
    source: projectAccount(source, seen),
    destination: projectAccount(destination, seen),
    volume: projectMoney(volume),
    details,
  }));
}

function projectAccount(account: Posting['source'], seen: 'all' | 'own'): CashFlowAccount {
  const accountType = ACCOUNT_TYPES[account.role];
  return seen === 'all' || isOwn(account) ? { accountType, accountId: account.accountId } : { accountType };
}

function isOwn({ role }: Posting['source']): boolean {
  return role === 'merchant.settlement' || role === 'merchant.guarantee';
}
