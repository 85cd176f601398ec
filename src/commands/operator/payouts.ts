import type { TurnpikeClient } from '../../client/client.ts';
import { moneyText, said, timeText } from '../../describe/words.ts';
import type { PayoutSummary__Output } from '../../generated/turnpike/v1/PayoutSummary.ts';
import { asOperator, type OperatorOptions } from './operator-client.ts';

export interface PayoutsOptions extends OperatorOptions {
  readonly all?: boolean;
  readonly party?: string;
  readonly project?: string;
}

type Wanted = Parameters<TurnpikeClient['operations']['ListPayouts']>[0];

/** Where people come in: one question each, since a list is of one sub-status. */
const CONTESTED: readonly Wanted[] = [
  { attention: true },
  { subStatus: 'H2H_SUB_STATUS_INCORRECT_REQUISITES' },
  { subStatus: 'H2H_SUB_STATUS_PAYOUT_FAILED' },
  { subStatus: 'H2H_SUB_STATUS_PAYOUT_TIMEOUT' },
];

/** Payouts that are contested or wait for an operator, or all: which, since when, how much, why. */
export async function listPayouts({ all = false, party, project, ...options }: PayoutsOptions): Promise<void> {
  await asOperator(options, async ({ operations }) => {
    const whose = {
      ...(party === undefined ? {} : { partyId: party }),
      ...(project === undefined ? {} : { projectId: project }),
    };
    const payouts = new Map<string, PayoutSummary__Output>();
    for (const wanted of all ? [{}] : CONTESTED) {
      for await (const payout of pagesOf(operations, { ...wanted, ...whose })) {
        payouts.set(`${payout.partyId}/${payout.applicationId}`, payout);
      }
    }
    const attention = [...payouts.values()].filter((payout) => (payout.attention ?? '') !== '').length;
    const lines = [...payouts].map(([name, payout]) => lineOf(name, payout));
    const nothing = all ? 'There is no payout.' : 'No payout is in dispute, and none waits for an operator.';
    const told = lines.length === 0 ? [nothing] : lines;
    return { lines: told, summary: { payouts: lines.length, attention } };
  });
}

async function* pagesOf(
  operations: TurnpikeClient['operations'],
  wanted: Wanted,
): AsyncGenerator<PayoutSummary__Output> {
  let pageToken = '';
  do {
    const page = await operations.ListPayouts({ ...wanted, pageToken });
    yield* page.payouts ?? [];
    pageToken = page.nextPageToken ?? '';
  } while (pageToken !== '');
}

function lineOf(name: string, payout: PayoutSummary__Output): string {
  const { createTime, amount, status, subStatus, providerId = '', paymentId = '', projectId = '' } = payout;
  const { amountMinor = 0n, currency = '' } = amount ?? {};
  const attention = payout.attention ?? '';
  return [
    `${name}  since ${timeText(Number(createTime?.seconds ?? 0n) * 1_000_000)}  ${moneyText({ amountMinor, currency })}`,
    `${wordOf(status, 'H2H_STATUS_')}${subStatus === 'H2H_SUB_STATUS_UNSPECIFIED' ? '' : `:${wordOf(subStatus, 'H2H_SUB_STATUS_')}`}`,
    `payment ${JSON.stringify(said(paymentId))} of ${projectId}`,
    ...(providerId === '' ? [] : [`by ${providerId}`]),
    ...(attention === '' ? [] : [`ATTENTION: ${said(attention)}`]),
  ].join(', ');
}

function wordOf(value: string | undefined, prefix: string): string {
  return String(value).replace(prefix, '').toLowerCase();
}
