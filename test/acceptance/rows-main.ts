import { changed, type Rows } from './row-table.ts';

/** Rows of reference §12.1, by group. */

export const TOP_LEVEL = {
  invalid_party_status:
    'An invoice, plain or by a template, of a suspended or blocked party is refused and says which.',
  invalid_shop_status: 'The same of a suspended or blocked shop.',
  payments_w_bank_conditions:
    'The limit follows the bank: 1000 of TEST BANK passes, 1001 of TEST BANK or TESTBANK does not, 10000 of another bank does; a card whose bank is not known is judged by its first digits.',
  rounding_cashflow_volume:
    'Half a unit rounded towards zero, away from zero and by default is 0, 1, 1; the least of several volumes is 1.',
  payment_risk_score_check:
    'Costs of 42000, 31337000 and 100000000 are scored low, high and fatal; the first two are captured, the third finds no route.',
  payment_risk_score_check_fail: 'An inspector that errs gives the fallback score low, and the payment is captured.',
  invalid_payment_w_deprived_party: 'A shop without payment methods starts no payment.',
  external_account_posting: 'A posting to the external outcome goes to the account set of the party.',
  payment_with_tokenized_bank_card: 'A card in Apple Pay (dpan) pays like any other.',
} as const satisfies Rows;

export const BASE_PAYMENTS = {
  invoice_creation_idempotency: changed(
    15,
    'The same id and content gives the same invoice; the same id with other content is refused as ALREADY_EXISTS.',
  ),
  invalid_invoice_amount: '-10000 is no amount; 5 and 42000000000 cannot be paid by the terms of the shop.',
  invalid_invoice_currency: 'A currency that is not the shop’s is refused.',
  invalid_invoice_template_id: 'A template that never was is not found, a deleted one is removed.',
  invoice_w_template_idempotency: changed(
    15,
    'The same invoice id with other parameters is refused; the first invoice stays as it was.',
  ),
  invoice_w_template: 'Fixed, range and unlimited prices; a context of its own wins over that of the template.',
  invoice_cancellation: 'An unpaid invoice cannot be fulfilled, but rescinded.',
  invoice_cancellation_after_payment_timeout:
    'A payer who never comes back: the payment fails by its timeout, then the invoice is overdue.',
  invalid_payment_amount: 'A cost above the limit of the tool is refused when the payment starts.',
  processing_deadline_reached_test:
    'A payment past its deadline calls no bank and fails with processing_deadline_reached.',
  payment_bank_card_category_condition: 'A corporate card costs the merchant 200 of 2000.',
  payment_success_on_second_try: changed(
    23,
    'A wrong tag is refused, a callback that decides nothing leaves it waiting, a good one succeeds; an identical repeat gets the stored answer, another one is refused.',
  ),
  payment_success_with_increased_cost:
    'The bank doubles 42000: the payment is captured over 84000, with its cash flow.',
  payment_success_with_decreased_cost: 'The bank halves 42000: the payment is captured over 21000.',
  refund_payment_with_decreased_cost: 'A whole refund of it gives back 21000, for a fee of 100.',
  payment_session_changed_to_fail:
    'Failing a session from outside: unknown tag not found, the right tag fails the payment so, the same tag again is not found.',
  payment_temporary_unavailability_retry_success:
    'Unavailable twice for each target: two restarts each, then captured.',
  invoice_success_on_third_payment: 'Two payers never come back, the third pays.',
  payment_w_misconfigured_routing_failed:
    'Rules that lead nowhere: scored, then no_route_found:unknown:misconfiguration, with the reason.',
  payment_capture_retries_exceeded: changed(
    19,
    'A capture that stays unavailable raises attention, keeps the money held and is tried on; repair completes it.',
  ),
  payment_partial_capture_success:
    'Of 100000 held, 70000 are captured: the invoice is paid, the cash flow is that of 70000.',
  payment_error_in_capture_session_does_not_cause_payment_failure: changed(
    19,
    'A capture that the bank answers wrongly raises attention, never fails the payment; repair completes it.',
  ),
  payment_success_ruleset_provider_available: 'Fail rates of one half reject nobody.',
  route_found_provider_lacking_conversion:
    'A provider that loses nine of ten is still routed to when there is no other.',
} as const satisfies Rows;

