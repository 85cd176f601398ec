/** How a field of an operation is called in the bodies of this door. What is not listed keeps its name. */
const NAMES: Readonly<Record<string, string>> = {
  project_id: 'general.project_id',
  payment_id: 'general.payment_id',
  application_id: 'general.request_id',
  refund_id: 'general.refund_id',
  dispute_ref: 'general.dispute_ref',
  dispute_id: 'general.dispute_id',
  method: 'payment.method',
  'amount.amount_minor': 'payment.amount',
  'amount.currency': 'payment.currency',
  lifetime_seconds: 'payment.lifetime',
  description: 'payment.description',
  'callback_urls.informative': 'general.merchant_callback_url',
  'callback_urls.success': 'general.merchant_success_callback_url',
  'callback_urls.decline': 'general.merchant_decline_callback_url',
  redirect_url: 'general.redirect_url',
  'customer.customer_id': 'customer.id',
  card_token: 'card',
  'receiver.card_token': 'receiver.pan',
  'receiver.holder': 'receiver.card_holder',
  cres: 'result.cres',
  otp: 'result.otp',
  pa_res: 'result.pa_res',
  'pa_res.pa_res': 'result.pa_res',
  'pa_res.md': 'result.md',
  'claimed_amount.amount_minor': 'dispute.claimed_amount',
  'claimed_amount.currency': 'dispute.claimed_currency',
  claimed_amount: 'dispute.claimed_amount',
  reason: 'dispute.reason',
  comment: 'dispute.comment',
  content: 'evidence.content',
  file_name: 'evidence.file_name',
};

const OF_REFUNDS: Readonly<Record<string, string>> = {
  'amount.amount_minor': 'refund.amount',
  'amount.currency': 'refund.currency',
  reason: 'refund.reason',
};

const OF_BANKS: Readonly<Record<string, string>> = {
  country: 'filter.country',
  currency: 'filter.currency',
  method: 'filter.method',
};

const OF_LISTS: Readonly<Record<string, string>> = {
  page_size: 'page.size',
  page_token: 'page.token',
  payment_id: 'filter.payment_id',
  state: 'filter.status',
};

const OF_WIDGETS: Readonly<Record<string, string>> = {
  method: 'payment.widget_method',
  hosted: 'payment.widget_method',
};

export type FieldNames = (field: string) => string;

const named =
  (own: Readonly<Record<string, string>>): FieldNames =>
  (field) =>
    own[field] ?? NAMES[field] ?? field;

export const FIELDS = {
  payment: named({}),
  refund: named(OF_REFUNDS),
  banks: named(OF_BANKS),
  list: named(OF_LISTS),
  widget: named(OF_WIDGETS),
  /** What the vault says of a card. */
  card: (field: string) => (field === 'cardholder' ? 'card.card_holder' : `card.${field}`),
  receiver: (field: string) => (field === 'cardholder' ? 'receiver.card_holder' : `receiver.${field}`),
} as const;
