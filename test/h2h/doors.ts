import type { ServiceError } from '@grpc/grpc-js';
import type { Timestamp__Output } from '../../src/generated/google/protobuf/Timestamp.ts';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import { richError } from '../rpc/rich-error.ts';
import type { Answer } from './desk.ts';

/** What either door made of an input, in the words of HTTP, so that they can be compared. */
export interface Seen {
  readonly status?: string;
  readonly subStatus?: string | null;
  /** Of a refusal. */
  readonly http?: number;
  readonly code?: string;
  readonly fields?: readonly string[];
}

/** Which status of HTTP stands for which code of gRPC. */
const HTTP_OF: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 422,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  FAILED_PRECONDITION: 409,
  RESOURCE_EXHAUSTED: 429,
};

export function seenOverHttp({ status, body }: Answer): Seen {
  if (status === 200) return { status: body.status, subStatus: body.sub_status ?? null };
  const fields: readonly string[] = body.errors.map(({ field }: { field: string }) => field);
  return { http: status, code: body.code, fields };
}

interface Stated {
  readonly status?: string | number | undefined;
  readonly subStatus?: string | number | undefined;
  readonly state?: string | number | undefined;
}

/** `nameOf` says how a field of the call is called over HTTP. */
export async function seenOverGrpc(call: Promise<Stated>, nameOf: (field: string) => string): Promise<Seen> {
  try {
    const { status, state, subStatus } = await call;
    return { status: wordOf(status ?? state) ?? '', subStatus: wordOf(subStatus) ?? null };
  } catch (error) {
    const { code, reason, fields } = richError(error as ServiceError);
    return { http: HTTP_OF[code] ?? 0, code: reason.toLowerCase(), fields: fields.map(nameOf) };
  }
}

const PREFIXES =
  /^(?:H2H_SUB_STATUS|H2H_STATUS|H2H_PAYMENT_TYPE|H2H_PRODUCT|H2H_REFUND_STATE|H2H_REDIRECT_METHOD|H2H_OPERATION_KIND|H2H_OPERATION_STATE|DISPUTE_STATE)_/;

/** An enum's value as JSON says it; undefined where nothing is said. */
export function wordOf(value: string | number | undefined | null): string | undefined {
  const word = String(value ?? 'UNSPECIFIED').replace(PREFIXES, '');
  return word === 'UNSPECIFIED' ? undefined : word.toLowerCase();
}

/** What HTTP answers where gRPC answers this. A client of gRPC sees no difference between nothing and zero. */
export function bodyOf(payment: H2hPayment__Output): object {
  const { requisites, redirect, refundedAmount, receivedAmount, operations = [] } = payment;
  const amount = Number(payment.amount?.amountMinor);
  return withoutAbsent({
    status: wordOf(payment.status),
    sub_status: wordOf(payment.subStatus) ?? null,
    status_description: payment.statusDescription || null,
    request_id: payment.applicationId,
    payment_id: payment.paymentId,
    project_id: payment.projectId,
    type: wordOf(payment.type),
    final: payment.final ?? false,
    payment: { amount, currency: payment.amount?.currency, method: payment.method, product: wordOf(payment.product) },
    integration: redirect ? { redirect_url: redirect.url } : undefined,
    redirect: redirect
      ? { url: redirect.url, method: wordOf(redirect.method)?.toUpperCase(), params: redirect.params }
      : undefined,
    requisites: requisites
      ? {
          method: requisites.method,
          value: requisites.value,
          bank_name: requisites.bankName,
          holder: requisites.holder,
        }
      : undefined,
    received_amount: receivedAmount ? Number(receivedAmount.amountMinor ?? 0n) : undefined,
    refunded_amount: refundedAmount ? Number(refundedAmount.amountMinor ?? 0n) : undefined,
    refund_state: wordOf(payment.refundState),
    otp_attempts_left: payment.otpAttemptsLeft || undefined,
    dispute_id: payment.disputeId || undefined,
    operations: operations.map((each) => ({
      id: each.operationId,
      kind: wordOf(each.kind),
      state: wordOf(each.state),
      time: isoOf(each.time),
      amount: Number(each.amount?.amountMinor),
      currency: each.amount?.currency,
    })),
    created_at: isoOf(payment.createTime),
    updated_at: isoOf(payment.updateTime),
    expires_at: isoOf(payment.expireTime),
    version: Number(payment.version),
  });
}

function withoutAbsent(body: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function isoOf(time: Timestamp__Output | null | undefined): string {
  return new Date(Number(time?.seconds ?? 0n) * 1000 + Math.floor((time?.nanos ?? 0) / 1e6)).toISOString();
}
