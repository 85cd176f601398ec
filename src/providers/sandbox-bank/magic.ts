import { luhnDigit } from './luhn.ts';
import { type Plan, type PlanText, parsePlan } from './outcome.ts';

/**
 * The one table of magic cards and amounts: bank, tests and docs/sandbox.md all read it.
 *
 * Each branch has a two-digit code NN and is reached in any of three ways: by the card number 4000 0077 0000 0NN + check
 * digit, by an ordinary card and an amount whose minor units end in 77NN, or by the number that people know from other
 * sandboxes, where there is one.
 */
export interface MagicRow {
  /** Two digits; also how a payment remembers its branch, so that no card number is kept. */
  readonly code: string;
  readonly title: string;
  readonly knownNumbers: readonly string[];
  readonly planText: PlanText;
  readonly plan: Plan;
}

/** Ordinary cards that are approved. Every other valid number is approved too. */
export const APPROVED_CARDS: readonly (readonly [number: string, title: string])[] = [
  ['4242424242424242', 'Visa'],
  ['4000056655665556', 'Visa, debit'],
  ['5555555555554444', 'Mastercard'],
  ['2223003122003222', 'Mastercard, 2-series'],
  ['5200828282828210', 'Mastercard, debit'],
  ['2200000000000004', 'Mir'],
  ['378282246310005', 'American Express'],
  ['6011111111111117', 'Discover'],
  ['3056930009020004', 'Diners Club'],
  ['3566002020360505', 'JCB'],
  ['6200000000000005', 'UnionPay'],
];

