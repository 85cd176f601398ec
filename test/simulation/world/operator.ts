import type { ChargebackDecision, InvoiceCommand } from '../../../src/domain/invoice/invoice.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import type { Client, Meaning, Told } from './client.ts';
import type { ToldPayment } from './told.ts';

/** People on our side of a captured payment: they enter what its payer disputes, decide it, and put right what was wrong. */
export interface OperatorOptions {
  readonly invoice: string;
  readonly client: Client;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_DECISIONS = 5;

export async function lookAfter(
  { id: payment, amountMinor, currency }: ToldPayment,
  { invoice, client, scheduler, chance }: OperatorOptions,
): Promise<void> {
  const pause = () => scheduler.sleep(chance.spread(MINUTE_MS, DAY_MS), `${invoice}: an operator comes`);
  const ask = (id: string, meaning: Meaning, command: InvoiceCommand): Promise<Told | undefined> =>
    client.ask({ invoice, id: `${id} ${invoice}/${payment}`, meaning, command: () => command });
  const money = (minor: bigint) => ({ amountMinor: minor, currency });
  const some = () => BigInt(chance.between(1, Number(amountMinor)));

  const dispute = async (chargeback: string): Promise<void> => {
    const bodyMinor = chance.happens(0.4) ? undefined : some();
    const levyMinor = BigInt(chance.below(3_000));
    const body = bodyMinor === undefined ? {} : { body: money(bodyMinor) };
    const entered = await ask(
      `chargeback ${chargeback}`,
      { type: 'chargeback', payment, chargeback, bodyMinor, levyMinor },
      {
        type: 'CreateChargeback',
        paymentId: payment,
        chargeback: { id: chargeback, reason: { category: 'fraud' }, levy: money(levyMinor), ...body },
      },
    );
    if (entered?.ok !== true) return;
    let pending = true;
    for (let number = 1; pending || chance.happens(0.3); number += 1) {
      await pause();
      const type: ChargebackDecision['type'] = pending ? decision(number) : 'reopen';
      const decided = await decide(chargeback, number, type);
      if (decided?.ok === true) pending = type === 'reopen';
      else if (!pending || number > MOST_DECISIONS) return;
    }
  };
  /** In the end everything is cancelled, which is always possible. */
  const decision = (number: number) =>
    number >= MOST_DECISIONS ? 'cancel' : chance.weighted({ accept: 50, reject: 30, cancel: 20 });

  const decide = (chargeback: string, number: number, type: ChargebackDecision['type']): Promise<Told | undefined> => {
    const levy = type !== 'cancel' && chance.happens(0.3) ? { levy: money(BigInt(chance.below(3_000))) } : {};
    const body = (type === 'accept' || type === 'reopen') && chance.happens(0.3) ? { body: money(some()) } : {};
    return ask(
      `decision ${number} of ${chargeback}`,
      { type: 'decide', payment, chargeback, number, decision: type },
      {
        type: 'DecideChargeback',
        paymentId: payment,
        chargebackId: chargeback,
        decision: { type, ...levy, ...body } as ChargebackDecision,
      },
    );
  };

  const adjust = (number: number): Promise<Told | undefined> => {
    const kind = chance.weighted({ amount: 40, again: 20, cancelled: 15, captured: 25 });
    const scenario =
      kind === 'amount'
        ? { type: 'cash_flow' as const, newAmount: money(some()) }
        : kind === 'again'
          ? { type: 'cash_flow' as const }
          : { type: 'status_change' as const, target: { tag: kind } };
    return ask(
      `adjustment ${number}`,
      { type: 'adjust', payment, number },
      { type: 'CreateAdjustment', paymentId: payment, adjustment: { reason: 'put right', scenario } },
    );
  };

  const plan = chance.weighted({ dispute: 45, adjust: 30, both: 25 });
  const disputes = async (): Promise<void> => {
    for (let number = 1; number === 1 || (number <= 3 && chance.happens(0.4)); number += 1) {
      await pause();
      await dispute(`c${number}`);
    }
  };
  const adjustments = async (): Promise<void> => {
    for (let number = 1; number === 1 || (number <= 3 && chance.happens(0.5)); number += 1) {
      await pause();
      await adjust(number);
    }
  };
  await Promise.all([plan === 'adjust' ? undefined : disputes(), plan === 'dispute' ? undefined : adjustments()]);
}
