import { addMs } from '../../src/base/time.ts';
import { isContested } from '../../src/domain/application/status.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { failure } from '../../src/domain/failure.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { invoiceMachine } from '../../src/domain/invoice/machine.ts';
import type { AdapterIntent, SessionOutcome } from '../../src/domain/session/session.ts';
import {
  asks,
  COMPLETED_SLEEP,
  createPayin,
  DECLINE,
  otp,
  PASSWORD,
  PAYIN_WORLD,
  REQUISITES,
  SLEEPS,
  SUCCEED,
  THREE_DS,
  TO_BANK,
  threeDs,
  WAITS,
} from '../domain/payin-world.ts';
import { rub } from '../domain/world.ts';
import { contextOf, NOW } from '../kit/invoice-world.ts';
import type { SeededRandom } from '../kit/seeded-random.ts';
import type { Transitions } from './transitions.ts';

/** The same as `explore`, through the lives of payins, of which only what their merchants see is drawn. */
export function explorePayins(random: SeededRandom, walks: number, seen: Transitions): void {
  for (let walk = 0; walk < walks; walk += 1) walkOnce(random, seen);
}

const NO_ROUTE: Configuration = { ...PAYIN_WORLD, terminals: new Map(), rulesets: new Map() };
const FATAL: Configuration = {
  ...PAYIN_WORLD,
  inspectors: new Map([['inspector', { id: 'inspector', type: 'rules', rules: constant('fatal') }]]),
};
const WORLDS: readonly Configuration[] = [...Array.from({ length: 20 }, () => PAYIN_WORLD), NO_ROUTE, FATAL];

const MALFORMED = failure('authorization_failed:invalid_request');
const INTENTS: readonly AdapterIntent[] = [
  SUCCEED,
  DECLINE,
  { type: 'fail', failure: MALFORMED },
  SLEEPS,
  COMPLETED_SLEEP,
  WAITS,
  asks(REQUISITES),
  asks(REQUISITES),
  asks(THREE_DS),
  asks(THREE_DS, 'tag-2'),
  asks(TO_BANK),
  asks(TO_BANK, 'tag-3'),
  asks(PASSWORD),
  asks(PASSWORD),
  { type: 'succeed', changedCost: rub(40_000) },
];

const ANSWERS: readonly SessionOutcome[] = [
  ...INTENTS.map((intent): SessionOutcome => ({ type: 'answered', result: { intent } })),
  ...(['accepted', 'refused', 'lost', 'delivered'] as const).map(
    (verification): SessionOutcome => ({ type: 'answered', result: { intent: WAITS, verification } }),
  ),
  { type: 'unknown', reason: 'timeout' },
  { type: 'expired' },
  { type: 'expired' },
];

/** What leads further than an end. */
const FIRST = [REQUISITES, REQUISITES, THREE_DS, TO_BANK, PASSWORD].map(
  (request): SessionOutcome => ({ type: 'answered', result: { intent: asks(request) } }),
);

const disputeId = 'case';
const OF_A_CASE: readonly InvoiceCommand[] = [
  { type: 'OpenDispute', dispute: { id: disputeId, ref: 'ref', reason: 'unknown' } },
  { type: 'StartDispute', disputeId },
  { type: 'ResolveDispute', disputeId, decision: { winner: 'merchant' } },
  { type: 'ResolveDispute', disputeId, decision: { winner: 'payer' } },
  { type: 'DeclineDispute', disputeId },
];

const COMMANDS: readonly InvoiceCommand[] = [
  { type: 'Wake' },
  { type: 'ConfirmPaid' },
  { type: 'ConfirmPaid' },
  otp(),
  otp(),
  threeDs(),
  ...OF_A_CASE,
  { type: 'FailSession', tag: 'tag', session: { paymentId: '1', no: 0 }, failure: MALFORMED },
];

function walkOnce(random: SeededRandom, seen: Transitions): void {
  const world = random.pick(WORLDS);
  const product = random.pick(['p2p', 'ecom'] as const);
  const onExpiry = random.pick(['dispute', 'dispute', 'decline'] as const);
  let now = NOW;
  let invoice = invoiceMachine.initial;
  for (let count = random.below(24) + 4; count > 0; count -= 1) {
    const command = invoice.facts === undefined ? createPayin({ product, onExpiry }) : draw(random, invoice);
    const decision = invoiceMachine.decide(invoice, command, contextOf({ world, now }));
    for (const change of decision.ok ? decision.changes : []) {
      const after = invoiceMachine.evolve(invoice, change);
      const [from = '[*]', to] = [invoice.application?.status, after.application?.status];
      if (to !== undefined && from !== to) seen.get('payin status')?.add(`${from} --> ${to}`);
      invoice = after;
    }
    if (random.below(4) === 0) now = addMs(now, random.pick([1_000, 600_000, 900_000, 900_000]));
  }
}

function draw(random: SeededRandom, { payments, application }: InvoiceState): InvoiceCommand {
  if (application !== undefined && isContested(application.status) && random.below(3) > 0)
    return random.pick(OF_A_CASE);
  if (application?.status === 'requisites' && random.below(2) === 0) return answer(random.pick(FIRST), 0);
  if (random.below(2) === 0) return random.pick(COMMANDS);
  const no = (payments.get('1')?.sessions.length ?? 0) - 1;
  return answer(random.pick(ANSWERS), no);
}

function answer(outcome: SessionOutcome, no: number): InvoiceCommand {
  return { type: 'ApplyOutcome', session: { paymentId: '1', no }, outcome };
}
