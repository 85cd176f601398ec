import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { type ApplicationStatus, isFinal, isStep } from '../../src/domain/application/status.ts';
import { viewPayin } from '../../src/domain/application/view-payin.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { isDue, reactInvoice } from '../../src/domain/invoice/react.ts';
import { sessionsOf } from '../../src/domain/payment/owned-sessions.ts';
import type { AdapterIntent, SessionOutcome } from '../../src/domain/session/session.ts';
import { contextOf, DECLINE, NOW, SUCCEED } from '../kit/invoice-world.ts';
import { type NaiveLedger, naiveLedger } from '../kit/naive-ledger.ts';
import {
  asks,
  COMPLETED_SLEEP,
  createPayin,
  otp,
  PASSWORD,
  PAYIN_WORLD,
  type PayinOptions,
  payHosted,
  REQUISITES,
  SLEEPS,
  THREE_DS,
  TO_BANK,
  threeDs,
  WAITS,
} from './payin-world.ts';
import { rub } from './world.ts';

type Step =
  | { readonly type: 'command'; readonly command: InvoiceCommand }
  | {
      readonly type: 'outcome';
      readonly to: 'session' | 'given_up' | 'reversal' | 'refund';
      readonly back: number;
      readonly outcome: SessionOutcome;
    }
  | { readonly type: 'time'; readonly durationMs: number };

const intents: readonly AdapterIntent[] = [
  SUCCEED,
  DECLINE,
  SLEEPS,
  COMPLETED_SLEEP,
  WAITS,
  asks(REQUISITES),
  asks(REQUISITES, 'tag-2'),
  asks(THREE_DS),
  asks(TO_BANK, 'tag-3'),
  asks(PASSWORD, 'tag-4'),
  { type: 'succeed', changedCost: rub(40_000) },
  { type: 'succeed', changedCost: rub(44_000) },
];

const outcome: fc.Arbitrary<SessionOutcome> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        intent: fc.constantFrom(...intents),
        verification: fc.constantFrom(
          undefined,
          undefined,
          'accepted' as const,
          'refused' as const,
          'lost' as const,
          'delivered' as const,
        ),
        callback: fc.boolean(),
      })
      .map(({ intent, verification, callback }): SessionOutcome => {
        const result = { intent, ...(verification === undefined ? {} : { verification }) };
        if (!callback) return { type: 'answered', result };
        return { type: 'callback_answered', tag: 'tag', digest: 'd', response: new Uint8Array(), result };
      }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<SessionOutcome>(
      { type: 'unknown', reason: 'timeout' },
      { type: 'unknown', reason: 'held back', unsent: true },
      { type: 'not_found', resendable: false },
      { type: 'expired' },
      { type: 'expired' },
      { type: 'violation', reason: 'garbage' },
    ),
  },
);

const disputeId = fc.constantFrom('d1', 'd2');
const amount = fc.constantFrom(undefined, rub(42_000), rub(40_000), rub(43_000));
const product = fc.constantFrom('p2p' as const, 'ecom' as const);
const command: fc.Arbitrary<InvoiceCommand> = fc.oneof(
  { weight: 3, arbitrary: product.map(payHosted) },
  fc.constant<InvoiceCommand>({ type: 'ConfirmPaid' }),
  fc.constantFrom('r1', 'r2').map((ref) => otp(ref)),
  fc.constantFrom('a', 'b').map((digest) => threeDs(digest)),
  disputeId.map((id): InvoiceCommand => ({ type: 'OpenDispute', dispute: { id, ref: id, reason: 'has_payment' } })),
  disputeId.map((id): InvoiceCommand => ({ type: 'StartDispute', disputeId: id })),
  fc
    .record({ id: disputeId, winner: fc.constantFrom('merchant' as const, 'payer' as const), amount })
    .map(({ id, winner, amount: decided }): InvoiceCommand => {
      const decision = { winner, ...(decided === undefined ? {} : { amount: decided }) };
      return { type: 'ResolveDispute', disputeId: id, decision };
    }),
  disputeId.map((id): InvoiceCommand => ({ type: 'DeclineDispute', disputeId: id })),
  fc.constant<InvoiceCommand>({
    type: 'RefundPayment',
    paymentId: '1',
    refund: { reason: 'r', manual: false, id: 'refund' },
  } as InvoiceCommand),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('outcome' as const),
      to: fc.constantFrom(
        'session' as const,
        'session' as const,
        'session' as const,
        'given_up' as const,
        'reversal' as const,
        'refund' as const,
      ),
      back: fc.constantFrom(0, 0, 0, 0, 1),
      outcome,
    }),
  },
  { weight: 4, arbitrary: command.map((each): Step => ({ type: 'command', command: each })) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('time' as const),
      durationMs: fc.constantFrom(1_000, 300_000, 600_000, 900_000, 8 * 86_400_000),
    }),
  },
);

