/**
 * Every reason with which a call can be refused or fail, with its gRPC code and what a caller may do. docs/errors.md is
 * generated from this table. Not responsible for the wire form (that is `rpc`), nor for failures of payments: those are
 * states (`failure.ts`).
 *
 *  R1 A reason, once released, keeps its meaning and its code, and is never reused.
 *  R2 The reason of an exception of reference §11 is its name in UPPER_SNAKE; those the reference only declares are kept,
 *     so that nobody gives their names another meaning.
 *  R3 INVALID_ARGUMENT names the fields at fault (`refuseField`), whatever the state; any other refusal blames none.
 *  R4 A refusal changes nothing and is not recorded: its request_id may be used again.
 */

/** The gRPC status codes that we answer with, by their names. */
export type ErrorCode =
  | 'ABORTED'
  | 'ALREADY_EXISTS'
  | 'CANCELLED'
  | 'DEADLINE_EXCEEDED'
  | 'FAILED_PRECONDITION'
  | 'INTERNAL'
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'PERMISSION_DENIED'
  | 'RESOURCE_EXHAUSTED'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE'
  | 'UNIMPLEMENTED';

/**
 * `never`: this request can never succeed. `after-change`: it can once the request, the object or the configuration has
 * changed. `same-request-id`: repeat it unchanged, with the same request_id, after the delay of RetryInfo if there is one.
 */
export type RetryAdvice = 'never' | 'after-change' | 'same-request-id';

export interface ErrorEntry {
  readonly code: ErrorCode;
  /** The code where no field is at fault, if it differs: terms or state forbid what the request says well. */
  readonly codeWithoutViolations?: ErrorCode;
  readonly retry: RetryAdvice;
  /** What it means and what to do, in whole sentences. */
  readonly advice: string;
  /** Keys that ErrorInfo.metadata may have; values are lower_snake names, ids, or amounts as `<minor units> <currency>`. */
  readonly metadata: readonly string[];
  /** The kind of thing that is missing or exists already, for ResourceInfo; the first key of `metadata` holds its id. */
  readonly resource?: string;
}

const kind =
  (code: ErrorCode, retry: RetryAdvice) =>
  <const Keys extends readonly string[]>(advice: string, ...metadata: Keys) => ({ code, retry, advice, metadata });

const ofResource =
  (code: ErrorCode) =>
  <const Resource extends string>(resource: Resource, advice: string) => ({
    code,
    retry: 'after-change' as const,
    advice,
    metadata: [`${resource}_id`] as const,
    resource,
  });

const wrongField = kind('INVALID_ARGUMENT', 'after-change');
const notNow = kind('FAILED_PRECONDITION', 'after-change');
const missing = ofResource('NOT_FOUND');
const exists = ofResource('ALREADY_EXISTS');
const busy = kind('RESOURCE_EXHAUSTED', 'same-request-id');
const away = kind('UNAVAILABLE', 'same-request-id');

