import type { Posting } from '../../domain/cashflow/cash-flow.ts';
import type { AccountGuard, BalanceDelta, PlanOperation } from '../../domain/ledger.ts';
import type { LimitOperation } from '../../domain/limits/limit.ts';
import type { Append, CustomerKeyRow, TimerAction } from '../../ports/journal.ts';
import type { Packer, Unpacker } from './parcel.ts';
import { packRow, unpackRow } from './row-parcel.ts';

/**
 * An append, field by field, into a parcel and out of it. The roles of postings stay behind: the ledger keeps accounts.
 */
export function packAppend(packer: Packer, append: Append): void {
  packer.text(append.stream);
  packer.number(append.sequence);
  packer.number(append.epoch);
  packer.text(append.appendId);
  packer.text(append.record.kind);
  packer.number(append.record.time);
  packer.bytes(append.record.bytes);
  packer.list(append.plans, packPlan);
  packer.list(append.limits, packLimit);
  packer.list(append.accountGuards, packGuard);
  packTimer(packer, append.timer);
  packer.flag(append.pending);
  packer.list(append.tags, packText);
  packer.list(append.keys, packKey);
  packer.list(append.rows, packRow);
  packer.list(append.takenCallbacks, packText);
}

export function unpackAppend(from: Unpacker): Append {
  return {
    stream: from.text(),
    sequence: from.number(),
    epoch: from.number(),
    appendId: from.text(),
    record: { kind: from.text(), time: from.number(), bytes: from.bytes() },
    plans: from.list(unpackPlan),
    limits: from.list(unpackLimit),
    accountGuards: from.list(unpackGuard),
    timer: unpackTimer(from),
    pending: from.flag(),
    tags: from.list(unpackText),
    keys: from.list(unpackKey),
    rows: from.list(unpackRow),
    takenCallbacks: from.list(unpackText),
  };
}

const PLAN_TYPES = ['hold', 'commit', 'rollback'] as const;
const TIMER_TYPES = ['keep', 'unset', 'set'] as const;

function packPlan(packer: Packer, operation: PlanOperation): void {
  packer.number(PLAN_TYPES.indexOf(operation.type));
  packer.text(operation.planId);
  packer.list(operation.deltas, packDelta);
  if (operation.type !== 'hold') return;
  packer.number(operation.batch.id);
  packer.list(operation.batch.postings, packPosting);
}

function unpackPlan(from: Unpacker): PlanOperation {
  const type = typeAt(PLAN_TYPES, from.number());
  const planId = from.text();
  const deltas = from.list(unpackDelta);
  if (type !== 'hold') return { type, planId, deltas };
  return { type, planId, deltas, batch: { id: from.number(), postings: from.list(unpackPosting) } };
}

function packDelta(packer: Packer, delta: BalanceDelta): void {
  packer.text(delta.accountId);
  packer.text(delta.currency);
  packer.bigint(delta.ownMinor);
  packer.bigint(delta.outgoingMinor);
  packer.bigint(delta.incomingMinor);
}

function unpackDelta(from: Unpacker): BalanceDelta {
  return {
    accountId: from.text(),
    currency: from.text(),
    ownMinor: from.bigint(),
    outgoingMinor: from.bigint(),
    incomingMinor: from.bigint(),
  };
}

function packPosting(packer: Packer, { source, destination, volume, details }: Posting): void {
  packer.text(source.accountId);
  packer.text(destination.accountId);
  packer.bigint(volume.amountMinor);
  packer.text(volume.currency);
  packer.optionalText(details);
}

function unpackPosting(from: Unpacker): Posting {
  const source = { role: 'external.income', accountId: from.text() } as const;
  const destination = { role: 'external.outcome', accountId: from.text() } as const;
  const volume = { amountMinor: from.bigint(), currency: from.text() };
  const details = from.optionalText();
  return details === undefined ? { source, destination, volume } : { source, destination, volume, details };
}

function packLimit(packer: Packer, operation: LimitOperation): void {
  packer.number(PLAN_TYPES.indexOf(operation.type));
  packer.text(operation.counter);
  packer.text(operation.operation);
  if (operation.type === 'rollback') return;
  packer.bigint(operation.delta);
  if (operation.type === 'commit') return;
  packer.flag(operation.boundary !== undefined);
  if (operation.boundary !== undefined) packer.bigint(operation.boundary);
}

function unpackLimit(from: Unpacker): LimitOperation {
  const type = typeAt(PLAN_TYPES, from.number());
  const counter = from.text();
  const operation = from.text();
  if (type === 'rollback') return { type, counter, operation };
  const delta = from.bigint();
  if (type === 'commit' || !from.flag()) return { type, counter, operation, delta };
  return { type, counter, operation, delta, boundary: from.bigint() };
}

function packGuard(packer: Packer, guard: AccountGuard): void {
  packer.text(guard.accountId);
  packer.bigint(guard.minAvailableMinor);
}

function unpackGuard(from: Unpacker): AccountGuard {
  return { accountId: from.text(), minAvailableMinor: from.bigint() };
}

function packTimer(packer: Packer, timer: TimerAction): void {
  packer.number(TIMER_TYPES.indexOf(timer.type));
  if (timer.type === 'set') packer.number(timer.time);
}

function unpackTimer(from: Unpacker): TimerAction {
  const type = typeAt(TIMER_TYPES, from.number());
  return type === 'set' ? { type, time: from.number() } : { type };
}

function packKey(packer: Packer, { keyId, subject, wrapped }: CustomerKeyRow): void {
  packer.text(keyId);
  packer.text(subject);
  packer.bytes(wrapped);
}

function unpackKey(from: Unpacker): CustomerKeyRow {
  return { keyId: from.text(), subject: from.text(), wrapped: from.bytes() };
}

function packText(packer: Packer, value: string): void {
  packer.text(value);
}

function unpackText(from: Unpacker): string {
  return from.text();
}

function typeAt<Type>(types: readonly Type[], index: number): Type {
  const type = types[index];
  if (type === undefined) throw new RangeError(`a parcel holds a type of number ${index}`);
  return type;
}
