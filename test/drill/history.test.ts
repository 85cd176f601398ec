import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, checkHistory, type HistoryRecord } from './history.ts';

const RECORDS: readonly HistoryRecord[] = [
  { sequence: 1, requestId: 'create', shown: { invoice: 'UNPAID' } },
  { sequence: 2, requestId: 'start', shown: { invoice: 'UNPAID', 'payment p': 'PENDING' } },
  { sequence: 3, shown: { invoice: 'UNPAID', 'payment p': 'PROCESSED' } },
  { sequence: 4, requestId: 'capture', shown: { invoice: 'PAID', 'payment p': 'CAPTURED' } },
];

function write(requestId: string, [startMs, endMs]: readonly [number, number], sequence: number): Call {
  return { invoiceId: 'i', what: requestId, requestId, startMs, endMs, outcome: 'answered', sequence };
}
function read([startMs, endMs]: readonly [number, number], sequence: number, shown?: Call['shown']): Call {
  const call = { invoiceId: 'i', what: 'GetInvoice', startMs, endMs, outcome: 'answered', sequence } as const;
  return shown === undefined ? call : { ...call, shown };
}

const CALLS: readonly Call[] = [
  read([0, 1], 0),
  write('create', [0, 10], 1),
  write('start', [11, 20], 2),
  read([12, 40], 2, { 'payment p': 'PENDING' }),
  read([13, 39], 3, { invoice: 'UNPAID', 'payment p': 'PROCESSED' }),
  write('capture', [30, 50], 4),
  read([31, 60], 3),
  read([51, 60], 4, { invoice: 'PAID' }),
];

describe('the judge of histories', () => {
  it('accepts a history that one sequence explains', () => {
    expect(checkHistory(RECORDS, CALLS)).toEqual([]);
  });

  it('accepts that an unanswered command took effect, late, or never did', () => {
    const lost = { ...write('capture', [30, 35], 4), outcome: 'unknown' } as const;
    const { sequence: _, ...unanswered } = lost;
    const others = CALLS.filter(({ requestId }) => requestId !== 'capture');
    expect(checkHistory(RECORDS, [...others, unanswered])).toEqual([]);
    expect(checkHistory(RECORDS.slice(0, 3), [...others.slice(0, -1), unanswered])).toEqual([]);
  });

  it('accepts that a command was repeated, and that each answer shows its own moment', () => {
    expect(checkHistory(RECORDS, [...CALLS, write('start', [70, 80], 4)])).toEqual([]);
  });

  const planted: readonly (readonly [string, readonly HistoryRecord[], readonly Call[], RegExp])[] = [
    ['H1 an acknowledged command that is nowhere', RECORDS, [...CALLS, write('cancel', [70, 80], 4)], /lost: cancel/],
    [
      'H1 a command that took effect twice',
      [...RECORDS, { sequence: 5, requestId: 'start', shown: {} }],
      CALLS,
      /doubled: records 2, 5/,
    ],
    [
      'H1 a refused command that took effect',
      RECORDS,
      [
        ...CALLS.filter(({ requestId }) => requestId !== 'capture'),
        { invoiceId: 'i', what: 'capture', requestId: 'capture', startMs: 30, endMs: 50, outcome: 'refused' },
      ],
      /was refused, and record 4 is of it/,
    ],
    ['H1 a record that nobody asked for', RECORDS, CALLS.slice(0, 5), /nobody sent/],
    ['H1 a record that is missing', RECORDS.toSpliced(1, 1), CALLS, /record 2 is missing/],
    ['H2 an answer from a future that never came', RECORDS, [...CALLS, read([70, 80], 5)], /shows sequence 5/],
    [
      'H2 an answer that shows what was not',
      RECORDS,
      [...CALLS, read([70, 80], 4, { 'payment p': 'PROCESSED' })],
      /shows payment p PROCESSED at 4, where it is CAPTURED/,
    ],
    [
      'H3 an answer to a command that does not show it',
      RECORDS,
      CALLS.map((call) => (call.requestId === 'start' ? { ...call, sequence: 1 } : call)),
      /before its own record 2/,
    ],
    ['H4 a reader of old memory', RECORDS, [...CALLS, read([70, 80], 3)], /record 4 had happened/],
    ['H4 a reader that says there is nothing', RECORDS, [...CALLS, read([70, 80], 0)], /had happened/],
    [
      'H4 two readers, one after the other, that go back',
      RECORDS,
      [...CALLS, read([41, 45], 2)],
      /record 3 had happened/,
    ],
    ['H4 a reader that sees a change before anybody asked for it', RECORDS, [...CALLS, read([25, 29], 4)], /record 4/],
    [
      'H4 commands in another order than that of real time',
      RECORDS,
      [
        ...CALLS.filter(({ requestId }) => requestId !== undefined && requestId !== 'start'),
        { invoiceId: 'i', what: 'start', requestId: 'start', startMs: 51, endMs: 55, outcome: 'unknown' },
      ],
      /record 2 had happened/,
    ],
  ];
  it.each(planted)('%s is found', (_, records, calls, message) => {
    expect(checkHistory(records, calls).join('\n')).toMatch(message);
  });

  // The definition itself, tried out: is there a moment for each change, in order, that explains every answer?
  function explained(count: number, calls: readonly Call[], after = -1, moments: readonly number[] = []): boolean {
    if (moments.length === count) return calls.every((call) => fits(call, moments));
    for (let moment = after; moment <= LAST_MS; moment += 0.5) {
      if (explained(count, calls, moment, [...moments, moment])) return true;
    }
    return false;
  }
  function fits({ requestId, startMs, endMs, sequence = 0 }: Call, moments: readonly number[]): boolean {
    if (requestId !== undefined && (moments[Number(requestId)] ?? 0) < startMs) return false;
    return (moments[sequence - 1] ?? -1) <= endMs && (moments[sequence] ?? LAST_MS) >= startMs;
  }
  const LAST_MS = 5;

  it('agrees with trying out all moments, for any short history (H4)', () => {
    const count = 3;
    const interval = fc.tuple(fc.integer({ min: 0, max: LAST_MS }), fc.integer({ min: 0, max: LAST_MS }));
    const sorted = interval.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const reads = fc.array(fc.tuple(sorted, fc.integer({ min: 0, max: count })), { maxLength: 4 });
    const writes = fc.tuple(...Array.from({ length: count }, () => sorted));
    const records = Array.from({ length: count }, (_, index) => ({
      sequence: index + 1,
      requestId: String(index),
      shown: {},
    }));
    let accepted = 0;
    let runs = 0;
    fc.assert(
      fc.property(reads, writes, (reads, writes) => {
        const calls = [
          ...reads.map(([times, sequence]) => read(times, sequence)),
          ...writes.map((times, index) => write(String(index), times, index + 1)),
        ];
        const holds = explained(count, calls);
        runs += 1;
        if (holds) accepted += 1;
        expect(checkHistory(records, calls).length === 0).toBe(holds);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(runs / 50);
    expect(accepted).toBeLessThan(runs / 2);
  });
});
