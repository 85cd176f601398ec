import { changed, type Rows } from './row-table.ts';

/** Beyond the table of reference §12: what else its text says that a caller can see. */

export const BEYOND_PAYMENTS = {
  invalid_invoice_shop: 'A shop or an invoice that is not there is not found.',
  overdue_invoice_cancellation:
    'An unpaid invoice is overdue at its due time; then it can be neither paid, rescinded nor fulfilled.',
  invoice_fulfillment: 'A paid invoice is fulfilled, once; it can be neither rescinded nor paid again.',
  rescind_while_payment_pending:
    'While a payment holds its money the invoice is not rescinded, not paid by another one and not overdue; after its cancel it is overdue at once.',
  invalid_invoice_template_cost:
    'Template violations, text by text: cost mismatch, missing, wrong currency, outside of the range.',
  no_route_found_for_payment:
    'Without candidates, and where all are rejected: no_route_found:forbidden, nothing booked.',
  payment_success_empty_cvv: 'A card without CVV pays by a method of its own.',
  payment_w_terminal_success: 'A payer with a receipt pays at a terminal.',
  payment_w_mobile_commerce_failure:
    'A payer who never confirms on the phone: asked at the first timeout, failed at the last.',
  payment_temporary_unavailability_too_many_retries:
    'Unavailable four times: three restarts, then failed, nothing held.',
  payment_retry_then_failure: 'Unavailable, then declined: one restart, and the failure is the decline.',
  payments_w_bank_card_issuer_conditions:
    'The limit follows the country of the issuer; an invoice above all limits is unpayable.',
  terminal_cashflow_overrides_provider: 'The cash flow of a terminal wins over that of its provider.',
  payment_risk_score_check_timeout: 'An inspector that does not answer and has no fallback gives the score high.',
  operations_of_suspended_and_blocked:
    'Party before shop, blocking before suspension: whatever a merchant may do is refused, reads, chargebacks, adjustments and the end of a hold go on, and registration while only suspended.',
  payments_of_an_invoice: 'An invoice lists its payments in order and is found by its state and external id.',
  payment_with_offsite_preauth_failed: 'A payer who declines on the page: failed, nothing held.',
  routing_candidate_misconfigured:
    'A candidate that cannot be decided: no_route_found:unknown:misconfiguration, with the reason.',
  hold_longer_than_provider_allows: 'A provider that holds for a shorter time is no route for a hold.',
  invoice_w_mutations:
    'An amount moved at random moves the cart of one piece and the payment; a cart of several is refused.',
  delete_invoice_template: 'A cart gives the cost, whatever is asked; deleted, the template answers nothing any more.',
} as const satisfies Rows;

export const BEYOND_LIMITS = {
  payment_shop_limit_success: 'A payment up to the limit of the shop passes.',
  payment_limit_overflow:
    'One unit over the limit of the only route fails and counts nothing; what fits exactly passes.',
  limit_not_found: changed(9, 'A document that names a limit which is not there is refused.'),
  limits_after_each_ending:
    'Cancelled, declined, too late, abandoned: nothing counts. Doubled, halved, captured in part, refunded: exactly what was moved.',
  candidate_limits_rollback: 'Candidates that were not chosen, and routes left by a cascade, count nothing.',
  shop_limit_released_after_failures: changed(
    2,
    'A payment that fails, wherever, gives its share of the shop’s limit back.',
  ),
  terminal_failures_limit:
    'A limit of failures counts declines, not successes and cancels, and then closes the terminal.',
  repair_limits_rollback: 'A session failed by repair gives limits and money back.',
  refund_limit_addition: 'A limit to which refunds add counts them besides.',
  shop_limit_of_captured_amount: changed(
    2,
    'Of a shop’s limit a payment takes what was captured: a part, or the double, also after a cascade.',
  ),
  limits_of_changed_cost: changed(
    2,
    'An amount that the bank changed is counted instead, given back by a cancel, and counted as captured after a cascade.',
  ),
} as const satisfies Rows;

export const BEYOND_HOLDS = {
  payment_hold_cancellation_captured: 'A captured payment is not cancelled any more.',
  payment_hold_double_capturing: 'Nor captured again.',
  invalid_currency_partial_capture: 'A capture is in the currency of the payment.',
  payment_hold_partial_capturing_with_cart: 'A cart must add up to the amount, and is kept.',
  invalid_permit_partial_capture_in_service: changed(
    16,
    'A merchant whose terms do not allow partial captures has none, but whole ones.',
  ),
  payment_not_held_finalization:
    'A payment that is not yet held, or never was, is neither captured nor cancelled by its merchant.',
  invalid_payment_flow: 'Holds are not available without terms, nor for a tool that they do not list.',
  payment_hold_capture_of_changed_cost: changed(
    12,
    'Half was authorised: no more can be captured; of that, a part is.',
  ),
  payment_error_in_cancel_session_does_not_cause_payment_failure: changed(
    19,
    'A cancel that the bank refuses raises attention and keeps the hold; repair completes it.',
  ),
  payment_capture_retry_then_failure: changed(
    19,
    'Unavailable, then declined: attention, and tried on until it is captured.',
  ),
} as const satisfies Rows;

