import type { Refusal } from '../domain/errors.ts';
import type { StreamId } from '../domain/ids.ts';
import type { RequestContext } from './entities.ts';

/**
 * The door to entities that wait for nobody: templates, customers, cards. One for each kind.
 *  G1 A command is answered after the change that justifies the answer is durable (P2).
 *  G2 The same request id with the same fingerprint is answered with the current state, with another one it is refused; so is
 *     a command that would make what other content made before (P5, decisions #15).
 *  G3 Any node may ask: whoever appended second reads again and decides again (P1).
 *  G4 Rejects with `JournalUnavailable` when nobody can say whether it took effect; the same request id finds out.
 */
export interface Aggregate<State, Command> {
  ask(stream: StreamId, command: Command, request: RequestContext): Promise<AggregateAnswer<State>>;
  /** The state as it is now; of a stream without records the initial one, with sequence 0. */
  read(stream: StreamId): Promise<AggregateReading<State>>;
}

export interface AggregateReading<State> {
  readonly state: State;
  readonly sequence: number;
}

export type AggregateAnswer<State> = ({ readonly ok: true } & AggregateReading<State>) | Refusal;
