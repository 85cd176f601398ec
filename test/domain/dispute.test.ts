import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  type ApplicationType,
  isContested,
} from '../../src/domain/application/status.ts';
import {
  activeDispute,
  type DisputedOperation,
  decideDispute,
  isDisputeCommand,
} from '../../src/domain/dispute/decide.ts';
import type { DisputeCommand, DisputeState, DisputeStatus } from '../../src/domain/dispute/dispute.ts';
import { evolveDisputes } from '../../src/domain/dispute/evolve.ts';
import { NOW } from '../kit/invoice-world.ts';
import { rub, usd } from './world.ts';

const DAY_MS = 86_400_000;
const STATUSES = Object.keys(APPLICATION_STATUSES) as ApplicationStatus[];

function operation(overrides: Partial<DisputedOperation> = {}): DisputedOperation {
  return {
    type: 'payin',
    status: 'no_payment',
    updateTime: NOW,
    amount: rub(42_000),
    disputes: new Map(),
    ...overrides,
  };
}

function open(overrides: Partial<Extract<DisputeCommand, { type: 'OpenDispute' }>['dispute']> = {}): DisputeCommand {
  return { type: 'OpenDispute', dispute: { id: 'd1', ref: 'r1', reason: 'has_payment', ...overrides } };
}

const START: DisputeCommand = { type: 'StartDispute', disputeId: 'd1' };
const RESOLVE: DisputeCommand = { type: 'ResolveDispute', disputeId: 'd1', decision: { winner: 'merchant' } };
const DECLINE: DisputeCommand = { type: 'DeclineDispute', disputeId: 'd1', reason: 'no receipt' };

function evidence(no: number, sha256 = `sha-${no}`): DisputeCommand {
  return {
    type: 'SubmitDisputeEvidence',
    disputeId: 'd1',
    evidence: { id: `e${no}`, sha256, sizeBytes: 10, mediaType: 'image/png' },
  };
}

/** The application after commands that must all be accepted. */
function reached(of: DisputedOperation, ...commands: readonly DisputeCommand[]): DisputedOperation {
  let { disputes } = of;
  for (const command of commands) {
    const decided = decideDispute({ ...of, disputes }, command, NOW);
    if (!decided.ok) throw new Error(`refused: ${decided.reason} ${decided.message}`);
    for (const { disputeId, change } of decided.changes) disputes = evolveDisputes(disputes, disputeId, change);
  }
  return { ...of, disputes };
}

function refusal(of: DisputedOperation, command: DisputeCommand, now = NOW) {
  const decided = decideDispute(of, command, now);
  return decided.ok ? undefined : decided;
}

function first(of: DisputedOperation): DisputeState {
  const [dispute] = of.disputes.values();
  if (dispute === undefined) throw new Error('there is no case');
  return dispute;
}

