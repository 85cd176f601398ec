import { status } from '@grpc/grpc-js';
import { applicationId } from '../../src/domain/ids.ts';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import { type SeededRandom, seededRandom } from '../kit/seeded-random.ts';
import type { DrillClient, Outcome } from './client.ts';
import { type DrillCall, noteCall, pause, REFUSALS, timesOf } from './load.ts';

/**
 * The cash desk beside the other load, at a steady rate as well: payins by card fill it, payouts empty it. What a call leaves
 * unknown is asked again with the same payment id.
 */
export interface DeskLoad {
  readonly calls: readonly DrillCall[];
  readonly applications: readonly ApplicationTold[];
  /** No new ones; resolves when every one has come to its end, or none did for as long as the patience. */
  finish(patienceMs: number): Promise<void>;
}

/** What a payin or payout was told to become. */
export interface ApplicationTold {
  readonly paymentId: string;
  readonly kind: ApplicationKind;
  /** As it was last seen. */
  status: string;
  version: bigint;
  created: boolean;
  ended: boolean;
  /** A reader that went back. */
  wentBack?: string;
  /** No business of this load is refused. */
  refusal?: string;
}

export interface ApplicationKind {
  readonly name: string;
  readonly type: 'payin' | 'payout';
  readonly share: number;
  /** Last four digits of the amount in minor units: docs/sandbox.md says what the bank does with it. */
  readonly ending: number;
  readonly end: 'SUCCESS' | 'DECLINE';
}

/** None of them waits for a callback of the bank, which finds no node that has just died. */
const KINDS: readonly ApplicationKind[] = [
  { name: 'payin', type: 'payin', share: 30, ending: 0, end: 'SUCCESS' },
  { name: 'payin, reset after executing', type: 'payin', share: 10, ending: 7758, end: 'SUCCESS' },
  { name: 'payin, declined', type: 'payin', share: 10, ending: 7702, end: 'DECLINE' },
  { name: 'payout, pending', type: 'payout', share: 25, ending: 7798, end: 'SUCCESS' },
  { name: 'payout, answered 500 after executing', type: 'payout', share: 25, ending: 7795, end: 'SUCCESS' },
];

export interface DeskLoadOptions {
  readonly client: DrillClient;
  readonly perSecond: number;
  readonly seed: number;
  /** Keeps the ids of one load apart from those of another. */
  readonly prefix: string;
}

/** The cash desk of the demo, and whose it is. */
export const DESK = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
const DESK_PARTY = 'demo';
const FUNDS_MINOR = 50_000_000n;
const LOOK_EVERY_MS = 300;
const REPEAT_AFTER_MS = 500;
/** Of alerts nothing is asked here: nobody listens there. */
const CALLBACK_URLS = {
  informative: 'http://127.0.0.1:9/',
  success: 'http://127.0.0.1:9/',
  decline: 'http://127.0.0.1:9/',
};

export function startDeskLoad({ client, perSecond, seed, prefix }: DeskLoadOptions): DeskLoad {
  const random = seededRandom(seed + 1);
  const calls: DrillCall[] = [];
  const applications: ApplicationTold[] = [];
  const flows = new Set<Promise<void>>();
  const patience = new AbortController();
  const { signal } = patience;
  const startMs = performance.now();
  let ended = 0;

  const begin = (kind: ApplicationKind, amountMinor: bigint): Promise<void> => {
    const paymentId = `${prefix}-desk-${applications.length}`;
    const told: ApplicationTold = { paymentId, kind, status: 'none', version: 0n, created: false, ended: false };
    applications.push(told);
    const flow = follow({ client, calls, told, amountMinor, signal }).then(
      () => {
        told.ended = true;
      },
      (error: unknown) => {
        if (!signal.aborted) told.refusal ??= error instanceof Error ? error.message : String(error);
      },
    );
    flows.add(flow);
    return flow.finally(() => {
      flows.delete(flow);
      ended += 1;
    });
  };
  // Payouts begin when there is something to pay out.
  let isFunded = false;
  const [first] = KINDS;
  if (first !== undefined) {
    void begin(first, FUNDS_MINOR).then(() => {
      isFunded = true;
    });
  }
  const arrivals = setInterval(() => {
    const due = ((performance.now() - startMs) * perSecond) / 1000;
    while (applications.length < due) {
      const kind = pick(random, isFunded ? KINDS : KINDS.filter(({ type }) => type === 'payin'));
      const hundreds = kind.type === 'payout' ? 1 : 1 + random.below(9);
      void begin(kind, 100_000n * BigInt(hundreds) + BigInt(kind.ending));
    }
  }, 1000 / perSecond);

  return {
    calls,
    applications,
    finish: async (patienceMs) => {
      clearInterval(arrivals);
      for (let [seen, sinceMs] = [-1, performance.now()]; flows.size > 0; await pause(100)) {
        if (ended !== seen) [seen, sinceMs] = [ended, performance.now()];
        if (performance.now() - sinceMs > patienceMs) break;
      }
      patience.abort();
      await Promise.all(flows);
    },
  };
}

