import type { HostToHostCall } from '../../h2h/operations/call.ts';
import type { Outcome } from '../../h2h/operations/refused.ts';
import { actorOf } from '../authenticate.ts';
import type { CallContext } from '../call.ts';
import { Refused } from '../refused.ts';

/** How calls of HostToHostService become operations: the caller is known by its API key, and may use every cash desk of its party. */
export function hostToHostCall({ caller, deadlineMs, traceparent }: CallContext): HostToHostCall {
  return {
    actor: actorOf(caller),
    deadlineMs,
    ...(caller.partyId === undefined ? {} : { partyId: caller.partyId }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/** Throws `Refused`. */
export async function granted<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const settled = await outcome;
  if (!settled.ok) throw new Refused(settled);
  return settled.value;
}