function commandOf(invoice: InvoiceState, each: Step): InvoiceCommand | undefined {
  if (each.type === 'command') return each.command;
  if (each.type === 'time') return { type: 'Wake' };
  const payment = invoice.payments.get('1');
  if (payment === undefined) return undefined;
  const refundId = [...payment.refunds.keys()].at(-1);
  if (each.to === 'refund' && refundId === undefined) return undefined;
  const owner =
    each.to === 'reversal' ? { reversal: true } : each.to === 'refund' && refundId !== undefined ? { refundId } : {};
  const no = sessionsOf(payment, owner).length - 1 - each.back;
  if (no < 0) return undefined;
  const type = each.to === 'given_up' ? 'ApplyLateAnswer' : 'ApplyOutcome';
  return { type, session: { paymentId: '1', ...owner, no }, outcome: each.outcome };
}

interface Walk {
  invoice: InvoiceState;
  now: number;
  readonly ledger: NaiveLedger;
}

/** Takes what is allowed, and looks at each change by itself. */
function take(walk: Walk, told: InvoiceCommand): void {
  const decision = decideInvoice(walk.invoice, told, contextOf({ world: PAYIN_WORLD, now: walk.now }));
  if (!decision.ok) return;
  for (const change of decision.changes) {
    const after = evolveInvoice(walk.invoice, change);
    walk.ledger.apply(bookInvoice(walk.invoice, change, after));
    checkStep(walk.invoice, after, walk.now);
    walk.invoice = after;
  }
}

function checkStep({ application: before }: InvoiceState, { application: after }: InvoiceState, now: number): void {
  if (before === undefined || after === undefined) return;
  if (before.status === after.status) {
    expect(after.version).toBe(before.version);
    return;
  }
  expect(`${before.status} > ${after.status}: ${isStep('payin', before.status, after.status)}`).toMatch(/true$/);
  expect(after.version).toBe(before.version + 1);
  expect(after.updateTime).toBe(now);
}

/** All that has to hold between two commands. */
function checkState({ invoice, ledger }: Walk): void {
  const { application, payments } = invoice;
  const payment = payments.get('1');
  if (application === undefined) return;
  if (payment === undefined) {
    expect([application.status, invoice.status.tag]).toEqual(
      invoice.status.tag === 'unpaid' ? ['new', 'unpaid'] : ['decline', 'cancelled'],
    );
    expect(ledger.open()).toEqual([]);
    return;
  }
  const own = ledger.own();
  expect([...own.values()].reduce((sum, each) => sum + each, 0n)).toBe(0n);
  const taken = ['captured', 'refunded'].includes(payment.status.tag) ? payment.cost.amountMinor : 0n;
  const returned = [...payment.refunds.values()].some(({ status }) => status.tag === 'succeeded') ? taken : 0n;
  expect(own.get('merchant') ?? 0n).toBe(taken - returned - (taken * 45n + 500n) / 1000n);
  if (application.status === 'success') expect(taken).toBeGreaterThan(0n);
  if (taken > 0n && payment.adjustments.size === 0) expect(application.status).toBe('success');
  if (isContestedNow(application.status))
    expect(payment.capture === undefined || application.settled?.as === 'success').toBe(true);
  if (payment.step === 'idle') expect(isFinal(application.status)).toBe(true);
  expect(viewPayin(invoice)).toMatchObject({ status: application.status, version: application.version });
}

