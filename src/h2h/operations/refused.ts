import { type MetadataKey, type Reason, type Refusal, refuse, refuseField } from '../../domain/errors.ts';
import { JournalUnavailable } from '../../ports/journal.ts';
import { InvalidCursor } from '../../ports/queries.ts';
import { RegisterUnavailable } from '../../ports/register.ts';

/** What an operation gives: a value, or the refusal that its door puts into its own words. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refusal;

/** Ends an operation with a refusal. Thrown and caught inside of this folder alone. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';
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
): OperationRefused {
  return new OperationRefused(refuse(reason, message, metadata));
}

/** Errors that are neither a refusal nor an outage pass: they are bugs, of which a caller learns nothing. */
export async function outcomeOf<Value>(operation: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await operation };
  } catch (error) {
    if (error instanceof OperationRefused) return error.refusal;
    const outage = outageOf(error);
    if (outage === undefined) throw error;
    return outage;
  }
}

function outageOf(error: unknown): Refusal | undefined {
  if (error instanceof JournalUnavailable) {
    return refuse('JOURNAL_UNAVAILABLE', 'The journal cannot be reached at the moment; repeat the request');
  }
  if (error instanceof RegisterUnavailable) {
    return refuse('CLUSTER_UNAVAILABLE', 'The nodes cannot agree on anything at the moment; repeat the request');
  }
  if (error instanceof InvalidCursor) return refuseField('page_token', 'is not one of ours', 'INVALID_PAGE_TOKEN');
  return undefined;
}
