import { addMs, type Timestamp } from '../base/time.ts';

/**
 * How much may be sent to one channel now.
 *  C1 So many messages at once, of different resources.
 *  C2 Failures in a row close the channel for a while that grows; then one message may try, and an answer opens it again. What
 *     waits meanwhile uses up none of its attempts.
 *  C3 A receiver that asks to be left alone is left alone until then.
 *  C4 Times are of the business clock, so that a sandbox can pass over them.
 *  C5 No more than `MOST_KEPT` channels are remembered, however many hosts merchants name that do not answer; what was failing first
 *     is forgotten first.
 */
export interface ChannelGates {
  /** True if one more may be sent; it must be `ended`, then. */
  begin(channel: string, now: Timestamp): boolean;
  ended(channel: string, outcome: ChannelOutcome, now: Timestamp): void;
  /** Channels that take nothing now. */
  shut(now: Timestamp): readonly string[];
}

/** `refused`: the receiver answered, and lives. `untried`: nothing was sent. */
export type ChannelOutcome =
  | { readonly type: 'delivered' | 'refused' | 'failed' | 'untried' }
  | { readonly type: 'throttled'; readonly delayMs: number };

const MAX_AT_ONCE = 8;
const FAILURES = 5;
const FIRST_CLOSED_MS = 10_000;
const LAST_CLOSED_MS = 600_000;
const MOST_KEPT = 10_000;

interface Gate {
  inFlight: number;
  failures: number;
  closedUntil: Timestamp;
}

export function createChannelGates(): ChannelGates {
  const gates = new Map<string, Gate>();

  const most = ({ failures }: Gate): number => (failures >= FAILURES ? 1 : MAX_AT_ONCE);

  /** C5 */
  const makeRoom = (): void => {
    for (const [name, { inFlight }] of gates) {
      if (gates.size < MOST_KEPT) return;
      if (inFlight === 0) gates.delete(name);
    }
  };

  return {
    begin(channel, now) {
      const gate = gates.get(channel) ?? { inFlight: 0, failures: 0, closedUntil: Number.NEGATIVE_INFINITY };
      if (now < gate.closedUntil || gate.inFlight >= most(gate)) return false;
      if (!gates.has(channel)) makeRoom();
      gates.set(channel, gate);
      gate.inFlight += 1;
      return true;
    },
    ended(channel, outcome, now) {
      const gate = gates.get(channel);
      if (gate === undefined) return;
      gate.inFlight -= 1;
      switch (outcome.type) {
        case 'delivered':
        case 'refused':
          gate.failures = 0;
          break;
        case 'throttled':
          gate.closedUntil = Math.max(gate.closedUntil, addMs(now, outcome.delayMs));
          break;
        case 'failed':
          gate.failures += 1;
          if (gate.failures >= FAILURES) gate.closedUntil = addMs(now, closedMs(gate.failures - FAILURES));
          break;
        case 'untried':
          break;
      }
      // What is as if nothing had ever been sent need not be remembered.
      if (gate.inFlight === 0 && gate.failures === 0 && gate.closedUntil <= now) gates.delete(channel);
    },
    shut(now) {
      return [...gates]
        .filter(([, gate]) => now < gate.closedUntil || gate.inFlight >= most(gate))
        .map(([name]) => name);
    },
  };
}

function closedMs(times: number): number {
  return Math.min(LAST_CLOSED_MS, FIRST_CLOSED_MS * 2 ** Math.min(times, 10));
}
