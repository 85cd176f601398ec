import type { Authorisation } from './bank.ts';
import { type Charge, chooseTerminal, hold, LimitExceeded, settle, type Terminal } from './books.ts';
import type { Database, Row, Transaction } from './database.ts';
import { type NewInvoice, type NewPayment, Refused } from './front-door.ts';
import type { Outbox } from './outbox.ts';

/**
 * Invoices and payments as rows. Each function is one transaction: it locks its row, moves the books, writes the outbox, and
 * does nothing when it is repeated.
 */
export interface Payments {
  createInvoice(invoice: NewInvoice): Promise<void>;
  start(payment: NewPayment): Promise<StartedPayment>;
  processed(charge: Charge, bankPayment: string): Promise<void>;
  captured(charge: Charge): Promise<void>;
  failed(charge: Charge, answer: Extract<Authorisation, { readonly ok: false }>): Promise<void>;
  state(party: string, invoice: string, payment: string): Promise<string | undefined>;
  /** Those whose time has come again: nobody else gets them for a while. */
  takeUnfinished(): Promise<readonly StartedPayment[]>;
}

export interface StartedPayment {
  readonly charge: Charge;
  readonly cardToken: string;
  /** Undefined until the bank has authorised it. */
  readonly bankPayment?: string;
  /** It was started before, and somebody is at it. */
  readonly isRepeat: boolean;
}

/** Longer than two calls to the bank. */
const TAKEN_FOR = "interval '60 seconds'";

export function openPayments({ query, transaction }: Database, outbox: Outbox): Payments {
  /** A transaction that wrote as many events as it resolves with. */
  async function telling(work: (transaction: Transaction) => Promise<number | null>): Promise<void> {
    outbox.wake((await transaction(work)) ?? 0);
  }

  return {
    async createInvoice({ party, invoice, shop, amountMinor, currency, product, dueTimeMs }) {
      const values = [party, invoice, shop, amountMinor, currency, product, new Date(dueTimeMs)];
      outbox.wake((await query(INSERT_INVOICE, values)).rowCount ?? 0);
    },
    async start(newPayment) {
      const started = await transaction((transaction) => startPayment(transaction, newPayment));
      if (!started.isRepeat) outbox.wake(1);
      return started;
    },
    async processed(charge, bankPayment) {
      outbox.wake((await query(SET_PROCESSED, [...keyOf(charge), bankPayment])).rowCount ?? 0);
    },
    async captured(charge) {
      await telling(async (transaction) => {
        const { rowCount } = await transaction.query(SET_CAPTURED, keyOf(charge));
        if (rowCount !== 0) await settle(transaction, charge, 'committed');
        return rowCount;
      });
    },
    async failed(charge, { declineCode }) {
      await telling(async (transaction) => {
        const { rowCount } = await transaction.query(SET_FAILED, [...keyOf(charge), declineCode]);
        if (rowCount !== 0) await settle(transaction, charge, 'rolled_back');
        return 0;
      });
    },
    async state(...key) {
      const [row] = (await query(SELECT_STATE, key)).rows;
      return row === undefined ? undefined : String(row['state']);
    },
    async takeUnfinished() {
      const { rows } = await query(TAKE_UNFINISHED);
      return rows.map((row) => ({ ...startedOf(row), isRepeat: false }));
    },
  };
}

/** Refused when the invoice is not there, is paid or is being paid, and when a limit does not allow it. */
async function startPayment(transaction: Transaction, newPayment: NewPayment): Promise<StartedPayment> {
  const { query } = transaction;
  const { party, invoice, payment, cardToken } = newPayment;
  const [found] = (await query(LOCK_INVOICE, [party, invoice])).rows;
  if (found === undefined) throw new Refused('INVOICE_NOT_FOUND');
  const charge = chargeOf({ ...found, payment, terminal: chooseTerminal(Math.random()) });
  const { shop, amountMinor, currency, terminal } = charge;
  const values = [...keyOf(charge), shop, amountMinor, currency, terminal, cardToken];
  const { rowCount } = await query(INSERT_PAYMENT, values);
  if (rowCount === 0) {
    const [same] = (await query(SELECT_PAYMENT, keyOf(charge))).rows;
    if (same !== undefined) return { ...startedOf(same), isRepeat: true };
    throw new Refused(found['state'] === 'unpaid' ? 'INVOICE_PAYMENT_PENDING' : 'INVALID_INVOICE_STATUS');
  }
  try {
    await hold(transaction, charge);
  } catch (error) {
    throw error instanceof LimitExceeded ? new Refused('LIMIT_EXCEEDED') : error;
  }
  return { charge, cardToken, isRepeat: false };
}

