import { readdirSync, readFileSync } from 'node:fs';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '../../src/domain/errors.ts';
import type { Entities } from '../../src/ports/entities.ts';
import { JournalUnavailable } from '../../src/ports/journal.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { newInvoice, requestId } from './requests.ts';
import { failureOf, richError } from './rich-error.ts';
import { KEYS, type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let broken: 'bug' | 'journal' | 'full' | undefined;

/** The node as it is, unless the test breaks it. */
const wrap = (entities: Entities): Entities => ({
  ...entities,
  async read(stream, request) {
    if (broken === 'bug') throw new TypeError(`a secret of ${stream}`);
    if (broken === 'journal') throw new JournalUnavailable('disk');
    if (broken === 'full') return { ok: false, reason: 'OVERLOADED', message: 'full', metadata: {} };
    return await entities.read(stream, request);
  },
});

async function whileBroken<Result>(how: typeof broken, work: () => Promise<Result>): Promise<Result> {
  broken = how;
  try {
    return await work();
  } finally {
    broken = undefined;
  }
}

beforeAll(async () => {
  rpc = await startRpcNode({ wrap });
});
afterAll(() => rpc.stop());

/** A call with bytes of our choosing. */
function rawCall(path: string, bytes: Buffer, key = KEYS.merchant): Promise<Buffer> {
  const client = new Client(rpc.address, credentials.createInsecure());
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${key}`);
  const same = (message: Buffer) => message;
  return new Promise<Buffer>((resolve, reject) => {
    client.makeUnaryRequest(path, same, same, bytes, metadata, { deadline: Date.now() + 10_000 }, (error, response) => {
      client.close();
      if (error === null) resolve(response ?? Buffer.alloc(0));
      else reject(error);
    });
  });
}

describe('an error', () => {
  it('of a field names it, and all others that are wrong, by their paths in the proto', async () => {
    const { invoicing } = rpc.connect('merchant');
    const request = {
      ...newInvoice(),
      requestId: '',
      shopId: 'no spaces',
      cost: { amountMinor: -1n, currency: 'XYZ' },
      details: {
        product: '',
        cart: [{ product: 'x'.repeat(257), quantity: 0, price: { amountMinor: 1n, currency: 'RUB' } }],
      },
    };
    const error = await failureOf(invoicing.CreateInvoice(request));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', reason: 'INVALID_REQUEST' });
    expect(error.details).toEqual(['ErrorInfo', 'BadRequest']);
    expect([...error.fields].sort()).toEqual([
      'cost.amount_minor',
      'cost.currency',
      'details.cart[0].product',
      'details.cart[0].quantity',
      'details.product',
      'request_id',
      'shop_id',
    ]);
  });

  it('of bytes that are no message says so', async () => {
    const error = await failureOf(rawCall('/turnpike.v1.InvoicingService/GetInvoice', Buffer.from([0x0a, 0xff, 0x01])));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', reason: 'UNDECODABLE_REQUEST' });
    expect(error.details).toContain('BadRequest');
  });

  it('of a text that is cut short is that of bytes that are no message', async () => {
    // Field 2, a text of 100 bytes, of which there are three.
    const error = await failureOf(
      rawCall('/turnpike.v1.InvoicingService/GetInvoice', Buffer.from([0x12, 100, 97, 98, 99])),
    );
    expect(error.reason).toBe('UNDECODABLE_REQUEST');
  });

  it('of a wrong state names the state and the condition', async () => {
    const { invoicing } = rpc.connect('merchant');
    const { invoiceId } = await invoicing.CreateInvoice(newInvoice());
    const error = await failureOf(invoicing.FulfillInvoice({ requestId: requestId(), invoiceId }));
    expect(error).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'INVALID_INVOICE_STATUS',
      metadata: { status: 'unpaid' },
    });
    expect(error.details).toEqual(['ErrorInfo', 'PreconditionFailure']);
    expect(error.all['PreconditionFailure']).toMatchObject({ violations: [{ type: 'INVALID_INVOICE_STATUS' }] });
  });

  it('of terms that forbid is a failed precondition, and blames no field', async () => {
    const { invoicing } = rpc.connect('merchant');
    const error = await failureOf(invoicing.CreateInvoice(newInvoice({ cost: { amountMinor: 1n, currency: 'RUB' } })));
    expect(error).toMatchObject({ code: 'FAILED_PRECONDITION', reason: 'INVOICE_TERMS_VIOLATED' });
    expect(error.details).not.toContain('BadRequest');
  });

  it.each([
    [
      'an invoice',
      'INVOICE_NOT_FOUND',
      'invoice',
      'i-none',
      () => rpc.connect('merchant').invoicing.GetInvoice({ invoiceId: 'i-none' }),
    ],
    [
      'a shop',
      'SHOP_NOT_FOUND',
      'shop',
      's-none',
      () => rpc.connect('merchant').invoicing.CreateInvoice(newInvoice({ shopId: 's-none' })),
    ],
    [
      'a party',
      'PARTY_NOT_FOUND',
      'party',
      'p-none',
      () => rpc.connect('operator').invoicing.GetInvoice({ partyId: 'p-none', invoiceId: 'x' }),
    ],
    [
      'an account',
      'ACCOUNT_NOT_FOUND',
      'account',
      'a-none',
      () => rpc.connect('operator').ledger.GetAccount({ accountId: 'a-none' }),
    ],
    [
      'a plan',
      'PLAN_NOT_FOUND',
      'plan',
      'party/none',
      () => rpc.connect('operator').ledger.GetPlan({ planId: 'party/none' }),
    ],
  ])('of %s that is not there names it as a resource', async (_what, reason, kind, id, call) => {
    const error = await failureOf(call() as Promise<unknown>);
    expect(error).toMatchObject({ code: 'NOT_FOUND', reason, metadata: { [`${kind}_id`]: id } });
    expect(error.all['ResourceInfo']).toMatchObject({ resource_type: kind, resource_name: id });
  });

  it('of a payment that is not there names it as a resource', async () => {
    const { invoicing } = rpc.connect('merchant');
    const { invoiceId } = await invoicing.CreateInvoice(newInvoice());
    for (const call of [
      () => invoicing.GetPayment({ invoiceId, paymentId: 'p-none' }),
      () => invoicing.CancelPayment({ requestId: requestId(), invoiceId, paymentId: 'p-none' }),
    ]) {
      const error = await failureOf(call());
      expect(error).toMatchObject({ reason: 'INVOICE_PAYMENT_NOT_FOUND', metadata: { payment_id: 'p-none' } });
    }
  });

  it('of a card token that the vault does not have names it', async () => {
    const { invoicing } = rpc.connect('merchant');
    const { invoiceId } = await invoicing.CreateInvoice(newInvoice());
    const payer = { paymentResource: { paymentTool: { bankCard: { token: 'card_none' } } } };
    const error = await failureOf(invoicing.StartPayment({ requestId: requestId(), invoiceId, payer }));
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'BANK_CARD_NOT_FOUND',
      metadata: { bank_card_id: 'card_none' },
    });
  });

  it('of a card that cannot be right names the fields and repeats nothing of them', async () => {
    const { vault } = rpc.connect('merchant');
    const card = { requestId: requestId(), pan: '4242424242424241', expiryMonth: 13, expiryYear: 2030, cvv: '73x' };
    const error = await failureOf(vault.TokenizeCard(card));
    expect(error).toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'INVALID_CARD',
      fields: ['pan', 'expiry_month', 'cvv'],
    });
    expect(JSON.stringify(error)).not.toMatch(/424242|73x/);
  });

  it('of the CVV that the vault no longer holds comes before a payment that would go without it', async () => {
    const { invoicing, vault } = rpc.connect('merchant');
    const { invoiceId } = await invoicing.CreateInvoice(newInvoice());
    const { token } = await vault.TokenizeCard({
      requestId: requestId(),
      pan: '4242424242424242',
      expiryMonth: 12,
      expiryYear: 2030,
    });
    const payer = { paymentResource: { paymentTool: { bankCard: { token } }, paymentSessionId: 'gone' } };
    const error = await failureOf(invoicing.StartPayment({ requestId: requestId(), invoiceId, payer }));
    expect(error).toMatchObject({ code: 'FAILED_PRECONDITION', reason: 'PAYMENT_SESSION_EXPIRED' });
    expect((await invoicing.GetInvoice({ invoiceId })).payments ?? []).toEqual([]);
  });

  it.each([
    ['no key at all', undefined],
    ['an unknown key', 'Bearer wrong'],
    ['another scheme', `Basic ${KEYS.merchant}`],
    ['an empty key', 'Bearer '],
  ])('of %s is UNAUTHENTICATED', async (_what, header) => {
    const client = new Client(rpc.address, credentials.createInsecure());
    const metadata = new Metadata();
    if (header !== undefined) metadata.set('authorization', header);
    const same = (message: Buffer) => message;
    const error = await new Promise<ServiceError | null>((resolve) => {
      const path = '/turnpike.v1.InvoicingService/GetInvoice';
      client.makeUnaryRequest(path, same, same, Buffer.alloc(0), metadata, {}, (failed) => resolve(failed));
    });
    client.close();
    expect(richError(error as ServiceError)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'UNAUTHENTICATED' });
  });

  it('of a role that is missing names the role', async () => {
    const error = await failureOf(rpc.connect('bridge').invoicing.GetInvoice({ invoiceId: 'x' }));
    expect(error).toMatchObject({ code: 'PERMISSION_DENIED', metadata: { role: 'merchant or operator' } });
  });

  it('of a journal that is down says when to come again', async () => {
    const { invoicing } = rpc.connect('merchant');
    const error = await whileBroken('journal', () =>
      failureOf(rawCall('/turnpike.v1.InvoicingService/GetInvoice', Buffer.from([0x12, 1, 0x78]))),
    );
    expect(error).toMatchObject({ code: 'UNAVAILABLE', reason: 'JOURNAL_UNAVAILABLE' });
    expect(error.details).toContain('RetryInfo');
    await expect(whileBroken('full', () => failureOf(invoicing.GetInvoice({ invoiceId: 'x' })))).resolves.toMatchObject(
      {
        code: 'RESOURCE_EXHAUSTED',
        reason: 'OVERLOADED',
        details: ['ErrorInfo', 'RetryInfo'],
      },
    );
  });

  it('of our own tells nothing but an id, under which the log has the cause', async () => {
    const { invoicing } = rpc.connect('merchant');
    const error = await whileBroken('bug', () => failureOf(invoicing.GetInvoice({ invoiceId: 'x' })));
    expect(error).toMatchObject({ code: 'INTERNAL', reason: 'INTERNAL', details: ['ErrorInfo'] });
    expect(JSON.stringify(error)).not.toContain('secret');
    const requestIdOfLog = error.metadata['request_id'];
    const line = rpc.logged.find(({ fields }) => 'requestId' in fields && fields.requestId === requestIdOfLog);
    expect(line?.fields).toMatchObject({
      method: 'InvoicingService/GetInvoice',
      err: { message: 'a secret of invoice/party/x' },
    });
  });

  it('keeps to the headers that every client takes, however much is wrong', async () => {
    const { invoicing } = rpc.connect('merchant');
    const cart = Array.from({ length: 100 }, () => ({
      product: 'ы'.repeat(300),
      quantity: -1,
      price: { amountMinor: -5n, currency: 'ы'.repeat(900) },
    }));
    const call = invoicing.CreateInvoice(newInvoice({ details: { product: '', cart } }));
    const error = await call.then(
      () => undefined,
      (failed: ServiceError) => failed,
    );
    const [bytes] = error?.metadata.get('grpc-status-details-bin') ?? [];
    expect((bytes as Buffer).toString('base64').length + encodeURI(error?.details ?? '').length).toBeLessThan(8_000);
    expect(richError(error as ServiceError).fields.length).toBe(20);
  });
});

describe('a call without a deadline', () => {
  it('is given up after thirty seconds, and what it began is told to stop', async () => {
    const clock = handCrankedClock();
    const hung = Promise.withResolvers<void>();
    const wrapped = (entities: Entities): Entities => ({
      ...entities,
      read: async () => {
        hung.resolve();
        return await new Promise(() => {});
      },
    });
    const node = await startRpcNode({ wrap: wrapped, machineClock: clock });
    const client = new Client(node.address, credentials.createInsecure());
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${KEYS.merchant}`);
    const same = (message: Buffer) => message;
    const failed = new Promise<ServiceError | null>((resolve) => {
      const path = '/turnpike.v1.InvoicingService/GetInvoice';
      client.makeUnaryRequest(path, same, same, Buffer.from([0x12, 1, 0x78]), metadata, {}, (error) => resolve(error));
    });
    await hung.promise;
    clock.advance(30_000);
    expect(richError((await failed) as ServiceError)).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      reason: 'DEADLINE_EXCEEDED',
    });
    client.close();
    await node.stop();
  });
});

describe('reasons', () => {
  it('that the edge gives are all in the table', () => {
    const folder = new URL('../../src/rpc/', import.meta.url);
    const named = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .flatMap((source) =>
        [...source.matchAll(/(?:refused?|refuseFields?)\([^)]*?'([A-Z][A-Z_]+)'/gs)].map((match) => match[1]),
      );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((reason) => !Object.hasOwn(ERRORS, reason ?? ''))).toEqual([]);
  });
});
