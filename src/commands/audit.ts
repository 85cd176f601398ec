import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type AuditResult, audit as auditBooks } from '../audit/audit.ts';
import { exportLedger } from '../audit/hledger.ts';
import { readDataPlace } from '../config/settings.ts';
import { newProgress } from './progress.ts';
import { openReadStore } from './read-store/open-read-store.ts';

/** Proves the books of the database that the settings name. Prints what does not hold, ends with one line of JSON. */
export async function audit(options: { readonly export?: string }): Promise<void> {
  const store = await openReadStore(readDataPlace(process.env));
  const progress = newProgress();
  try {
    const result = await auditBooks({
      ...store,
      progress: ({ records, of }) => progress.show(`${records} of ${of} records`),
    });
    progress.done();
    print(report(result));
    if (options.export !== undefined) {
      await pipeline(Readable.from(exportLedger(store.ledger)), createWriteStream(options.export));
      print(`The books in hledger's format are in ${options.export}: hledger -f ${options.export} balance`);
    }
    const { ok, found, checked } = result;
    print(JSON.stringify({ ok, findings: found, ...checked }));
    process.exitCode = ok ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** More than a screen of the same trouble helps nobody; the count says how much there is. */
const MOST_SHOWN = 200;

function report({ ok, findings, found, checked }: AuditResult): string {
  const { records, invoices, payments, payouts, plans, postings, limitShares, accounts, counters, cashFlows } = checked;
  const counted = [
    `${records} records of ${checked.streams} streams folded: ${invoices} invoices, ${payments} payments, ${payouts} payouts`,
    `${cashFlows} cash flows computed again from the revisions that payments and payouts are pinned to`,
    `${plans} plans with ${postings} postings, and ${limitShares} shares of limits, compared with the journal`,
    `${accounts} balances and ${counters} counters summed`,
  ];
  if (ok) return [...counted, 'The books balance.'].join('\n');
  const shown = findings
    .slice(0, MOST_SHOWN)
    .map(({ type, subject, message }) => `  ${type}  ${subject}\n      ${message}`);
  const more = found > shown.length ? [`  … and ${found - shown.length} more`] : [];
  const title = `${found} ${found === 1 ? 'thing does' : 'things do'} not hold, causes first:`;
  return [...counted, '', title, ...shown, ...more].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
