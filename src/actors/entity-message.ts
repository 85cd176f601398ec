import type { SessionOutcome } from '../domain/session/session.ts';
import type { CallbackInbox } from '../ports/callbacks.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { CallbackAnswer, EntityAnswer, EntityCommand, RequestContext } from '../ports/entities.ts';
import type { CustomerKeyRow, Journal } from '../ports/journal.ts';
import type { Leases } from '../ports/leases.ts';
import type { Observer, Tracing } from '../ports/observer.ts';
import type { ProviderHealthMonitor } from '../ports/provider-health.ts';
import type { Recurrence } from '../ports/recurrent-tokens.ts';
import type { DecisionSources } from './decision-context.ts';
import type { EntityRef } from './entity-kind.ts';
import type { FaultPoints } from './fault-points.ts';
import type { RiskChecker } from './risk-check.ts';
import type { SessionCaller } from './session-call.ts';

export type EntityMessage =
  | {
      readonly type: 'command';
      readonly command: EntityCommand;
      readonly request: RequestContext;
      /** The call whose result this is: another may start. */
      readonly endsCall?: string;
      /** The answer to a question about a session that had been given up: nobody asks again. */
      readonly isLate?: boolean;
      readonly reply: Reply<EntityAnswer>;
    }
  | { readonly type: 'read'; readonly request: RequestContext; readonly reply: Reply<EntityAnswer> }
  | {
      readonly type: 'callback';
      readonly tag: string;
      readonly callbackId: string;
      readonly reply: Reply<CallbackAnswer>;
    }
  | {
      readonly type: 'callback_outcome';
      readonly session: EntityRef;
      readonly callbackId: string;
      readonly outcome: SessionOutcome;
      /** Keys that what the outcome has in it was sealed with. */
      readonly newKeys: readonly CustomerKeyRow[];
      /** The session had been given up when the callback came, and the provider was asked about it. */
      readonly isLate: boolean;
      readonly reply: Reply<CallbackAnswer>;
    }
  /** Ask the provider about whatever is open: somebody looks. */
  | { readonly type: 'touch'; readonly reply: Reply<void> }
  /** Start the work that should be in flight: after a take-over, or after an activation failed. */
  | { readonly type: 'adopt'; readonly reply: Reply<void> };

export type Reply<Given> = (given: Given) => void;

export interface EntityActorOptions {
  readonly journal: Journal;
  readonly inbox: CallbackInbox;
  readonly leases: Leases;
  readonly caller: SessionCaller;
  readonly risk: RiskChecker;
  readonly recurrence: Recurrence;
  readonly health: ProviderHealthMonitor;
  readonly sources: DecisionSources;
  readonly clock: MachineClock;
  readonly observer: Observer;
  readonly tracing: Tracing;
  readonly faults: FaultPoints;
}

/** What the registry gives an actor. */
export interface EntityShell {
  /** Runs the work in a child actor; its failure ends the activation. */
  spawnChild(name: string, work: () => Promise<void>): void;
  /** Hands a message to whoever owns the stream now, even if this activation has ended. */
  submit(message: EntityMessage): void;
  /** Ends this activation and brings the stream back later, from the journal. */
  failed(error: unknown): void;
  /** Ends this activation: the stream has another owner. */
  moved(): void;
  /** True once this activation has ended: another one may have taken up its work. */
  isOver(): boolean;
  /** True while a former owner of the stream may still believe in its lease. */
  isContested(): boolean;
}
