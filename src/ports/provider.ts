import type { Timestamp } from '../base/time.ts';
import type { TransferRequisites } from '../domain/application/application.ts';
import type { PaymentTarget } from '../domain/configuration.ts';
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
  process(exchange: Exchange): Promise<ProviderAnswer>;
  /** What became of the exchange's key; `not_found` when the provider never saw it. Absent: the provider cannot be asked. */
  status?(exchange: Exchange): Promise<ProviderAnswer | 'not_found'>;
  /** `cancelled`, or what became of the exchange's key instead. Absent: the provider takes nothing back by a key. */
  cancel?(exchange: Exchange): Promise<AdapterResult | 'cancelled'>;
  /**
   * Brings what a payer gave: the result of 3-D Secure, or a one-time password, of a session that waits for it. Moves money at
   * most once, as `process` does (A1, A2). Absent: this provider asks its payers itself.
   */
  submit?(exchange: Exchange, result: VerificationResult): Promise<ProviderAnswer>;
  /** Sends money to recipients. Absent: this provider takes money only. */
  readonly payouts?: PayoutAdapter;
  /** Reads what a message is about, before anybody knows its session. Undefined: not a callback of this provider. */
  identifyCallback(message: CallbackMessage, secrets: Readonly<Record<string, string>>): IdentifiedCallback | undefined;
  handleCallback(
    exchange: Exchange,
    callback: CallbackInput,
  ): Promise<{ readonly response: Uint8Array; readonly result: ProviderAnswer }>;
}

/** With a `suspend` that waits for a transfer: where the payer is to send it. Sealed before it reaches the payment (P9). */
export type ProviderAnswer = AdapterResult & { readonly requisites?: TransferRequisites };

/** The promises A1 to A7 hold here too. */
export interface PayoutAdapter {
  process(exchange: PayoutExchange): Promise<AdapterResult>;
  status?(exchange: PayoutExchange): Promise<AdapterResult | 'not_found'>;
  cancel?(exchange: PayoutExchange): Promise<AdapterResult | 'cancelled'>;
  handleCallback(
    exchange: PayoutExchange,
    callback: CallbackInput,
  ): Promise<{ readonly response: Uint8Array; readonly result: AdapterResult }>;
}

/** Never stored, never logged, never sent to another node in the clear (P9). */
export type VerificationResult =
  | { readonly type: 'cres'; readonly cres: string }
  | { readonly type: 'pa_res'; readonly paRes: string; readonly md: string }
  | { readonly type: 'otp'; readonly otp: string };

/** What every exchange with a provider has, whatever it is about. */
export interface ExchangeBase {
  /** ≤ 64 characters of [A-Za-z0-9_-]. Adapters that make several requests append a step of their own. */
  readonly idempotencyKey: string;
  /** What this adapter asked to remember, last time. */
  readonly state?: Uint8Array;
  readonly trx?: TransactionInfo;
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

export interface PayoutExchange extends ExchangeBase {
  readonly payout: PayoutInfo;
}

export interface PayoutInfo {
  readonly id: string;
  readonly partyId: string;
  readonly shop: { readonly id: string; readonly name: string };
  readonly createTime: Timestamp;
  readonly expireTime: Timestamp;
  readonly cost: Money;
  readonly method: string;
  readonly description?: string;
  readonly receiver: {
    readonly type: 'bank_card' | 'phone' | 'account';
    /** The card number, phone number or account number. */
    readonly value: string;
    readonly bankCode?: string;
    readonly holder?: string;
  };
}

export interface Exchange extends ExchangeBase {
  readonly target: PaymentTarget;
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
  /** Of a payin from a cash desk: what the payer does, and until when (reference h2h). */
  readonly application?: {
    readonly product: 'p2p' | 'ecom';
    readonly method: string;
    readonly expireTime: Timestamp;
    /** Our page serves the payer; absent or false, the merchant does, and brings what 3-D Secure gave. */
    readonly hosted?: boolean;
    readonly country?: string;
    readonly language?: string;
  };
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
