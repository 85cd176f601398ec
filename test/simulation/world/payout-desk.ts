import { payoutStream } from '../../../src/domain/ids.ts';
import type { PayoutCommand, Receiver } from '../../../src/domain/payout/payout.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Network } from '../kernel/network.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { DESK, PARTY, PAYOUT_SHOP, SHOPS } from './configuration.ts';
import type { Running } from './site.ts';

/** The life of one payout as its merchant sees it, and as the operator does who decides what nobody else can. */
export interface PayoutLife {
  readonly payout: string;
  readonly amountMinor: bigint;
  /** Set once the merchant was told that it is there. */
  acknowledged: boolean;
}

export interface ToldPayout {
  readonly status: string;
  readonly sequence: number;
  readonly version: number;
  readonly attention: string | undefined;
  readonly paidLate: boolean;
}

export type PayoutTold = ({ readonly ok: true } & ToldPayout) | { readonly ok: false; readonly reason: string };

export interface PayoutDeskOptions {
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly chance: Chance;
  readonly nodes: () => readonly Running[];
  /** Hears every answer on the wire. */
  readonly told: (payout: string, told: PayoutTold) => void;
  readonly refused: (payout: string, what: string, reason: string) => void;
}

export interface PayoutDesk {
  live(life: PayoutLife): Promise<void>;
  read(payout: string): Promise<PayoutTold | undefined>;
}

/** Refusals that say: not now, repeat it. */
const AGAIN = new Set(['JOURNAL_UNAVAILABLE', 'OWNER_MOVING', 'OVERLOADED', 'DRAINING']);
/** What an operator may be told who is early, late, or not the first. */
const NOT_NOW = new Set([
  'APPLICATION_OUTCOME_UNKNOWN',
  'INVALID_APPLICATION_STATUS',
  'INVALID_DISPUTE_STATUS',
  'DISPUTE_ALREADY_OPENED',
]);
const FINAL = new Set(['success', 'decline', 'error']);
const CONTESTED = new Set(['incorrect_requisites', 'payout_failed', 'payout_timeout']);

