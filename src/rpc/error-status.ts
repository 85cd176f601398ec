import { status as grpcStatus, Metadata, type StatusObject } from '@grpc/grpc-js';
import { codeOf, ERRORS, type ErrorEntry, type Refusal } from '../domain/errors.ts';
import type { Status } from '../generated/google/rpc/Status.ts';
import { encoderOf } from './protos.ts';

/**
 * The wire form of a refusal: `google.rpc.Status` with exactly one ErrorInfo and what else applies (AIP-193). Not
 * responsible for what is refused and why: that is the table in `domain/errors.ts`.
 *
 *  E1 A status fits the 8 KiB of headers that every client takes: texts and lists are cut.
 */

const DOMAIN = 'turnpike.dev';
const DETAILS_KEY = 'grpc-status-details-bin';
const MAX_MESSAGE_LENGTH = 500;
const MAX_VIOLATIONS = 20;
const MAX_FIELD_LENGTH = 100;
const MAX_DESCRIPTION_LENGTH = 120;
/** The least time to wait: an overload passes in less than a second, a take-over takes up to six. */
const RETRY_DELAY = { RESOURCE_EXHAUSTED: { nanos: 200_000_000 }, UNAVAILABLE: { nanos: 500_000_000 } } as const;

const encodeStatus = encoderOf<Status>('google.rpc.Status');
const encodeErrorInfo = encoderOf<object>('google.rpc.ErrorInfo');
const encodeBadRequest = encoderOf<object>('google.rpc.BadRequest');
const encodeRetryInfo = encoderOf<object>('google.rpc.RetryInfo');
const encodeResourceInfo = encoderOf<object>('google.rpc.ResourceInfo');
const encodePreconditionFailure = encoderOf<object>('google.rpc.PreconditionFailure');

export function statusOf(refusal: Refusal): Status {
  const { reason, metadata, violations } = refusal;
  const entry: ErrorEntry = ERRORS[reason];
  const code = codeOf(refusal);
  const message = cut(refusal.message, MAX_MESSAGE_LENGTH);
  const details = [detail('ErrorInfo', encodeErrorInfo({ reason, domain: DOMAIN, metadata }))];
  if (violations !== undefined) {
    const fieldViolations = violations.slice(0, MAX_VIOLATIONS).map(({ field, description }) => ({
      field: cut(field, MAX_FIELD_LENGTH),
      description: cut(description, MAX_DESCRIPTION_LENGTH),
    }));
    details.push(detail('BadRequest', encodeBadRequest({ fieldViolations })));
  }
  if (code === 'RESOURCE_EXHAUSTED' || code === 'UNAVAILABLE') {
    const retryDelay = delayOf(metadata) ?? RETRY_DELAY[code];
    details.push(detail('RetryInfo', encodeRetryInfo({ retryDelay })));
  }
  if (entry.resource !== undefined) {
    const resourceName = metadata[entry.metadata[0] ?? ''] ?? '';
    const resourceType = entry.resource;
    details.push(detail('ResourceInfo', encodeResourceInfo({ resourceType, resourceName, description: message })));
  }
  if (code === 'FAILED_PRECONDITION') {
    const condition = { type: reason, subject: subjectOf(metadata), description: message };
    details.push(detail('PreconditionFailure', encodePreconditionFailure({ violations: [condition] })));
  }
  return { code: grpcStatus[code], message, details };
}

/** The same as what ends a call. */
export function callStatusOf(refusal: Refusal): Pick<StatusObject, 'code' | 'details' | 'metadata'> {
  const status = statusOf(refusal);
  const metadata = new Metadata();
  metadata.set(DETAILS_KEY, encodeStatus(status));
  return { code: status.code ?? grpcStatus.INTERNAL, details: status.message ?? '', metadata };
}

/** What the refusal itself says of how long to wait. */
function delayOf({ retry_after_ms: text }: Readonly<Record<string, string>>) {
  if (text === undefined) return undefined;
  const delayMs = Number(text);
  return { seconds: BigInt(Math.floor(delayMs / 1000)), nanos: (delayMs % 1000) * 1_000_000 };
}

function detail(name: string, value: Buffer) {
  return { type_url: `type.googleapis.com/google.rpc.${name}`, value };
}

/** `invoice/inv-1`: what a condition that does not hold is about, as far as the refusal says. */
function subjectOf(metadata: Readonly<Record<string, string>>): string {
  for (const kind of ['payment', 'invoice', 'shop', 'party']) {
    const id = metadata[`${kind}_id`];
    if (id !== undefined) return `${kind}/${id}`;
  }
  return '';
}

function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
