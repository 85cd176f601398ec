import type { Transaction } from './database.ts';

/**
 * Double entry and limits, as Turnpike keeps them for its demo: a payment holds one plan of three postings, moves the
 * balances of three accounts, and holds the turnover limit of its shop and, at one of the two banks, of its terminal.
 * What was held is committed or rolled back. All of it is written in the transaction of the caller.
 *
 * Balances and counters that all payments share are one row each: a payment waits for the commit of the one before it. Or
 * they are sums of stripes, one for each connection, so that nobody waits; then a limit can be passed by what is under way
 * at the same moment.
 */
export type Terminal = 'north-rub' | 'south-rub';

export interface Charge {
  readonly party: string;
  readonly shop: string;
  readonly invoice: string;
  readonly payment: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly terminal: Terminal;
}

export type Final = 'committed' | 'rolled_back';

export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
}

export const ACCOUNTS = {
  'merchant:demo:books:settlement': 1,
  'system:main:settlement:RUB': 2,
  'provider:south:settlement:RUB': 3,
  'provider:north:settlement:RUB': 4,
} as const;

/** South Bank is cheaper and takes 30 of 100 payments. */
export function chooseTerminal(random: number): Terminal {
  return random < 0.3 ? 'south-rub' : 'north-rub';
}

/** False when it was held before: nothing is held twice. Throws `LimitExceeded`; the transaction is then rolled back. */
export async function hold({ query, stripe }: Transaction, charge: Charge): Promise<boolean> {
  const flow = cashFlow(charge);
  const posted = await query(INSERT_PLAN, [
    planOf(charge),
    flow.map(({ source }) => source),
    flow.map(({ destination }) => destination),
    flow.map(({ amountMinor }) => amountMinor),
    flow.map(({ details }) => details),
    charge.currency,
  ]);
  if (posted.rowCount === 0) return false;
  const limits = limitsOf(charge);
  // First of what all share: whoever has the row of the shop's limit finds the others free, so that no deadlock is made.
  const held = await query(HOLD_LIMITS, [
    limits.map(({ counter }) => counter),
    limits.map(({ atMost }) => atMost),
    charge.amountMinor,
    planOf(charge),
    stripe,
  ]);
  if (held.rowCount !== limits.length) throw new LimitExceeded('a turnover limit would be passed');
  const { accounts, outgoing, incoming } = sums(flow);
  await query(HOLD_BALANCES, [accounts, outgoing, incoming, stripe]);
  return true;
}

/** False for a plan that is settled already: then nothing changes. */
export async function settle({ query, stripe }: Transaction, charge: Charge, final: Final): Promise<boolean> {
  const settled = await query(SETTLE_PLAN, [planOf(charge), final]);
  if (settled.rowCount === 0) return false;
  await query(SETTLE_LIMITS, [planOf(charge), final, stripe]);
  const { accounts, outgoing, incoming } = sums(cashFlow(charge));
  await query(SETTLE_BALANCES, [accounts, outgoing, incoming, stripe, final === 'committed']);
  return true;
}

const INSERT_PLAN = `
  WITH plan AS (
    INSERT INTO plans (plan, state, hold_time) VALUES ($1, 'held', now())
    ON CONFLICT (plan) DO NOTHING RETURNING id
  )
  INSERT INTO postings (plan_id, source_id, destination_id, amount, currency, details)
  SELECT plan.id, posting.source, posting.destination, posting.amount, $6, posting.details
  FROM plan, unnest($2::int[], $3::int[], $4::bigint[], $5::text[]) AS posting (source, destination, amount, details)`;

const MOVED = `unnest($1::int[], $2::bigint[], $3::bigint[]) AS moved (account_id, outgoing, incoming)
  WHERE balances.account_id = moved.account_id AND balances.stripe = $4`;
const HOLD_BALANCES = `
  UPDATE balances SET outgoing = balances.outgoing + moved.outgoing, incoming = balances.incoming + moved.incoming
  FROM ${MOVED}`;
