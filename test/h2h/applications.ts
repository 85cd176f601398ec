import { expect, vi } from 'vitest';
import { magicNumber } from '../../src/providers/sandbox-bank/magic.ts';
import { requestId } from '../rpc/requests.ts';
import { type Answer, type DeskDoor, PROJECT, paymentId } from './desk.ts';
import type { Merchant } from './merchant.ts';

/** Payins and payouts of a merchant, driven through the HTTP door. */
export interface Applications {
  /** By transfer. */
  payin(how?: TransferPayin): Promise<Application>;
  /** By this card, or by that of a branch of the sandbox bank. */
  cardPayin(card: string, how?: Partial<Named>): Promise<Application>;
  payout(how: TransferPayout): Promise<Application>;
  info(application: Application): Promise<Answer['body']>;
  /** What info says once it says this. */
  reaches(application: Application, status: string, subStatus?: string | null): Promise<Answer['body']>;
  /** A further request about it, such as `confirm`. */
  ask(application: Application, what: string, more?: object, general?: object): Promise<Answer>;
  advance(seconds: number): Promise<void>;
  /** Sends money to the requisites of a transfer, as much as was asked for or another amount; the status of the bank's answer. */
  send(application: Application, amountMinor?: number): Promise<number>;
  /** In roubles. */
  balance(): Promise<{ readonly amount: number; readonly locked_amount: number }>;
  /** A balance to pay out from. */
  fund(): Promise<void>;
}

export interface Named {
  readonly id: string;
  readonly project: string;
}

export interface TransferPayin extends Partial<Named> {
  readonly amount?: number;
  readonly method?: string;
  readonly lifetime?: number;
  readonly currency?: string;
}

export interface TransferPayout extends Partial<Named> {
  readonly amount: number;
  readonly method?: string;
  readonly lifetime?: number;
}

export interface Application extends Named {
  readonly path: string;
  /** What the creation answered. */
  readonly created: Answer['body'];
}

/** `bankUrl` is where the sandbox bank is asked, for `send`. */
export function createApplications(desk: DeskDoor, merchant: Merchant, bankUrl = ''): Applications {
  const post = (project: string, path: string, body: object) =>
    merchant.post(desk, path, body, { merchantId: project });

  const create = async (path: string, { id = paymentId(), project = PROJECT }: Partial<Named>, body: object) => {
    const general = { project_id: project, payment_id: id, ...merchant.urls };
    const { status, body: created } = await post(project, path, { general, ...body });
    expect([status, created.errors]).toEqual([200, undefined]);
    return { id, project, path, created };
  };

  const ask: Applications['ask'] = ({ id, project, path }, what, more = {}, general = {}) =>
    post(project, `${path}/${what}`, { general: { project_id: project, payment_id: id, ...general }, ...more });

  const info = async (application: Application) => {
    const { status, body } = await ask(application, 'info');
    expect(status).toBe(200);
    return body;
  };

  const reaches: Applications['reaches'] = (application, status, subStatus = null) =>
    vi.waitFor(
      async () => {
        const seen = await info(application);
        expect([seen.status, seen.sub_status]).toEqual([status, subStatus]);
        return seen;
      },
      { timeout: 10_000, interval: 20 },
    );

  const payin = ({ amount = 10_000, method = 'card-p2p', currency = 'RUB', lifetime, ...named }: TransferPayin = {}) =>
    create('/payment/p2p/payin', named, { payment: { method, amount, currency, lifetime }, sender: {} });

  return {
    payin,
    cardPayin: (card, named = {}) =>
      create('/payment/ecom/payin', named, {
        payment: { method: 'card-ecom', amount: 10_000, currency: 'RUB' },
        card: { pan: card.length === 2 ? magicNumber(card) : card, expiry_month: 12, expiry_year: 2030, cvv: '123' },
      }),
    payout: ({ amount, method = 'phone-p2p', lifetime, ...named }) =>
      create('/payment/p2p/payout', named, {
        payment: { method, amount, currency: 'RUB', lifetime },
        receiver: { phone: '+79990001122' },
      }),
    info,
    reaches,
    ask,
    advance: async (seconds) => {
      const { operations } = desk.node.client('operator');
      await operations.AdvanceClock({ requestId: requestId(), distance: { seconds: BigInt(seconds) } });
    },
    send: async ({ created }, amountMinor) => {
      const reference = `demo/${created.request_id}/1`;
      const known = await fetch(`${bankUrl}/v1/payments?reference=${encodeURIComponent(reference)}`);
      const { payments } = (await known.json()) as { payments: { waitingFor: { url: string }[] }[] };
      const url = payments.flatMap(({ waitingFor }) => waitingFor).at(-1)?.url ?? '';
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(amountMinor === undefined ? {} : { amountMinor: String(amountMinor) });
      const { status } = await fetch(url, { method: 'POST', headers, body });
      return status;
    },
    balance: async () => {
      const { body } = await post(PROJECT, '/balance/info', { general: { project_id: PROJECT } });
      return body.balance.find(({ currency }: { currency: string }) => currency === 'RUB');
    },
    fund: async () => {
      const application = await payin({ amount: 50_000_000 });
      await reaches(application, 'success');
    },
  };
}

/** What the page of the bank posts back, for a payer who answers so. */
export async function answered(url: string, outcome = 'approve'): Promise<{ readonly cres: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ outcome }) });
  return (await response.json()) as { readonly cres: string };
}
