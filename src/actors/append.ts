import type { Timestamp } from '../base/time.ts';
import type { StreamId } from '../domain/ids.ts';
import { isDue, timerOf } from '../domain/invoice/react.ts';
import type { AccountGuard, PlanOperation } from '../domain/ledger.ts';
import type { LimitOperation } from '../domain/limits/limit.ts';
import type { EntityState, RequestContext } from '../ports/entities.ts';
import type { Append } from '../ports/journal.ts';
import type { EntityChange, EntityKind } from './entity-kind.ts';

/** Everything one step stores at once: the record, and all that must change with it (architecture §5). */
export function buildAppend(
  kind: EntityKind,
  input: {
    readonly stream: StreamId;
    readonly sequence: number;
    readonly epoch: number;
    readonly appendId: string;
    readonly now: Timestamp;
    readonly before: EntityState;
    readonly changes: readonly EntityChange[];
    readonly request: RequestContext;
    readonly takenCallbacks: readonly string[];
  },
): { readonly append: Append; readonly after: EntityState } {
  const { stream, sequence, epoch, appendId, now, before, changes, request, takenCallbacks } = input;
  const plans: PlanOperation[] = [];
  const limits: LimitOperation[] = [];
  const accountGuards: AccountGuard[] = [];
  let after = before;
  for (const change of changes) {
    const next = kind.evolve(after, change);
    const booking = kind.book(after, change, next);
    plans.push(...booking.plans);
    limits.push(...booking.limits);
    accountGuards.push(...booking.guards);
    after = next;
  }
  const intents = kind.react(after);
  const time = timerOf(intents, now);
  const { actor, requestId, fingerprint, comment, traceparent } = request;
  const bytes = kind.records.encode({
    changes,
    time: now,
    actor,
    ...(requestId === undefined ? {} : { requestId }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(comment === undefined ? {} : { comment }),
    ...(traceparent === undefined ? {} : { traceparent }),
  });
  const append: Append = {
    stream,
    sequence,
    epoch,
    appendId,
    record: { kind: kind.name, time: now, bytes },
    plans,
    limits,
    accountGuards,
    timer: time === undefined ? { type: 'unset' } : { type: 'set', time },
    pending: intents.some((intent) => isDue(intent, now)),
    tags: kind.tags(before, changes, after),
    keys: request.newKeys,
    rows: kind.rows(before, after),
    takenCallbacks,
  };
  return { append, after };
}
