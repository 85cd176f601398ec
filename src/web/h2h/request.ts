import type { Refusal } from '../../domain/errors.ts';
import type { JsonBody } from '../../h2h/body.ts';
import type { HostToHostCall } from '../../h2h/operations/call.ts';
import type { HostToHost } from '../../h2h/operations/host-to-host.ts';
import type { Outcome } from '../../h2h/operations/refused.ts';
import type { BodyReader } from './body-reader.ts';
import { FIELDS, type FieldNames } from './field-names.ts';

/** One signed request on its way to an operation, and what the operation gave on its way back. */
export interface H2hRequest {
  readonly hostToHost: HostToHost;
  readonly call: HostToHostCall;
  readonly body: BodyReader;
  readonly projectId: string | undefined;
}

/** A refusal with the names that its fields have in this request. */
export type H2hAnswer =
  | { readonly ok: true; readonly body: JsonBody }
  | { readonly ok: false; readonly refusal: Refusal; readonly names: FieldNames };

export type H2hHandler = (request: H2hRequest) => Promise<H2hAnswer>;

export function refusedAs(refusal: Refusal, names: FieldNames = FIELDS.payment): H2hAnswer {
  return { ok: false, refusal, names };
}

/** Runs an operation, if the body could be read at all. */
export async function answered<Value>(
  { body }: Pick<H2hRequest, 'body'>,
  run: () => Promise<Outcome<Value>>,
  write: (value: Value) => JsonBody,
  names: FieldNames = FIELDS.payment,
): Promise<H2hAnswer> {
  const unreadable = body.refusal();
  if (unreadable !== undefined) return refusedAs(unreadable, (field) => field);
  const outcome = await run();
  return outcome.ok ? { ok: true, body: write(outcome.value) } : refusedAs(outcome, names);
}
