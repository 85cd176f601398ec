import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';
import { describe, expect, it, test } from 'vitest';
import { ERROR_DOCS, errorDocs } from '../../scripts/error-docs.ts';
import { codeOf, ERRORS, type ErrorEntry, refuse, refuseField, refuseFields } from '../../src/domain/errors.ts';

const protos = fileURLToPath(new URL('../../protos/', import.meta.url));
const entries: readonly (readonly [string, ErrorEntry])[] = Object.entries(ERRORS);
const reasons = entries.map(([reason]) => reason);

// The exceptions of the reference processor (reference §11), those it only declares included.
const referenceExceptions = `
  InvalidRequest PartyNotFound ShopNotFound WalletNotFound InvalidWalletStatus PartyNotExistsYet PartyExists
  InvalidPartyStatus InvalidShopStatus RouteNotChosen InvoiceNotFound InvoicePaymentNotFound
  InvoicePaymentRefundNotFound InvoicePaymentChargebackNotFound InvoicePaymentAdjustmentNotFound
  InvoiceTemplateNotFound InvoiceTemplateRemoved EventNotFound OperationNotPermitted InsufficientAccountBalance
  InvalidRecurrentParentPayment InvoicePaymentPending InvoicePaymentRefundPending InvoicePaymentAdjustmentPending
  InvalidInvoiceStatus InvalidPaymentStatus InvalidPaymentTargetStatus InvoiceAlreadyHasStatus
  InvoicePaymentAlreadyHasStatus InvalidPaymentAdjustmentStatus InvoiceTermsViolated InvoicePaymentAmountExceeded
  InconsistentRefundCurrency InconsistentChargebackCurrency InconsistentCaptureCurrency AmountExceededCaptureBalance
  InvoicePaymentChargebackPending InvoicePaymentChargebackInvalidStatus InvoicePaymentChargebackInvalidStage
  InvoicePaymentChargebackCannotReopenAfterArbitration AllocationNotAllowed AllocationExceededPaymentAmount
  AllocationInvalidTransaction AllocationNotFound PaymentNotFound AccountNotFound PlanNotFound InvalidPostingParams
  LimitNotFound LimitChangeNotFound InvalidOperationCurrency OperationContextNotSupported PaymentToolNotSupported
  ForbiddenOperationAmount OperationNotFound ProviderNotFound TerminalNotFound ProvisionTermSetUndefined RuleSetNotFound
  GlobalsNotFound PaymentInstitutionNotFound TermSetHierarchyNotFound ShopAccountNotFound WalletAccountNotFound
  CustomerNotFound CustomerAlreadyExists BankCardNotFound InvalidRecurrentParent RecurrentTokenNotFound`
  .trim()
  .split(/\s+/);

const upperSnake = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();

describe('the table of reasons', () => {
  test('every reason is written in UPPER_SNAKE and fits ErrorInfo', () => {
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(reasons.filter((reason) => reason.length > 63)).toEqual([]);
  });

  test('no reason is written twice', () => {
    const source = readFileSync(new URL('../../src/domain/errors.ts', import.meta.url), 'utf8');
    const rows = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]*): /gm)].map((match) => match[1]);
    expect(rows).toEqual(reasons);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it.each(referenceExceptions)('%s of the reference has its name in UPPER_SNAKE', (exception) => {
    expect(reasons).toContain(upperSnake(exception));
  });

  test('every reason says in whole sentences what it means', () => {
    for (const [, { advice }] of entries) expect(advice).toMatch(/^[A-Z][^|\n]*\.$/);
  });

  test('what is not there looks the same as what belongs to another party', () => {
    for (const [reason, { code }] of entries)
      if (code === 'NOT_FOUND') expect(reason).toMatch(/_NOT_FOUND$|_REMOVED$|YET$/);
  });

  test('what is missing or exists already says of what kind it is and where its id stands', () => {
    const ofResources = entries.filter(([reason, { code }]) => {
      return code === 'NOT_FOUND' || (code === 'ALREADY_EXISTS' && reason !== 'REQUEST_ID_REUSED');
    });
    for (const [, { resource, metadata }] of ofResources) {
      expect(resource).toMatch(/^[a-z_]+$/);
      expect(metadata).toHaveLength(1);
    }
  });

  test('only outages, overload and our own bugs advise to repeat the request unchanged', () => {
    const repeatable = entries.filter(([, entry]) => entry.retry === 'same-request-id').map(([, entry]) => entry.code);
    expect([...new Set(repeatable)].sort()).toEqual([
      'CANCELLED',
      'DEADLINE_EXCEEDED',
      'INTERNAL',
      'RESOURCE_EXHAUSTED',
      'UNAVAILABLE',
    ]);
  });
});

