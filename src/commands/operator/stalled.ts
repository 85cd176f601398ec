import { said, timeText } from '../../describe/words.ts';
import { asOperator, type OperatorOptions } from './operator-client.ts';

/** Invoices that wait for an operator: which, since when, why. */
export async function stalled(options: OperatorOptions): Promise<void> {
  await asOperator(options, async ({ operations }) => {
    const lines: string[] = [];
    let pageToken = '';
    do {
      const page = await operations.ListStalledInvoices({ pageToken });
      for (const { partyId, invoiceId, attention } of page.invoices ?? []) {
        const since = attention?.since?.seconds ?? 0n;
        lines.push(
          `${partyId}/${invoiceId}  since ${timeText(Number(since) * 1_000_000)}  ${said(attention?.reason ?? '')}`,
        );
      }
      pageToken = page.nextPageToken ?? '';
    } while (pageToken !== '');
    const told = lines.length === 0 ? ['No invoice waits for an operator.'] : lines;
    return { lines: told, summary: { stalled: lines.length } };
  });
}
