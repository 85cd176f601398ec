import type { InvoiceCommand, NewPayment } from '../../../src/domain/invoice/invoice.ts';
import type { BankCard } from '../../../src/domain/payment-tool.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import type { Client, Meaning, Told } from './client.ts';
import { PARTY, SHOPS } from './configuration.ts';

import { lookAfter } from './operator.ts';
import type { Running } from './site.ts';
import type { ToldPayment } from './told.ts';

/** The life of one invoice as its merchant sees it: made, paid in one or more tries, and whatever else occurs to people. */
export interface MerchantOptions {
  readonly invoice: string;
  readonly client: Client;
  /** Operators who take an interest in its payments; absent in worlds where nothing is disputed. */
  readonly operators: Client | undefined;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  /** Virtual milliseconds to the node's wall time, microseconds. */
  readonly wallTime: (virtualMs: number) => number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_TRIES = 3;
const MOST_REFUNDS = 4;
const LEAST_MINOR = 1_000;

export async function liveInvoice(options: MerchantOptions): Promise<void> {
  const { invoice, client, scheduler, chance, wallTime } = options;
  const shop = chance.pick(Object.keys(SHOPS));
  const amountMinor = BigInt(chance.spread(LEAST_MINOR, 500_000));
  const dueMs = scheduler.nowMs() + chance.spread(10 * MINUTE_MS, 3 * DAY_MS);
  const pause = (lowestMs: number, highestMs: number) =>
    scheduler.sleep(chance.spread(lowestMs, highestMs), `${invoice}: goes on`);

  const request = (
    id: string,
    meaning: Meaning,
    command: InvoiceCommand | ((running: Running) => InvoiceCommand),
  ): Promise<Told | undefined> =>
    client.ask({ invoice, id, meaning, command: typeof command === 'function' ? command : () => command });

  const create = () =>
    request(
      `create ${invoice}`,
      { type: 'create', shop, amountMinor },
      {
        type: 'CreateInvoice',
        invoice: {
          id: invoice,
          partyId: PARTY,
          shopId: shop,
          details: { product: 'Book' },
          dueTime: wallTime(dueMs),
          cost: { amountMinor, currency: SHOPS[shop]?.currency ?? '' },
        },
      },
    );

  /** What is read of the payment once it has come to rest, or holds its money. */
  const watch = async (payment: string): Promise<ToldPayment | undefined> => {
    for (let look = 0; look < 12; look += 1) {
      await pause(300, 3_000 * 2 ** Math.min(look, 6));
      const told = await client.read(invoice);
      const seen = told?.ok === true ? told.invoice.payments.get(payment) : undefined;
      if (seen !== undefined && (seen.atRest || seen.held)) return seen;
    }
    return undefined;
  };

  const start = (payment: string, flow: NewPayment['flow']): Promise<Told | undefined> => {
    const card = cardOf(chance.between(1, 3));
    const withCvv = chance.happens(0.4);
    const deadline = chance.happens(0.1) ? wallTime(scheduler.nowMs() + chance.spread(1_000, MINUTE_MS)) : undefined;
    const meaning = { type: 'start', payment, flow: flow.type === 'instant' ? flow.type : flow.onExpiration } as const;
    return request(`start ${invoice}/${payment}`, meaning, (running) => ({
      type: 'StartPayment',
      payment: {
        id: payment,
        payer: {
          type: 'payment_resource',
          tool: card,
          features: {},
          ...(withCvv ? { paymentSessionId: running.newPaymentSession() } : {}),
        },
        flow,
        makeRecurrent: false,
        ...(deadline === undefined ? {} : { processingDeadline: deadline }),
      },
    }));
  };

  /** A held payment: captured, in whole or in part, released, both at once, or forgotten. */
  const finish = async (payment: string, held: ToldPayment): Promise<ToldPayment | undefined> => {
    await pause(1_000, 2 * DAY_MS);
    // Never so little that the fee is more.
    const least = Math.min(LEAST_MINOR, Number(held.amountMinor));
    const part = chance.happens(0.4) ? BigInt(chance.between(least, Number(held.amountMinor))) : undefined;
    const capture = () =>
      request(
        `capture ${invoice}/${payment}`,
        { type: 'capture', payment, amountMinor: part },
        {
          type: 'CapturePayment',
          paymentId: payment,
          reason: 'sent',
          ...(part === undefined ? {} : { amount: { amountMinor: part, currency: held.currency } }),
        },
      );
    const cancel = () =>
      request(
        `cancel ${invoice}/${payment}`,
        { type: 'cancel', payment },
        { type: 'CancelPayment', paymentId: payment, reason: 'sold out' },
      );
    const plan = chance.weighted({ capture: 45, cancel: 20, both: 15, forget: 20 });
    if (plan === 'capture') await capture();
    if (plan === 'cancel') await cancel();
    if (plan === 'both') await Promise.all([capture(), cancel()]);
    if (plan !== 'forget' && chance.happens(0.3)) await repeatLater(plan === 'cancel' ? cancel : capture);
    return await watch(payment);
  };

  /** The same request once more, long after it was answered. */
  const repeatLater = async (again: () => Promise<unknown>): Promise<void> => {
    await pause(1_000, DAY_MS);
    await again();
  };

  /** Captured money given back: whole, in parts, twice at once, more than there is. */
  const refund = async (payment: string, captured: bigint, currency: string): Promise<void> => {
    for (let number = 1; number <= MOST_REFUNDS; number += 1) {
      await pause(1_000, 2 * DAY_MS);
      const both = chance.happens(0.15) ? [give(payment, `${number}b`, captured, currency)] : [];
      await Promise.all([give(payment, `${number}`, captured, currency), ...both]);
      if (chance.happens(0.4)) return;
    }
  };
  const give = async (payment: string, id: string, captured: bigint, currency: string): Promise<void> => {
    const amount = chance.happens(0.4) ? undefined : BigInt(chance.between(1, Number(captured)));
    const ask = () =>
      request(
        `refund ${invoice}/${payment}/${id}`,
        { type: 'refund', payment, refund: id, amountMinor: amount },
        {
          type: 'RefundPayment',
          paymentId: payment,
          refund: { id, manual: false, ...(amount === undefined ? {} : { cost: { amountMinor: amount, currency } }) },
        },
      );
    await ask();
    if (chance.happens(0.2)) await repeatLater(ask);
  };

  const pay = async (payment: string): Promise<ToldPayment | undefined> => {
    const flow = chance.weighted({ instant: 60, cancel: 20, capture: 20 });
    const chosen: NewPayment['flow'] = flow === 'instant' ? { type: 'instant' } : { type: 'hold', onExpiration: flow };
    const started = await start(payment, chosen);
    if (started?.ok !== true) return undefined;
    const seen = await watch(payment);
    const ended = seen?.held === true && flow !== 'instant' ? await finish(payment, seen) : seen;
    if (ended?.status === 'captured') {
      const { operators } = options;
      const disputed = operators !== undefined && chance.happens(0.6);
      await Promise.all([
        disputed
          ? lookAfter(ended, { invoice, scheduler, client: operators, chance: chance.fork(payment) })
          : undefined,
        chance.happens(0.5) ? refund(payment, ended.amountMinor, ended.currency) : undefined,
      ]);
    }
    return ended;
  };

  const created = await create();
  if (created?.ok !== true) return;
  if (chance.happens(0.2)) void repeatLater(create);
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    await pause(10, chance.happens(0.1) ? DAY_MS : 10_000);
    // Two shoppers at two screens: one of the payments is refused.
    const rivals = chance.happens(0.1) ? [pay(`p${attempt}b`)] : [];
    const [seen] = await Promise.all([pay(`p${attempt}`), ...rivals]);
    if (seen?.status !== 'failed') break;
  }
  const rescind = (id: string) =>
    request(id, { type: 'rescind' }, { type: 'RescindInvoice', reason: 'changed their mind' });
  if (chance.happens(0.2)) await rescind(`rescind ${invoice}`);
  else if (chance.happens(0.3))
    await request(`fulfill ${invoice}`, { type: 'fulfill' }, { type: 'FulfillInvoice', reason: 'sent' });
  // A request id that was used for something else.
  if (chance.happens(0.2)) await rescind(`create ${invoice}`);
}

function cardOf(number: number): BankCard {
  return {
    type: 'bank_card',
    token: `tok_${number}`,
    fingerprint: `fp_${number}`,
    bin: '424242',
    lastDigits: `000${number}`,
    expiry: { month: 12, year: 2030 },
    paymentSystem: 'visa',
    cvvEmpty: false,
  };
}
