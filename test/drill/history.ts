/**
 * Judges what clients saw of one invoice against the records of its journal, in which the order of its changes is written down:
 * is there one moment of each change, in that order, that explains every answer? That is linearizability, with the journal as
 * the witness. Pure, and it trusts no clock but the one by which all calls were timed.
 *
 *  H1 Every acknowledged command is the reason of one record, however often it was repeated, and a refused one of none.
 *  H2 An answer shows a state that was: its sequence exists, and the records up to it fold to what was shown.
 *  H3 An answer to a command shows the record that the command caused.
 *  H4 A change happens after somebody asked for it; it has happened when an answer shows it, and not when an answer does not
 *     show it. So commands keep the order of real time, and no reader goes back.
 */
export interface Call {
  readonly invoiceId: string;
  /** For the reader of a violation: `CapturePayment by node-2`. */
  readonly what: string;
  /** Of a command; a read has none. */
  readonly requestId?: string;
  /** On one monotonic clock. */
  readonly startMs: number;
  readonly endMs: number;
  /** `unknown`: no answer, or one that leaves open whether it took effect. */
  readonly outcome: 'answered' | 'refused' | 'unknown';
  /** Sequence of the invoice that the answer shows; 0 where it says that there is none. Absent without an answer. */
  readonly sequence?: number;
  /** What the answer shows: the state of each thing by its name. */
  readonly shown?: Shown;
}

export type Shown = Readonly<Record<string, string>>;

export interface HistoryRecord {
  readonly sequence: number;
  readonly requestId?: string;
  /** The state of everything after this record. */
  readonly shown: Shown;
}

/** Sentences, none when the history holds. `records` are all that there are, by sequence. */
export function checkHistory(records: readonly HistoryRecord[], calls: readonly Call[]): readonly string[] {
  const hole = records.findIndex(({ sequence }, index) => sequence !== index + 1);
  if (hole >= 0) return [`record ${hole + 1} is missing, the next one is ${records[hole]?.sequence}`];
  return [...checkRequests(records, calls), ...checkAnswers(records, calls), ...checkOrder(records, calls)];
}

/** H1. */
function checkRequests(records: readonly HistoryRecord[], calls: readonly Call[]): readonly string[] {
  const violations: string[] = [];
  const asked = Map.groupBy(calls, ({ requestId }) => requestId);
  const caused = Map.groupBy(records, ({ requestId }) => requestId);
  for (const [requestId, same] of asked) {
    if (requestId === undefined) continue;
    const effects = caused.get(requestId) ?? [];
    const [acknowledged] = same.filter(({ outcome }) => outcome === 'answered');
    const [refused] = same.filter(({ outcome }) => outcome === 'refused');
    if (acknowledged !== undefined && effects.length === 0)
      violations.push(`lost: ${nameOf(acknowledged)} was acknowledged, and no record is of it`);
    if (refused !== undefined && effects.length > 0)
      violations.push(`${nameOf(refused)} was refused, and record ${effects[0]?.sequence} is of it`);
  }
  for (const [requestId, effects] of caused) {
    if (requestId === undefined) continue;
    const sequences = effects.map(({ sequence }) => sequence).join(', ');
    if (effects.length > 1) violations.push(`doubled: records ${sequences} are all of request ${requestId}`);
    if (!asked.has(requestId)) violations.push(`record ${sequences} is of request ${requestId}, which nobody sent`);
  }
  return violations;
}

/** H2 and H3. */
function checkAnswers(records: readonly HistoryRecord[], calls: readonly Call[]): readonly string[] {
  const causedAt = new Map(records.map(({ requestId, sequence }) => [requestId, sequence]));
  return calls.flatMap((call) => {
    const { requestId, outcome, sequence, shown = {} } = call;
    if (sequence === undefined) return [];
    if (sequence > records.length)
      return [`lost: ${nameOf(call)} shows sequence ${sequence}, and there are ${records.length} records`];
    const own = requestId === undefined || outcome !== 'answered' ? undefined : causedAt.get(requestId);
    if (own !== undefined && own > sequence)
      return [`${nameOf(call)} shows sequence ${sequence}, before its own record ${own}`];
    const state = sequence === 0 ? {} : (records[sequence - 1]?.shown ?? {});
    return Object.entries(shown)
      .filter(([name, value]) => state[name] !== value)
      .map(([name, value]) => `${nameOf(call)} shows ${name} ${value} at ${sequence}, where it is ${state[name]}`);
  });
}

/** A moment that a change cannot be before, or after, and the call that says so. */
interface Bound {
  readonly ms: number;
  readonly call?: Call;
}

/**
 * H4. The change of record k lies within [earliest(k), latest(k)]; changes keep their order, so it lies as well after the
 * earliest moment of every change before it, and before the latest of every change behind it. If no interval is empty, the
 * moments `max(earliest(1..k))` explain everything.
 */
function checkOrder(records: readonly HistoryRecord[], calls: readonly Call[]): readonly string[] {
  const first = new Map<string, Call>();
  for (const call of calls) {
    const known = call.requestId === undefined ? undefined : first.get(call.requestId);
    if (call.requestId !== undefined && (known === undefined || call.startMs < known.startMs))
      first.set(call.requestId, call);
  }
  const earliest: Bound[] = records.map(({ requestId }) => {
    const call = requestId === undefined ? undefined : first.get(requestId);
    return call === undefined ? { ms: Number.NEGATIVE_INFINITY } : { ms: call.startMs, call };
  });
  const latest: Bound[] = records.map(() => ({ ms: Number.POSITIVE_INFINITY }));
  for (const call of calls) {
    if (call.sequence === undefined) continue;
    // The last change that it shows has happened when it ends, the next one has not when it starts.
    const [showed, next] = [call.sequence - 1, call.sequence];
    if (call.endMs < (latest[showed]?.ms ?? 0)) latest[showed] = { ms: call.endMs, call };
    if (call.startMs > (earliest[next]?.ms ?? Number.POSITIVE_INFINITY)) earliest[next] = { ms: call.startMs, call };
  }
  for (let index = records.length - 2; index >= 0; index -= 1)
    latest[index] = earlier(latest[index], latest[index + 1]);
  let after: Bound = { ms: Number.NEGATIVE_INFINITY };
  for (const [index, { sequence }] of records.entries()) {
    const begin = earliest[index];
    const end = latest[index];
    if (begin !== undefined && begin.ms > after.ms) after = begin;
    if (end === undefined || after.ms <= end.ms) continue;
    return [
      `record ${sequence} had happened when ${nameOf(end.call)} ended, ` +
        `and had not, or what lies before it had not, when ${nameOf(after.call)} started`,
    ];
  }
  return [];
}

function earlier(one: Bound | undefined, other: Bound | undefined): Bound {
  if (one === undefined || other === undefined) throw new Error('every record has bounds');
  return other.ms < one.ms ? other : one;
}

function nameOf(call: Call | undefined): string {
  if (call === undefined) return 'a call';
  const { what, requestId, startMs, endMs, sequence } = call;
  const sent = requestId === undefined ? '' : ` ${requestId}`;
  const seen = sequence === undefined ? '' : `, sequence ${sequence}`;
  return `${what}${sent} (${startMs.toFixed(1)} to ${endMs.toFixed(1)} ms${seen})`;
}
