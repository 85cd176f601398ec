import { changed, type Rows } from './row-table.ts';

/** Rows of reference §12.2 to §12.6. */

export const LITE = {
  payment_start_idempotency: changed(
    15,
    'The same payment id gives the same payment while it runs and afterwards; another id is refused while it runs, and the same id with other content always.',
  ),
  payment_success: 'Captured; context and payer are kept, and the payer is sent back to the merchant’s address.',
  payment_w_first_blacklisted_success:
    'The card is blacklisted at the first terminal: the second takes it, and the explanation names why.',
  payment_w_all_blacklisted: changed(
    13,
    'Blacklisted everywhere: rejected routes are told as such, the invoice stays unpaid.',
  ),
  payment_success_additional_info: 'What the bank says of a transaction besides reaches the payment.',
  payment_w_mobile_commerce: 'A payer who confirms on the phone: asked at the timeout, then captured.',
  payment_w_crypto_currency_success: 'Of 2000 in crypto: 2000, 36 to the provider, 90 from the merchant.',
  payment_w_wallet_success: 'A wallet pays.',
  payment_has_optional_fields: 'Party, shop, route, cash flow and last transaction are told.',
  payment_last_trx_correct: 'The last transaction is the one that the bank named.',
} as const satisfies Rows;

export const DIRECT_RECURRENT = {
  second_recurrent_payment_success_test: 'A child of a recurrent payment is captured.',
  register_parent_payment_test: 'A registered parent with a recurrent token has children, too.',
  same_party_different_shops_test: 'Another shop of the party may charge it.',
  not_recurring_first_test: 'A parent without a token has none.',
  not_exists_invoice_test: 'A parent invoice that is not there is told.',
  not_exists_payment_test: 'So is a parent payment.',
  not_permitted_recurrent_test: 'A shop without recurrent terms may not.',
  customer_id_stored_no_parent_test: 'A customer is kept on a plain payment.',
  different_customer_id_test: 'A child of another customer than the parent’s is refused.',
  cascade_tokens_filter_success_test: 'A child uses the stored tokens of its card.',
  cascade_recurrent_payment_success_test: 'The first provider fails, a token of the second is there: captured by it.',
  recurrent_no_customer_bankcard_lookup_test: 'Without a customer the tokens are found by the card.',
  new_client_old_card_cascade_test: 'Tokens of the same card let a child of another parent cascade.',
  cascade_routing_filter_test: 'A token alone admits no route that the rules do not have.',
} as const satisfies Rows;

export const INVOICE_TEMPLATES = {
  create_invalid_shop: 'The shop must be there.',
  create_invalid_cost_fixed_amount: '-100 is no price.',
  create_invalid_cost_fixed_currency: 'The price is in the currency of the shop.',
  create_invalid_cost_range:
    'A range that is empty, reversed, of two currencies, of another one or negative is refused.',
  create_invoice_template_with_mutations: 'Mutations are kept and read back.',
  get_invoice_template_anyhow: 'A template is readable whatever the state of party and shop.',
  update_invalid_cost_fixed_amount: 'As when created.',
  update_invalid_cost_fixed_currency: 'As when created.',
  update_invalid_cost_range: 'As when created.',
  update_invoice_template: 'Details, product, lifetime, and each kind of price.',
  update_with_mutations: 'Set, emptied, set to others.',
  delete_invalid_party_status: 'Not of a suspended or blocked party.',
  delete_invalid_shop_status: 'Not of a suspended or blocked shop.',
  terms_retrieval: 'Without a price the terms stay undecided, with a fixed one they have values.',
} as const satisfies Rows;

export const ROUTE_RULES = {
  gather_route_success: 'One accepted; four rejected by category, payment tool, allow and global_allow.',
  rejected_by_table_prohibitions: 'A terminal rejected by the prohibitions, others by their terms.',
  empty_candidate_ok: 'Without rules: no routes, nothing rejected, no error.',
  routes_selected_for_low_risk_score: 'A low score passes every coverage.',
  routes_selected_for_high_risk_score: 'A provider that covers low risk is dropped for a high score.',
  choice_context_formats_ok: 'Chosen the second, better the third, but for its availability.',
  not_reduced_terms_allow_test: 'An allow that cannot be decided rejects as a misconfiguration.',
  terminal_priority_for_shop: 'The higher priority wins, and differs by shop.',
  choose_route_w_override: 'An override of its health makes the third provider win.',
  recurrent_payment_skip_recurrent_terms: 'A terminal that needs no recurrent terms takes a recurrent payment.',
} as const satisfies Rows;

export const UNIT = {
  failure_matches_any_transient: 'Failures match signatures by the start of their path.',
  construct_refund_id: changed(7, 'Generated refund ids do not depend on the ids that clients chose.'),
  filter_attempted_routes: 'A route that was tried is not tried again.',
  shop_limits_regression: 'A payment without the changes of shop limits still folds.',
  apply_mutations: changed(
    11,
    'Skipped by conditions, no deviation, precision, ranges, up and down; never to zero or less.',
  ),
  compute_volume: 'Fixed, share, least, greatest and sum.',
  record_comparsion: 'Scores are compared field by field, the higher wins.',
  pin_random: 'The same payer gets the same route, a thousand times.',
  diff_pin: 'Two routes of one pin count as one; the third gets more than 30 %.',
  pin_weight: 'A pin decides before the draw does.',
  balance_routes: 'Weights 1, 2, 0, 1, 0: draws of 0.2, 1.5 and 4.0 take the first, second and fourth.',
  balance_routes_with_default_weight: 'Without any weight nobody is drawn.',
  preferable_route_scoring: 'Of healthier and less healthy routes the healthier is preferred.',
  prefer_weight_over_availability: 'Priority goes before availability.',
  prefer_weight_over_conversion: 'Priority goes before conversion.',
  merge_fd_overrides: 'A terminal’s override wins over its provider’s.',
  route_exclusion: 'What a stage rejects is told with its reason and is no candidate any more.',
  pipeline: 'Stages follow each other; the last to reject names the failure.',
  routes_equality: 'Routes are equal by provider and terminal.',
  unmarshal: changed(27, 'Histories of other systems come later; ours are read back as they were written.'),
  calculate: '30 whole; 20 and 10; 25 and 5 with 15 for the aggregator; 15 % of 30 rounds 4.5 to 5.',
  calculate_without_aggregator: 'Without fees there is no share of the aggregator.',
  amount_exceeded_1: 'Shares of more than the amount are refused.',
  amount_exceeded_2: 'So are shares of less.',
  subtract_one_transaction_1: 'Taking back one of two shares leaves the other.',
  subtract_one_transaction_2: 'The same of a share with a fee.',
  subtract_one_transaction_3: 'The same of the aggregator’s share.',
  subtract_partial_transaction: '18 of 30 leaves 12.',
  consecutive_subtract_of_partial_transaction: 'One after the other down to nothing.',
} as const satisfies Rows;
