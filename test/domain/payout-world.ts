import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type {
  CashDesk,
  Configuration,
  MerchantPayoutTerms,
  ProvisionPayoutTerms,
  RetryPolicy,
} from '../../src/domain/configuration.ts';
import type { DecisionContext } from '../../src/domain/context.ts';
import type { DisputeDecision } from '../../src/domain/dispute/dispute.ts';
import { failure } from '../../src/domain/failure.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import type {
  NewPayout,
  PayoutChange,
  PayoutCommand,
  PayoutIntent,
  PayoutState,
  Receiver,
} from '../../src/domain/payout/payout.ts';
import type { AdapterIntent, SessionOutcome } from '../../src/domain/session/session.ts';
import { contextOf, NOW, worldOf } from '../kit/invoice-world.ts';
import {
  candidatesRuleset,
  configurationOf,
  fixed,
  MERCHANT_TERMS,
  posting,
  providerOf,
  range,
  rub,
  rule,
  share,
  shopOf,
  terminalOf,
  VISA,
} from './world.ts';

/** A cash desk that may pay out 100.00 RUB for a fee of 1.00 RUB; the payout lives for ten minutes. */

export const LIFETIME_MS = 600_000;
export const EXPIRED = addMs(NOW, LIFETIME_MS);

export const MERCHANT_PAYOUTS: MerchantPayoutTerms = {
  currencies: constant(['RUB']),
  methods: constant(['card-p2p', 'phone-p2p']),
  cashLimit: constant(range(100, 1_000_000)),
  fees: constant([posting('merchant.settlement', 'system.settlement', fixed(rub(100)), 'payout fee')]),
};

export const PROVIDER_PAYOUTS: ProvisionPayoutTerms = {
  currencies: constant(['RUB']),
  methods: constant(['card-p2p', 'phone-p2p']),
  cashLimit: constant(range(100, 500_000)),
  cashFlow: constant([
    posting('merchant.settlement', 'provider.settlement', share(1, 1)),
    posting('system.settlement', 'provider.settlement', share(1, 200)),
  ]),
};

export const DESK: CashDesk = {
  id: 'project',
  partyId: 'party',
  name: 'Desk',
  disabled: false,
  shops: new Map([['RUB', 'shop']]),
  payinMethods: [],
  payoutMethods: ['card-p2p', 'phone-p2p', 'account-number'],
  urls: {},
  requestKeys: [],
  alerts: { algorithm: 'HMAC-SHA512', secret: 'ALERTS' },
  onExpiry: 'dispute',
  defaultLifetimeMs: LIFETIME_MS,
  confirmTimeoutMs: 1_800_000,
  rateLimits: { create: { perSecond: 50, burst: 100 }, read: { perSecond: 100, burst: 200 } },
};

interface PayoutWorldParts {
  readonly merchant?: MerchantPayoutTerms | undefined;
  /** Terms of `bank` and of `other`, the second one with the lower priority. */
  readonly banks?: readonly (ProvisionPayoutTerms | undefined)[];
  readonly desk?: Partial<CashDesk>;
  readonly policies?: boolean;
  readonly retries?: RetryPolicy;
}

export function payoutWorld(parts: PayoutWorldParts = {}): Configuration {
  const { banks = [PROVIDER_PAYOUTS], desk = {}, policies = true, retries } = parts;
  const merchant = 'merchant' in parts ? parts.merchant : MERCHANT_PAYOUTS;
  const ids = ['bank', 'other', 'third'].slice(0, banks.length);
  const none = { type: 'none' } as const;
  const configuration = configurationOf({
    providers: ids.map((id, index) => {
      const payouts = banks[index];
      return providerOf(id, {
        terms: payouts === undefined ? {} : { payouts },
        retries: {
          processed: none,
          captured: none,
          cancelled: none,
          refunded: none,
          ...(retries === undefined ? {} : { paid_out: retries }),
        },
      });
    }),
    terminals: ids.map((id) => terminalOf(`${id}-t`, id)),
    rulesets: [
      candidatesRuleset(
        'payouts',
        ids.map((id, index) => rule(`${id}-t`, { priority: 1000 - index })),
      ),
    ],
    institution: policies ? { payoutPolicies: 'payouts' } : {},
  });
  const shop = shopOf({ terms: { ...MERCHANT_TERMS, ...(merchant === undefined ? {} : { payouts: merchant }) } });
  return { ...worldOf(configuration, shop), projects: new Map([['project', { ...DESK, ...desk }]]) };
}

export const WORLD = payoutWorld();

