import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import {
  candidatesRuleset,
  configurationOf,
  limitOf,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  rule,
  shopOf,
  terminalOf,
} from '../domain/world.ts';
import type { Story } from './crash-drill.ts';
import { paymentWorld } from './payment-node.ts';

/** Stories of payments that go another way than the first one, for the crash drill. */

/** Two routes, the first preferred; each counts what it takes, and what it fails. */
export function twoRoutes(): Configuration {
  const holds = { methods: constant(['card/visa']), lifetimeMs: constant(86_400_000), partialCaptureAllowed: true };
  const limits = [
    { limitId: 'of-terminal', upperBoundary: 1_000_000n },
    { limitId: 'failures', upperBoundary: 100n },
  ];
  const terms = { payments: { ...PROVISION, holds, turnoverLimits: constant(limits) } };
  const shop = shopOf({
    terms: { payments: { ...MERCHANT_TERMS.payments, holds, attemptLimit: constant(2) } },
    turnoverLimits: [{ limitId: 'of-shop', upperBoundary: 1_000_000n }],
  });
  const configuration = configurationOf({
    limits: [
      limitOf('of-shop'),
      limitOf('of-terminal', { scopes: ['terminal'] }),
      limitOf('failures', { scopes: ['terminal'], metric: { type: 'number' }, finalization: 'invertable' }),
    ],
    providers: [providerOf('bank', { terms }), providerOf('other', { terms })],
    terminals: [terminalOf('t1', 'bank'), terminalOf('t2', 'other')],
    rulesets: [candidatesRuleset('policies', [rule('t1', { priority: 9 }), rule('t2', { priority: 1 })])],
  });
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  return paymentWorld({ ...configuration, parties: new Map([[party.id, party]]) });
}

const TAG = 'party~invoice~payment~0';
const resting = ({ step }: PaymentState) => step === 'idle';
const suspended = ({ sessions }: PaymentState) => sessions[0]?.phase.tag === 'suspended';
const reversed = ({ reversal }: PaymentState) => reversal?.sessions.at(-1)?.phase.tag === 'finished';

export const ROUTE_STORIES: readonly Story[] = [
  {
    name: 'declined on one route, taken by the next',
    configuration: twoRoutes,
    plan: ({ plan }) => plan('processed', 'decline', 'approve'),
    tell: async ({ create, start, until }) => {
      await create();
      await start();
      await until('the capture', resting);
    },
  },
  {
    name: 'declined on one route, taken by the next with the answer lost',
    configuration: twoRoutes,
    plan: ({ plan }) => plan('processed', 'decline', 'approve_lost'),
    tell: async ({ create, start, until }) => {
      await create();
      await start();
      await until('the capture', resting);
    },
  },
  {
    name: 'given up and taken late, given back, and paid by another payment',
    patienceMs: 5_000,
    plan: ({ plan }) => plan('processed', 'suspend', 'approve'),
    tell: async ({ provider, create, start, callBack, until }) => {
      await create();
      await start();
      await until('the challenge', suspended);
      await until('the end of the payer`s time', resting);
      provider.confirm(TAG);
      await callBack();
      await until('the reversal', reversed);
      provider.plan('processed', 'approve');
      await start({ id: 'second' });
      await until('the capture', (payment) => payment.facts.id === 'second' && resting(payment));
    },
  },
];
