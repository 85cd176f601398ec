import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packAppend, unpackAppend } from '../../src/journal/sqlite/append-parcel.ts';
import { newPacker, newUnpacker } from '../../src/journal/sqlite/parcel.ts';
import type { Append } from '../../src/ports/journal.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const time = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const minor = fc.oneof(
  fc.bigInt(),
  fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
  fc.constantFrom(0n, 2n ** 53n, -(2n ** 53n)),
);
const bytes = fc.uint8Array({ maxLength: 2_000 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Absent, not undefined: the way the types want it. */
const defined = <Row extends object>(row: fc.Arbitrary<Row>) =>
  row.map((value) => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)));

const account = (role: 'external.income' | 'external.outcome') => text.map((accountId) => ({ role, accountId }));
const posting = defined(
  fc.record({
    source: account('external.income'),
    destination: account('external.outcome'),
    volume: fc.record({ amountMinor: minor, currency: text }),
    details: optional(text),
  }),
);
const delta = fc.record({
  accountId: text,
  currency: text,
  ownMinor: minor,
  outgoingMinor: minor,
  incomingMinor: minor,
});
const plan = fc.oneof(
  fc.record({
    type: fc.constant('hold'),
    planId: text,
    batch: fc.record({ id: time, postings: fc.array(posting, { maxLength: 4 }) }),
    deltas: fc.array(delta, { maxLength: 4 }),
  }),
  fc.record({ type: fc.constantFrom('commit', 'rollback'), planId: text, deltas: fc.array(delta, { maxLength: 4 }) }),
);
const limit = fc.oneof(
  defined(
    fc.record({ type: fc.constant('hold'), counter: text, operation: text, delta: minor, boundary: optional(minor) }),
  ),
  fc.record({ type: fc.constant('commit'), counter: text, operation: text, delta: minor }),
  fc.record({ type: fc.constant('rollback'), counter: text, operation: text }),
);
const timer = fc.oneof(
  fc.record({ type: fc.constantFrom('keep', 'unset') }),
  fc.record({ type: fc.constant('set'), time }),
);
const sum = {
  partyId: text,
  shopId: text,
  state: text,
  amountMinor: minor,
  currency: text,
  createTime: time,
};
const row = { ...sum, invoiceId: text, externalId: optional(text) };
const searchRow = fc.oneof(
  defined(fc.record({ type: fc.constant('invoice'), ...row, dueTime: time, text, attention: optional(text) })),
  defined(
    fc.record({
      type: fc.constant('payment'),
      ...row,
      paymentId: text,
      providerId: optional(text),
      terminalId: optional(text),
    }),
  ),
  defined(
    fc.record({
      type: fc.constant('payout'),
      ...sum,
      payoutId: text,
      projectId: text,
      externalId: text,
      providerId: optional(text),
      terminalId: optional(text),
      attention: optional(text),
    }),
  ),
  fc.record({
    type: fc.constant('dispute'),
    partyId: text,
    disputeId: text,
    projectId: text,
    stream: text,
    externalId: text,
    ref: text,
    state: text,
    reason: text,
    createTime: time,
    updateTime: time,
  }),
);
const append = fc.record({
  stream: text,
  sequence: time,
  epoch: time,
  appendId: text,
  record: fc.record({ kind: text, time, bytes }),
  plans: fc.array(plan, { maxLength: 3 }),
  limits: fc.array(limit, { maxLength: 3 }),
  accountGuards: fc.array(fc.record({ accountId: text, minAvailableMinor: minor }), { maxLength: 2 }),
  timer,
  pending: fc.boolean(),
  tags: fc.array(text, { maxLength: 2 }),
  keys: fc.array(fc.record({ keyId: text, subject: text, wrapped: bytes }), { maxLength: 2 }),
  rows: fc.array(searchRow, { maxLength: 3 }),
  takenCallbacks: fc.array(text, { maxLength: 2 }),
}) as unknown as fc.Arbitrary<Append>;

test('P2 unpacks any appends as they were packed, texts of any script and amounts of any size included', () => {
  fc.assert(
    fc.property(fc.array(append, { maxLength: 6 }), (appends) => {
      const packer = newPacker();
      for (const each of appends) packAppend(packer, each);
      const unpacker = newUnpacker(structuredClone(packer.seal()));
      expect(appends.map(() => unpackAppend(unpacker))).toEqual(appends);
    }),
    { numRuns: 300 },
  );
});

test('P1 copies bytes when they are packed', () => {
  const packer = newPacker();
  const buffer = new Uint8Array([1, 2, 3]);
  packer.bytes(buffer.subarray(1));
  buffer.fill(9);
  expect([...newUnpacker(packer.seal()).bytes()]).toEqual([2, 3]);
});

test('goes back to a mark as if nothing had been packed since', () => {
  const packer = newPacker();
  packer.text('kept');
  const mark = packer.mark();
  packer.text('dropped');
  packer.bytes(new Uint8Array([7]));
  packer.reset(mark);
  packer.text('after');
  packer.bytes(new Uint8Array([8]));
  const unpacker = newUnpacker(packer.seal());
  expect([unpacker.text(), unpacker.text(), ...unpacker.bytes()]).toEqual(['kept', 'after', 8]);
});