export const MAGIC_ROWS: readonly MagicRow[] = [
  declined('01', 'generic_decline', '4000000000000002'),
  declined('02', 'insufficient_funds', '4000000000009995'),
  declined('03', 'lost_card', '4000000000009987'),
  declined('04', 'stolen_card', '4000000000009979'),
  declined('05', 'expired_card', '4000000000000069'),
  declined('06', 'incorrect_cvc', '4000000000000127'),
  declined('07', 'processing_error', '4000000000000119'),
  declined('08', 'incorrect_number'),
  declined('09', 'invalid_cardholder'),
  declined('10', 'issuer_not_found'),
  declined('11', 'card_declined_by_rules'),
  declined('12', 'card_not_supported'),
  declined('13', 'invalid_account'),
  declined('14', 'merchant_blocked'),
  declined('15', 'transaction_not_allowed'),
  declined('16', 'fraudulent', '4100000000000019'),
  declined('17', 'account_limit'),
  declined('18', 'account_amount_limit'),
  declined('19', 'account_operation_limit'),
  declined('20', 'account_daily_limit'),
  declined('21', 'account_weekly_limit'),
  declined('22', 'account_monthly_limit'),
  declined('23', 'card_velocity_exceeded', '4000000000006975'),
  declined('24', 'bank_limit'),
  declined('25', 'bank_amount_limit'),
  declined('26', 'bank_operation_limit'),
  declined('27', 'bank_daily_limit'),
  declined('28', 'bank_weekly_limit'),
  declined('29', 'bank_monthly_limit'),
  declined('30', 'bank_number_limit'),
  declined('31', 'authentication_error', '4000008400001280'),
  declined('32', 'card_blocked'),

  row('40', 'Unavailable once, then approved', { authorise: ['temp', 'approve'] }),
  row('41', 'Unavailable twice, then approved', { authorise: ['temp', 'temp', 'approve'] }),
  row('42', 'Unavailable three times, then approved', { authorise: ['temp', 'temp', 'temp', 'approve'] }),
  row('43', 'Always unavailable', { authorise: ['temp'] }),

  row('50', 'Times out after executing', { authorise: ['approve+hang'] }),
  row('51', 'Times out without executing, then approved', { authorise: ['nothing+hang', 'approve'] }),
  row('52', 'Slow answer', { authorise: ['approve+slow'] }),
  row('53', 'Slow to begin: the key is unknown until it executes', { authorise: ['approve+queued'] }),
  row('54', 'Answers 500 after executing', { authorise: ['approve+error'] }),
  row('55', 'Answers 500 without executing, then approved', { authorise: ['nothing', 'approve'] }),
  row('56', 'Unreadable answer after executing', { authorise: ['approve+garbage'] }),
  row('57', 'Connection reset before executing, then approved', { authorise: ['nothing+reset', 'approve'] }),
  row('58', 'Connection reset after executing', { authorise: ['approve+reset'] }),
  row('59', 'The capture answers for another transaction', { capture: ['approve+wrong_transaction'] }),
  row('60', 'Approves twice the amount', { authorise: ['double'] }),
  row('61', 'Approves half the amount', { authorise: ['halve'] }),
  row('62', 'Pending, approved at the first status query', { authorise: ['pending'] }),
  row('63', 'Pending, approved at the third status query', { authorise: ['pending:3'] }),

  row('64', 'One-time password: 123456 is right, three attempts', { authorise: ['otp'] }),
  row('65', 'One-time password that is always wrong', { authorise: ['otp:wrong'] }),
  row('66', 'One-time password, then pending until a status query', { authorise: ['otp:pending'] }),
  row('67', 'One-time password, then too little money', { authorise: ['otp:decline:insufficient_funds'] }),
  row('68', 'Redirect to the bank, which calls nobody back; the payer decides', { authorise: ['offsite'] }),
  row('69', 'Redirect to the bank, paid at the first status query', { authorise: ['offsite:1'] }),

  row('70', '3-D Secure, the payer decides', { authorise: ['challenge'] }, '4000000000003220', '4000002760003184'),
  row('71', '3-D Secure that always fails', { authorise: ['challenge:fail'] }),
  row('72', '3-D Secure that is always abandoned', { authorise: ['challenge:abandon'] }),
  row(
    '73',
    '3-D Secure passes, then declined',
    { authorise: ['challenge:decline:generic_decline'] },
    '4000008400001629',
  ),
  row(
    '74',
    '3-D Secure passes, then too little money',
    { authorise: ['challenge:decline:insufficient_funds'] },
    '4000008260003178',
  ),
  row('75', 'Callback before the reply', { authorise: ['challenge:first'] }),
  row('76', 'Late callback: after a status query told the result', { authorise: ['challenge:late'] }),
  row('77', 'Duplicate callback', { authorise: ['challenge:twice'] }),
  row('78', 'Confirmed in an app, no page', { authorise: ['suspend'] }),
  row('79', '3-D Secure, but the answer that says so never comes', { authorise: ['challenge+hang'] }),

  row('80', 'Capture fails', { capture: ['decline:transaction_not_allowed'] }),
  row('81', 'Capture unavailable twice', { capture: ['temp', 'temp', 'approve'] }),
  row('82', 'Capture always unavailable', { capture: ['temp'] }),
  row('83', 'Capture times out after executing', { capture: ['approve+hang'] }),
  row('84', 'Capture answers 500 after executing', { capture: ['approve+error'] }),
  row('85', 'Capture pending, done at the first status query', { capture: ['pending'] }),
  row('86', 'Cancel fails', { void: ['decline:transaction_not_allowed'] }),
  row('87', 'Cancel unavailable twice', { void: ['temp', 'temp', 'approve'] }),
  row('88', 'Cancel times out after executing', { void: ['approve+hang'] }),
  row('89', 'Refund fails', { refund: ['decline:insufficient_funds'] }, '4000000000005126'),
  row('90', 'Refund pending, done at the first status query', { refund: ['pending'] }, '4000000000007726'),
  row('91', 'Refund unavailable twice', { refund: ['temp', 'temp', 'approve'] }),
  row('92', 'Refund times out after executing', { refund: ['approve+hang'] }),
  row('93', 'Refund that somebody must confirm', { refund: ['suspend'] }),

  row('94', 'Payout times out after executing', { payout: ['approve+hang'] }),
  row('95', 'Payout answers 500 after executing', { payout: ['approve+error'] }),
  row('96', 'Payout: connection reset before executing, then sent', { payout: ['nothing+reset', 'transfer'] }),
  row('97', 'Payout slow to begin: the key is unknown until it executes', { payout: ['approve+queued'] }),
  row('98', 'Payout pending, done at the first status query', { payout: ['pending'] }),
  row('99', 'Payout unavailable twice', { payout: ['temp', 'temp', 'transfer'] }),
];

