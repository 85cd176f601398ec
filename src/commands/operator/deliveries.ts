import { said, timeText } from '../../describe/words.ts';
import type { Delivery__Output } from '../../generated/turnpike/v1/Delivery.ts';
import { configured } from './configured.ts';
import { asOperator, newRequestId, type OperatorOptions } from './operator-client.ts';

/** Messages to merchants: webhooks and alerts, what became of them, and one of them once more. */
const STATES = ['waiting', 'delivered', 'exhausted', 'expired', 'cancelled'] as const;

export interface DeliveriesOptions extends OperatorOptions {
  readonly state?: string;
  readonly endpoint?: string;
  readonly invoice?: string;
  readonly payout?: string;
  readonly limit?: string;
}

const DEFAULT_LIMIT = 100;
const PAGE = 1000;

/** Of one party, or of one after the other; of each the newest first, a line each. */
export async function listDeliveries(party: string | undefined, options: DeliveriesOptions): Promise<void> {
  await asOperator(options, async ({ webhooks, configuration }) => {
    const { state, endpoint, invoice, payout, limit = String(DEFAULT_LIMIT) } = options;
    const most = Number(limit);
    if (!Number.isSafeInteger(most) || most < 1) throw new Error(`--limit is a number, not ${said(limit)}.`);
    const request = {
      ...(state === undefined ? {} : { state: stateOf(state) }),
      ...(endpoint === undefined ? {} : { endpointId: endpoint }),
      ...(invoice === undefined ? {} : { invoiceId: invoice }),
      ...(payout === undefined ? {} : { payoutId: payout }),
    };
    const lines: string[] = [];
    let isCut = false;
    for (const partyId of party === undefined ? await configured(configuration, 'parties') : [party]) {
      let pageToken = '';
      while (lines.length < most) {
        const pageSize = Math.min(most - lines.length, PAGE);
        const page = await webhooks.ListDeliveries({ ...request, partyId, pageToken, pageSize });
        lines.push(...(page.deliveries ?? []).map((delivery) => lineOf(partyId, delivery)));
        pageToken = page.nextPageToken ?? '';
        if (pageToken === '') break;
      }
      isCut ||= pageToken !== '' || lines.length >= most;
    }
    const more = isCut ? ['There may be more: --limit shows them.'] : [];
    const told = lines.length === 0 ? ['There is no such message.'] : [...lines, ...more];
    return { lines: told, summary: { deliveries: lines.length, more: isCut } };
  });
}

/** One message with its body and every attempt. */
export async function showDelivery(partyId: string, deliveryId: string, options: OperatorOptions): Promise<void> {
  await asOperator(options, async ({ webhooks }) => {
    const delivery = await webhooks.GetDelivery({ partyId, deliveryId });
    const attempts = (delivery.attempts ?? []).map(({ attemptTime, httpStatus = 0, detail = '', duration }) => {
      const tookMs = Number(duration?.seconds ?? 0n) * 1000 + Math.round((duration?.nanos ?? 0) / 1_000_000);
      const answer = httpStatus === 0 ? 'no answer' : String(httpStatus);
      return `  ${timeOf(attemptTime)}  ${answer}, ${tookMs} ms${detail === '' ? '' : `: ${quoted(detail)}`}`;
    });
    const lines = [lineOf(partyId, delivery), '', delivery.body ?? '', '', `${attempts.length} attempts`, ...attempts];
    return { lines, summary: summaryOf(delivery) };
  });
}

/** Sends it again under its id, whatever became of it. */
export async function replayDelivery(
  partyId: string,
  deliveryId: string,
  { comment, ...options }: OperatorOptions & { readonly comment?: string },
): Promise<void> {
  await asOperator(options, async ({ webhooks }) => {
    const request = { requestId: newRequestId(), partyId, deliveryId, ...(comment === undefined ? {} : { comment }) };
    const delivery = await webhooks.ReplayDelivery(request);
    return { lines: ['It is sent once more.', lineOf(partyId, delivery)], summary: summaryOf(delivery) };
  });
}

function stateOf(word: string): `DELIVERY_STATE_${Uppercase<(typeof STATES)[number]>}` {
  const state = STATES.find((each) => each === word);
  if (state === undefined) throw new Error(`There is no state ${said(word)}; states are ${STATES.join(', ')}.`);
  return `DELIVERY_STATE_${state.toUpperCase() as Uppercase<typeof state>}`;
}

/** Begins with the two words that `show` and `replay` take. */
function lineOf(partyId: string, delivery: Delivery__Output): string {
  const { deliveryId = '', type = '', invoiceId = '', payoutId = '', endpointId = '', url = '' } = delivery;
  const { eventTime, nextAttemptTime, attemptCount = 0, lastOutcome = '' } = delivery;
  const about = payoutId === '' ? `invoice ${invoiceId}` : `payout ${payoutId}`;
  const to = endpointId === '' ? said(url) : `endpoint ${endpointId}`;
  return [
    `${partyId} ${deliveryId}  ${timeOf(eventTime)}  ${type}, ${about}, to ${to}: ${wordOf(delivery)}`,
    `${attemptCount} attempts`,
    ...(lastOutcome === '' ? [] : [`the last: ${said(lastOutcome)}`]),
    ...(nextAttemptTime == null ? [] : [`next at ${timeOf(nextAttemptTime)}`]),
  ].join(', ');
}

function summaryOf(delivery: Delivery__Output): object {
  const { deliveryId = '', attemptCount = 0 } = delivery;
  return { delivery: deliveryId, state: wordOf(delivery), attempts: attemptCount };
}

function wordOf({ state }: Delivery__Output): string {
  return String(state).replace('DELIVERY_STATE_', '').toLowerCase();
}

/** What a stranger's server answered: without what would move the cursor of a terminal. */
function quoted(text: string): string {
  return JSON.stringify(said(text));
}

function timeOf(time: { readonly seconds?: bigint | undefined } | null | undefined): string {
  return timeText(Number(time?.seconds ?? 0n) * 1_000_000);
}
