import { failure, OPERATION_TIMEOUT, type OperationFailure } from '../domain/failure.ts';
import type { TransactionInfo } from '../domain/session/session.ts';
import type { Failure__Output } from '../generated/turnpike/v1/Failure.ts';
import type { SubFailure__Output } from '../generated/turnpike/v1/SubFailure.ts';
import type { TransactionInfo__Output } from '../generated/turnpike/v1/TransactionInfo.ts';
import type { Fields } from './fields.ts';
import { VERIFICATIONS } from './project-values.ts';
import { wordsOf } from './words.ts';

/** Values that several requests carry, as `project-values.ts` puts them into answers. */

const MAX_CODE_LENGTH = 128;
const MAX_FAILURE_REASON_LENGTH = 500;
/** Deeper than any code of reference §9.2. */
const MAX_SUB_FAILURES = 8;
const MAX_TRANSACTION_ID_LENGTH = 128;
const MAX_DETAIL_LENGTH = 128;

const VERIFICATION_WORDS = wordsOf(VERIFICATIONS);

/** The codes joined by ":"; a code of `operation_timeout` alone is that failure. Undefined for an absent one. */
export function readFailure(
  fields: Fields,
  path: string,
  value: Failure__Output | null | undefined,
): OperationFailure | undefined {
  if (value === null || value === undefined) return undefined;
  const codes = [fields.requiredText(`${path}.code`, value.code, MAX_CODE_LENGTH)];
  let sub: SubFailure__Output | null | undefined = value.sub;
  let subPath = `${path}.sub`;
  for (; sub !== null && sub !== undefined; sub = sub.sub, subPath = `${subPath}.sub`) {
    if (codes.length > MAX_SUB_FAILURES) {
      fields.wrong(subPath, `is deeper than ${MAX_SUB_FAILURES} levels`);
      break;
    }
    codes.push(fields.requiredText(`${subPath}.code`, sub.code, MAX_CODE_LENGTH));
  }
  const reason = fields.text(`${path}.reason`, value.reason, MAX_FAILURE_REASON_LENGTH);
  return codes.length === 1 && codes[0] === 'operation_timeout' ? OPERATION_TIMEOUT : failure(codes.join(':'), reason);
}

export function requiredFailure(
  fields: Fields,
  path: string,
  value: Failure__Output | null | undefined,
): OperationFailure {
  const read = readFailure(fields, path, value);
  if (read === undefined) fields.wrong(path, 'is required');
  return read ?? OPERATION_TIMEOUT;
}

/** A provider's transaction as a caller tells it. Undefined for an absent one. */
export function readTransaction(
  fields: Fields,
  path: string,
  value: TransactionInfo__Output | null | undefined,
): TransactionInfo | undefined {
  if (value === null || value === undefined) return undefined;
  const id = fields.requiredText(`${path}.transaction_id`, value.transactionId, MAX_TRANSACTION_ID_LENGTH);
  const time = fields.time(`${path}.time`, value.time ?? undefined);
  const extra = fields.notes(`${path}.extra`, value.extra) ?? {};
  const info = value.additionalInfo ?? undefined;
  const of = (name: string, text: string | undefined) =>
    fields.text(`${path}.additional_info.${name}`, text, MAX_DETAIL_LENGTH);
  const notKept = { acs_url: info?.acsUrl, xid: info?.xid, cavv_algorithm: info?.cavvAlgorithm };
  for (const [name, text] of Object.entries({ ...notKept, short_payment_id: info?.shortPaymentId })) {
    fields.absent(`${path}.additional_info.${name}`, text === '' ? undefined : text);
  }
  const more = Object.keys(info?.extraPaymentInfo ?? {});
  fields.absent(`${path}.additional_info.extra_payment_info`, more);
  const rrn = of('rrn', info?.rrn);
  const approvalCode = of('approval_code', info?.approvalCode);
  const eci = of('eci', info?.eci);
  const threeDsVerification = fields.word(
    `${path}.additional_info.three_ds_verification`,
    info?.threeDsVerification,
    VERIFICATION_WORDS,
  );
  return {
    id,
    extra,
    ...(time === undefined ? {} : { time }),
    ...(rrn === undefined ? {} : { rrn }),
    ...(approvalCode === undefined ? {} : { approvalCode }),
    ...(eci === undefined ? {} : { eci }),
    ...(threeDsVerification === undefined ? {} : { threeDsVerification }),
  };
}