describe('opening a case (C3)', () => {
  const rows = (['payin', 'payout'] as const).flatMap((type) => STATUSES.map((status) => [type, status] as const));

  it.each(rows)('of a %s that is %s is allowed where it is contested, or a declined payin', (type, status) => {
    const refused = refusal(operation({ type, status }), open());
    const allowed = isContested(status) || (type === 'payin' && status === 'decline');
    expect(refused?.reason).toBe(allowed ? undefined : 'INVALID_APPLICATION_STATUS');
    if (!allowed) expect(refused?.metadata).toEqual({ status });
  });

  it('of a declined payin is possible for seven days and not a moment longer', () => {
    const declined = operation({ status: 'decline' });
    expect(refusal(declined, open(), addMs(NOW, 7 * DAY_MS))).toBeUndefined();
    expect(refusal(declined, open(), addMs(NOW, 7 * DAY_MS) + 1)?.message).toMatch(/more than 7 days ago/);
  });

  it('needs the amount that was paid where the sum is said to be wrong', () => {
    expect(refusal(operation(), open({ reason: 'invalid_sum' }))?.violations).toMatchObject([{ field: 'claimed' }]);
    expect(refusal(operation(), open({ reason: 'invalid_sum', claimed: rub(1) }))).toBeUndefined();
  });

  it.each([
    ['of another currency', usd(1), 'claimed.currency'],
    ['of nothing', rub(0), 'claimed.amount_minor'],
    ['below nothing', rub(-1), 'claimed.amount_minor'],
  ])('refuses an amount %s by its field', (_, claimed, field) => {
    expect(refusal(operation(), open({ claimed }))?.violations).toMatchObject([{ field }]);
  });

  it('with the same reference and content is the same case, with other content another one that is refused (C4)', () => {
    const opened = reached(operation(), open());
    expect(decideDispute(opened, open(), addMs(NOW, 1_000))).toEqual({ ok: true, changes: [] });
    expect(refusal(opened, open({ reason: 'unknown' }))).toMatchObject({
      reason: 'DISPUTE_REF_CONFLICT',
      metadata: { dispute_id: 'd1' },
    });
    const closed = reached(opened, START, RESOLVE);
    expect(decideDispute({ ...closed, status: 'success' }, open(), NOW)).toEqual({ ok: true, changes: [] });
  });

  it('is refused while another one is active, and allowed once that is closed (C2)', () => {
    const opened = reached(operation(), open());
    expect(refusal(opened, open({ id: 'd2', ref: 'r2' }))).toMatchObject({
      reason: 'DISPUTE_PENDING',
      metadata: { id: 'd1' },
    });
    expect(refusal(reached(opened, START, DECLINE), open({ id: 'd2', ref: 'r2' }))).toBeUndefined();
  });
});

describe('the way of a case (C1)', () => {
  const ways: readonly (readonly [DisputeStatus['tag'], readonly DisputeCommand[]])[] = [
    ['opened', [open()]],
    ['in_progress', [open(), START]],
    ['resolved', [open(), START, RESOLVE]],
    ['declined', [open(), START, DECLINE]],
  ];
  const LEGAL = ['opened > StartDispute', 'in_progress > ResolveDispute', 'in_progress > DeclineDispute'];
  const SAME = ['in_progress > StartDispute', 'resolved > ResolveDispute', 'declined > DeclineDispute'];

  it.each(ways.flatMap(([tag, way]) => [START, RESOLVE, DECLINE].map((command) => [tag, command, way] as const)))(
    'from %s, told $type, is the one of h2h §4.2',
    (tag, command, way) => {
      const pair = `${tag} > ${command.type}`;
      const before = reached(operation(), ...way);
      const decided = decideDispute(before, command, NOW);
      if (LEGAL.includes(pair)) expect(decided).toMatchObject({ ok: true, changes: [{}] });
      else if (SAME.includes(pair)) expect(decided).toEqual({ ok: true, changes: [] });
      else expect(decided).toMatchObject({ reason: 'INVALID_DISPUTE_STATUS', metadata: { status: tag } });
    },
  );

  it('keeps a decision with its amount, and refuses another one afterwards', () => {
    const decision = { winner: 'merchant', amount: rub(40_000), comment: 'receipt' } as const;
    const resolve: DisputeCommand = { type: 'ResolveDispute', disputeId: 'd1', decision };
    const resolved = reached(operation(), open(), START, resolve);
    expect(first(resolved).status).toEqual({ tag: 'resolved', decision });
    expect(refusal(resolved, RESOLVE)?.reason).toBe('INVALID_DISPUTE_STATUS');
    expect(refusal(resolved, DECLINE)?.reason).toBe('INVALID_DISPUTE_STATUS');
  });

  it('refuses a decision about another currency by its field', () => {
    const decision = { winner: 'merchant', amount: usd(1) } as const;
    const started = reached(operation(), open(), START);
    const refused = refusal(started, { type: 'ResolveDispute', disputeId: 'd1', decision });
    expect(refused?.violations).toMatchObject([{ field: 'decision.currency' }]);
  });

  it.each([START, RESOLVE, DECLINE, evidence(1)])('$type of a case that there is not is not found', (command) => {
    expect(refusal(operation(), command)).toMatchObject({
      reason: 'DISPUTE_NOT_FOUND',
      metadata: { dispute_id: 'd1' },
    });
  });
});

