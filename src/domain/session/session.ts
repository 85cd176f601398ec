import type { Timestamp } from '../../base/time.ts';
import type { SessionTarget } from '../configuration.ts';
import type { OperationFailure } from '../failure.ts';
import type { Money } from '../money.ts';
import type { Sealed } from '../payer.ts';
import type { Route } from '../routing/route.ts';

/** One conversation with a provider for one target (reference §4). Types only; the rules are in the files beside this one. */
export interface SessionState {
  /** Position among the sessions of its owner (the payment, or one refund), from 0. */
  readonly no: number;
  readonly target: SessionTarget;
  readonly route: Route;
  /** Sent with every call of this session, so that a repeat is the same request (P3). */
  readonly idempotencyKey: string;
  readonly startTime: Timestamp;
  /** Not called before this time: the delay of a retry. */
  readonly notBefore?: Timestamp;
  readonly phase: SessionPhase;
  readonly trx?: TransactionInfo;
  /** All tags ever given, the latest last; only the latest is answered. */
  readonly tags: readonly string[];
  readonly proxyState?: Uint8Array;
  readonly interaction?: UserInteraction;
  readonly interactionStatus?: 'requested' | 'completed';
  /** A session that ever asked its payer for something may not cascade by default. */
  readonly interacted: boolean;
  readonly unknown?: UnknownOutcome;
  /** Digest of the callback that was taken last, with the answer it got, so that an identical repeat gets it again. */
  readonly lastCallback?: { readonly digest: string; readonly response: Uint8Array };
}

export type SessionPhase =
  | { readonly tag: 'active' }
  | { readonly tag: 'sleeping'; readonly until: Timestamp }
  | {
      readonly tag: 'suspended';
      readonly callbackTag: string;
      readonly until: Timestamp;
      readonly onTimeout: TimeoutBehaviour;
    }
  | { readonly tag: 'finished'; readonly result: SessionResult };

export type SessionResult =
  | { readonly type: 'succeeded' }
  | { readonly type: 'failed'; readonly failure: OperationFailure };

/** What a suspended session does when nobody came back in time. */
export type TimeoutBehaviour =
  | { readonly type: 'callback'; readonly payload: Uint8Array }
  | { readonly type: 'failure'; readonly failure: OperationFailure }
  | { readonly type: 'operation_timeout' };

/** The provider did not answer, or not definitely. Asked again at `askTime`, with the same key (P7). */
export interface UnknownOutcome {
  readonly since: Timestamp;
  readonly attempts: number;
  readonly askTime: Timestamp;
  readonly reason: string;
  /** Nothing was sent, for certain: the request itself is made at `askTime`, no question. */
  readonly unsent?: boolean;
}

export interface TransactionInfo {
  readonly id: string;
  readonly time?: Timestamp;
  readonly extra: Readonly<Record<string, string>>;
  readonly rrn?: string;
  readonly approvalCode?: string;
  readonly eci?: string;
  readonly threeDsVerification?: string;
}

export type UserInteraction =
  | {
      readonly type: 'redirect';
      readonly method: 'get' | 'post';
      readonly url: string;
      readonly form: Readonly<Record<string, string>>;
      /** What for; absent stands for 3-D Secure. */
      readonly purpose?: 'three_ds' | 'bank';
    }
  | { readonly type: 'payment_terminal_receipt'; readonly shortPaymentId: string; readonly dueTime: Timestamp }
  | {
      readonly type: 'crypto_currency_transfer';
      readonly address: string;
      readonly quantity: string;
      readonly symbol: string;
    }
  | { readonly type: 'qr_code'; readonly payload: string }
  | { readonly type: 'api_extension'; readonly apiType: string }
  /** A one-time password is asked for; `hint` says where it was sent, masked. */
  | { readonly type: 'one_time_password'; readonly hint?: string }
  /** Where to send the money: `TransferRequisites` as JSON, sealed, and what may be shown of them. */
  | {
      readonly type: 'transfer_requisites';
      readonly method: string;
      readonly masked: string;
      readonly sealed: Sealed;
    };

/** What an adapter made of a provider's answer (reference §4.2). */
export interface AdapterResult {
  /** Absent only for a callback that was not handled: the session stays as it is. */
  readonly intent?: AdapterIntent;
  readonly nextState?: Uint8Array;
  readonly trx?: TransactionInfo;
  /**
   * What the provider thinks of the one-time password it was given last. `lost` is no adapter's word: what the payer gave was gone
   * before it was brought, and the provider, asked instead, still waits for it. Nor is `delivered`: it was brought, and the provider
   * said nothing of it.
   */
  readonly verification?: 'accepted' | 'refused' | 'lost' | 'delivered';
}

export type AdapterIntent =
  | { readonly type: 'succeed'; readonly changedCost?: Money; readonly recurrentToken?: string }
  | { readonly type: 'fail'; readonly failure: OperationFailure }
  | { readonly type: 'sleep'; readonly durationMs: number; readonly interaction?: InteractionStep }
  | {
      readonly type: 'suspend';
      readonly tag: string;
      readonly timeoutMs: number;
      readonly onTimeout?: TimeoutBehaviour;
      readonly interaction?: InteractionStep;
    };

export interface InteractionStep {
  readonly complete?: boolean;
  readonly request?: UserInteraction;
}

/** What came back to the invoice from the child that spoke to the provider. */
export type SessionOutcome =
  | { readonly type: 'answered'; readonly result: AdapterResult }
  | {
      readonly type: 'callback_answered';
      readonly tag: string;
      readonly digest: string;
      readonly response: Uint8Array;
      readonly result: AdapterResult;
    }
  /** Transport error, timeout or 5xx: nobody knows whether the provider acted. `unsent`: the request never left this node. */
  | { readonly type: 'unknown'; readonly reason: string; readonly unsent?: boolean }
  /** The provider answered that it never saw the key; `resendable` says whether the same request can be made again. */
  | { readonly type: 'not_found'; readonly resendable: boolean }
  /** Nobody came in time: nothing was taken, and where the provider can be told so nothing will be under this key. */
  | { readonly type: 'expired' }
  /** The provider answered outside its contract: unparsable, another transaction, or the adapter threw. */
  | { readonly type: 'violation'; readonly reason: string };

export type SessionChange =
  | {
      readonly type: 'session_started';
      readonly target: SessionTarget;
      readonly route: Route;
      readonly idempotencyKey: string;
      readonly time: Timestamp;
      readonly notBefore?: Timestamp;
      readonly trx?: TransactionInfo;
    }
  | { readonly type: 'session_activated' }
  | { readonly type: 'session_slept'; readonly until: Timestamp }
  | {
      readonly type: 'session_suspended';
      readonly tag: string;
      readonly until: Timestamp;
      readonly onTimeout: TimeoutBehaviour;
    }
  | { readonly type: 'session_transaction_bound'; readonly trx: TransactionInfo }
  | { readonly type: 'session_proxy_state_changed'; readonly state: Uint8Array }
  | {
      readonly type: 'session_interaction_changed';
      readonly interaction: UserInteraction;
      readonly status: 'requested' | 'completed';
    }
  | { readonly type: 'session_callback_taken'; readonly digest: string; readonly response: Uint8Array }
  | {
      readonly type: 'session_became_unknown';
      readonly reason: string;
      readonly since: Timestamp;
      readonly askTime: Timestamp;
      /** Nothing that this session asks for has been sent yet. */
      readonly unsent?: boolean;
    }
  | { readonly type: 'session_finished'; readonly result: SessionResult };
