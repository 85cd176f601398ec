import type { CapturePaymentRequest } from '../../src/generated/turnpike/v1/CapturePaymentRequest.ts';
import type { Failure__Output } from '../../src/generated/turnpike/v1/Failure.ts';
import type { InvoiceChange__Output } from '../../src/generated/turnpike/v1/InvoiceChange.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import type { Refund__Output } from '../../src/generated/turnpike/v1/Refund.ts';
import type { RefundPaymentRequest } from '../../src/generated/turnpike/v1/RefundPaymentRequest.ts';
import type { SubFailure__Output } from '../../src/generated/turnpike/v1/SubFailure.ts';
import type { Invoice } from './invoice.ts';
import { requestId } from './requests.ts';
import type { Shop } from './shop.ts';
import { untilSeen } from './until.ts';
import type { World } from './world.ts';

/** A payment as its merchant handles it. */
export interface Payment {
  readonly id: string;
  readonly started: Payment__Output;
  readonly invoice: Invoice;
  /** What names it in a request of its merchant. */
  readonly name: { readonly invoiceId: string; readonly paymentId: string };
  /** How the bank knows it. */
  readonly reference: string;
  /** As an operator sees it. */
  read(): Promise<Payment__Output>;
  until(seen: PaymentStateName | ((payment: Payment__Output) => boolean)): Promise<Payment__Output>;
  /** Waits for the page that the payer is sent to. */
  page(): Promise<string>;
  /** Names of the payment's public changes so far. */
  changes(): Promise<readonly string[]>;
  capture(overrides?: CapturePaymentRequest): Promise<Payment__Output>;
  cancel(reason?: string): Promise<Payment__Output>;
  refund(overrides?: RefundPaymentRequest): Promise<Refund__Output>;
  /** Waits until somebody has to confirm a refund. */
  untilRefundWaits(refundId: string): Promise<void>;
  /** Waits for the end of a refund. */
  refunded(refund: Refund__Output): Promise<Refund__Output>;
}

export type PaymentStateName =
  | 'PENDING'
  | 'PROCESSED'
  | 'CAPTURED'
  | 'CANCELLED'
  | 'REFUNDED'
  | 'FAILED'
  | 'CHARGED_BACK';

export function paymentOf(world: World, shop: Shop, invoice: Invoice, started: Payment__Output): Payment {
  const { partyId, merchant } = shop;
  const invoiceId = invoice.id;
  const paymentId = started.paymentId ?? '';
  const name = { invoiceId, paymentId };
  const read = () => world.operator.invoicing.GetPayment({ partyId, ...name });
  const until: Payment['until'] = (seen) => {
    const enough =
      typeof seen === 'function' ? seen : ({ state }: Payment__Output) => state === `PAYMENT_STATE_${seen}`;
    return untilSeen(world, partyId, invoiceId, read, enough);
  };
  const changes: Payment['changes'] = async () => {
    const { events = [] } = await world.operator.invoicing.ListInvoiceEvents({ partyId, invoiceId });
    return events
      .flatMap((event) => event.changes ?? [])
      .filter((change) => subjectOf(change) === paymentId)
      .map(nameOf);
  };
  return {
    id: paymentId,
    started,
    invoice,
    name,
    reference: `${partyId}/${invoiceId}/${paymentId}`,
    read,
    until,
    page: async () => pageOf(await until((payment) => pageOf(payment) !== '')),
    changes,
    capture: (overrides = {}) => merchant.invoicing.CapturePayment({ requestId: requestId(), ...name, ...overrides }),
    refund: (overrides = {}) => merchant.invoicing.RefundPayment({ requestId: requestId(), ...name, ...overrides }),
    untilRefundWaits: async (refundId) => {
      const waits = ({ refunds = [] }: Payment__Output) =>
        refunds.some((refund) => refund.refundId === refundId && isSuspended(refund));
      await until(waits);
    },
    refunded: async ({ refundId = '' }) => {
      const found = () => world.operator.invoicing.GetRefund({ partyId, ...name, refundId });
      return await untilSeen(world, partyId, invoiceId, found, ({ state }) => state !== 'REFUND_STATE_PENDING');
    },
    cancel: (reason = '') => merchant.invoicing.CancelPayment({ requestId: requestId(), ...name, reason }),
  };
}

function pageOf({ userInteraction }: Payment__Output): string {
  return userInteraction?.redirect?.get?.uriTemplate ?? '';
}

function isSuspended({ sessions = [] }: Refund__Output): boolean {
  return sessions.at(-1)?.state === 'SESSION_STATE_SUSPENDED';
}

function subjectOf(change: InvoiceChange__Output): string | undefined {
  const content = change.change === undefined ? undefined : change[change.change];
  return (content as { readonly paymentId?: string } | undefined)?.paymentId;
}

/** `captured started`, `state failed`, and the like. */
function nameOf(change: InvoiceChange__Output): string {
  const { paymentStateChanged, paymentProgressed } = change;
  if (paymentStateChanged) return lower('state', paymentStateChanged.state, 'PAYMENT_STATE_');
  if (!paymentProgressed) return change.change ?? '';
  const target = (paymentProgressed.target ?? '').replace('SESSION_TARGET_', '').toLowerCase();
  return lower(target, paymentProgressed.progress, 'PAYMENT_PROGRESS_');
}

function lower(what: string, word: string | undefined, prefix: string): string {
  return `${what} ${(word ?? '').replace(prefix, '').toLowerCase()}`;
}

/** `authorization_failed:unknown`, as scenarios state it. */
export function codeOf(failure: Failure__Output | undefined): string {
  const codes = [failure?.code ?? ''];
  let sub: SubFailure__Output | undefined = failure?.sub;
  for (; sub !== undefined && sub !== null; sub = sub.sub) codes.push(sub.code ?? '');
  return codes.join(':');
}