const SETTLE_BALANCES = `
  UPDATE balances SET outgoing = balances.outgoing - moved.outgoing, incoming = balances.incoming - moved.incoming,
    own = balances.own + CASE WHEN $5 THEN moved.incoming - moved.outgoing ELSE 0 END
  FROM ${MOVED}`;

const HOLD_LIMITS = `
  WITH held AS (
    INSERT INTO limit_counters AS known (counter, stripe, held, committed)
    SELECT counter, $5::int, $3::bigint, 0 FROM unnest($1::text[], $2::bigint[]) AS asked (counter, at_most)
    WHERE $3::bigint + (
      SELECT coalesce(sum(held + committed), 0) FROM limit_counters WHERE limit_counters.counter = asked.counter
    ) <= at_most
    ON CONFLICT (counter, stripe) DO UPDATE SET held = known.held + excluded.held
    WHERE known.held + known.committed + $3 <= ($2::bigint[])[array_position($1::text[], known.counter)]
    RETURNING counter
  )
  INSERT INTO limit_operations SELECT $4, counter, 'held', $3::bigint FROM held`;
const SETTLE_LIMITS = `
  WITH settled AS (
    UPDATE limit_operations SET state = $2 WHERE operation = $1 AND state = 'held' RETURNING counter, delta
  )
  INSERT INTO limit_counters AS known (counter, stripe, held, committed)
  SELECT counter, $3::int, -delta, CASE WHEN $2 = 'committed' THEN delta ELSE 0 END FROM settled
  ON CONFLICT (counter, stripe)
  DO UPDATE SET held = known.held + excluded.held, committed = known.committed + excluded.committed`;
const SETTLE_PLAN = `
  UPDATE plans SET state = $2, final_time = now() WHERE plan = $1 AND state = 'held'`;

const planOf = ({ party, invoice, payment }: Charge): string => `${party}/${invoice}/${payment}`;

interface Transfer {
  readonly source: number;
  readonly destination: number;
  readonly amountMinor: bigint;
  readonly details: string | null;
}

function cashFlow({ amountMinor, terminal }: Charge): readonly Transfer[] {
  const merchant = ACCOUNTS['merchant:demo:books:settlement'];
  const system = ACCOUNTS['system:main:settlement:RUB'];
  const isSouth = terminal === 'south-rub';
  const bank = ACCOUNTS[isSouth ? 'provider:south:settlement:RUB' : 'provider:north:settlement:RUB'];
  const share = perMille(amountMinor, 28n);
  const acquiringFee = share > 350n ? share : 350n;
  const bankFee = isSouth ? perMille(amountMinor, 14n) + 200n : perMille(amountMinor, 21n);
  return [
    { source: merchant, destination: system, amountMinor: acquiringFee, details: 'Acquiring fee' },
    { source: bank, destination: merchant, amountMinor, details: null },
    {
      source: system,
      destination: bank,
      amountMinor: bankFee,
      details: isSouth ? "South Bank's fee" : "North Bank's fee",
    },
  ];
}

function perMille(amountMinor: bigint, share: bigint): bigint {
  return (amountMinor * share + 500n) / 1_000n;
}

/** What each account gives and takes, in the order of the accounts, which is the order of their locks. */
function sums(flow: readonly Transfer[]) {
  const accounts = [...new Set(flow.flatMap(({ source, destination }) => [source, destination]))].sort();
  const sum = (side: 'source' | 'destination') =>
    accounts.map((account) =>
      flow.reduce((total, transfer) => total + (transfer[side] === account ? transfer.amountMinor : 0n), 0n),
    );
  return { accounts, outgoing: sum('source'), incoming: sum('destination') };
}

function limitsOf({ party, shop, terminal }: Charge) {
  const today = new Date().toISOString().slice(0, 10);
  const ofShop = { counter: `shop-turnover-rub/${party}/${shop}/${today.slice(0, 7)}`, atMost: 1_000_000_000_000n };
  const ofTerminal = { counter: `terminal-turnover-rub/${terminal}/${today}`, atMost: 500_000_000_000n };
  return terminal === 'south-rub' ? [ofShop, ofTerminal] : [ofShop];
}
