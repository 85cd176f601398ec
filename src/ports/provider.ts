import type { Timestamp } from '../base/time.ts';
import type { SessionTarget } from '../domain/configuration.ts';
import type { Money } from '../domain/money.ts';
import type { PaymentTool } from '../domain/payment-tool.ts';
import type { AdapterResult, TransactionInfo } from '../domain/session/session.ts';
import type { RevealedCard } from './vault.ts';

/**
 * One way to speak to one kind of provider. Adapters hold no state: all they need comes in the exchange.
 *  A1 `process` sends at most one request that moves money, under the exchange's idempotency key.
 *  A2 A transport error, a timeout, a 5xx: the adapter throws `OutcomeUnknown`. It never turns one into a failure.
 *  A3 A definite negative is an intent `fail` with a code of reference §9.2.
 *  A4 An answer outside the contract is thrown as `ContractViolation`.
 *  A5 `status` never moves money: it reads what became of the key.
 *  A6 A callback is a reason to look, never a proof: what it claims is verified by signature and, where money follows, by `status`.
 *  A7 `cancel` takes back what the key may still do and moves no money forward: once it says `cancelled`, nothing was taken
 *     under the key or it was let go, and nothing ever will be, also by a request that arrives later.
 */
export interface ProviderAdapter {
  process(exchange: Exchange): Promise<AdapterResult>;
  /** What became of the exchange's key; `not_found` when the provider never saw it. Absent: the provider cannot be asked. */
  status?(exchange: Exchange): Promise<AdapterResult | 'not_found'>;
  /** `cancelled`, or what became of the exchange's key instead. Absent: the provider takes nothing back by a key. */
  cancel?(exchange: Exchange): Promise<AdapterResult | 'cancelled'>;
  /** Reads what a message is about, before anybody knows its session. Undefined: not a callback of this provider. */
  identifyCallback(message: CallbackMessage, secrets: Readonly<Record<string, string>>): IdentifiedCallback | undefined;
  handleCallback(
    exchange: Exchange,
    callback: CallbackInput,
  ): Promise<{ readonly response: Uint8Array; readonly result: AdapterResult }>;
}

export interface Exchange {
  readonly target: SessionTarget;
  /** ≤ 64 characters of [A-Za-z0-9_-]. Adapters that make several requests append a step of their own. */
  readonly idempotencyKey: string;
  /** What this adapter asked to remember, last time. */
  readonly state?: Uint8Array;
  readonly trx?: TransactionInfo;
  readonly payment: PaymentInfo;
  /** Set for the target `captured`: the amount to capture. */
  readonly captureCost?: Money;
  /** Set for a refund: what to pay back, and the transaction of the payment that it comes from, if the provider told one. */
  readonly refund?: {
    readonly id: string;
    readonly cost: Money;
    readonly paymentTrx?: TransactionInfo;
    /** One that whoever asked for the refund wants the provider to know of. */
    readonly trx?: TransactionInfo;
  };
  /** A tag that we mint for this session; it contains its stream, so that a callback finds its way at once. */
  readonly tag: string;
  /** Where the provider calls back, and where it sends the payer's browser afterwards. */
  readonly callbackUrl: string;
  readonly returnUrl: string;
  readonly options: Readonly<Record<string, string>>;
  /** Values of the secrets that the provider's configuration names. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Aborts at the call's deadline. */
  readonly signal: AbortSignal;
  /** W3C trace context to send along. */
  readonly traceparent?: string;
}

export interface PaymentInfo {
  readonly partyId: string;
  readonly shop: { readonly id: string; readonly name: string; readonly category: string; readonly location: string };
  readonly invoice: {
    readonly id: string;
    readonly createTime: Timestamp;
    readonly dueTime: Timestamp;
    readonly product: string;
    readonly description?: string;
    readonly cost: Money;
  };
  readonly paymentId: string;
  readonly createTime: Timestamp;
  readonly cost: Money;
  readonly tool: PaymentTool;
  /** Present for the target `processed` of a card payment. */
  readonly card?: RevealedCard;
  readonly contact: Readonly<Record<string, string>>;
  readonly redirectUrl?: string;
  readonly makeRecurrent: boolean;
  readonly skipRecurrent: boolean;
  readonly recurrentToken?: string;
  readonly processingDeadline?: Timestamp;
}

export interface CallbackMessage {
  /** Lower case names, allow-listed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface IdentifiedCallback {
  readonly tag: string;
  /** Present only where the signature proves it: many partners send the same body twice and mean it. */
  readonly eventId?: string;
}

export type CallbackInput =
  | ({ readonly type: 'message' } & CallbackMessage)
  /** Nobody came back in time and the session asked to be told so with these bytes. */
  | { readonly type: 'timeout'; readonly body: Uint8Array };

/** Nobody knows whether the provider acted (A2). `reason` is for operators and holds no card data. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The provider broke its contract (A4). The message holds no card data. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

/** Adapters by the name that a provider's configuration uses. */
export type ProviderAdapters = ReadonlyMap<string, ProviderAdapter>;
