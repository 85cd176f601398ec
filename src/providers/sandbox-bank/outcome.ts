/**
 * The grammar of what the bank does with one call: a verdict (what happens to the money) and a delivery (how the answer
 * travels), written `verdict+delivery`. Any verdict goes with any delivery; magic cards, amounts and scripts all use it.
 */

export const OPERATIONS = ['authorise', 'capture', 'void', 'refund', 'payout'] as const;
export type OperationKind = (typeof OPERATIONS)[number];

/** What a plan may speak of: operations, and the answer to what a payer gave (`verify`), which is no operation of its own. */
export const PLAN_STEPS = [...OPERATIONS, 'verify'] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

export const DELIVERIES = [
  'plain',
  'slow',
  'queued',
  'hang',
  'error',
  'garbage',
  'reset',
  'wrong_transaction',
] as const;
export type Delivery = (typeof DELIVERIES)[number];

export type Verdict =
  | { readonly type: 'approve'; readonly amount: 'same' | 'doubled' | 'halved' }
  | { readonly type: 'decline'; readonly code: string }
  | { readonly type: 'unavailable' }
  | { readonly type: 'nothing' }
  /** Resolves to an approval after this many status queries. */
  | { readonly type: 'pending'; readonly polls: number }
  | Transfer
  | Challenge;

/** Money that is on its way: from a payer who was told where to send it, or to the recipient of a payout. */
export interface Transfer {
  readonly type: 'transfer';
  readonly arrival: Arrival;
}

/** What arrives by itself: the whole, another amount, or nothing until somebody sends it (`POST /transfers/:id`). */
export type Arrival = 'whole' | 'other' | 'never';

/** The payer is asked first. `page` is false where the payer confirms elsewhere, in an app. */
export interface Challenge {
  readonly type: 'challenge';
  readonly page: boolean;
  readonly ending: ChallengeEnding;
  readonly callback: CallbackManner;
  /** It passes by itself at this status query. */
  readonly polls?: number;
  /** A one-time password is asked for: the right one passes, or none is right. */
  readonly password?: 'right' | 'none';
  /** Once the payer is known, the money waits for a status query. */
  readonly thenPending?: boolean;
}

/** What becomes of it once the payer approves; a refusal by the payer always fails. */
export type ChallengeEnding =
  | { readonly type: 'ask' }
  | { readonly type: 'decline'; readonly code: string }
  | { readonly type: 'abandon' };

/**
 * `first`: nobody is asked, the callback comes before the reply. `late`: held back until a status query told the result.
 * `none`: there is no callback, the bank says when it wants to be asked.
 */
export type CallbackManner = 'plain' | 'first' | 'late' | 'twice' | 'none';

export interface Outcome {
  readonly verdict: Verdict;
  readonly delivery: Delivery;
}

/** Outcomes of successive calls; the last one repeats. An operation without a list is approved. */
export type Plan = { readonly [step in PlanStep]?: readonly Outcome[] };

/** The same plan as people and scripts write it. */
export type PlanText = { readonly [step in PlanStep]?: readonly string[] };

export const APPROVE: Outcome = { verdict: { type: 'approve', amount: 'same' }, delivery: 'plain' };

/** The verdicts as one may write them, for documents and for messages to people. */
export const VERDICT_FORMS: readonly (readonly [form: string, meaning: string])[] = [
  ['approve', 'does what was asked'],
  ['double', 'approves twice the amount'],
  ['halve', 'approves half the amount'],
  ['decline:<code>', 'declines with this code'],
  ['temp', 'declines as `temporarily_unavailable`; the idempotency key stays unused'],
  ['nothing', 'does nothing at all and answers 500 (or by the delivery given)'],
  ['pending:<n>', 'answers `pending`; approved at the n-th status query (1 when left out)'],
  ['offsite', 'sends the payer to a page and calls nobody back: it is to be asked, and says when'],
  ['offsite:<n>', 'the same, and done by itself at the n-th status query'],
  ['suspend', 'answers `requires_action` without a page; `POST /3ds/:id` ends it'],
  [
    'transfer',
    'waits for money on its way: of a payin to the requisites given, of a payout to its recipient; it arrives after `transferMs`',
  ],
  ['transfer:other', 'the same, but half the amount arrives'],
  ['transfer:never', 'the same, but nothing arrives until `POST /transfers/:id`'],
  ['otp', 'asks for a one-time password; `123456` is right, the third wrong one declines'],
  ['otp:wrong', 'asks for a one-time password, and none is right'],
  ['otp:pending', 'the right password leaves the operation pending until a status query'],
  ['otp:decline:<code>', 'the right password passes, then the issuer declines'],
  ['challenge', '3-D Secure: the person at the page decides'],
  ['challenge:fail', '3-D Secure that fails whatever the payer answers'],
  ['challenge:decline:<code>', '3-D Secure passes, then the issuer declines'],
  ['challenge:abandon', '3-D Secure that nobody ever finishes, whatever button is pressed'],
  ['challenge:first', 'passes by itself; the callback is sent before the reply'],
  ['challenge:late', 'the callback is held back until a status query told the result'],
  ['challenge:twice', 'the same callback is sent twice'],
];

