/**
 * The words with which the sandbox bank says no, each with the failure of reference §9.2 that the adapter makes of it.
 * The one list behind bank, adapter and docs/sandbox.md.
 */
export interface DeclineCode {
  readonly code: string;
  readonly message: string;
  /** Codes joined by ":". */
  readonly failure: string;
}

/** The only decline that consumes no idempotency key: nothing happened, and the same request may be sent again. */
export const TEMPORARILY_UNAVAILABLE = 'temporarily_unavailable';

/** What an unknown or senseless no becomes. */
export const UNKNOWN_FAILURE = 'authorization_failed:unknown';

const tool = 'authorization_failed:payment_tool_rejected';
const card = `${tool}:bank_card_rejected`;
const account = 'authorization_failed:account_limit_exceeded';
const provider = 'authorization_failed:provider_limit_exceeded';

export const DECLINE_CODES: readonly DeclineCode[] = [
  row('generic_decline', 'The issuer declined without a reason.', 'authorization_failed:rejected_by_issuer'),
  row('insufficient_funds', 'The account holds too little.', 'authorization_failed:insufficient_funds'),
  row('lost_card', 'The card was reported lost.', 'authorization_failed:account_blocked'),
  row('stolen_card', 'The card was reported stolen.', 'authorization_failed:account_stolen'),
  row('expired_card', 'The card has expired.', `${card}:card_expired`),
  row('incorrect_cvc', 'The security code is wrong.', `${card}:cvv_invalid`),
  row('incorrect_number', 'No card has this number.', `${card}:card_number_invalid`),
  row('invalid_cardholder', 'The name on the card is wrong.', `${card}:card_holder_invalid`),
  row('issuer_not_found', 'No issuer answers for this card.', `${card}:issuer_not_found`),
  row('card_declined_by_rules', 'The card cannot be used here.', `${card}:unknown`),
  row('card_not_supported', 'This kind of card is not accepted.', `${tool}:unknown`),
  row('invalid_account', 'The account does not exist.', 'authorization_failed:account_not_found'),
  row('merchant_blocked', 'The merchant may not take payments.', 'authorization_failed:merchant_blocked'),
  row('transaction_not_allowed', 'The issuer does not allow this operation.', 'authorization_failed:operation_blocked'),
  row('fraudulent', 'The security rules of the bank forbid it.', 'authorization_failed:security_policy_violated'),
  row('processing_error', 'Something went wrong while the payment was processed; nothing was taken.', UNKNOWN_FAILURE),
  row('account_limit', 'A limit of the account is exceeded.', `${account}:unknown`),
  row('account_amount_limit', 'A sum limit of the account is exceeded.', `${account}:amount:unknown`),
  row('account_operation_limit', 'The sum is more than the account allows at once.', `${account}:amount:operation`),
  row('account_daily_limit', 'The sum is more than the account allows a day.', `${account}:amount:daily`),
  row('account_weekly_limit', 'The sum is more than the account allows a week.', `${account}:amount:weekly`),
  row('account_monthly_limit', 'The sum is more than the account allows a month.', `${account}:amount:monthly`),
  row('card_velocity_exceeded', 'The card was used too often.', `${account}:number`),
  row('bank_limit', 'A limit of this bank is exceeded.', `${provider}:unknown`),
  row('bank_amount_limit', 'A sum limit of this bank is exceeded.', `${provider}:amount:unknown`),
  row('bank_operation_limit', 'The sum is more than this bank takes at once.', `${provider}:amount:operation`),
  row('bank_daily_limit', 'The sum is more than this bank takes a day.', `${provider}:amount:daily`),
  row('bank_weekly_limit', 'The sum is more than this bank takes a week.', `${provider}:amount:weekly`),
  row('bank_monthly_limit', 'The sum is more than this bank takes a month.', `${provider}:amount:monthly`),
  row('bank_number_limit', 'This bank takes no more payments for now.', `${provider}:number`),
  row('authentication_failed', 'The payer failed 3-D Secure.', 'preauthorization_failed:three_ds_failed'),
  row(
    'authentication_abandoned',
    'The payer did not finish 3-D Secure.',
    'preauthorization_failed:three_ds_not_finished',
  ),
  row('authentication_error', '3-D Secure could not be carried out.', 'preauthorization_failed:unknown'),
  row('card_blocked', 'The card was blocked before the payment.', 'preauthorization_failed:card_blocked'),
  row('incorrect_requisites', 'No recipient has these requisites; nothing was sent.', 'payout_incorrect_requisites'),
  row('payout_failed', 'The money could not be delivered to the recipient.', 'payout_failed'),
  row(TEMPORARILY_UNAVAILABLE, 'Nothing was done; try again.', 'authorization_failed:temporarily_unavailable'),
  row('invalid_state', 'The payment is not in a state that allows this.', 'authorization_failed:operation_blocked'),
  row('amount_too_large', 'The amount is more than the payment still holds.', 'authorization_failed:operation_blocked'),
];

const byCode = new Map(DECLINE_CODES.map((entry) => [entry.code, entry]));

export function declineCode(code: string): DeclineCode | undefined {
  return byCode.get(code);
}

function row(code: string, message: string, failure: string): DeclineCode {
  return { code, message, failure };
}
