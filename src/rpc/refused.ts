import { ERRORS, type ErrorEntry, type MetadataKey, type Reason, type Refusal, refuse } from '../domain/errors.ts';

/** Ends a call with a refusal. Thrown only inside `rpc`, where a call has no other way out of a handler. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export function refused<R extends Reason, Key extends MetadataKey<R>>(
  reason: R,
  message: string,
  metadata?: Readonly<Record<Key, string>>,
): Refused {
  return new Refused(refuse(reason, message, metadata));
}

/** Ids that a request names, by the keys that ErrorInfo.metadata gives them. */
export type Subject = Readonly<
  Partial<
    Record<
      | 'party_id'
      | 'shop_id'
      | 'invoice_id'
      | 'payment_id'
      | 'bank_card_id'
      | 'customer_id'
      | 'recurrent_token_id'
      | 'template_id'
      | 'request_id',
      string
    >
  >
>;

/** The refusal with the id of what is missing or exists already, where whoever refused did not have it at hand. */
export function withSubject(refusal: Refusal, subject: Subject): Refusal {
  const entry: ErrorEntry = ERRORS[refusal.reason];
  const key = entry.resource === undefined ? undefined : entry.metadata[0];
  if (key === undefined || refusal.metadata[key] !== undefined) return refusal;
  const id = (subject as Readonly<Record<string, string | undefined>>)[key];
  return id === undefined ? refusal : { ...refusal, metadata: { ...refusal.metadata, [key]: id } };
}
