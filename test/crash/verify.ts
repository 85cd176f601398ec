import type { TurnpikeClient } from '../../src/client/client.ts';
import type { Follower } from './follower.ts';
import { isFinalState, type Receipt } from './merchant.ts';
import { persist } from './persist.ts';

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged commands of which nothing, or less than was acknowledged, is to be seen. */
  readonly lost: readonly string[];
  /** Money that was moved twice at the bank. */
  readonly doubled: readonly string[];
  readonly unfinished: readonly string[];
  /** Payments that ended otherwise than they had to, or of which the bank knows otherwise. */
  readonly wrong: readonly string[];
}

/** An invoice that a living node does not show within this time is not there. */
const PATIENCE_MS = 15_000;

interface BankEffects {
  readonly effects: readonly { readonly operation: string; readonly amountMinor: string }[];
}

/** Looks at every payment, at the node and at the bank, in the end. */
export async function verify(
  receipts: readonly Receipt[],
  follower: Follower,
  client: TurnpikeClient,
  bankUrl: string,
): Promise<Verdict> {
  const lost: string[] = [];
  const doubled: string[] = [];
  const unfinished: string[] = [];
  const wrong: string[] = [...follower.disorder.map((event) => `out of order: ${event}`)];
  let acknowledged = 0;

  const look = async (receipt: Receipt): Promise<void> => {
    const { invoiceId, paymentId, kind, cvv } = receipt;
    const about = `${invoiceId} (${kind.name}${cvv ? ', with CVV' : ''})`;
    if (receipt.refusal !== undefined) wrong.push(`${about} was refused: ${receipt.refusal}`);
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const invoice = await persist(() => client.invoicing.GetInvoice({ invoiceId }), patience).catch(() => undefined);
    const payment = invoice?.payments?.find((candidate) => candidate.paymentId === paymentId);
    for (const [command, sequence] of receipt.acknowledged) {
      acknowledged += 1;
      const isThere = invoice !== undefined && (invoice.sequence ?? 0n) >= sequence;
      const took = command === 'CreateInvoice' || payment !== undefined;
      if (!isThere || !took) lost.push(`${about}: ${command}`);
    }
    if (payment === undefined) return void unfinished.push(`${about} has no payment`);
    const state = String(payment.state).replace('PAYMENT_STATE_', '');
    if (!isFinalState(payment.state)) unfinished.push(`${about} is ${state} at ${payment.step}`);
    else if (state !== kind.end && !(cvv && state === 'FAILED')) wrong.push(`${about} ended ${state}`);
    else if (follower.ends.get(invoiceId) !== payment.state)
      wrong.push(`${about} is ${state}; its events say otherwise`);
    if ((invoice?.payments?.length ?? 0) !== 1) wrong.push(`${about} has ${invoice?.payments?.length} payments`);

    const { effects } = await bankEffects(bankUrl, `demo/${invoiceId}/${paymentId}`);
    const count = (operation: string) => effects.filter((effect) => effect.operation === operation).length;
    for (const operation of ['authorise', 'capture']) {
      if (count(operation) > 1) doubled.push(`${about}: ${count(operation)} × ${operation}`);
    }
    if (state === 'CAPTURED' && count('capture') !== 1) wrong.push(`${about} is captured, at the bank it is not`);
    if (state === 'CAPTURED' && count('void') > 0) wrong.push(`${about} is captured, at the bank it is void`);
    if (state !== 'CAPTURED' && count('capture') > 0) wrong.push(`${about} is ${state}, at the bank it is captured`);
    if (state !== 'CAPTURED' && isFinalState(payment.state) && count('authorise') > count('void'))
      wrong.push(`${about} is ${state}, the bank still holds its money`);
  };
  for (let first = 0; first < receipts.length; first += 32) {
    await Promise.all(receipts.slice(first, first + 32).map(look));
  }

  const total = (await (await fetch(`${bankUrl}/v1/effects`)).json()) as { doubled: number; doubledKeys: number };
  for (const name of ['doubled', 'doubledKeys'] as const) {
    if (total[name] > doubled.length) doubled.push(`the bank counts ${total[name]} ${name}`);
  }
  return { acknowledged, lost, doubled, unfinished, wrong };
}

async function bankEffects(bankUrl: string, reference: string): Promise<BankEffects> {
  const answer = await fetch(`${bankUrl}/v1/effects?reference=${encodeURIComponent(reference)}`);
  return (await answer.json()) as BankEffects;
}