describe('evidence', () => {
  const many = Array.from({ length: 10 }, (_, no) => evidence(no));

  it('is taken while the case is active, ten pieces at most', () => {
    const full = reached(operation(), open(), ...many.slice(0, 5), START, ...many.slice(5));
    expect(first(full).evidence).toHaveLength(10);
    expect(refusal(full, evidence(10))).toMatchObject({
      reason: 'TOO_MUCH_DISPUTE_EVIDENCE',
      metadata: { maximum: '10' },
    });
  });

  it('that was handed in already is the same, also when the case is full or closed (C4)', () => {
    const closed = reached(operation(), open(), ...many, START, DECLINE);
    expect(decideDispute(closed, evidence(3), NOW)).toEqual({ ok: true, changes: [] });
  });

  it('under an id that has other content is refused', () => {
    const one = reached(operation(), open(), evidence(1));
    expect(refusal(one, evidence(1, 'other'))).toMatchObject({
      reason: 'DISPUTE_EVIDENCE_ALREADY_EXISTS',
      metadata: { evidence_id: 'e1' },
    });
  });

  it.each([
    ['resolved', RESOLVE],
    ['declined', DECLINE],
  ])('is too late for a case that is %s', (tag, end) => {
    expect(refusal(reached(operation(), open(), START, end), evidence(1))).toMatchObject({
      reason: 'INVALID_DISPUTE_STATUS',
      metadata: { status: tag },
    });
  });
});

describe('any walk through the cases of an application', () => {
  const id = fc.constantFrom('d1', 'd2', 'd3');
  const command: fc.Arbitrary<DisputeCommand> = fc.oneof(
    id.map((each) => open({ id: each, ref: each })),
    id.map((disputeId): DisputeCommand => ({ ...START, disputeId })),
    id.map((disputeId): DisputeCommand => ({ type: 'ResolveDispute', disputeId, decision: { winner: 'payer' } })),
    id.map((disputeId): DisputeCommand => ({ type: 'DeclineDispute', disputeId })),
    fc.nat(12).map((no) => evidence(no)),
  );
  const EDGES = ['opened > in_progress', 'in_progress > resolved', 'in_progress > declined'];

  it('has one active case at most, and takes no edge but three', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ApplicationType>('payin', 'payout'),
        fc.array(command, { minLength: 1, maxLength: 40 }),
        (type, commands) => {
          let disputes: DisputedOperation['disputes'] = new Map();
          for (const each of commands) {
            const decided = decideDispute(operation({ type, disputes }), each, NOW);
            if (!decided.ok) continue;
            for (const { disputeId, change } of decided.changes) {
              const from = disputes.get(disputeId)?.status.tag;
              disputes = evolveDisputes(disputes, disputeId, change);
              const to = disputes.get(disputeId)?.status.tag;
              if (from !== undefined && from !== to) expect(EDGES).toContain(`${from} > ${to}`);
            }
            const active = [...disputes.values()].filter(({ status }) =>
              ['opened', 'in_progress'].includes(status.tag),
            );
            expect(active.length).toBeLessThanOrEqual(1);
            expect(activeDispute(disputes)).toBe(active[0]);
          }
        },
      ),
      { numRuns: 1_000, seed: 20_260_117 },
    );
  });
});

it('commands of cases are told from all others', () => {
  expect([open(), evidence(1), START, RESOLVE, DECLINE].every(isDisputeCommand)).toBe(true);
  expect(isDisputeCommand({ type: 'ConfirmPaid' })).toBe(false);
});
