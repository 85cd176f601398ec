import type { Timestamp } from '../base/time.ts';
import type { Booking } from '../domain/booking.ts';
import type { DecisionContext } from '../domain/context.ts';
import type { Refusal } from '../domain/errors.ts';
import type { StreamId } from '../domain/ids.ts';
import type { InvoiceChange, InvoiceIntent, SessionRef } from '../domain/invoice/invoice.ts';
import type { Decision } from '../domain/machine.ts';
import type { PayoutChange, PayoutIntent } from '../domain/payout/payout.ts';
import type { SessionOutcome, SessionState } from '../domain/session/session.ts';
import type { EntityCommand, EntityState, MadeEntity } from '../ports/entities.ts';
import type { SearchRow } from '../ports/journal.ts';
import type { CallbackInput } from '../ports/provider.ts';
import type { RecordCodec } from '../ports/record.ts';
import type { EntityActorOptions } from './entity-message.ts';
import type { Talk, TalkSources } from './talk.ts';

/**
 * What the actors of one kind are: its machine, its sessions, what is stored with its records. Kinds are objects without a state
 * of their own; whatever lives is the actor's. Not responsible for mailboxes, appends, callbacks and children: those are the same
 * for all kinds (`entity-actor.ts`, `entity-work.ts`, `registry.ts`).
 *
 *  E1 The kind of a stream says which types its states, commands and changes have. The machinery passes them on and never mixes
 *     two kinds, so that it may be written for all of them at once.
 */
export interface EntityKind<
  State = EntityState,
  Command = EntityCommand,
  Change = EntityChange,
  Intent = EntityIntent,
  Ref = EntityRef,
> extends EntityFold<State, Command, Change>,
    EntitySessions<State, Ref> {
  decide(state: State, command: Command, context: DecisionContext): Decision<Change>;
  react(state: State): readonly Intent[];
  book(before: State, change: Change, after: State): Booking;
  /** What a client is told who asks for what is not there; undefined for what is. */
  missing(state: State): Refusal | undefined;
  /** Revisions that a decision of this state may look at, beside the latest one. */
  revisions(state: State): readonly number[];
  /** A revision that the command itself leads to; it may be one that was never committed. */
  askedRevision(state: State, command: Command): number | undefined;
  /** An accepted request for what is under way already: it changes nothing but is remembered (P5). */
  isJoined(command: Command): boolean;
  /** Search rows that a step changed. */
  rows(before: State, after: State): readonly SearchRow[];
  /** Tags that a step binds to its stream for ever (J11). */
  tags(before: State, changes: readonly Change[], after: State): readonly string[];
  /** Why a command is refused whose tag belongs to another stream; undefined where that cannot be. */
  tagTaken(command: Command): Refusal | undefined;
  /** What an intent that is due leads to. */
  job(state: State, intent: Intent): Job<Command, Ref>;
  /** What an open session is asked at a time by somebody who only looks. */
  question(state: State, session: SessionState, time: Timestamp): 'ask' | 'resolve' | 'expire';
  wake(): Command;
  applyOutcome(ref: Ref, outcome: SessionOutcome): Command;
  /** A late word on a session that had been given up, as an answer to a question. */
  applyLateAnswer(ref: Ref, outcome: SessionOutcome): Command;
  /** The outcome of a call that a command brings home. */
  broughtBy(command: Command): { readonly ref: Ref; readonly outcome: SessionOutcome } | undefined;
  /** Gathers what one exchange with a provider needs. */
  talk(sources: TalkSources, state: State, ref: Ref, signal: AbortSignal): Promise<Talk>;
  /** By what name the health of a provider knows what this session is part of; undefined where it does not count. */
  conversion(stream: StreamId, state: State, ref: Ref): string | undefined;
  /** Tells telemetry of a step that is durable now. */
  report(
    told: Pick<EntityActorOptions, 'observer' | 'health' | 'sources'>,
    stream: StreamId,
    step: { readonly before: State; readonly changes: readonly Change[]; readonly after: State },
  ): void;
}

/** The part of a kind that is enough to fold its records, and to know a repeated request again (P5). */
export interface EntityFold<State = EntityState, Command = EntityCommand, Change = EntityChange> {
  /** First part of its streams' ids, kind of its records, and what people call it. */
  readonly name: string;
  /** Raised whenever `evolve` makes another state of the same changes. */
  readonly foldVersion: number;
  readonly initial: State;
  evolve(state: State, change: Change): State;
  readonly records: RecordCodec<Change>;
  /** The key of the entity that a command would make, if it makes one whose id its sender chose. */
  entityOf(command: Command): string | undefined;
  /** The key of the entity that a change made. */
  entityMadeBy(change: Change): string | undefined;
  /** The entity inside another one that the changes of one request made. */
  madeBy(changes: readonly Change[]): MadeEntity | undefined;
  /** What a command hears that would make what another request made. */
  alreadyExists(command: Command, id: string): Refusal;
}

export interface EntitySessions<State, Ref> {
  /** Those that a provider still owes an answer to. */
  openSessions(state: State): readonly OwnedBy<Ref>[];
  session(state: State, ref: Ref): SessionState | undefined;
  sessionKey(ref: Ref): string;
  /** The session that ever had this tag, or that the tag was minted for. */
  sessionOfTag(state: State, tag: string): OwnedBy<Ref> | undefined;
  /** True for a session that was to move the money and had been given up, and that nothing more is known of since. */
  isGivenUp(state: State, ref: Ref): boolean;
  /** Whether a callback to a session that succeeded may still bring something: the token of a card that was saved since. */
  awaitsMore(state: State, ref: Ref): 'now' | 'later' | 'never';
}

export interface OwnedBy<Ref> {
  readonly ref: Ref;
  readonly session: SessionState;
}

export type OwnedSession = OwnedBy<EntityRef>;

/** What a child does. */
export type Job<Command = EntityCommand, Ref = EntityRef> =
  | { readonly type: 'session'; readonly ref: Ref; readonly work: SessionWork }
  | { readonly type: 'wake' }
  | { readonly type: 'task'; readonly task: Task<Command> };

/** What a provider is asked for one session. */
export type SessionWork =
  | { readonly type: 'call' }
  | { readonly type: 'ask' }
  | { readonly type: 'resolve' }
  | { readonly type: 'expire' }
  /** Brings what the vault has under this reference. `again`: somebody may have brought it before. */
  | { readonly type: 'submit'; readonly ref: string; readonly again?: boolean }
  | { readonly type: 'callback'; readonly tag: string; readonly callback: CallbackInput };

/** Work that asks no provider. */
export interface Task<Command> {
  /** One of this key at a time. */
  readonly key: string;
  /** The command that brings home what came of it. */
  run(options: EntityActorOptions, traceparent: string | undefined): Promise<Command>;
  /** Its failure is told and tried again later; that of any other task ends the activation. */
  readonly isPatient: boolean;
}

export type EntityChange = InvoiceChange | PayoutChange;
export type EntityIntent = InvoiceIntent | PayoutIntent;
/** A session of an invoice has owners inside of it; one of a payout has its number alone. */
export type EntityRef = SessionRef | PayoutSessionRef;

export interface PayoutSessionRef {
  readonly no: number;
}