export function createPayoutDesk(options: PayoutDeskOptions): PayoutDesk {
  const { scheduler, network, chance, nodes, told, refused } = options;
  const name = 'the desk';
  let sent = 0;
  /** Cases that are not decided yet, by payout. */
  const cases = new Map<string, string>();

  /** One request on the wire. Resolves with undefined when nobody has answered in time. */
  const once = (payout: string, what: string, command: PayoutCommand | undefined, requestId: string) =>
    new Promise<PayoutTold | undefined>((resolve) => {
      const patienceMs = chance.between(3_000, 20_000);
      const cancel = scheduler.after(patienceMs, `${name}: hears nothing of ${what}`, () => resolve(undefined));
      network.send(name, 'node', `${what} ${payout}`, () => {
        const [running] = chance.shuffled(nodes());
        running?.process.enter(() => {
          const stream = payoutStream(PARTY, payout);
          const request = {
            actor: { credential: 'merchant', role: 'merchant', partyId: PARTY },
            deadlineMs: running.process.clock.nowMs() + patienceMs,
            newKeys: [],
          } as const;
          const identity = { requestId, fingerprint: Buffer.from(requestId) };
          const { payouts } = running.node;
          const asked =
            command === undefined
              ? payouts.read(stream, request)
              : payouts.ask(stream, command, { ...request, ...identity });
          void asked.then((answer) => {
            if (!running.process.alive()) return;
            const heard: PayoutTold = answer.ok
              ? {
                  ok: true,
                  status: answer.state.progress?.status ?? 'nothing',
                  version: answer.state.progress?.version ?? 0,
                  sequence: answer.sequence,
                  attention: answer.state.attention?.reason,
                  paidLate: answer.state.paidLate,
                }
              : { ok: false, reason: answer.reason };
            const words = heard.ok ? `#${heard.sequence} ${heard.status}` : heard.reason;
            network.send(running.process.name, name, `${words} to ${what} ${payout}`, () => {
              cancel();
              told(payout, heard);
              resolve(heard);
            });
          });
        });
      });
    });

  /** Repeated until somebody says something that stands. */
  const ask = async (payout: string, what: string, command: PayoutCommand): Promise<PayoutTold> => {
    sent += 1;
    const requestId = `${what} ${payout} ${what === 'create' ? '' : sent}`;
    for (let attempt = 0; ; attempt += 1) {
      if (chance.happens(0.05)) void once(payout, what, command, requestId);
      const heard = await once(payout, what, command, requestId);
      if (heard !== undefined && (heard.ok || !AGAIN.has(heard.reason))) {
        if (!heard.ok && !NOT_NOW.has(heard.reason)) refused(payout, what, heard.reason);
        return heard;
      }
      await scheduler.sleep(Math.min(60_000, 200 * 2 ** attempt), `${name}: repeats ${requestId}`);
    }
  };

  /** Details are corrected, or the merchant gets the money back. */
  const resolve = async (payout: string, status: string): Promise<void> => {
    if (status === 'incorrect_requisites' && chance.happens(0.5)) {
      await ask(payout, 'correct', { type: 'CorrectPayoutRequisites', receiver: cardOf(chance.between(1, 3)) });
      return;
    }
    const known = cases.get(payout);
    if (known !== undefined) return await decide(payout, known);
    sent += 1;
    const disputeId = `case-${sent}`;
    const opened = await ask(payout, 'open', {
      type: 'OpenDispute',
      dispute: { id: disputeId, ref: disputeId, reason: 'unknown' },
    });
    if (!opened.ok) return;
    cases.set(payout, disputeId);
    await ask(payout, 'start', { type: 'StartDispute', disputeId });
    await decide(payout, disputeId);
  };
  const decide = async (payout: string, disputeId: string): Promise<void> => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const heard = await ask(payout, 'resolve', {
        type: 'ResolveDispute',
        disputeId,
        decision: { winner: 'merchant' },
      });
      if (heard.ok || heard.reason !== 'APPLICATION_OUTCOME_UNKNOWN') {
        cases.delete(payout);
        return;
      }
      await scheduler.sleep(chance.spread(10_000, 6 * 3_600_000), `${name}: waits for the bank's word on ${payout}`);
    }
  };

  return {
    live: async (life) => {
      const { payout, amountMinor } = life;
      const created = await ask(payout, 'create', newPayout(payout, amountMinor, cardOf(1)));
      life.acknowledged = created.ok;
      while (created.ok) {
        await scheduler.sleep(chance.spread(500, 3_600_000), `${name}: looks at ${payout}`);
        const heard = await once(payout, 'read', undefined, '');
        if (heard?.ok !== true) continue;
        if (FINAL.has(heard.status)) return;
        if (CONTESTED.has(heard.status)) await resolve(payout, heard.status);
      }
    },
    read: (payout) => once(payout, 'read', undefined, ''),
  };
}

function newPayout(id: string, amountMinor: bigint, receiver: Receiver): PayoutCommand {
  return {
    type: 'CreatePayout',
    payout: {
      id,
      partyId: PARTY,
      shopId: PAYOUT_SHOP,
      amount: { amountMinor, currency: SHOPS[PAYOUT_SHOP]?.currency ?? '' },
      receiver,
      lifetimeMs: 3_600_000,
      application: {
        projectId: DESK,
        paymentId: id,
        product: 'p2p',
        method: 'card-p2p',
        hosted: false,
        urls: { informative: 'https://m.example/i', success: 'https://m.example/s', decline: 'https://m.example/d' },
        onExpiry: 'dispute',
        confirmTimeoutMs: 60_000,
      },
    },
  };
}

function cardOf(number: number): Receiver {
  return {
    type: 'bank_card',
    card: {
      type: 'bank_card',
      token: `tok_${number}`,
      fingerprint: `fp_${number}`,
      bin: '424242',
      lastDigits: `000${number}`,
      expiry: { month: 12, year: 2030 },
      paymentSystem: 'visa',
      cvvEmpty: false,
    },
  };
}
