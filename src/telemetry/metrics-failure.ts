/**
 * The codes of failures that metrics tell apart (reference §9.2). Providers may send any text, so what is not listed is
 * counted under its parent, or as `other`; a code is cut after its second part.
 */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  rejected_by_inspector: [],
  operation_timeout: [],
  preauthorization_failed: ['three_ds_not_finished', 'three_ds_failed', 'card_blocked'],
  authorization_failed: [
    'merchant_blocked',
    'operation_blocked',
    'account_not_found',
    'account_blocked',
    'account_stolen',
    'insufficient_funds',
    'account_limit_exceeded',
    'provider_limit_exceeded',
    'payment_tool_rejected',
    'security_policy_violated',
    'temporarily_unavailable',
    'rejected_by_issuer',
    'processing_deadline_reached',
    'shop_limit_exceeded',
  ],
  no_route_found: ['risk_score_is_too_high', 'forbidden', 'rejected'],
  terms_violated: ['insufficient_merchant_funds'],
  payout_declined: ['insufficient_funds', 'by_hand'],
  payout_failed: [],
  payout_incorrect_requisites: [],
};

/** `none` for a payment that did not fail. */
export const NO_FAILURE = 'none';

const KNOWN = new Set(
  Object.entries(PARTS).flatMap(([parent, children]) => [parent, ...children.map((child) => `${parent}:${child}`)]),
);

export function failureLabel(code: string | undefined): string {
  if (code === undefined) return NO_FAILURE;
  const [parent = '', child = ''] = code.split(':', 2);
  return [`${parent}:${child}`, parent].find((label) => KNOWN.has(label)) ?? 'other';
}