export const ERRORS = {
  // What the request says.
  INVALID_REQUEST: {
    ...wrongField(
      'With BadRequest a field is at fault. Without, the terms or the state forbid it; the message says which.',
    ),
    codeWithoutViolations: 'FAILED_PRECONDITION',
  },
  UNDECODABLE_REQUEST: kind(
    'INVALID_ARGUMENT',
    'never',
  )('The bytes are not a message of this method. Check the version of the protos.'),
  INVALID_PAGE_TOKEN: wrongField(
    'The page token is not ours, or belongs to a list with other parameters. Begin with the first page.',
  ),
  INVALID_POSITION: wrongField('The position is not one that an event carried. Begin with an empty one.'),
  INVALID_CARD: wrongField('The card number, expiry or CVV cannot be right. Ask the payer again.'),
  CARD_DATA_NOT_ALLOWED: wrongField(
    'A field holds what looks like a card number. Send the number to VaultService.TokenizeCard, and the token here.',
  ),
  INVALID_CONFIGURATION: wrongField(
    'The document has faults; BadRequest names the path of each. Nothing was committed.',
  ),

  // What already is.
  REQUEST_ID_REUSED: kind('ALREADY_EXISTS', 'never')(
    'This request_id was used with other content. Send a new request under a new id; to repeat an old one, send it unchanged.',
    'request_id',
  ),
  INVOICE_ALREADY_EXISTS: exists('invoice', 'An invoice with this id and other content exists. Choose another id.'),
  INVOICE_PAYMENT_ALREADY_EXISTS: exists(
    'payment',
    'A payment with this id and other content exists. Choose another id.',
  ),
  INVOICE_PAYMENT_REFUND_ALREADY_EXISTS: exists(
    'refund',
    'A refund with this id and other content exists. Choose another id.',
  ),
  INVOICE_PAYMENT_CHARGEBACK_ALREADY_EXISTS: exists(
    'chargeback',
    'A chargeback with this id and other content exists. Choose another id.',
  ),
  INVOICE_TEMPLATE_ALREADY_EXISTS: exists(
    'template',
    'A template with this id and other content exists. Choose another id.',
  ),
  WEBHOOK_ENDPOINT_ALREADY_EXISTS: exists(
    'endpoint',
    'A webhook endpoint with this id exists and was made of other content. Use it, or choose another id.',
  ),
  CUSTOMER_ALREADY_EXISTS: exists(
    'customer',
    'A customer with this id or external id exists. Use it, or choose another id.',
  ),
  TRANSACTION_ALREADY_REGISTERED: exists(
    'transaction',
    'A payment with this transaction of the provider exists: one transaction is one payment.',
  ),
  PAYMENT_ID_CONFLICT: exists(
    'payment',
    'The cash desk has a payin or a payout with this payment_id and other content. The pair is never free again: choose another id.',
  ),
  DISPUTE_REF_CONFLICT: exists(
    'dispute',
    'The application has a case with this dispute_ref and other content. Choose another one.',
  ),
  DISPUTE_EVIDENCE_ALREADY_EXISTS: exists('evidence', 'The case has evidence with this id and other content.'),
  PARTY_EXISTS: exists('party', 'A party with this id exists. Declared by the reference, not raised here.'),

  // What is not there, or belongs to another party, which looks the same.
  PARTY_NOT_FOUND: missing('party', 'The configuration has no such party.'),
  PARTY_NOT_EXISTS_YET: missing(
    'party',
    'The party did not exist at that revision. Declared by the reference, not raised here.',
  ),
  SHOP_NOT_FOUND: missing('shop', 'The party has no such shop.'),
  WALLET_NOT_FOUND: missing('wallet', 'The party has no such wallet. Declared by the reference, not raised here.'),
  INVOICE_NOT_FOUND: missing('invoice', 'The party has no such invoice.'),
  INVOICE_PAYMENT_NOT_FOUND: missing('payment', 'The invoice has no such payment.'),
  INVOICE_PAYMENT_REFUND_NOT_FOUND: missing('refund', 'The payment has no such refund.'),
  INVOICE_PAYMENT_ADJUSTMENT_NOT_FOUND: missing('adjustment', 'The payment has no such adjustment.'),
  INVOICE_PAYMENT_CHARGEBACK_NOT_FOUND: missing('chargeback', 'The payment has no such chargeback.'),
  INVOICE_TEMPLATE_NOT_FOUND: missing('template', 'The party has no such template.'),
  INVOICE_TEMPLATE_REMOVED: missing('template', 'The template was deleted. Use another.'),
  EVENT_NOT_FOUND: missing('event', 'There is no such event. Declared by the reference, not raised here.'),
  PAYMENT_NOT_FOUND: {
    ...missing('callback', 'No payment waits under this callback tag.'),
    metadata: ['tag'] as const,
  },
  ALLOCATION_NOT_FOUND: {
    ...missing(
      'allocation',
      'The shop has no share of the payment; or a part of a split payment was asked for, and not whose part it is.',
    ),
    metadata: ['shop_id'] as const,
  },
  WEBHOOK_ENDPOINT_NOT_FOUND: missing('endpoint', 'The party has no such webhook endpoint.'),
  WEBHOOK_DELIVERY_NOT_FOUND: missing('delivery', 'The party has no such delivery.'),
  CUSTOMER_NOT_FOUND: missing('customer', 'The party has no such customer.'),
  BANK_CARD_NOT_FOUND: missing('bank_card', 'The vault has no such card of this party. Tokenize it again.'),
  RECURRENT_TOKEN_NOT_FOUND: missing('recurrent_token', 'The card has no active recurrent token for this route.'),
  ACCOUNT_NOT_FOUND: missing('account', 'The ledger has no such account, or it is not yours.'),
  PLAN_NOT_FOUND: missing('plan', 'The ledger has no such plan, or no posting of it is yours.'),
  LIMIT_NOT_FOUND: missing('limit', 'The configuration has no such limit.'),
  LIMIT_CHANGE_NOT_FOUND: {
    ...missing('limit_change', 'The counter knows no such operation.'),
    metadata: ['operation_id'] as const,
  },
  OPERATION_NOT_FOUND: {
    ...missing('limit_operation', 'The counter knows no such operation, or it is finished.'),
    metadata: ['operation_id'] as const,
  },
  PROVIDER_NOT_FOUND: missing('provider', 'The configuration has no such provider.'),
  TERMINAL_NOT_FOUND: missing('terminal', 'The configuration has no such terminal at this provider.'),
  CONFIGURATION_REVISION_NOT_FOUND: {
    ...missing('configuration', 'No such revision was committed.'),
    metadata: ['revision'] as const,
  },
  PROJECT_NOT_FOUND: missing('project', 'There is no such cash desk, or it is not yours.'),
  APPLICATION_NOT_FOUND: missing('application', 'The cash desk has no such payin or payout.'),
  DISPUTE_NOT_FOUND: missing('dispute', 'There is no such case, or it is not yours.'),
  CALLBACK_NOT_FOUND: missing('callback', 'There is no such callback now. One that was taken by its invoice is gone.'),
  NODE_NOT_FOUND: missing('node', 'The cluster has no such node now. ListNodes has those that it has.'),

  // What the state forbids.
  INVALID_PARTY_STATUS: notNow('The party is blocked or suspended; `status` says which.', 'status'),
  INVALID_SHOP_STATUS: notNow('The shop is blocked or suspended; `status` says which.', 'status'),
  INVALID_WALLET_STATUS: notNow(
    'The wallet is blocked or suspended. Declared by the reference, not raised here.',
    'status',
  ),
  INVALID_INVOICE_STATUS: notNow('The invoice is in a state that does not allow this.', 'status'),
  INVALID_PAYMENT_STATUS: notNow('The payment is in a state or at a step that does not allow this.', 'status', 'step'),
  INVALID_PAYMENT_TARGET_STATUS: notNow('An adjustment can lead to captured, cancelled or failed only.', 'status'),
  INVALID_PAYMENT_ADJUSTMENT_STATUS: notNow('The adjustment is in a state that does not allow this.', 'status'),
  INVOICE_ALREADY_HAS_STATUS: notNow('The invoice is in this state already.', 'status'),
  INVOICE_PAYMENT_ALREADY_HAS_STATUS: notNow('The payment is in this state already.', 'status'),
  INVOICE_PAYMENT_PENDING: notNow(
    'Another payment of the invoice is not finished. Wait for its end, or cancel it.',
    'id',
  ),
  INVOICE_PAYMENT_REFUND_PENDING: notNow('Another refund of the payment is not finished. Wait for its end.', 'id'),
  INVOICE_PAYMENT_ADJUSTMENT_PENDING: notNow(
    'Another adjustment of the payment is not finished. Wait for its end.',
    'id',
  ),
  INVOICE_PAYMENT_CHARGEBACK_PENDING: notNow('A chargeback of the payment is not decided. Decide it first.', 'id'),
  INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS: notNow('The chargeback is in a state that does not allow this.', 'status'),
  INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE: notNow(
    'The chargeback cannot move to this stage from the one it is at.',
    'stage',
  ),
  INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION: notNow('Arbitration is final.'),
  INCONSISTENT_CAPTURE_CURRENCY: notNow(
    'Capture in the currency of the payment.',
    'payment_currency',
    'passed_currency',
  ),
  INCONSISTENT_REFUND_CURRENCY: notNow('Refund in the currency of the payment.', 'currency'),
  INCONSISTENT_CHARGEBACK_CURRENCY: notNow('Give body and levy in the currency of the payment.', 'currency'),
  INVALID_POSTING_PARAMS: notNow(
    'Accounts of a posting must exist, differ and share its currency; its amount is zero or more.',
  ),
  INVALID_OPERATION_CURRENCY: notNow('The limit counts another currency.', 'currency', 'expected'),
  INVOICE_PAYMENT_AMOUNT_EXCEEDED: notNow('No more than `maximum` of the payment is left.', 'maximum'),
  AMOUNT_EXCEEDED_CAPTURE_BALANCE: notNow('Capture `payment_amount` at most.', 'payment_amount', 'passed_amount'),
  INSUFFICIENT_ACCOUNT_BALANCE: notNow('The account has too little. A refund that meets this fails later, as a state.'),
  ROUTE_NOT_CHOSEN: notNow('No route was looked for yet, or the rules propose none.'),
  PAYMENT_SESSION_EXPIRED: notNow(
    'The vault no longer holds the CVV of this payment session. Tokenize the card again.',
  ),
  REPAIR_FAILED: notNow('The changes or the scenario do not fit the state of the invoice. Nothing was stored.'),
  CALLBACK_NOT_IDENTIFIED: notNow(
    'No provider of the configuration can read this callback. Mend the provider or its secret, then replay it again.',
    'callback_id',
  ),
  LAST_NODE: notNow('No other node could take the partitions of this one. Start another node first.', 'node_id'),
  TOO_MANY_WEBHOOK_ENDPOINTS: notNow('The party has as many webhook endpoints as it may have. Delete one.'),
  WEBHOOK_ENDPOINT_DISABLED: notNow('The webhook endpoint is disabled. Enable it, then repeat the request.'),
  INVALID_APPLICATION_STATUS: notNow(
    'The payin or payout is in a status that does not allow this; `status` says which. Read it, and wait or give up.',
    'status',
  ),
  INVALID_DISPUTE_STATUS: notNow('The case is in a status that does not allow this; `status` says which.', 'status'),
  DISPUTE_PENDING: notNow('Another case of the application is not closed. Wait for its end.', 'id'),
  TOO_MUCH_DISPUTE_EVIDENCE: notNow('The case has as many pieces of evidence as it may have.', 'maximum'),
  APPLICATION_OUTCOME_UNKNOWN: notNow(
    'The provider has not said what became of the payout, and is being asked. Nobody else decides before it has, or was asked for a day in vain.',
    'attempts',
  ),
  CONFIGURATION_REVISION_CONFLICT: kind('ABORTED', 'after-change')(
    'Another revision was committed since `base_revision`. Read the newest, apply the edit to it, commit again.',
    'revision',
  ),

  // What the terms or the configuration forbid.
  OPERATION_NOT_PERMITTED: notNow('The terms of the merchant or the provider do not allow this operation.'),
  INVOICE_TERMS_VIOLATED: notNow(
    "No payment by the shop's terms could pay this invoice (`invoice_unpayable`), or a shop cannot take its share by its terms (`invoice_unallocatable`).",
    'reason',
  ),
  INVALID_RECURRENT_PARENT_PAYMENT: notNow(
    'The parent payment cannot be charged again; the message says why.',
    'details',
  ),
  INVALID_RECURRENT_PARENT: notNow('The parent payment cannot be charged again.', 'reason'),
  ALLOCATION_NOT_ALLOWED: notNow('The invoice was not split, or cannot be: its amount is moved at random.'),
  ALLOCATION_EXCEEDED_PAYMENT_AMOUNT: notNow(
    'The shares do not add up to the amount, or are more than the shops have.',
  ),
  ALLOCATION_INVALID_TRANSACTION: notNow(
    'A share is not possible: `reason` is amount, currency, target_conflict, target_not_found, target_status or target_currency.',
    'reason',
    'transaction_id',
  ),
  FORBIDDEN_OPERATION_AMOUNT: notNow('The limit cannot take this amount.', 'amount'),
  OPERATION_CONTEXT_NOT_SUPPORTED: notNow('The limit does not count operations of this kind.', 'context_type'),
  PAYMENT_TOOL_NOT_SUPPORTED: notNow('The limit cannot count this kind of payment tool.', 'payment_tool'),
  MISCONFIGURED: notNow(
    'The business configuration contradicts itself here, or the step is impossible. Nothing was changed; an operator must correct it.',
  ),
  PROVISION_TERM_SET_UNDEFINED: notNow('The terminal has no terms. An operator must correct the configuration.'),
  RULE_SET_NOT_FOUND: notNow('The configuration has no such set of rules. An operator must correct it.'),
  GLOBALS_NOT_FOUND: notNow('The configuration has no globals. An operator must correct it.'),
  PAYMENT_INSTITUTION_NOT_FOUND: notNow(
    'The configuration has no such payment institution. An operator must correct it.',
  ),
  TERM_SET_HIERARCHY_NOT_FOUND: notNow('The configuration has no such terms. An operator must correct it.'),
  SHOP_ACCOUNT_NOT_FOUND: notNow(
    'The shop has no account in this currency. An operator must correct the configuration.',
  ),
  WALLET_ACCOUNT_NOT_FOUND: notNow(
    'The wallet has no account in this currency. An operator must correct the configuration.',
  ),

  // Who asks.
  UNAUTHENTICATED: kind('UNAUTHENTICATED', 'after-change')('Send `authorization: Bearer <api key>` with a valid key.'),
  PERMISSION_DENIED: kind('PERMISSION_DENIED', 'after-change')(
    'The credential lacks the role that this call needs.',
    'role',
  ),
  PROJECT_DISABLED: kind('PERMISSION_DENIED', 'after-change')(
    'The cash desk is disabled: nothing can be asked of it until an operator enables it.',
    'project_id',
  ),
  UNKNOWN_MERCHANT: kind(
    'UNAUTHENTICATED',
    'after-change',
  )('Over HTTP: `x-access-merchant-id` is not the id of a cash desk.'),
  INVALID_SIGNATURE: kind(
    'UNAUTHENTICATED',
    'after-change',
  )('Over HTTP: the signature is not that of this body and timestamp by a key of the cash desk.'),
  TIMESTAMP_OUT_OF_RANGE: kind(
    'UNAUTHENTICATED',
    'after-change',
  )('Over HTTP: the request was signed more than 300 seconds ago, or the clocks differ by as much. Sign it anew.'),
  SIGNATURE_REUSED: kind(
    'UNAUTHENTICATED',
    'after-change',
  )('Over HTTP: a request with this signature was taken already. Sign a repeat anew, with the time of now.'),

  // Too much at once.
  RATE_LIMITED: busy(
    'The credential or the cash desk sends more than it may. Wait as long as RetryInfo says.',
    'retry_after_ms',
  ),
  OVERLOADED: busy(
    'The node or the invoice has too much waiting. Nothing was changed. Wait as long as RetryInfo says.',
  ),
  TOO_MANY_IN_FLIGHT: busy('The stream has too many unanswered commands. Send the next one after an answer.', 'limit'),

  // Not now, through no fault of the request. Whether it took effect is not known: only the same request_id finds out.
  OWNER_MOVING: away('The owner of the invoice is changing, or no owner answered in time.'),
  JOURNAL_UNAVAILABLE: away('The journal cannot be written or read at the moment.'),
  CLUSTER_UNAVAILABLE: away(
    'The nodes cannot agree on anything at the moment: too few of their NATS servers answer. Payments go on.',
  ),
  CLUSTER_UPGRADING: away(
    'A node of an older release is still a member and could not read what this would begin. Repeat it when the upgrade is over.',
  ),
  DRAINING: away('The node is shutting down. Another connection reaches another node.'),
  DEADLINE_EXCEEDED: kind(
    'DEADLINE_EXCEEDED',
    'same-request-id',
  )('There was no answer within the deadline of the call.'),
  CANCELLED: kind('CANCELLED', 'same-request-id')('The caller gave up, or the connection was lost.'),
  INTERNAL: kind('INTERNAL', 'same-request-id')(
    'A bug of ours. Repeat once, then report `request_id`, under which our log has the cause.',
    'request_id',
  ),
  NOT_A_SANDBOX: notNow(
    'A payment institution of the configuration is a live one, so time cannot be moved. Use a sandbox of its own.',
  ),
  REPAIR_NOT_POSSIBLE: notNow(
    'The change or the scenario does not fit the step that the invoice waits at. Read GetTrace, choose another one, or force it.',
    'step',
  ),
  METHOD_NOT_IMPLEMENTED: kind('UNIMPLEMENTED', 'never')('This release does not have the method yet.', 'method'),
} satisfies Readonly<Record<string, ErrorEntry>>;

