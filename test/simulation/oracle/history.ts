import { invoiceKind } from '../../../src/actors/invoice-kind.ts';
import { emptyStream, foldStored } from '../../../src/actors/stream-state.ts';
import { invoiceStream } from '../../../src/domain/ids.ts';
import type { Tables } from '../../../src/journal/memory/tables.ts';
import type { StoredRecord } from '../../../src/ports/journal.ts';
import { decodeRecord } from '../../../src/wire/record.ts';
import { type Call, checkHistory, type HistoryRecord } from '../../drill/history.ts';
import type { Listener, Told } from '../world/client.ts';
import { PARTY } from '../world/configuration.ts';
import { summary, toldInvoice } from '../world/told.ts';
import type { Violated } from './oracle.ts';

/** Every call of every client, and what the judge of drills on real servers says of them (O8). */
export interface History extends Pick<Listener, 'calls'> {
  check(tables: Tables): void;
}

type Begun = { -readonly [Key in keyof Call]: Call[Key] };

export function createHistory(nowMs: () => number, violated: Violated): History {
  const calls: Begun[] = [];
  return {
    calls: (invoiceId, what, requestId) => {
      const call: Begun = {
        invoiceId,
        what,
        ...(requestId === undefined ? {} : { requestId }),
        startMs: nowMs(),
        endMs: Number.POSITIVE_INFINITY,
        outcome: 'unknown',
      };
      calls.push(call);
      return (told) => Object.assign(call, heard(told, requestId, nowMs()));
    },
    check: ({ streams }) => {
      for (const [invoiceId, mine] of Map.groupBy(calls, (call) => call.invoiceId)) {
        const records = streams.get(invoiceStream(PARTY, invoiceId))?.records ?? [];
        for (const sentence of checkHistory(shownBy(records), mine)) violated('O8', `${invoiceId}: ${sentence}`);
      }
    },
  };
}

/** What was refused, others judge (O2): a request id may have been used for something else. */
function heard(told: Told, requestId: string | undefined, endMs: number): Partial<Begun> {
  if (told.ok)
    return { endMs, outcome: 'answered', sequence: told.sequence, shown: { invoice: summary(told.invoice) } };
  return requestId === undefined && told.reason === 'INVOICE_NOT_FOUND'
    ? { endMs, outcome: 'answered', sequence: 0 }
    : { endMs };
}

function shownBy(records: readonly StoredRecord[]): readonly HistoryRecord[] {
  let state = emptyStream(invoiceKind);
  return records.map((record) => {
    state = foldStored(invoiceKind, state, record);
    const invoice = toldInvoice(state.entity);
    const { requestId } = decodeRecord(record.bytes);
    return {
      sequence: record.sequence,
      ...(requestId === undefined ? {} : { requestId }),
      shown: invoice === undefined ? {} : { invoice: summary(invoice) },
    };
  });
}
