import { assert } from '../base/assert.ts';
import type { AdjustmentState } from '../generated/turnpike/v1/AdjustmentState.ts';
import type { ApplicationStepped } from '../generated/turnpike/v1/ApplicationStepped.ts';
import type { ChargebackState } from '../generated/turnpike/v1/ChargebackState.ts';
import type { InvoiceChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import type { InvoiceState } from '../generated/turnpike/v1/InvoiceState.ts';
import type { PaymentState } from '../generated/turnpike/v1/PaymentState.ts';
import type { PayoutChange } from '../generated/turnpike/v1/PayoutChange.ts';
import type { RefundState } from '../generated/turnpike/v1/RefundState.ts';
import type { EventType } from '../ports/event-types.ts';
import type { EventMessage, MessageData } from '../ports/events.ts';
import { jsonOf } from './protos.ts';

/**
 * What webhooks tell of an event: of each change its type, and the change itself as JSON. What is no state (a conversation with a
 * provider that goes on, what a payer is shown, movements of money) makes no message.
 */

/** One change of an event, with the state of its payment after it and whether that is an extra one. */
export interface ToldChange<Change = InvoiceChange | PayoutChange> {
  readonly change: Change;
  readonly paymentState?: PaymentState & string;
  readonly extra?: boolean;
}

/** Members of every message of an event. */
export interface Heading {
  readonly position: string;
  readonly sequence: number;
  readonly partyId: string;
  readonly shopId: string;
  readonly kind: 'invoice' | 'payout';
  readonly id: string;
  readonly invoiceState?: InvoiceState & string;
}

type Typed<Change> = {
  readonly [Name in keyof Change]-?: (body: NonNullable<Change[Name]>, told: ToldChange) => EventType | undefined;
};

const SHARED: Typed<Pick<InvoiceChange, SharedName>> = {
  applicationStepped: typeOfStep,
  disputeOpened: () => 'dispute.opened',
  disputeEvidenceAdded: () => 'dispute.evidence_added',
  disputeStateChanged: ({ state }) =>
    state === 'resolved' ? 'dispute.resolved' : state === 'declined' ? 'dispute.declined' : 'dispute.in_progress',
};
type SharedName = 'applicationStepped' | 'disputeOpened' | 'disputeEvidenceAdded' | 'disputeStateChanged';

/** Every change of the contract is named, so that a new one does not compile until somebody decides. */
const TYPES: Typed<Omit<InvoiceChange & PayoutChange, 'change'>> = {
  ...SHARED,
  invoiceCreated: () => 'invoice.created',
  invoiceStateChanged: ({ state }) => INVOICE_TYPES[wordOf(state)],
  invoiceAttentionChanged: ({ attention }) =>
    attention === undefined ? 'invoice.attention_cleared' : 'invoice.attention_raised',
  paymentStarted: () => 'payment.started',
  paymentStateChanged: ({ state }, { extra }) =>
    state === 'PAYMENT_STATE_CAPTURED' && extra === true ? 'payment.extra_captured' : PAYMENT_TYPES[wordOf(state)],
  paymentProgressed: () => undefined,
  paymentInteractionRequested: () => undefined,
  paymentInteractionCompleted: () => undefined,
  paymentAmountChanged: () => 'payment.amount_changed',
  paymentCashFlowChanged: () => undefined,
  paymentRecurrenceEnabled: () => 'payment.recurrence_enabled',
  paymentFlagRaised: () => 'payment.flagged',
  refundCreated: () => 'refund.created',
  refundStateChanged: ({ state }) => REFUND_TYPES[wordOf(state)],
  adjustmentCreated: () => 'adjustment.created',
  adjustmentStateChanged: ({ state }) => ADJUSTMENT_TYPES[wordOf(state)],
  chargebackCreated: () => 'chargeback.created',
  chargebackStateChanged: ({ state }) => CHARGEBACK_TYPES[wordOf(state)],
  chargebackTermsChanged: () => 'chargeback.terms_changed',
  payoutAttentionChanged: ({ since }) => (since === undefined ? 'payout.attention_cleared' : 'payout.attention_raised'),
  payoutPaidLate: () => 'payout.paid_late',
};

type ByState<State> = Readonly<Record<State & string, EventType | undefined>>;

const INVOICE_TYPES: ByState<InvoiceState> = {
  INVOICE_STATE_UNSPECIFIED: undefined,
  INVOICE_STATE_UNPAID: 'invoice.unpaid',
  INVOICE_STATE_PAID: 'invoice.paid',
  INVOICE_STATE_CANCELLED: 'invoice.cancelled',
  INVOICE_STATE_FULFILLED: 'invoice.fulfilled',
};

const PAYMENT_TYPES: ByState<PaymentState> = {
  PAYMENT_STATE_UNSPECIFIED: undefined,
  PAYMENT_STATE_PENDING: 'payment.pending',
  PAYMENT_STATE_PROCESSED: 'payment.processed',
  PAYMENT_STATE_CAPTURED: 'payment.captured',
  PAYMENT_STATE_CANCELLED: 'payment.cancelled',
  PAYMENT_STATE_REFUNDED: 'payment.refunded',
  PAYMENT_STATE_FAILED: 'payment.failed',
  PAYMENT_STATE_CHARGED_BACK: 'payment.charged_back',
};

const REFUND_TYPES: ByState<RefundState> = {
  REFUND_STATE_UNSPECIFIED: undefined,
  REFUND_STATE_PENDING: 'refund.pending',
  REFUND_STATE_SUCCEEDED: 'refund.succeeded',
  REFUND_STATE_FAILED: 'refund.failed',
};

const ADJUSTMENT_TYPES: ByState<AdjustmentState> = {
  ADJUSTMENT_STATE_UNSPECIFIED: undefined,
  ADJUSTMENT_STATE_PENDING: 'adjustment.pending',
  ADJUSTMENT_STATE_PROCESSED: 'adjustment.processed',
  ADJUSTMENT_STATE_CAPTURED: 'adjustment.captured',
  ADJUSTMENT_STATE_CANCELLED: 'adjustment.cancelled',
};

const CHARGEBACK_TYPES: ByState<ChargebackState> = {
  CHARGEBACK_STATE_UNSPECIFIED: undefined,
  CHARGEBACK_STATE_PENDING: 'chargeback.pending',
  CHARGEBACK_STATE_ACCEPTED: 'chargeback.accepted',
  CHARGEBACK_STATE_REJECTED: 'chargeback.rejected',
  CHARGEBACK_STATE_CANCELLED: 'chargeback.cancelled',
};

/** Our own projection writes names, never numbers. */
function wordOf<State extends string>(state: State | number | undefined | null): State {
  assert(typeof state === 'string', 'a state that is told has a name');
  return state;
}

function typeOfStep({ type, status, version }: ApplicationStepped): EventType {
  const kind = type === 'payout' ? 'payout' : 'payin';
  switch (status) {
    case 'success':
      return `${kind}.succeeded`;
    case 'decline':
      return `${kind}.declined`;
    case 'error':
      return `${kind}.failed`;
    case 'dispute':
      return `${kind}.contested`;
    default:
      return version === 1n ? `${kind}.created` : `${kind}.processing`;
  }
}

const toJson = {
  invoice: jsonOf<object>('turnpike.v1.InvoiceChange'),
  payout: jsonOf<object>('turnpike.v1.PayoutChange'),
};

/** What a change is about, under the names that it has in the change. */
export const IDS = ['payment_id', 'refund_id', 'adjustment_id', 'chargeback_id', 'dispute_id', 'application_id'];

export function messagesOf(heading: Heading, told: readonly ToldChange[]): readonly EventMessage[] {
  return told.flatMap((each): readonly EventMessage[] => {
    const type = typeOf(each);
    if (type === undefined) return [];
    const [body] = Object.values(toJson[heading.kind](each.change));
    return [{ type, data: { ...headOf(heading, each), ...split(body as MessageData) } }];
  });
}

export function typeOf(told: ToldChange): EventType | undefined {
  const [entry] = Object.entries(told.change);
  if (entry === undefined) return undefined;
  const [name, body] = entry;
  const typed = TYPES[name as keyof typeof TYPES] as (body: unknown, told: ToldChange) => EventType | undefined;
  return typed(body, told);
}

function headOf(heading: Heading, { paymentState }: ToldChange): MessageData {
  const { position, sequence, partyId, shopId, kind, id, invoiceState } = heading;
  return {
    position,
    sequence,
    party_id: partyId,
    shop_id: shopId,
    [`${kind}_id`]: id,
    ...(invoiceState === undefined ? {} : { invoice_state: lowerWord('INVOICE_STATE_', invoiceState) }),
    ...(paymentState === undefined ? {} : { payment_state: lowerWord('PAYMENT_STATE_', paymentState) }),
  };
}

function lowerWord(prefix: string, name: string): string {
  return name.slice(prefix.length).toLowerCase();
}

/** Ids stand beside those of the heading; all else that the change says is under `change`. */
function split(body: MessageData): MessageData {
  const entries = Object.entries(body);
  return {
    ...Object.fromEntries(entries.filter(([name]) => IDS.includes(name))),
    change: Object.fromEntries(entries.filter(([name]) => !IDS.includes(name))),
  };
}