export type Reason = keyof typeof ERRORS;

/** A business no: a value, never thrown. The request changed nothing. */
export interface Refusal {
  readonly ok: false;
  readonly reason: Reason;
  /** For a developer, in English. The literal texts of the reference are messages. */
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** The fields at fault, by their paths in the request (`cost.amount_minor`); become BadRequest. */
  readonly violations?: readonly FieldViolation[];
}

export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** The keys that metadata of a reason may have, by its row in the table. */
export type MetadataKey<R extends Reason> = (typeof ERRORS)[R]['metadata'][number];

/** A refusal that no field of the request is to blame for. A key that the row of the reason does not have fails to compile. */
export function refuse<R extends Reason, Key extends MetadataKey<R>>(
  reason: R,
  message: string,
  metadata?: Readonly<Record<Key, string>>,
): Refusal {
  return { ok: false, reason, message, metadata: metadata ?? {} };
}

/** Refuses a request because of what a field says. */
export function refuseField(field: string, description: string, reason: Reason = 'INVALID_REQUEST'): Refusal {
  return refuseFields([{ field, description }], reason);
}

/** Refuses a request because of what several fields say. */
export function refuseFields(violations: readonly FieldViolation[], reason: Reason = 'INVALID_REQUEST'): Refusal {
  const message = violations.map((violation) => violation.description).join('; ');
  return { ok: false, reason, message, metadata: {}, violations };
}

/** The gRPC code of a refusal: by its reason, and for INVALID_REQUEST by whether a field is at fault. */
export function codeOf(refusal: Refusal): ErrorCode {
  const entry: ErrorEntry = ERRORS[refusal.reason];
  return refusal.violations === undefined ? (entry.codeWithoutViolations ?? entry.code) : entry.code;
}