export const OPERATION_LIMITS = {
  payment_limit_success: 'A payment under the limit of its route pays the invoice.',
  payment_shop_limit_overflow: 'One unit over the limit of the shop fails with shop_limit_exceeded.',
  payment_shop_limit_more_overflow: changed(
    2,
    'A second payment of the limit less one overflows; the shop’s limit is held from the start and counted on capture.',
  ),
  register_payment_limit_success: 'A registered payment counts.',
  payment_limit_other_shop_success: 'Each shop has a counter of its own.',
  payment_partial_capture_limit_success: 'Of 10000 held, the 7000 captured count.',
  switch_provider_after_limit_overflow: 'When the limit of the first provider is full, the second takes the payment.',
  refund_limit_success:
    '50000 and 40000 fill the limit, a third 50000 overflows; after a refund of 40000 another 40000 fits.',
  limit_hold_currency_error: 'A limit in another currency leaves no route: limit_misconfiguration.',
  limit_hold_payment_tool_not_supported: 'So does a limit by payment tool that cannot count a crypto currency.',
  limit_hold_two_routes_failure:
    'One route misconfigured, the other full: the last stage that rejected names the failure, limit_overflow.',
} as const satisfies Rows;

export const ADJUSTMENTS = {
  payment_adjustment_success:
    'New terms of the provider: created, processed, captured; merchant 0, provider -500, system +480.',
  payment_adjustment_w_amount_success:
    'A new amount of 200000 moves the balances by new less old; the changed cost is set, the cost stays.',
  payment_adjustment_chargeback_success: 'A charged back payment of 10000: 400, 10000, 210 become 400, 10000, 160, 20.',
  payment_adjustment_captured_partial: 'Of 100000, 70000 captured: cheaper fees are computed on 70000.',
  payment_adjustment_failed_from_captured: 'From captured to failed everything goes back at the terms it came by.',
  payment_adjustment_change_amount_and_captured:
    'Captured, failed, 200000 while failed, captured again: 9000, 200000, 4200; the cost stays 100000.',
  status_adjustment_of_partial_refunded_payment: 'The status of a payment with refunds cannot be changed.',
  registered_payment_adjustment_success: 'A registered payment is adjusted by the same numbers.',
} as const satisfies Rows;

export const CHARGEBACKS = {
  create_chargeback_provision_terms_not_allowed: 'A provider without chargeback terms allows none.',
  create_chargeback_inconsistent: 'Levy and body are in the currency of the payment.',
  create_chargeback_idempotency:
    'The same id gives the same chargeback, another one is refused while it is pending; a cancel restores the balances.',
  cancel_payment_chargeback: 'Pending it may take 42000 and the levy of 4000; cancelled it takes nothing.',
  cancel_partial_payment_chargeback_exceeded: 'Of 10000 captured no more can be charged back.',
  cancel_payment_chargeback_refund: 'A pending chargeback forbids a refund, a cancelled one does not.',
  reject_payment_chargeback: 'Rejected, it costs the levy alone.',
  reject_payment_chargeback_no_fees: 'The same at a provider that takes no fee for it.',
  accept_payment_chargeback_inconsistent: 'Accepting in another currency is refused.',
  accept_payment_chargeback_exceeded: 'So is accepting more than is left.',
  accept_payment_chargeback_twice: '20000 accepted, then the rest: charged back, at 42000 and two levies.',
  accept_payment_chargeback_new_body: 'Accepted over 40000: the cash flow follows, the payment stays captured.',
  reopen_accepted_payment_chargeback_and_cancel_ok: changed(
    5,
    'Reopened after it was accepted and then cancelled: nothing taken, captured again. Rejected instead, it costs the levy, and is captured again as well.',
  ),
  reopen_payment_chargeback_inconsistent: 'Reopening in another currency is refused.',
  reopen_payment_chargeback_cancel: 'Rejected for 5000, reopened with 10000: it may take 52000; cancelled, nothing.',
  reopen_payment_chargeback_reject: 'Rejected again for 5000, it costs 5000.',
  reopen_payment_chargeback_skip_stage_accept: 'Straight to arbitration and accepted: the same amounts.',
  reopen_payment_chargeback_accept_new_levy: 'Accepted with a levy of 5000 and the same body.',
  reopen_payment_chargeback_arbitration_reopen_fails: 'What arbitration rejected is not reopened.',
} as const satisfies Rows;

