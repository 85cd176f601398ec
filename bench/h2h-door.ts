import { randomUUID } from 'node:crypto';
import { connect, type TurnpikeClient } from '../src/client/client.ts';
import { DEMO_KEYS } from '../src/commands/demo-keys.ts';
import { applicationId } from '../src/domain/ids.ts';
import type { SubscribeResponse__Output } from '../src/generated/turnpike/v1/SubscribeResponse.ts';
import type { Door } from './door.ts';

/** The cash desk of the demo. */
export const CASH_DESK = '57aff4db-b45d-42bf-bc5f-b7a499a01782';

/**
 * What a host asks for, as doors under load: a payin by card makes the same two calls to the bank as a plain payment, a transfer
 * and a payout make one and are told by a callback.
 */
export type H2hKind = 'payin' | 'transfer' | 'payout';

/** What one application needs beside its names. */
type Send = (client: TurnpikeClient, paymentId: string, cardToken: string) => Promise<unknown>;

const PAYIN = { amountMinor: 42_000n, currency: 'RUB' };
/** The least that a bank of the demo pays out: each plain payment earns some twenty of them. */
const PAYOUT = { amountMinor: 1_000n, currency: 'RUB' };

const SENDS: Readonly<Record<H2hKind, Send>> = {
  payin: ({ hostToHost }, paymentId, cardToken) =>
    hostToHost.CreatePayin({
      projectId: CASH_DESK,
      paymentId,
      product: 'H2H_PRODUCT_ECOM',
      method: 'card-ecom',
      amount: PAYIN,
      cardToken,
    }),
  transfer: ({ hostToHost }, paymentId) =>
    hostToHost.CreatePayin({
      projectId: CASH_DESK,
      paymentId,
      product: 'H2H_PRODUCT_P2P',
      method: 'sbp-p2p',
      amount: PAYIN,
    }),
  payout: ({ hostToHost }, paymentId) =>
    hostToHost.CreatePayout({
      projectId: CASH_DESK,
      paymentId,
      product: 'H2H_PRODUCT_P2P',
      method: 'sbp-p2p',
      amount: PAYOUT,
      receiver: { phone: '+79161234567', bankCode: 'sberbank', holder: 'Ann Reader' },
    }),
};

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export async function openH2hDoor(addresses: readonly string[], kind: H2hKind): Promise<Door> {
  const clients = addresses.map((address) => connect(address, { apiKey: DEMO_KEYS.merchant }));
  const [first] = clients;
  if (first === undefined) throw new Error('a door needs an address');
  const { token = '' } = await first.vault.TokenizeCard({
    requestId: randomUUID(),
    pan: '4242424242424242',
    expiryMonth: 12,
    expiryYear: 2040,
  });
  const waiting = new Map<string, Waiting>();
  const events = first.subscribe({ onlyNew: true });
  events.on('data', (event: SubscribeResponse__Output) => {
    for (const { id, status } of endsOf(event)) {
      const found = waiting.get(id);
      waiting.delete(id);
      if (status === 'success') found?.resolve();
      else found?.reject(new Error(`the ${kind} ended in ${status}`));
    }
  });
  events.on('error', () => {});
  // The first message tells where the stream begins.
  await new Promise((resolve) => events.once('data', resolve));
  const prefix = randomUUID().slice(0, 8);
  let number = 0;

  return {
    pay: async (accepted) => {
      number += 1;
      const paymentId = `${prefix}-${number}`;
      const id = applicationId(CASH_DESK, paymentId);
      const ended = new Promise<void>((resolve, reject) => waiting.set(id, { resolve, reject }));
      // Whoever was refused waits for no end.
      ended.catch(() => {});
      await SENDS[kind](clients[number % clients.length] ?? first, paymentId, token);
      accepted(id);
      await ended;
    },
    close: () => {
      events.cancel();
      for (const client of clients) client.close();
    },
  };
}

/** Applications that ended, or that somebody has to look at. */
function endsOf({
  invoice,
  payout,
}: SubscribeResponse__Output): readonly { readonly id: string; readonly status: string }[] {
  const changes = invoice?.changes ?? payout?.changes ?? [];
  return changes.flatMap(({ applicationStepped: step }) => {
    if (!step || (!step.final && step.status !== 'dispute')) return [];
    return [{ id: step.applicationId ?? '', status: step.status ?? '' }];
  });
}