function pick(random: SeededRandom, kinds: readonly ApplicationKind[]): ApplicationKind {
  let draw = random.below(kinds.reduce((sum, { share }) => sum + share, 0));
  for (const kind of kinds) {
    draw -= kind.share;
    if (draw < 0) return kind;
  }
  throw new Error('the shares are summed as they are drawn from');
}

interface Followed {
  readonly client: DrillClient;
  readonly calls: DrillCall[];
  readonly told: ApplicationTold;
  readonly amountMinor: bigint;
  readonly signal: AbortSignal;
}

async function follow(followed: Followed): Promise<void> {
  const { client, told, amountMinor, signal } = followed;
  const { paymentId, kind } = told;
  const { hostToHost } = client;
  const about = {
    projectId: DESK,
    paymentId,
    amount: { amountMinor, currency: 'RUB' },
    callbackUrls: CALLBACK_URLS,
  };
  if (kind.type === 'payin') {
    const card = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2040 };
    const tokenize = { requestId: `${paymentId}-card`, ...card };
    const { token } = await insist(followed, 'TokenizeCard', () => client.vault.TokenizeCard(tokenize));
    const payin = { ...about, product: 'H2H_PRODUCT_ECOM', method: 'card-ecom', cardToken: token } as const;
    see(told, await insist(followed, 'CreatePayin', () => hostToHost.CreatePayin(payin)));
  } else {
    const receiver = { phone: '+79990000001' };
    const payout = { ...about, product: 'H2H_PRODUCT_P2P', method: 'sbp-p2p', receiver } as const;
    see(told, await insist(followed, 'CreatePayout', () => hostToHost.CreatePayout(payout)));
  }
  told.created = true;
  for (;;) {
    const named = { projectId: DESK, paymentId };
    const payment = await insist(followed, 'GetPayment', () => hostToHost.GetPayment(named));
    see(told, payment);
    if (payment.final === true) return;
    await pause(LOOK_EVERY_MS, signal);
  }
}

/** Asks until there is an answer. Throws when it is a refusal, or nobody has patience any more. */
async function insist<Response>(
  { calls, told, signal }: Followed,
  method: string,
  send: () => Promise<Outcome<Response>>,
): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const call = noteCall(calls, { method, invoiceId: told.paymentId, counted: attempt === 0 });
    const outcome = await send();
    if (outcome.ok) {
      call({ ...timesOf(outcome), outcome: 'answered' });
      return outcome.response;
    }
    const { code, details } = outcome;
    const refused = REFUSALS.has(code);
    call({ ...timesOf(outcome), outcome: refused ? 'refused' : 'unknown', code, details });
    if (refused) throw new Error(`${method} ${told.paymentId} was refused: ${status[code]} ${details}`);
    await pause(REPEAT_AFTER_MS, signal);
  }
}

/** Each answer was asked for after the one before it had come. */
function see(told: ApplicationTold, payment: H2hPayment__Output): void {
  const { version = 0n } = payment;
  const shown = statusOf(payment);
  if (version < told.version) told.wentBack ??= `version ${version} (${shown}) after ${told.version} (${told.status})`;
  [told.version, told.status] = [version, shown];
}

const statusOf = (payment: H2hPayment__Output): string => String(payment.status).replace('H2H_STATUS_', '');

export interface DeskVerdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly disorder: readonly string[];
  readonly wrong: readonly string[];
}

/** Under which the bank knows it. */
export function referenceOf({ paymentId, kind }: ApplicationTold): string {
  const reference = `${DESK_PARTY}/${applicationId(DESK, paymentId)}`;
  return kind.type === 'payout' ? reference : `${reference}/1`;
}

/** What is wrong with one payin or payout, by what its merchant was told, by what each node says, and by what the bank did. */
export function verifyApplication(
  told: ApplicationTold,
  answers: readonly Outcome<H2hPayment__Output>[],
  effects: readonly { readonly operation: string }[],
): DeskVerdict {
  const { paymentId, kind, wentBack, refusal } = told;
  const about = `${paymentId} (${kind.name})`;
  const shown = answers.map((answer) =>
    answer.ok ? `${statusOf(answer.response)} at ${answer.response.version}` : (status[answer.code] ?? 'nothing'),
  );
  const isLost = told.created && shown.includes('NOT_FOUND');
  const operation = kind.type === 'payout' ? 'payout' : 'capture';
  const moved = effects.filter((effect) => effect.operation === operation).length;
  const due = kind.end === 'SUCCESS' ? 1 : 0;
  const end = told.ended ? told.status : `open, and was last seen ${told.status}`;
  return {
    lost: isLost ? [`${about}: it was acknowledged, and nodes say ${shown.join(' and ')}`] : [],
    doubled: moved > 1 ? [`${about}: ${moved} × ${operation} at the bank`] : [],
    disorder: [
      ...(new Set(shown).size > 1 ? [`${about}: nodes say ${shown.join(' and ')}`] : []),
      ...(wentBack === undefined ? [] : [`${about}: ${wentBack}`]),
    ],
    wrong: [
      ...(refusal === undefined ? [] : [`${about}: ${refusal}`]),
      ...(end === kind.end ? [] : [`${about} is ${end}`]),
      ...(moved < due || (due === 0 && moved > 0) ? [`${about}: ${moved} × ${operation} at the bank`] : []),
    ],
  };
}
