import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { loaderOptions } from '../src/generated/loader-options.ts';
import type { CreateInvoiceRequest__Output } from '../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { ExecuteRequest__Output } from '../src/generated/turnpike/v1/ExecuteRequest.ts';
import type { ExecuteResponse } from '../src/generated/turnpike/v1/ExecuteResponse.ts';
import type { Invoice } from '../src/generated/turnpike/v1/Invoice.ts';
import type { Payment } from '../src/generated/turnpike/v1/Payment.ts';
import type { StartPaymentRequest__Output } from '../src/generated/turnpike/v1/StartPaymentRequest.ts';
import type { SubscribeResponse } from '../src/generated/turnpike/v1/SubscribeResponse.ts';
import type { ProtoGrpcType } from '../src/generated/turnpike.ts';
import type { Exchange } from '../src/ports/provider.ts';
import { createSandboxBankAdapter } from '../src/providers/sandbox-bank/adapter.ts';
import { eventOf, invoiceOf, paymentOf } from './null-messages.ts';

/**
 * The null flow: the same gRPC calls, the same calls to the bank and the same kind of event at the end, with no domain, no
 * journal and no ledger between them. It is the ceiling that the node is measured against, in the same run.
 */
const { values } = parseArgs({ options: { bank: { type: 'string' }, secret: { type: 'string' } } });
const adapter = createSandboxBankAdapter({ url: values.bank ?? '' });
const PROTOS = join(import.meta.dirname, '../protos');
const definition = loadSync(
  ['invoicing', 'vault', 'event'].map((name) => `turnpike/v1/${name}_service.proto`),
  { ...loaderOptions, includeDirs: [PROTOS] },
);
const { v1 } = (loadPackageDefinition(definition) as unknown as ProtoGrpcType).turnpike;
const subscribers = new Set<ServerWritableStream<unknown, SubscribeResponse>>();
let number = 0;

function createInvoice(request: CreateInvoiceRequest__Output): Invoice {
  tell(request.invoiceId ?? '', 1);
  return invoiceOf(request);
}

function startPayment(request: StartPaymentRequest__Output): Payment {
  void pay(request.invoiceId ?? '');
  return paymentOf(request);
}

async function pay(invoiceId: string): Promise<void> {
  tell(invoiceId, 2);
  const authorise = exchange(invoiceId, 'processed');
  const { trx } = await adapter.process(authorise);
  tell(invoiceId, 3);
  const capture = exchange(invoiceId, 'captured');
  await adapter.process({ ...capture, ...(trx === undefined ? {} : { trx }), captureCost: capture.payment.cost });
  tell(invoiceId, 4);
}

function tell(invoiceId: string, sequence: 1 | 2 | 3 | 4): void {
  number += 1;
  for (const stream of subscribers) stream.write(eventOf(invoiceId, sequence, `e${number}`));
}

function exchange(invoiceId: string, target: 'processed' | 'captured'): Exchange {
  const cost = { amountMinor: 42_000n, currency: 'RUB' };
  const now = Date.now() * 1000;
  return {
    target,
    idempotencyKey: `null-${process.pid}-${invoiceId}-${target}`,
    tag: invoiceId,
    callbackUrl: 'http://127.0.0.1:9/callbacks/null',
    returnUrl: 'http://127.0.0.1:9/return/null',
    options: {},
    secrets: { callback_secret: values.secret ?? '' },
    signal: AbortSignal.timeout(30_000),
    payment: {
      partyId: 'demo',
      shop: { id: 'books', name: 'Books', category: 'retail', location: 'https://books.example' },
      invoice: { id: invoiceId, createTime: now, dueTime: now, product: 'A second-hand book', cost },
      paymentId: 'payment',
      createTime: now,
      cost,
      tool: {
        type: 'bank_card',
        token: 't',
        fingerprint: 'f',
        bin: '424242',
        lastDigits: '4242',
        expiry: { month: 12, year: 2040 },
        paymentSystem: 'visa',
        cvvEmpty: true,
      },
      card: { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2040 },
      contact: {},
      makeRecurrent: false,
      skipRecurrent: false,
    },
  };
}

const unary =
  <Request, Response>(handle: (request: Request) => Response) =>
  (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void =>
    callback(null, handle(call.request));

function execute(call: ServerDuplexStream<ExecuteRequest__Output, ExecuteResponse>): void {
  call.on('data', (request: ExecuteRequest__Output) => {
    const { tag } = request;
    if (request.createInvoice != null) call.write({ tag, invoice: createInvoice(request.createInvoice) });
    else if (request.startPayment != null) call.write({ tag, payment: startPayment(request.startPayment) });
  });
  call.on('end', () => call.end());
}

const server = new Server();
server.addService(v1.InvoicingService.service, {
  CreateInvoice: unary(createInvoice),
  StartPayment: unary(startPayment),
  Execute: execute,
});
server.addService(v1.VaultService.service, {
  TokenizeCard: unary(() => ({ token: 'token', paymentSessionId: 'session' })),
});
server.addService(v1.EventService.service, {
  Subscribe: (call: ServerWritableStream<unknown, SubscribeResponse>) => {
    subscribers.add(call);
    call.on('cancelled', () => subscribers.delete(call));
    call.write({ position: '0' });
  },
});
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.stdout.write(`${JSON.stringify({ grpc: `127.0.0.1:${port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