const INSERT_INVOICE = `
  WITH created AS (
    INSERT INTO invoices (party, invoice, shop, amount, currency, product, due_time, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'unpaid') ON CONFLICT DO NOTHING RETURNING party, invoice
  )
  INSERT INTO events (party, invoice, sequence) SELECT party, invoice, 1 FROM created`;
const LOCK_INVOICE = `
  SELECT party, invoice, shop, amount, currency, state FROM invoices WHERE party = $1 AND invoice = $2 FOR UPDATE`;
const INSERT_PAYMENT = `
  WITH started AS (
    INSERT INTO payments (party, invoice, payment, shop, amount, currency, terminal, card_token, state, next_attempt)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, 'pending', now() + ${TAKEN_FOR}
    WHERE NOT EXISTS (SELECT FROM payments WHERE party = $1 AND invoice = $2 AND state <> 'failed')
    ON CONFLICT DO NOTHING RETURNING party, invoice
  )
  INSERT INTO events (party, invoice, sequence) SELECT party, invoice, 2 FROM started`;
const OF_PAYMENT = 'party = $1 AND invoice = $2 AND payment = $3';
const SET_PROCESSED = `
  WITH processed AS (
    UPDATE payments SET state = 'processed', bank_payment = $4, next_attempt = now() + ${TAKEN_FOR}
    WHERE ${OF_PAYMENT} AND state = 'pending' RETURNING party, invoice
  )
  INSERT INTO events (party, invoice, sequence) SELECT party, invoice, 3 FROM processed`;
const SET_CAPTURED = `
  WITH captured AS (
    UPDATE payments SET state = 'captured' WHERE ${OF_PAYMENT} AND state IN ('pending', 'processed')
    RETURNING party, invoice
  ), paid AS (
    UPDATE invoices SET state = 'paid' FROM captured
    WHERE invoices.party = captured.party AND invoices.invoice = captured.invoice
  )
  INSERT INTO events (party, invoice, sequence) SELECT party, invoice, 4 FROM captured`;
const SET_FAILED = `UPDATE payments SET state = 'failed', failure = $4 WHERE ${OF_PAYMENT} AND state = 'pending'`;
const SELECT_STATE = `SELECT state FROM payments WHERE ${OF_PAYMENT}`;
const SELECT_PAYMENT = `SELECT * FROM payments WHERE ${OF_PAYMENT}`;
const TAKE_UNFINISHED = `
  UPDATE payments SET next_attempt = now() + ${TAKEN_FOR}
  WHERE (party, invoice, payment) IN (
    SELECT party, invoice, payment FROM payments
    WHERE next_attempt < now() AND state IN ('pending', 'processed') LIMIT 100 FOR UPDATE SKIP LOCKED
  ) RETURNING *`;

const keyOf = ({ party, invoice, payment }: Charge) => [party, invoice, payment];

function startedOf(row: Row): Omit<StartedPayment, 'isRepeat'> {
  const { card_token: cardToken, bank_payment: bankPayment } = row;
  const authorised = bankPayment === null ? {} : { bankPayment: String(bankPayment) };
  return { charge: chargeOf(row), cardToken: String(cardToken), ...authorised };
}

function chargeOf({ party, shop, invoice, payment, amount, currency, terminal }: Row): Charge {
  return {
    party: String(party),
    shop: String(shop),
    invoice: String(invoice),
    payment: String(payment),
    amountMinor: BigInt(String(amount)),
    currency: String(currency),
    terminal: String(terminal) as Terminal,
  };
}
