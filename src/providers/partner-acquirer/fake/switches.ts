/**
 * How the fake partner makes trouble (reference integrations B5). Any number of them at once. Those marked with a star make it
 * once for each request id, so that a processor which goes on properly gets to an end.
 */
export const SWITCHES = [
  /** Tells nobody what became of a request. */
  'drop_callback',
  'duplicate_callback',
  /** Calls back, and waits for the answer, before it answers the request itself. */
  'callback_before_response',
  /** * Does what was asked and never answers. */
  'timeout_after_executing',
  /** * Answers 503 and does what was asked a moment later. */
  'error_then_executed',
  /** * The session is over when the request for money comes. */
  'session_expiry',
  /** * Says NOT_FOUND of a request that it has, when it is asked for the first time. */
  'not_found_then_accepted',
  /** Declines every request. */
  'decline',
  /** Tells another amount than it moved. */
  'amount_mismatch',
  /** Knows another reversal key than ours: 401. */
  'wrong_key',
  /** * Has seen the nonce before: 401. */
  'replayed_nonce',
  /** Takes its time to say what became of a request. */
  'slow_status',
  /** * Is not finished until it was asked twice. */
  'pending',
] as const;

export type Switch = (typeof SWITCHES)[number];

export interface Switchboard {
  readonly on: () => readonly Switch[];
  set(switches: readonly Switch[]): void;
  has(name: Switch): boolean;
  /** True the first time for this request id. */
  once(name: Switch, requestId: string): boolean;
}

export function switchboard(initial: readonly Switch[] = []): Switchboard {
  let switches = new Set(initial);
  const played = new Set<string>();
  return {
    on: () => [...switches],
    set: (next) => {
      switches = new Set(next);
    },
    has: (name) => switches.has(name),
    once: (name, requestId) => {
      const play = `${name} ${requestId}`;
      if (!switches.has(name) || played.has(play)) return false;
      played.add(play);
      return true;
    },
  };
}