export const BEYOND_REFUNDS = {
  payment_refund_success:
    'Without the fees there is too little to refund all; with another payment it succeeds, for a fee of 100.',
  payment_partial_refunds_success:
    'Three refunds with their carts come to the whole; the invoice stays paid and can be fulfilled.',
  invalid_refund_shop_status: 'A suspended or blocked shop refunds nothing.',
  invalid_currency_payment_partial_refund: 'A refund is in the currency of the payment.',
  ineligible_payment_partial_refund: 'After the eligible time there is no refund.',
  refund_terms: 'No refund without terms, nor for a tool that they do not list.',
  refund_of_uncaptured_payment: 'Only a captured payment is refunded.',
  refund_retries_exceeded: changed(3, 'Unavailable four times: three restarts, then failed; another refund succeeds.'),
  registered_payment_manual_refund_success: 'A registered payment is refunded by hand, and no bank is asked.',
  partial_capture_refund_and_chargeback:
    'Of 42000, 30000 captured, 10000 refunded, 5000 charged back, the rest refunded: refunded, and the books show the fees alone.',
  last_remainder_is_partial_refund: 'The last 500 are a partial refund too, and below its least amount.',
  refund_validation_order: 'Id, pending chargeback and pending refund are told before a wrong currency.',
  payment_refund_timeout: changed(
    4,
    'A refund that nobody confirms fails with operation_timeout once the bank has taken the question back.',
  ),
  simultaneous_refunds_of_two_payments: 'Money for one of two refunds: one succeeds, the other fails.',
} as const satisfies Rows;

export const BEYOND_DISPUTES = {
  create_chargeback_not_allowed: 'A merchant without chargeback terms has none.',
  create_chargeback_exceeded: 'A body above what is left is refused.',
  cancel_partial_payment_chargeback:
    'Of 10000 captured the whole is disputed and cancelled; nothing is disputed before the capture.',
  reject_payment_chargeback_inconsistent: 'Rejecting for a levy in another currency is refused.',
  reject_payment_chargeback_new_levy: 'Rejected for 5000; decided, it is not decided again.',
  accept_payment_chargeback_empty_params: 'Accepted as it stands: charged back, no second chargeback, no refund.',
  accept_payment_chargeback_new_levy: 'Accepted with a levy of 5000.',
  reopen_payment_chargeback_exceeded: 'Not reopened while pending, nor for more than is left.',
  reopen_payment_chargeback_accept: 'Rejected for 5000, reopened for 10000, accepted.',
  reopen_payment_chargeback_arbitration:
    'Stage by stage to arbitration, accepted there; no stage is skipped on the way.',
  reopen_cancelled_payment_chargeback: 'A cancelled one is reopened over less, and accepted over more and no levy.',
  payment_adjustment_refunded_success: 'A refunded payment is adjusted and stays refunded.',
  payment_adjustment_captured_from_failed: 'Failed, failed for another reason, captured in part: the invoice is paid.',
  payment_adjustment_cancelled_from_captured:
    'From captured to cancelled everything is taken back, and booked again to captured.',
  payment_adjustment_after_cancelled_invoice: changed(
    1,
    'A payment captured by hand leaves a cancelled invoice cancelled.',
  ),
  adjustment_of_pending_payment: 'A payment on its way is not adjusted.',
  adjusted_amount_refund_and_chargeback:
    'Adjusted to 30000, 10000 refunded, the rest charged back: the fee alone is left.',
  payment_adjustment_while_another_is_held:
    'Captured by hand while another payment holds its money: the invoice is paid at once.',
  reopen_payment_chargeback_after_refund: 'After a refund it is reopened over the rest alone.',
  reopen_payment_chargeback_of_refunded_payment: 'Reopened and cancelled it leaves something to refund again.',
} as const satisfies Rows;

export const BEYOND_REPAIRS = {
  repair_fail_pre_processing_succeeded:
    'A payment stuck before its provider fits no session scenario; failed, it gives everything back.',
  repair_complex_first_scenario_succeeded: 'Of several scenarios the first fits.',
  repair_complex_second_scenario_succeeded: 'Of several scenarios the second fits.',
  repair_fail_session_succeeded:
    'A session without an answer is failed with a transaction; then there is nothing to repair.',
  repair_fail_session_on_captured_failed: 'A capture is not failed by repair.',
  adhoc_repair_force_removal: 'A removed invoice is not found any more, nor listed.',
  repair_of_unknown_invoice: 'What is not there is not repaired.',
  repair_fail_session_cascades: 'A session failed by repair leads on to the next route, like any other.',
  repair_fail_session_retries: 'Failed for the moment only, it is tried again.',
} as const satisfies Rows;

export const BEYOND_CASCADES = {
  payment_cascade_success: 'The first route declines, the second takes it; the explanation tells both.',
  payment_big_cascade_success: 'Two routes decline, the third takes it; a fourth is beyond the limit of attempts.',
  payment_cascade_failures: changed(3, 'Both routes stay unavailable: each has its own budget of retries.'),
  payment_cascade_fail_ui:
    'A payer who was asked for something is not sent on, unless the errors of the provider are mapped alone; no cascade where it is switched off.',
  payment_cascade_after_changed_session: 'A session failed from outside leads on to the next route.',
  first_recurrent_payment_success_test:
    'The first of recurrent payments is captured; a tool that the terms do not list is refused.',
  cancelled_first_payment_test: 'A cancelled parent has children, too.',
  failed_first_payment_test:
    'A declined parent has no token; one that was adjusted to failed is refused for its status.',
  another_party_parent_test: 'The parent of another party is not found.',
  register_payment_again:
    'A registered payment of less than the invoice pays it; the same again is the same, another is refused, also while one is pending.',
} as const satisfies Rows;
