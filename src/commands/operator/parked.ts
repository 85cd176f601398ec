import { said, timeText } from '../../describe/words.ts';
import { asOperator, newRequestId, type OperatorOptions } from './operator-client.ts';

export interface ParkedOptions extends OperatorOptions {
  readonly replay?: string;
  readonly comment?: string;
}

/** Callbacks that nobody could take: which, since when, why. Or brings one of them to its invoice once more. */
export async function parked({ replay, comment, ...options }: ParkedOptions): Promise<void> {
  await asOperator(options, async ({ operations }) => {
    if (replay !== undefined) {
      const request = { requestId: newRequestId(), callbackId: replay, ...(comment === undefined ? {} : { comment }) };
      const { taken = false } = await operations.ReplayCallback(request);
      const line = taken ? 'Its invoice has it, or needs it no more.' : 'No session took it; it waits.';
      return { lines: [line], summary: { callback: replay, taken } };
    }
    const lines: string[] = [];
    let pageToken = '';
    do {
      const page = await operations.ListParkedCallbacks({ pageToken });
      for (const { callbackId = '', tag = '', parkedTime, reason, bodyBytes = 0n } of page.callbacks ?? []) {
        const since = timeText(Number(parkedTime?.seconds ?? 0n) * 1_000_000);
        const word = String(reason).replace('PARKING_REASON_', '').toLowerCase().replaceAll('_', ' ');
        const about = tag === '' ? 'no tag' : `tag ${said(tag)}`;
        lines.push(`${callbackId}  since ${since}  ${word}, ${about}, ${bodyBytes} bytes`);
      }
      pageToken = page.nextPageToken ?? '';
    } while (pageToken !== '');
    const told = lines.length === 0 ? ['No callback is parked.'] : lines;
    return { lines: told, summary: { parked: lines.length } };
  });
}
