import { currencyExponent } from '../domain/money.ts';
import type { Ledger, LedgerPlan, LedgerPosting } from '../ports/ledger.ts';

/**
 * The ledger as a journal of hledger and of ledger, so that a foreign program can add it up again: one transaction per plan, dated by the
 * day (UTC) it became final, amounts exact. Plans that are only held are pending (`!`), so that `hledger -C` shows our own
 * amounts and plain `hledger` shows them with everything that is reserved. Rolled back plans moved nothing and are left out.
 */
export async function* exportLedger(ledger: Pick<Ledger, 'plans' | 'accounts'>): AsyncGenerator<string> {
  const currencies = new Set<string>();
  yield '; The books of Turnpike, for hledger. Cleared (*) is committed, pending (!) is held.\n\n';
  for (let last: string | undefined; ; ) {
    const page = await ledger.accounts(last, PAGE);
    for (const { accountId, currency } of page) {
      if (!currencies.has(currency)) yield commodity(currency);
      currencies.add(currency);
      yield `account ${accountId}\n`;
    }
    last = page.at(-1)?.accountId;
    if (page.length < PAGE) break;
  }
  for (let last: string | undefined; ; ) {
    const page = await ledger.plans(last, PAGE);
    for (const plan of page) if (plan.status !== 'rolled_back') yield transaction(plan);
    last = page.at(-1)?.planId;
    if (page.length < PAGE) break;
  }
}

const PAGE = 500;

function transaction({ planId, stream, status, holdTime, finalTime, postings }: LedgerPlan): string {
  const day = new Date((finalTime ?? holdTime) / 1000).toISOString().slice(0, 10);
  const mark = status === 'committed' ? '*' : '!';
  return [`\n${day} ${mark} (${planId}) ${stream}`, ...postings.flatMap(lines), ''].join('\n');
}

/** Each posting as the two sides of it. Two spaces end an account's name; in a comment, colons and brackets have a meaning. */
function lines({ source, destination, amountMinor, currency, batchId, details }: LedgerPosting): readonly string[] {
  const note = `  ; batch ${batchId}${details === undefined ? '' : ` ${details.replaceAll(/[\s:[\]]+/g, ' ')}`}`;
  return [
    `    ${source}  ${amount(-amountMinor, currency)}${note}`,
    `    ${destination}  ${amount(amountMinor, currency)}`,
  ];
}

/** Declares a currency and its digits, in the form that both programs read. A point must be written even where none follow. */
function commodity(currency: string): string {
  const exponent = currencyExponent(currency);
  const format = `${decimal(1000n * 10n ** BigInt(exponent), currency)}${exponent === 0 ? '.' : ''}`;
  return `commodity ${currency}\n    format ${format} ${currency}\n`;
}

function amount(amountMinor: bigint, currency: string): string {
  return `${decimal(amountMinor, currency)} ${currency}`;
}

function decimal(amountMinor: bigint, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  const fraction = exponent === 0 ? '' : `.${digits.slice(point)}`;
  return `${amountMinor < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}
