import type { Refusal } from './errors.ts';

/**
 * One event-sourced machine. All functions are pure and total.
 *  M1 `decide` never reads a clock: time comes in the context.
 *  M2 `evolve` never refuses: a change in the journal is a fact.
 *  M3 `react` depends on state alone, so recovery derives the pending work again by folding.
 *  M4 what `decide` needs from outside (now, random draws, configuration revision, provider health, counters seen)
 *     comes in the context; what was used goes into the change, so `evolve` never looks it up.
 *  M5 `book` says what a change means for the ledger and the limits, from state alone, so that an audit can say it again.
 */
export interface Machine<State, Command, Change, Intent, Context, Booking> {
  readonly initial: State;
  decide(state: State, command: Command, context: Context): Decision<Change>;
  evolve(state: State, change: Change): State;
  react(state: State): readonly Intent[];
  book(before: State, change: Change, after: State): Booking;
}

/** Accepted with changes (none for a late or repeated input), or refused with a reason. */
export type Decision<Change> = { readonly ok: true; readonly changes: readonly Change[] } | Refusal;

export function accept<Change>(changes: readonly Change[]): Decision<Change> {
  return { ok: true, changes };
}
