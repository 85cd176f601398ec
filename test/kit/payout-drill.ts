import type { FaultPoint } from '../../src/actors/fault-points.ts';
import { mintPayoutTag } from '../../src/actors/session-tag.ts';
import type { PayoutCommand, PayoutState } from '../../src/domain/payout/payout.ts';
import { CORRECT, LIFETIME_MS, newPayout, PROVIDER_PAYOUTS, payoutWorld } from '../domain/payout-world.ts';
import { type KeyedPayouts, keyedPayouts, type PayoutStep } from './keyed-payouts.ts';
import { type Fate, failedWhileAlive, mortalProcess, RETRYABLE } from './mortal-process.ts';
import { turns } from './payment-node.ts';
import { fundsOf, type PayoutNode, startPayoutNode } from './payout-node.ts';

/** What happens to one payout, told with a trouble or without: the end must not depend on it. */
export interface PayoutStory {
  readonly name: string;
  readonly steps: readonly PayoutStep[];
  readonly end: string;
  readonly tell: (teller: PayoutTeller) => Promise<void>;
}

export interface PayoutTeller {
  readonly bank: KeyedPayouts;
  ask(requestId: string, command: PayoutCommand): Promise<PayoutState>;
  /** Waits, through deaths and restarts. A second of the story's time passes each round. */
  until(status: string): Promise<void>;
  pass(durationMs: number): Promise<void>;
  /** The bank calls back, again and again until it is answered. */
  callBack(): Promise<void>;
}

export interface PayoutEnding {
  readonly end: { readonly status: string | undefined; readonly funds: readonly bigint[]; readonly paid: number };
  /** Requests for money under a key that was decided already. */
  readonly repeats: number;
  readonly keys: number;
  readonly deaths: number;
  readonly reached: Readonly<Record<FaultPoint, number>>;
  readonly writes: number;
}

export const PAYOUT_TAG = mintPayoutTag('party', 'payout', { no: 0 });
const MOST_ROUNDS = 60;
/** A bank that was unavailable is tried again. */
const AGAIN = { type: 'linear', attempts: 3, delayMs: 1_000 } as const;

export async function tellPayout(story: PayoutStory, trouble: Fate = {}): Promise<PayoutEnding> {
  const bank = keyedPayouts();
  bank.plan(...story.steps);
  const process = mortalProcess(trouble);
  const { disk, faults, reached } = process;
  let node: PayoutNode = await startPayoutNode({
    configuration: payoutWorld({ banks: [PROVIDER_PAYOUTS], retries: AGAIN }),
    bank,
    disk,
    faults,
    failed: failedWhileAlive,
  });
  process.begin();

  const alive = async (): Promise<void> => {
    if (process.revive()) node = await node.crash();
  };
  /** Repeats until a process that lives has given an answer. */
  const persist = async <Given>(what: string, attempt: () => Promise<Given | undefined>): Promise<Given> => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await alive();
      const given = await attempt();
      await turns(4);
      if (given !== undefined && !process.isDead()) return given;
      await alive();
      await node.advance(1_000);
    }
    throw new Error(`${story.name}: ${what} never came, with ${JSON.stringify(trouble)}`);
  };

  await story.tell({
    bank,
    ask: (requestId, command) =>
      persist(requestId, async () => {
        const answer = await node.ask(command, { requestId, fingerprint: Buffer.from(requestId) });
        if (answer.ok) return answer.state;
        if (process.isDead() || RETRYABLE.has(answer.reason)) return undefined;
        throw new Error(`${story.name}: ${requestId} was refused: ${answer.reason} ${answer.message}`);
      }),
    until: async (status) => {
      await persist(status, async () => {
        const state = await node.read().catch(() => undefined);
        return state?.progress?.status === status ? true : undefined;
      });
    },
    pass: async (durationMs) => {
      await alive();
      await node.advance(durationMs);
    },
    callBack: async () => {
      await persist('an answer to the callback', async () => {
        const body = Buffer.from(JSON.stringify({ tag: PAYOUT_TAG, eventId: 'event' }));
        const { callbacks } = node.running.node;
        const answer = await callbacks.accept('bank', { headers: {}, body }).catch(() => undefined);
        return answer === undefined || process.isDead() ? undefined : true;
      });
    },
  });

  const { progress } = await node.read();
  return {
    end: {
      status: progress?.status,
      funds: await fundsOf(node.running.store),
      paid: bank.paid.get('payout') ?? 0,
    },
    repeats: bank.repeats(),
    keys: bank.keys.get('payout')?.size ?? 0,
    deaths: process.deaths(),
    reached,
    writes: process.writes(),
  };
}

export const PAYOUT_STORIES: readonly PayoutStory[] = [
  {
    name: 'paid',
    steps: ['pay'],
    end: 'success',
    tell: async ({ ask, until }) => {
      await ask('create', newPayout());
      await until('success');
    },
  },
  {
    name: 'declined',
    steps: ['decline'],
    end: 'decline',
    tell: async ({ ask, until }) => {
      await ask('create', newPayout());
      await until('decline');
    },
  },
  {
    name: 'unavailable once, then paid',
    steps: ['unavailable', 'pay'],
    end: 'success',
    tell: async ({ ask, until }) => {
      await ask('create', newPayout());
      await until('success');
    },
  },
  {
    name: 'paid, with the answer lost',
    steps: ['pay_lost'],
    end: 'success',
    tell: async ({ ask, until }) => {
      await ask('create', newPayout());
      await until('success');
    },
  },
  {
    name: 'lost before it was paid, then paid',
    steps: ['nothing_lost', 'pay'],
    end: 'success',
    tell: async ({ ask, until }) => {
      await ask('create', newPayout());
      await until('success');
    },
  },
  {
    name: 'paid later, told by a callback',
    steps: ['suspend'],
    end: 'success',
    tell: async ({ bank, ask, until, callBack }) => {
      await ask('create', newPayout());
      await until('payout_process');
      bank.settle(PAYOUT_TAG);
      await callBack();
      await until('success');
    },
  },
  {
    name: 'to wrong details, corrected',
    steps: ['wrong_details', 'pay'],
    end: 'success',
    tell: async ({ ask, until }) => {
      await ask('create', newPayout());
      await until('incorrect_requisites');
      await ask('correct', CORRECT);
      await until('success');
    },
  },
  {
    name: 'out of time, then paid after all',
    steps: ['suspend'],
    end: 'success',
    tell: async ({ bank, ask, until, pass, callBack }) => {
      await ask('create', newPayout());
      await until('payout_process');
      await pass(LIFETIME_MS);
      await until('payout_timeout');
      bank.settle(PAYOUT_TAG);
      await callBack();
      await until('success');
    },
  },
];