export const REFUNDS = {
  invalid_refund_party_status: 'A suspended or blocked party refunds nothing.',
  retry_temporary_unavailability_refund: changed(
    3,
    'Unavailable twice: two restarts, then it succeeds; refunds have as many tries as payments.',
  ),
  payment_refund_idempotency: changed(
    15,
    'The same id and content gives the same refund, also after its end; another is refused while it is pending.',
  ),
  payment_refund_failure: 'A refund that the bank declines fails so, and nothing is held.',
  payment_refund_success_after_callback: 'A refund that somebody must confirm succeeds after the callback.',
  invalid_amount_payment_partial_refund:
    '50 is below the least, 40001 above the most; a cart that does not fit is refused.',
  invalid_amount_partial_capture_and_refund: 'Of 21000 captured, 42000 cannot be refunded.',
  cant_start_simultaneous_partial_refunds: 'A second refund waits for the end of the first.',
  deadline_doesnt_affect_payment_refund: 'A refund works after the processing deadline.',
  payment_manual_refund:
    'Without the bank: too little money fails it, later it succeeds; then the payment is refunded.',
  payment_refund_id_types: changed(
    7,
    'A manual refund is m1, the next one 2, a manual one that chose 2 is m2; another that chose m3 is refused, the next is 3. What clients chose never breaks the numbering.',
  ),
} as const satisfies Rows;

export const HOLDS = {
  payment_hold_cancellation: 'Cancelled: the invoice is unpaid, later overdue.',
  payment_hold_double_cancellation: 'A second cancel is refused by the state.',
  payment_hold_auto_cancellation: 'A hold to be cancelled expires: cancelled, without a reason.',
  payment_hold_capturing: 'Captured with the reason given.',
  payment_hold_capturing_cancelled: 'A cancelled payment is not captured.',
  deadline_doesnt_affect_payment_capturing: 'A capture works after the processing deadline.',
  invalid_amount_partial_capture: changed(12, '100000 of 42000 cannot be captured; the effective cost counts.'),
  payment_hold_partial_capturing: '10000 of 42000: new cash flow, session, captured.',
  payment_hold_partial_capturing_with_cart_missing_cash: 'A cart alone says the amount.',
  payment_hold_auto_capturing: changed(
    23,
    'A hold to be captured expires: captured for the reason Timeout; the tag of before is refused.',
  ),
  invalid_permit_partial_capture_in_provider: changed(
    16,
    'A provider whose terms do not allow partial captures has none.',
  ),
} as const satisfies Rows;

export const OFFSITE = {
  payment_with_offsite_preauth_success:
    'The bank is asked again while the payer is away; once they are done the payment is captured.',
} as const satisfies Rows;

export const REPAIRS = {
  adhoc_repair_working_failed: 'What works needs no repair; the payment goes on.',
  adhoc_repair_failed_succeeded:
    'After an answer that nobody understands a session is finished by hand: processed and captured.',
  adhoc_repair_invalid_changes_failed:
    'Changes that cannot be are refused and nothing is stored; one that can be works.',
  adhoc_repair_force_invalid_transition:
    'What is refused strictly can be forced: the payment failed, the invoice unpaid.',
  repair_fail_suspended_session_succeeded: 'The session of a payer who is away is failed by hand.',
  repair_fail_session_on_refund_succeeded: 'A refund’s session is failed: the refund failed, the payment captured.',
  repair_fulfill_session_on_processed_succeeded:
    'A session without a transaction is fulfilled: processed and captured.',
  repair_fulfill_suspended_session_succeeded: 'The same of a session that waits for its payer.',
  repair_fulfill_session_on_refund_succeeded: 'A refund’s session is fulfilled: the refund succeeded.',
  repair_fulfill_session_on_captured_succeeded: 'A capture’s session is fulfilled: captured.',
  repair_fail_cash_flow_building_succeeded: changed(
    9,
    'A cash flow that cannot be computed refuses the call that leads to it and leaves nothing behind; there is nothing to repair.',
  ),
  payment_tool_contact_info_passed_to_provider: 'The bank is told all of the payer’s contact information.',
} as const satisfies Rows;

export const ROUTE_CASCADING = {
  payment_cascade_fail_wo_route_candidates: 'Both routes fail: failed as the last one, the invoice overdue.',
  payment_cascade_success_w_refund: 'A refund goes to the second route, which took the money.',
  payment_cascade_limit_overflow: changed(
    13,
    'The second route is over its limit: nothing chosen in its place, failed as the first one, counters as before.',
  ),
  payment_cascade_fail_wo_available_attempt_limit: 'One attempt allowed: no second route.',
  payment_cascade_deadline_failures: changed(
    10,
    'The deadline passes at the first route; the second fails with processing_deadline_reached, and no third is tried.',
  ),
  payment_cascade_fail_provider_error:
    'Only preauthorization_failed cascades at this provider: another failure does not.',
  payment_recurrent_cascade_success: 'The second terminal needs no recurrent terms: captured, and marked so.',
  payment_recurrent_cascade_fail: 'The second terminal has no recurrent terms: one candidate, failed.',
} as const satisfies Rows;
