import type { ApiRole } from '../domain/configuration.ts';
import type { Refusal } from '../domain/errors.ts';
import type { PartyId, PaymentId, StreamId } from '../domain/ids.ts';
import type { InvoiceCommand, InvoiceState } from '../domain/invoice/invoice.ts';
import type { PayoutCommand, PayoutState } from '../domain/payout/payout.ts';
import type { CustomerKeyRow } from './journal.ts';

/**
 * The door to the actors of one kind. Callers never learn where an entity lives.
 *  E1 A command is answered after the change that justifies the answer is durable (P2).
 *  E2 The same request id with the same fingerprint is answered with the current state of what it made (P5).
 *  E3 Commands of one caller to one stream are taken in the order they were sent.
 *  E4 A full mailbox, a closed node, a journal that is down: a refusal with a reason that says when to retry; never silence.
 */
export interface EntityDoor<State, Command> {
  ask(stream: StreamId, command: Command, request: RequestContext): Promise<AnswerOf<State>>;
  /** The state as it is now; unknown streams answer that there is no such entity. */
  read(stream: StreamId, request: RequestContext): Promise<AnswerOf<State>>;
  /** A callback found its stream: take it, and give the provider's acknowledgement. */
  deliverCallback(stream: StreamId, tag: string, callbackId: string): Promise<CallbackAnswer>;
  /** Asks the provider about every session whose outcome is open: a payer's return, an operator's look. */
  touch(stream: StreamId): Promise<void>;
}

/** The door to invoices, `invoice/<party>/<id>`. */
export type Entities = EntityDoor<InvoiceState, InvoiceCommand>;
/** The door to payouts, `payout/<party>/<id>`. */
export type Payouts = EntityDoor<PayoutState, PayoutCommand>;
/** A door that does not know what is behind it: the kind of a stream says which states and commands are its. */
export type AnyEntities = EntityDoor<EntityState, EntityCommand>;

export type EntityState = InvoiceState | PayoutState;
export type EntityCommand = InvoiceCommand | PayoutCommand;

export interface RequestContext {
  readonly actor: Actor;
  readonly requestId?: string;
  /** Keyed MAC over the request's content; two requests of one id must agree in it. */
  readonly fingerprint?: Uint8Array;
  readonly comment?: string;
  /** Decide, answer as if it had happened, and store nothing. */
  readonly validateOnly?: boolean;
  /** On the machine clock, in milliseconds. */
  readonly deadlineMs: number;
  /** W3C `traceparent`. */
  readonly traceparent?: string;
  /** Data keys that personal data of this command was sealed with; stored in the same append. */
  readonly newKeys: readonly CustomerKeyRow[];
}

export interface Actor {
  /** Id of the API key, or `node` for what the node does by itself. */
  readonly credential: string;
  readonly role: ApiRole | 'node';
  readonly partyId?: PartyId;
}

export type Answer = AnswerOf<InvoiceState>;
export type EntityAnswer = AnswerOf<EntityState>;

export type AnswerOf<State> =
  | {
      readonly ok: true;
      readonly state: State;
      readonly sequence: number;
      /** What the request made, or made when it came first, where its id was given out by the payment. */
      readonly made?: MadeEntity;
    }
  | Refusal;

export interface MadeEntity {
  readonly type: 'refund' | 'adjustment' | 'chargeback';
  readonly paymentId: PaymentId;
  readonly id: string;
}

export type CallbackAnswer = { readonly ok: true; readonly response: Uint8Array } | Refusal;