export const DELIVERY_FORMS: readonly (readonly [form: Delivery, meaning: string])[] = [
  ['plain', 'answers at once (the default)'],
  ['slow', 'executes at once, answers after `slowMs`'],
  ['queued', 'executes and answers only after `slowMs`; until then the key is unknown'],
  ['hang', 'executes and never answers'],
  ['error', 'executes and answers 500'],
  ['garbage', 'executes and answers something that is not JSON'],
  ['reset', 'executes and resets the connection'],
  ['wrong_transaction', 'executes and names another transaction in the answer'],
];

/** Reads `verdict+delivery`. Returns undefined for what the grammar does not know. */
export function parseOutcome(text: string): Outcome | undefined {
  const [verdictText = '', deliveryText, ...rest] = text.split('+');
  const verdict = parseVerdict(verdictText);
  const delivery = DELIVERIES.find((known) => known === (deliveryText ?? defaultDelivery(verdict)));
  if (verdict === undefined || delivery === undefined || rest.length > 0) return undefined;
  return { verdict, delivery };
}

/** Throws on a word the grammar does not know: for tables in code. */
export function parsePlan(text: PlanText): Plan {
  const plan: { [step in PlanStep]?: readonly Outcome[] } = {};
  for (const operation of PLAN_STEPS) {
    const outcomes = text[operation]?.map((word) => {
      const outcome = parseOutcome(word);
      if (outcome === undefined) throw new RangeError(`unknown outcome ${JSON.stringify(word)}`);
      return outcome;
    });
    if (outcomes !== undefined && outcomes.length > 0) plan[operation] = outcomes;
  }
  return plan;
}

function defaultDelivery(verdict: Verdict | undefined): Delivery {
  return verdict?.type === 'nothing' ? 'error' : 'plain';
}

function parseVerdict(text: string): Verdict | undefined {
  const colon = text.indexOf(':');
  const word = colon === -1 ? text : text.slice(0, colon);
  const detail = colon === -1 ? undefined : text.slice(colon + 1);
  switch (word) {
    case 'decline':
      return detail === undefined || detail === '' ? undefined : { type: 'decline', code: detail };
    case 'pending':
      return detail === undefined || COUNT.test(detail) ? { type: 'pending', polls: Number(detail ?? 1) } : undefined;
    case 'offsite':
      if (detail === undefined) return OFFSITE;
      return COUNT.test(detail) ? { ...OFFSITE, polls: Number(detail) } : undefined;
    case 'challenge':
      return parseChallenge(detail);
    case 'otp':
      return parsePassword(detail);
    default:
      return SIMPLE.get(text);
  }
}

const COUNT = /^[1-9][0-9]{0,3}$/;
const ASK: Challenge = { type: 'challenge', page: true, ending: { type: 'ask' }, callback: 'plain' };
const OFFSITE: Challenge = { ...ASK, callback: 'none' };

/** Who pays in crypto currency or with a receipt is shown what to do, and does it. */
export const PAID_ELSEWHERE: Outcome = { verdict: { ...OFFSITE, polls: 1 }, delivery: 'plain' };

/** Transfers of payers, and payouts, take a moment. */
export const TRANSFERRED: Outcome = { verdict: { type: 'transfer', arrival: 'whole' }, delivery: 'plain' };

const SIMPLE: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['approve', APPROVE.verdict],
  ['double', { type: 'approve', amount: 'doubled' }],
  ['halve', { type: 'approve', amount: 'halved' }],
  ['temp', { type: 'unavailable' }],
  ['nothing', { type: 'nothing' }],
  ['suspend', { ...ASK, page: false }],
  ['transfer', TRANSFERRED.verdict],
  ['transfer:other', { type: 'transfer', arrival: 'other' }],
  ['transfer:never', { type: 'transfer', arrival: 'never' }],
]);

const PASSWORD: Challenge = { ...ASK, page: false, password: 'right' };

function parsePassword(detail: string | undefined): Challenge | undefined {
  if (detail === undefined) return PASSWORD;
  if (detail === 'wrong') return { ...PASSWORD, password: 'none' };
  if (detail === 'pending') return { ...PASSWORD, thenPending: true };
  const [, code] = /^decline:(.+)$/.exec(detail) ?? [];
  return code === undefined ? undefined : { ...PASSWORD, ending: { type: 'decline', code } };
}

function parseChallenge(detail: string | undefined): Challenge | undefined {
  switch (detail) {
    case undefined:
      return ASK;
    case 'fail':
      return { ...ASK, ending: { type: 'decline', code: 'authentication_failed' } };
    case 'abandon':
      return { ...ASK, ending: { type: 'abandon' } };
    case 'first':
    case 'late':
    case 'twice':
      return { ...ASK, callback: detail };
    default: {
      const [, code] = /^decline:(.+)$/.exec(detail) ?? [];
      return code === undefined ? undefined : { ...ASK, ending: { type: 'decline', code } };
    }
  }
}
