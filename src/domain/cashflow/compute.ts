import { Misconfigured } from '../condition.ts';
import { type Money, money } from '../money.ts';
import { roundedQuotient } from '../rounding.ts';
import type { AccountMap, AccountRole, Posting, PostingTemplate, ShareBases, Volume } from './cash-flow.ts';

/**
 * Posting templates made into postings (reference §6.2). Not responsible for which templates, accounts and bases an
 * operation has: `payment-cash-flow.ts` and `accounts.ts` say that.
 *  C1 All postings of one operation are in the currency of its bases, which is the currency of its accounts.
 *  C2 A posting moves zero or more from one account to another one; a document that says otherwise is at fault.
 *  C3 Arithmetic is exact: a share is rounded once, at the end, and symmetrically around zero.
 */
export function computePostings(
  templates: readonly PostingTemplate[],
  accounts: AccountMap,
  bases: ShareBases,
): readonly Posting[] {
  return templates.map((template) => {
    const what = `posting ${template.source} -> ${template.destination}`;
    const source = account(accounts, template.source, what);
    const destination = account(accounts, template.destination, what);
    if (source.accountId === destination.accountId) throw new Misconfigured(`${what} stays within one account`);
    const volume = computeVolume(template.volume, bases);
    if (volume.amountMinor < 0n) throw new Misconfigured(`${what} is negative`);
    requireCurrency(volume, bases, what);
    return { source, destination, volume, ...details(template.details) };
  });
}

/** The amount a volume stands for. Throws `Misconfigured` when a base is missing, a set is empty or currencies are mixed. */
export function computeVolume(volume: Volume, bases: ShareBases): Money {
  switch (volume.type) {
    case 'fixed':
      return volume.money;
    case 'share': {
      const base = bases[volume.of];
      if (base === undefined) throw new Misconfigured(`a share of ${volume.of}, which this operation does not have`);
      if (volume.denominator <= 0n) throw new Misconfigured(`a share over ${volume.denominator}`);
      return money(
        roundedQuotient(base.amountMinor * volume.numerator, volume.denominator, volume.rounding),
        base.currency,
      );
    }
    case 'product': {
      const [first, ...rest] = volume.volumes.map((part) => computeVolume(part, bases));
      if (first === undefined) throw new Misconfigured(`${volume.operator} of nothing`);
      return rest.reduce((a, b) => {
        if (a.currency !== b.currency) throw new Misconfigured(`${volume.operator} of ${a.currency} and ${b.currency}`);
        return combine(volume.operator, a, b);
      }, first);
    }
  }
}

/** The same movements backwards; details become `Revert '<details>'`. */
export function revertPostings(postings: readonly Posting[]): readonly Posting[] {
  return postings.map((posting) => ({
    source: posting.destination,
    destination: posting.source,
    volume: posting.volume,
    ...details(posting.details === undefined ? undefined : `Revert '${posting.details}'`),
  }));
}

function account(accounts: AccountMap, role: AccountRole, what: string): Posting['source'] {
  const accountId = accounts[role];
  if (accountId === undefined) throw new Misconfigured(`${what} needs the account ${role}, which is not configured`);
  return { role, accountId };
}

function requireCurrency(volume: Money, bases: ShareBases, what: string): void {
  for (const base of [bases.operation_amount, bases.surplus]) {
    if (base !== undefined && base.currency !== volume.currency) {
      throw new Misconfigured(`${what} is in ${volume.currency}, the operation in ${base.currency}`);
    }
  }
}

function combine(operator: 'min_of' | 'max_of' | 'sum_of', a: Money, b: Money): Money {
  if (operator === 'sum_of') return money(a.amountMinor + b.amountMinor, a.currency);
  const smaller = a.amountMinor < b.amountMinor ? a : b;
  if (operator === 'min_of') return smaller;
  return smaller === a ? b : a;
}

function details(text: string | undefined): { readonly details?: string } {
  return text === undefined ? {} : { details: text };
}