/** Amounts of transfers and payouts whose last two digits say what becomes of them, where no 77NN does. */
export interface EndingRow {
  /** How a payment remembers it: `t` or `p` and the two digits. */
  readonly code: string;
  readonly kind: 'transfer' | 'payout';
  readonly ending: string;
  readonly title: string;
  readonly planText: PlanText;
  readonly plan: Plan;
}

export const ENDING_ROWS: readonly EndingRow[] = [
  ending('transfer', '01', 'Nobody pays', { authorise: ['transfer:never'] }),
  ending('transfer', '02', 'Another amount arrives: half', { authorise: ['transfer:other'] }),
  ending('transfer', '03', 'The payer says that it is paid, and nobody confirms it', { authorise: ['transfer:never'] }),
  ending('payout', '11', 'Incorrect requisites, then sent when they were corrected', {
    payout: ['decline:incorrect_requisites', 'transfer'],
  }),
  ending('payout', '12', 'The payout fails, then is sent when it is tried again', {
    payout: ['decline:payout_failed', 'transfer'],
  }),
  ending('payout', '13', 'The payout is never finished', { payout: ['transfer:never'] }),
];

const byCode = new Map([...MAGIC_ROWS, ...ENDING_ROWS].map((entry) => [entry.code, entry]));
const byNumber = new Map(
  MAGIC_ROWS.flatMap((entry) => [magicNumber(entry.code), ...entry.knownNumbers].map((number) => [number, entry])),
);

/** The card number of a branch: 4000 0077 0000 0NN and the Luhn digit. */
export function magicNumber(code: string): string {
  const digits = `4000007700000${code}`;
  return `${digits}${luhnDigit(digits)}`;
}

/** The branch of a new payment, by its card, else by its amount. */
export function magicOf(pan: string, amountMinor: bigint, amountsToo: boolean): string | undefined {
  const found = byNumber.get(pan);
  if (found !== undefined || !amountsToo) return found?.code;
  const ending = Number(amountMinor % 10_000n) - 7700;
  return ending > 0 ? byCode.get(String(ending).padStart(2, '0'))?.code : undefined;
}

export function magicPlan(code: string | undefined): Plan | undefined {
  return code === undefined ? undefined : byCode.get(code)?.plan;
}

/** The branch of a transfer or a payout by the last two digits of its amount. */
export function endingOf(kind: EndingRow['kind'], amountMinor: bigint, amountsToo: boolean): string | undefined {
  if (!amountsToo) return undefined;
  const code = `${kind.charAt(0)}${String(amountMinor % 100n).padStart(2, '0')}`;
  return byCode.has(code) ? code : undefined;
}

function ending(kind: EndingRow['kind'], digits: string, title: string, planText: PlanText): EndingRow {
  return { code: `${kind.charAt(0)}${digits}`, kind, ending: digits, title, planText, plan: parsePlan(planText) };
}

function declined(code: string, declineCode: string, ...knownNumbers: readonly string[]): MagicRow {
  return row(code, `Declined: ${declineCode}`, { authorise: [`decline:${declineCode}`] }, ...knownNumbers);
}

function row(code: string, title: string, planText: PlanText, ...knownNumbers: readonly string[]): MagicRow {
  return { code, title, knownNumbers, planText, plan: parsePlan(planText) };
}
