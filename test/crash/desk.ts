import type { TurnpikeClient } from '../../src/client/client.ts';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import type { MerchantOptions } from './merchant.ts';
import { OutOfPatience, pause, persist } from './persist.ts';
import type { Verdict } from './verify.ts';

/** What one payin or payout of a cash desk was told, and what must therefore be there for ever. */
export interface DeskReceipt {
  readonly paymentId: string;
  readonly kind: 'payin' | 'payout';
  readonly amountMinor: bigint;
  /** Of the answer that acknowledged it. */
  applicationId?: string;
  refusal?: string;
}

const PROJECT = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
const PARTY = 'demo';
const LOOK_EVERY_MS = 200;
const PATIENCE_MS = 15_000;
const PAYIN_MINOR = 1_000_000n;
/**
 * Last four digits of the amounts of payouts (docs/sandbox.md): sent, answered by a 500 after executing, cut off before executing,
 * pending. Each of them must be paid once.
 */
const PAYOUT_ENDINGS = [0n, 7_795n, 7_796n, 7_798n] as const;
/** Nobody listens there: what the merchant is told of is not looked at here. */
const NOWHERE = 'http://127.0.0.1:9/alerts';
const CALLBACK_URLS = { informative: NOWHERE, success: NOWHERE, decline: NOWHERE };

/** A cash desk that takes money from a payer, then pays some of it out, one after the other until the load is over. */
export async function deal(name: string, options: MerchantOptions, receipts: DeskReceipt[]): Promise<void> {
  const { random, prefix, isOver } = options;
  for (let number = 0; !isOver(); number += 1) {
    const ending = random.pick(PAYOUT_ENDINGS);
    const amounts = { payin: PAYIN_MINOR + BigInt(number) * 10_000n, payout: 100_000n + ending };
    for (const kind of ['payin', 'payout'] as const) {
      const receipt: DeskReceipt = {
        paymentId: `${prefix}-${name}-${number}-${kind}`,
        kind,
        amountMinor: amounts[kind],
      };
      receipts.push(receipt);
      try {
        await settle(options, receipt);
      } catch (error) {
        if (error instanceof OutOfPatience) return;
        receipt.refusal = error instanceof Error ? error.message : String(error);
      }
    }
  }
}

async function settle({ client, patience, acknowledged }: MerchantOptions, receipt: DeskReceipt): Promise<void> {
  const { paymentId, kind, amountMinor } = receipt;
  const request = {
    projectId: PROJECT,
    paymentId,
    product: 'H2H_PRODUCT_P2P',
    amount: { amountMinor, currency: 'RUB' },
    callbackUrls: CALLBACK_URLS,
  } as const;
  const receiver = { phone: '+79990000001', bankCode: 'sberbank', holder: 'IVAN IVANOV' };
  const create = () =>
    kind === 'payin'
      ? client.hostToHost.CreatePayin({ ...request, method: 'card-p2p' })
      : client.hostToHost.CreatePayout({ ...request, method: 'sbp-p2p', receiver });
  const { applicationId = '' } = await persist(create, patience);
  receipt.applicationId = applicationId;
  acknowledged();
  while (!isFinal(await persist(() => look(client, paymentId), patience))) await pause(LOOK_EVERY_MS, patience);
}

function look(client: TurnpikeClient, paymentId: string): Promise<H2hPayment__Output> {
  return client.hostToHost.GetPayment({ projectId: PROJECT, paymentId });
}

function isFinal({ status }: H2hPayment__Output): boolean {
  return status !== 'H2H_STATUS_PROCESSING' && status !== 'H2H_STATUS_DISPUTE';
}

/** Looks at every payin and payout, at the node and at the bank, in the end. */
export async function verifyDesk(
  receipts: readonly DeskReceipt[],
  client: TurnpikeClient,
  bankUrl: string,
): Promise<Verdict> {
  const [lost, doubled, unfinished, wrong]: [string[], string[], string[], string[]] = [[], [], [], []];
  let acknowledged = 0;
  for (const { paymentId, kind, amountMinor, applicationId, refusal } of receipts) {
    const about = `${paymentId} of ${amountMinor} (${applicationId ?? 'not acknowledged'})`;
    if (refusal !== undefined) wrong.push(`${about} was refused: ${refusal}`);
    if (applicationId === undefined) continue;
    acknowledged += 1;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const seen = await persist(() => look(client, paymentId), patience).catch(() => undefined);
    if (seen === undefined) lost.push(`${about}: Create`);
    else if (seen.applicationId !== applicationId) doubled.push(`${about} is ${seen.applicationId} now`);
    else if (!isFinal(seen)) unfinished.push(`${about} is ${seen.status} ${seen.subStatus ?? ''}`);
    else if (seen.status !== 'H2H_STATUS_SUCCESS') {
      const { code, sub } = seen.failure ?? {};
      wrong.push(`${about} ended ${seen.status}: ${code ?? ''}:${sub?.code ?? ''} ${seen.failure?.reason ?? ''}`);
    }
    const took = await executed(bankUrl, kind, applicationId);
    if (took > 1) doubled.push(`${about}: ${took} × ${kind}`);
    if (took === 0 && seen?.status === 'H2H_STATUS_SUCCESS') wrong.push(`${about} succeeded, the bank knows nothing`);
  }
  return { acknowledged, lost, doubled, unfinished, wrong };
}

/** How often the bank moved the money. */
async function executed(bankUrl: string, kind: DeskReceipt['kind'], applicationId: string): Promise<number> {
  const reference = kind === 'payin' ? `${PARTY}/${applicationId}/1` : `${PARTY}/${applicationId}`;
  const answer = await fetch(`${bankUrl}/v1/effects?reference=${encodeURIComponent(reference)}`);
  const { effects } = (await answer.json()) as { readonly effects: readonly { readonly operation: string }[] };
  return effects.filter(({ operation }) => operation === (kind === 'payin' ? 'authorise' : 'payout')).length;
}