describe('docs/errors.md', () => {
  test('says what the table says', () => {
    expect(readFileSync(ERROR_DOCS, 'utf8')).toBe(errorDocs());
  });

  test('has one row for each reason', () => {
    const rows = [...errorDocs().matchAll(/^\| `([A-Z0-9_]+)`/gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual([...reasons].sort());
  });
});

describe('the public contract', () => {
  test('names no reason that the table lacks', () => {
    const folder = `${protos}turnpike/v1/`;
    const codes = new Set<string>([...entries.map(([, entry]) => entry.code), 'NOT_FOUND']);
    const named = readdirSync(folder)
      .filter((file) => file.endsWith('_service.proto'))
      .flatMap((file) => namedInRpcComments(readFileSync(folder + file, 'utf8')));
    expect(named).toContain('REQUEST_ID_REUSED');
    expect(named.filter((name) => !reasons.includes(name) && !codes.has(name))).toEqual([]);
  });
});

/** Words of two or more UPPER_SNAKE parts in the comments of a service, where only reasons and codes stand. */
function namedInRpcComments(proto: string): readonly string[] {
  const service = /^(?:\/\/.*\n)*service [\s\S]*?^}/m.exec(proto)?.[0] ?? '';
  const comments = service.split('\n').filter((line) => line.trimStart().startsWith('//'));
  return comments.flatMap((line) => line.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []);
}

describe('a refusal', () => {
  test('has the code of its reason', () => {
    expect(codeOf(refuse('INVOICE_NOT_FOUND', 'no such invoice'))).toBe('NOT_FOUND');
    expect(codeOf(refuse('INVALID_PAYMENT_STATUS', 'captured', { status: 'captured' }))).toBe('FAILED_PRECONDITION');
  });

  test('is an INVALID_ARGUMENT when a field is at fault and a FAILED_PRECONDITION when the terms forbid', () => {
    expect(codeOf(refuseField('cost.amount_minor', 'Invalid amount'))).toBe('INVALID_ARGUMENT');
    expect(codeOf(refuse('INVALID_REQUEST', 'Holds are not available'))).toBe('FAILED_PRECONDITION');
  });

  test('of several fields says what is wrong with each', () => {
    const violations = [
      { field: 'shop_id', description: 'shop_id is required' },
      { field: 'cost.currency', description: 'Invalid currency' },
    ];
    expect(refuseFields(violations)).toEqual({
      ok: false,
      reason: 'INVALID_REQUEST',
      message: 'shop_id is required; Invalid currency',
      metadata: {},
      violations,
    });
  });
});

describe('rich errors', () => {
  // Written by protobufjs with the descriptors that Google publishes (npm google-proto-files), not with ours.
  const foreignStatus = Buffer.from(
    'CAMSDkludmFsaWQgYW1vdW50GloKKHR5cGUuZ29vZ2xlYXBpcy5jb20vZ29vZ2xlLnJwYy5FcnJvckluZm8SLgoPSU5WQUxJRF9SRVFVRVNUEgx0dXJu' +
      'cGlrZS5kZXYaDQoFZmllbGQSBGNvc3QaYwopdHlwZS5nb29nbGVhcGlzLmNvbS9nb29nbGUucnBjLkJhZFJlcXVlc3QSNgo0ChFjb3N0LmFtb3VudF9t' +
      'aW5vchIOSW52YWxpZCBhbW91bnQaD0lOVkFMSURfUkVRVUVTVBo2Cih0eXBlLmdvb2dsZWFwaXMuY29tL2dvb2dsZS5ycGMuUmV0cnlJbmZvEgoKCAgB' +
      'EIDKte4BGlAKK3R5cGUuZ29vZ2xlYXBpcy5jb20vZ29vZ2xlLnJwYy5SZXNvdXJjZUluZm8SIQoHaW52b2ljZRIFaW52LTEaB3BhcnR5LTEiBmV4aXN0' +
      'cxplCjJ0eXBlLmdvb2dsZWFwaXMuY29tL2dvb2dsZS5ycGMuUHJlY29uZGl0aW9uRmFpbHVyZRIvCi0KFklOVkFMSURfUEFZTUVOVF9TVEFUVVMSCXBh' +
      'eW1lbnQvMRoIY2FwdHVyZWQaOAoqdHlwZS5nb29nbGVhcGlzLmNvbS9nb29nbGUucnBjLlJlcXVlc3RJbmZvEgoKBXJlcS0xEgF4',
    'base64',
  );

  test('that a foreign implementation wrote read the same with our protos', () => {
    const root = new protobuf.Root();
    root.resolvePath = (_origin, target) => (protobuf.common.get(target) === null ? protos + target : target);
    root.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto'], { keepCase: true });
    const status = root
      .lookupType('google.rpc.Status')
      .toObject(root.lookupType('google.rpc.Status').decode(foreignStatus));
    const details = (status['details'] as readonly { type_url: string; value: Uint8Array }[]).map((any) => {
      const type = root.lookupType(any.type_url.slice(any.type_url.lastIndexOf('/') + 1));
      return [type.name, type.toObject(type.decode(any.value), { longs: Number })];
    });
    expect({ ...status, details }).toEqual({
      code: 3,
      message: 'Invalid amount',
      details: [
        ['ErrorInfo', { reason: 'INVALID_REQUEST', domain: 'turnpike.dev', metadata: { field: 'cost' } }],
        [
          'BadRequest',
          {
            field_violations: [
              { field: 'cost.amount_minor', description: 'Invalid amount', reason: 'INVALID_REQUEST' },
            ],
          },
        ],
        ['RetryInfo', { retry_delay: { seconds: 1, nanos: 500_000_000 } }],
        ['ResourceInfo', { resource_type: 'invoice', resource_name: 'inv-1', owner: 'party-1', description: 'exists' }],
        [
          'PreconditionFailure',
          { violations: [{ type: 'INVALID_PAYMENT_STATUS', subject: 'payment/1', description: 'captured' }] },
        ],
        ['RequestInfo', { request_id: 'req-1', serving_data: 'x' }],
      ],
    });
  });
});