function isContestedNow(status: ApplicationStatus): boolean {
  return status === 'no_payment' || status === 'different_amount' || status === 'confirm_timeout';
}

function begin(options: PayinOptions): Walk {
  const walk: Walk = { invoice: NO_INVOICE, now: NOW, ledger: naiveLedger() };
  take(walk, createPayin(options));
  return walk;
}

const kinds: fc.Arbitrary<PayinOptions> = fc.record(
  {
    product,
    onExpiry: fc.constantFrom('dispute' as const, 'decline' as const),
    hosted: fc.constantFrom('named' as const, 'open' as const),
  },
  { requiredKeys: ['product', 'onExpiry'] },
);

describe('any walk through the life of a payin', () => {
  it('takes only steps of §4.4, leaves what is final alone and conserves money', () => {
    fc.assert(
      fc.property(kinds, fc.array(step, { minLength: 1, maxLength: 40 }), (options, steps) => {
        const walk = begin(options);
        for (const each of steps) {
          if (each.type === 'time') walk.now = addMs(walk.now, each.durationMs);
          const told = commandOf(walk.invoice, each);
          if (told !== undefined) take(walk, told);
          checkState(walk);
        }
      }),
      { numRuns: 2_000, seed: 20_260_115 },
    );
  });

  it('ends, holds nothing and has nothing to do, once the provider and an operator have said all', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.constantFrom(SUCCEED, DECLINE),
        fc.constantFrom('merchant' as const, 'payer' as const),
        (options, steps, last, winner) => {
          const walk = begin(options);
          for (const each of steps) {
            const told = commandOf(walk.invoice, each);
            if (told !== undefined) take(walk, told);
          }
          for (let round = 0; round < 40; round += 1) finish(walk, last, winner);
          const { invoice, ledger } = walk;
          expect(isFinal(invoice.application?.status ?? 'new')).toBe(true);
          expect(ledger.open()).toEqual([]);
          expect(reactInvoice(invoice)).toEqual([]);
        },
      ),
      { numRuns: 500, seed: 20_260_116 },
    );
  });
});

/** A day later: the provider answers whatever it is asked, and whoever has to decide decides. */
function finish(walk: Walk, last: AdapterIntent, winner: 'merchant' | 'payer'): void {
  walk.now = addMs(walk.now, 86_400_000);
  take(walk, { type: 'Wake' });
  for (const work of reactInvoice(walk.invoice)) {
    if (!isDue(work, walk.now) || !('session' in work)) continue;
    const isOwn = work.session.refundId === undefined && work.session.reversal !== true;
    const taking = work.type === 'SubmitVerification' || (work.type === 'CallProvider' && work.target === 'processed');
    const outcome: SessionOutcome =
      work.type === 'CallProvider' && work.mode === 'expire' && last === DECLINE
        ? { type: 'expired' }
        : { type: 'answered', result: { intent: isOwn && taking ? last : SUCCEED } };
    take(walk, { type: 'ApplyOutcome', session: work.session, outcome });
  }
  const { application } = walk.invoice;
  if (application === undefined || !isContestedNow(application.status)) return;
  const active = [...application.disputes.values()].find(({ status }) =>
    ['opened', 'in_progress'].includes(status.tag),
  );
  const id = active?.facts.id ?? `last-${application.disputes.size}`;
  take(walk, { type: 'OpenDispute', dispute: { id, ref: id, reason: 'unknown' } });
  take(walk, { type: 'StartDispute', disputeId: id });
  take(walk, { type: 'ResolveDispute', disputeId: id, decision: { winner } });
}
