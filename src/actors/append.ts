import type { Timestamp } from '../base/time.ts';
import type { StreamId } from '../domain/ids.ts';
import { bookInvoice } from '../domain/invoice/book.ts';
import { evolveInvoice } from '../domain/invoice/evolve.ts';
import type { InvoiceChange, InvoiceState } from '../domain/invoice/invoice.ts';
import { isDue, reactInvoice, timerOf } from '../domain/invoice/react.ts';
import type { AccountGuard, PlanOperation } from '../domain/ledger.ts';
import type { LimitOperation } from '../domain/limits/limit.ts';
import { sessionChangeOf } from '../domain/payment/owned-sessions.ts';
import { currentRoute } from '../domain/payment/payment.ts';
import type { RequestContext } from '../ports/entities.ts';
import type { Append } from '../ports/journal.ts';
import { encodeRecord } from '../wire/record.ts';
import { changedRows } from './rows.ts';
import { parseTag } from './session-tag.ts';

/** Everything one step stores at once: the record, and all that must change with it (architecture §5). */
export function buildAppend(input: {
  readonly stream: StreamId;
  readonly sequence: number;
  readonly epoch: number;
  readonly appendId: string;
  readonly now: Timestamp;
  readonly before: InvoiceState;
  readonly changes: readonly InvoiceChange[];
  readonly request: RequestContext;
  readonly takenCallbacks: readonly string[];
}): { readonly append: Append; readonly after: InvoiceState } {
  const { stream, sequence, epoch, appendId, now, before, changes, request, takenCallbacks } = input;
  const plans: PlanOperation[] = [];
  const limits: LimitOperation[] = [];
  const accountGuards: AccountGuard[] = [];
  let after = before;
  for (const change of changes) {
    const next = evolveInvoice(after, change);
    const booking = bookInvoice(after, change, next);
    plans.push(...booking.plans);
    limits.push(...booking.limits);
    accountGuards.push(...booking.guards);
    after = next;
  }
  const intents = reactInvoice(after);
  const time = timerOf(intents, now);
  const { actor, requestId, fingerprint, comment, traceparent } = request;
  const bytes = encodeRecord({
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
    record: { kind: 'invoice', time: now, bytes },
    plans,
    limits,
    accountGuards,
    timer: time === undefined ? { type: 'unset' } : { type: 'set', time },
    pending: intents.some((intent) => isDue(intent, now)),
    tags: [...changes.flatMap(chosenTags), ...registeredTransactions(before, after)],
    keys: request.newKeys,
    notifications: [],
    rows: changedRows(before, after),
    takenCallbacks,
  };
  return { append, after };
}

/**
 * A transaction that was registered is bound to its invoice for ever, so that no other can be paid by it. Tags that we mint or
 * providers choose never begin like this.
 */
function registeredTransactions(before: InvoiceState, after: InvoiceState): readonly string[] {
  const registered = [...after.payments.values()].filter(
    ({ facts }) => facts.origin === 'provider' && !before.payments.has(facts.id),
  );
  return registered.map((payment) => `transaction ${currentRoute(payment)?.providerId}/${payment.trx?.id}`);
}

/** Tags that a provider chose; those we mint contain their stream and need no row. */
function chosenTags(change: InvoiceChange): readonly string[] {
  const session = change.type === 'payment_changed' ? sessionChangeOf(change.change) : undefined;
  return session?.type === 'session_suspended' && parseTag(session.tag) === undefined ? [session.tag] : [];
}