export const CARD: Receiver = { type: 'bank_card', card: VISA };
export const PHONE: Receiver = {
  type: 'phone',
  masked: '•••4567',
  personal: { keyId: 'key', ciphertext: new Uint8Array([1]) },
};
export const ACCOUNT: Receiver = {
  type: 'account',
  masked: '•••4567',
  personal: { keyId: 'key', ciphertext: new Uint8Array([1]) },
};
export const OTHER_CARD: Receiver = { type: 'bank_card', card: { ...VISA, token: 'tok_other', lastDigits: '0002' } };

export function newPayout(overrides: Partial<NewPayout> = {}, method = 'card-p2p'): PayoutCommand {
  const payout: NewPayout = {
    id: 'payout',
    partyId: 'party',
    shopId: 'shop',
    amount: rub(10_000),
    receiver: CARD,
    lifetimeMs: LIFETIME_MS,
    application: {
      projectId: 'project',
      paymentId: 'order-42',
      product: 'p2p',
      method,
      hosted: false,
      urls: { informative: 'https://a.example', success: 'https://a.example', decline: 'https://a.example' },
      onExpiry: 'dispute',
      confirmTimeoutMs: 1_800_000,
    },
    ...overrides,
  };
  return { type: 'CreatePayout', payout };
}

export function apply(no: number, outcome: SessionOutcome): PayoutCommand {
  return { type: 'ApplyPayoutOutcome', no, outcome };
}

export function answered(no: number, intent: AdapterIntent): PayoutCommand {
  return apply(no, { type: 'answered', result: { intent } });
}

export function no(code: string, reason?: string): AdapterIntent {
  return { type: 'fail', failure: failure(code, reason) };
}

export const UNKNOWN: SessionOutcome = { type: 'unknown', reason: 'timeout' };
export const PENDING: AdapterIntent = { type: 'suspend', tag: 'tag', timeoutMs: 86_400_000 };
export const WRONG_DETAILS = no('payout_incorrect_requisites:card', 'there is no such card');
export const FAILED = no('payout_failed');

export const WAKE: PayoutCommand = { type: 'WakePayout' };
export const CORRECT: PayoutCommand = { type: 'CorrectPayoutRequisites', receiver: OTHER_CARD };
export const OPEN: PayoutCommand = {
  type: 'OpenDispute',
  dispute: { id: 'case', ref: 'ref', reason: 'invalid_requisites' },
};
export const START: PayoutCommand = { type: 'StartDispute', disputeId: 'case' };
export const DECLINE_CASE: PayoutCommand = { type: 'DeclineDispute', disputeId: 'case', reason: 'nobody came' };

export function resolve(winner: DisputeDecision['winner'], more: Partial<DisputeDecision> = {}): PayoutCommand {
  return { type: 'ResolveDispute', disputeId: 'case', decision: { winner, ...more } };
}

export type Context = Partial<DecisionContext> & { readonly world?: Configuration };

export function inContext({ world = WORLD, ...rest }: Context = {}): DecisionContext {
  return contextOf({ world, ...rest });
}

export interface Then {
  readonly changes: readonly PayoutChange[];
  readonly after: PayoutState;
  readonly intents: readonly PayoutIntent[];
  /** Types of the changes, sessions' own unwrapped, in order. */
  readonly told: readonly string[];
}

export function when(state: PayoutState, command: PayoutCommand, context: Context = {}): Then {
  const decision = payoutMachine.decide(state, command, inContext(context));
  if (!decision.ok) throw new Error(`refused: ${decision.reason} ${decision.message}`);
  const after = decision.changes.reduce(payoutMachine.evolve, state);
  const told = decision.changes.map((change) =>
    change.type === 'payout_session_changed' ? change.change.type : change.type,
  );
  return { changes: decision.changes, after, intents: payoutMachine.react(after), told };
}

export function refused(state: PayoutState, command: PayoutCommand, context: Context = {}) {
  const decision = payoutMachine.decide(state, command, inContext(context));
  if (decision.ok) throw new Error(`accepted: ${command.type}`);
  return decision;
}

/** The payout after commands that must all be accepted. */
export function given(...commands: readonly (PayoutCommand | readonly [PayoutCommand, Context])[]): PayoutState {
  return commands.reduce<PayoutState>((state, entry) => {
    const [command, context] = 'type' in entry ? [entry, {}] : entry;
    return when(state, command, context).after;
  }, payoutMachine.initial);
}

export function statusOf({ progress }: PayoutState): string | undefined {
  return progress?.status;
}
