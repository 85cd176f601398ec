import { parseAmount } from '../../config/amount.ts';
import { moneyText, said, timeText } from '../../describe/words.ts';
import type { Dispute__Output } from '../../generated/turnpike/v1/Dispute.ts';
import { configured } from './configured.ts';
import { asOperator, type OperatorOptions } from './operator-client.ts';

/** Cases about payins and payouts: which there are, and what an operator decides about one. */
const OPEN_STATES = ['DISPUTE_STATE_OPENED', 'DISPUTE_STATE_IN_PROGRESS'] as const;
const WINNERS = { merchant: 'DISPUTE_WINNER_MERCHANT', payer: 'DISPUTE_WINNER_PAYER' } as const;

export interface DisputesOptions extends OperatorOptions {
  readonly all?: boolean;
  readonly payment?: string;
}

export interface ResolveOptions extends OperatorOptions {
  readonly winner: string;
  readonly amount?: string;
  readonly comment?: string;
}

/** Of one cash desk, or of one after the other. */
export async function listDisputes(
  project: string | undefined,
  { all = false, payment, ...options }: DisputesOptions,
): Promise<void> {
  await asOperator(options, async ({ hostToHost, configuration }) => {
    const disputes: Dispute__Output[] = [];
    const desks = project === undefined ? await configured(configuration, 'cash_desks') : [project];
    const states = all ? [{}] : OPEN_STATES.map((state) => ({ state }));
    for (const wanted of desks.flatMap((projectId) => states.map((state) => ({ projectId, ...state })))) {
      let pageToken = '';
      do {
        const about = payment === undefined ? {} : { paymentId: payment };
        const page = await hostToHost.ListDisputes({ ...wanted, ...about, pageToken });
        disputes.push(...(page.disputes ?? []));
        pageToken = page.nextPageToken ?? '';
      } while (pageToken !== '');
    }
    const lines = disputes.map(lineOf);
    const nothing = all ? 'There is no case.' : 'No case waits for a decision.';
    return { lines: lines.length === 0 ? [nothing] : lines, summary: { disputes: lines.length } };
  });
}

export async function startDispute(projectId: string, disputeId: string, options: OperatorOptions): Promise<void> {
  await asOperator(options, async ({ hostToHost }) => changed(await hostToHost.StartDispute({ projectId, disputeId })));
}

export async function resolveDispute(
  projectId: string,
  disputeId: string,
  { winner, amount, comment, ...options }: ResolveOptions,
): Promise<void> {
  await asOperator(options, async ({ hostToHost }) => {
    if (!Object.hasOwn(WINNERS, winner)) throw new Error(`--winner is merchant or payer, not ${said(winner)}.`);
    const decision = {
      winner: WINNERS[winner as keyof typeof WINNERS],
      ...(amount === undefined ? {} : { amount: amountOf(amount) }),
      ...(comment === undefined ? {} : { comment }),
    };
    return changed(await hostToHost.ResolveDispute({ projectId, disputeId, decision }));
  });
}

export async function declineDispute(
  projectId: string,
  disputeId: string,
  { reason, ...options }: OperatorOptions & { readonly reason?: string },
): Promise<void> {
  await asOperator(options, async ({ hostToHost }) => {
    const request = { projectId, disputeId, ...(reason === undefined ? {} : { reason }) };
    return changed(await hostToHost.DeclineDispute(request));
  });
}

function changed(dispute: Dispute__Output) {
  const { disputeId = '', applicationId = '' } = dispute;
  return {
    lines: [lineOf(dispute)],
    summary: { dispute: disputeId, state: stateOf(dispute), application: applicationId },
  };
}

function amountOf(text: string) {
  const parsed = parseAmount(text);
  if (!parsed.ok) throw new Error(`--amount ${said(text)}: ${parsed.message}`);
  return parsed.value;
}

/** Begins with the two words that the other commands take. */
function lineOf(dispute: Dispute__Output): string {
  const {
    projectId = '',
    disputeId = '',
    createTime,
    reason,
    paymentId = '',
    applicationId = '',
    comment = '',
  } = dispute;
  const { claimedAmount, evidence = [], decision, declineReason = '' } = dispute;
  const winner = decision == null ? '' : String(decision.winner).replace('DISPUTE_WINNER_', '').toLowerCase();
  return [
    `${projectId} ${disputeId}  since ${timeText(Number(createTime?.seconds ?? 0n) * 1_000_000)}  ${stateOf(dispute)}`,
    String(reason).replace('DISPUTE_REASON_', '').toLowerCase().replaceAll('_', ' '),
    `payment ${JSON.stringify(said(paymentId))} (${applicationId})`,
    ...(claimedAmount == null
      ? []
      : [
          `${moneyText({ amountMinor: claimedAmount.amountMinor ?? 0n, currency: claimedAmount.currency ?? '' })} claimed`,
        ]),
    `${evidence.length} pieces of evidence`,
    ...(winner === '' ? [] : [`for the ${winner}`]),
    ...[comment, declineReason].filter((text) => text !== '').map((text) => JSON.stringify(said(text))),
  ].join(', ');
}

function stateOf({ state }: Dispute__Output): string {
  return String(state).replace('DISPUTE_STATE_', '').toLowerCase().replaceAll('_', ' ');
}
