/** Headers of a partner's callback that are kept, lower case: those in which partners sign or name what they send. None of them carries a credential. */
export const CALLBACK_HEADERS: readonly string[] = [
  'bank-signature',
  'content-type',
  'date',
  'digest',
  'idempotency-key',
  'signature',
  'signature-input',
  'traceparent',
  'webhook-id',
  'webhook-signature',
  'webhook-timestamp',
  'x-request-id',
  'x-signature',
  'x-timestamp',
];
