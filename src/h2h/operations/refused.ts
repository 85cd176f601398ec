import { type MetadataKey, type Reason, type Refusal, refuse } from '../../domain/errors.ts';

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

/** Errors of other kinds pass: they are bugs and outages, which a door answers as it does everywhere. */
export async function outcomeOf<Value>(operation: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await operation };
  } catch (error) {
    if (error instanceof OperationRefused) return error.refusal;
    throw error;
  }
}
