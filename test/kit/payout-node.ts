import { mintPayoutTag } from '../../src/actors/session-tag.ts';
import { payoutStream } from '../../src/domain/ids.ts';
import { commitPlan, holdBatch, newPlan, withBatch } from '../../src/domain/ledger.ts';
import type { NewPayout, PayoutCommand, PayoutState } from '../../src/domain/payout/payout.ts';
import type { MemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { AnswerOf, RequestContext } from '../../src/ports/entities.ts';
import type { Journal } from '../../src/ports/journal.ts';
import { recordAppend } from '../../src/ports/record-append.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { newPayout, payoutWorld } from '../domain/payout-world.ts';
import { rub } from '../domain/world.ts';
import { type KeyedPayouts, keyedPayouts } from './keyed-payouts.ts';
import { noVault, type PaymentNode, type PaymentNodeOptions, startPaymentNode, turns } from './payment-node.ts';

/** A node on the memory store whose cash desk pays out by a bank in code. */
export interface PayoutNode {
  readonly running: PaymentNode;
  readonly bank: KeyedPayouts;
  ask(command: PayoutCommand, request?: Partial<RequestContext>): Promise<AnswerOf<PayoutState>>;
  /** Fails where it is refused. */
  create(overrides?: Partial<NewPayout>): Promise<PayoutState>;
  read(payoutId?: string): Promise<PayoutState>;
  /** Reads until the payout has this status; fails loudly when it never does. */
  until(status: string, payoutId?: string): Promise<PayoutState>;
  /** The bank calls back about the payout's session. */
  callBack(no?: number): Promise<void>;
  /** Own, and what may be spent of it, of the cash desk. */
  funds(): Promise<readonly [ownMinor: bigint, availableMinor: bigint]>;
  advance(durationMs: number): Promise<void>;
  crash(): Promise<PayoutNode>;
}

export const MERCHANT_REQUEST: RequestContext = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};

/** What the account of the cash desk has at first. */
export const FUNDS_MINOR = 1_000_000n;
/** What one payout of 100.00 RUB takes from it. */
export const COST_MINOR = 10_100n;

export interface PayoutNodeOptions extends PaymentNodeOptions {
  readonly bank?: KeyedPayouts;
  readonly fundsMinor?: bigint;
}

export async function startPayoutNode(options: PayoutNodeOptions = {}): Promise<PayoutNode> {
  const { bank = keyedPayouts(), fundsMinor = FUNDS_MINOR, ...rest } = options;
  const running = await startPaymentNode({
    configuration: payoutWorld(),
    vault: cardVault(),
    adapter: bank,
    ...rest,
  });
  await fund(running.store.journal, fundsMinor);
  return on(running, bank);
}

function on(running: PaymentNode, bank: KeyedPayouts): PayoutNode {
  const streamOf = (payoutId: string) => payoutStream('party', payoutId);
  const { payouts } = running.node;
  const ask: PayoutNode['ask'] = (command, request) => {
    const id = command.type === 'CreatePayout' ? command.payout.id : 'payout';
    return payouts.ask(streamOf(id), command, { ...MERCHANT_REQUEST, ...request });
  };
  const read = async (payoutId = 'payout'): Promise<PayoutState> =>
    stateOf(await payouts.read(streamOf(payoutId), MERCHANT_REQUEST));
  return {
    running,
    bank,
    ask,
    read,
    create: async (overrides) => stateOf(await ask(newPayout(overrides))),
    until: async (status, payoutId) => {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const payout = await read(payoutId);
        if (payout.progress?.status === status) return payout;
        await turns(2);
      }
      const { progress, sessions } = await read(payoutId);
      throw new Error(`the payout is ${progress?.status}, not ${status}: ${JSON.stringify(sessions.at(-1)?.phase)}`);
    },
    callBack: async (no = 0) => {
      const tag = mintPayoutTag('party', 'payout', { no });
      const body = Buffer.from(JSON.stringify({ tag, eventId: `event-${no}` }));
      await running.node.callbacks.accept('bank', { headers: {}, body });
    },
    funds: async () => fundsOf(running.store),
    advance: running.advance,
    crash: async () => on(await running.crash(), bank),
  };
}

export function stateOf(answer: AnswerOf<PayoutState>): PayoutState {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
  return answer.state;
}

export async function fundsOf({ ledger }: Pick<MemoryStore, 'ledger'>): Promise<readonly [bigint, bigint]> {
  const account = (await ledger.accounts(undefined, 100)).find(({ accountId }) => accountId === 'merchant');
  return [account?.ownMinor ?? 0n, account?.minAvailableMinor ?? 0n];
}

/** Puts money on the account of the cash desk, as payments would. */
export async function fund(journal: Journal, amountMinor: bigint): Promise<void> {
  const posting = {
    source: { accountId: 'provider-bank', role: 'provider.settlement' },
    destination: { accountId: 'merchant', role: 'merchant.settlement' },
    volume: { ...rub(0), amountMinor },
    details: 'funds',
  } as const;
  const batch = { id: 1, postings: [posting] };
  const plan = newPlan('party/funds');
  const stream = 'funds/party/1';
  const { epoch } = await journal.head(stream);
  const place = { stream, sequence: 1, epoch, appendId: 'funds' };
  const plans = [holdBatch(plan, batch), commitPlan(withBatch(plan, batch))];
  await journal.append({ ...recordAppend(place, { kind: 'funds', time: 0, bytes: new Uint8Array() }), plans });
}

/** Knows every card, and opens whatever is sealed as the number that it has in the clear. */
export function cardVault(): Vault {
  return {
    ...noVault(),
    reveal: async () => ({ pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030 }),
    open: async () => Buffer.from(JSON.stringify({ value: '+79990004567' })),
  };
}
