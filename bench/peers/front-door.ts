import { hash } from 'node:crypto';
import { join } from 'node:path';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceError,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { loaderOptions } from '../../src/generated/loader-options.ts';
import type { CreateInvoiceRequest__Output } from '../../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { GetPaymentRequest__Output } from '../../src/generated/turnpike/v1/GetPaymentRequest.ts';
import type { PaymentState } from '../../src/generated/turnpike/v1/PaymentState.ts';
import type { StartPaymentRequest__Output } from '../../src/generated/turnpike/v1/StartPaymentRequest.ts';
import type { SubscribeResponse } from '../../src/generated/turnpike/v1/SubscribeResponse.ts';
import type { TokenizeCardRequest__Output } from '../../src/generated/turnpike/v1/TokenizeCardRequest.ts';
import type { ProtoGrpcType } from '../../src/generated/turnpike.ts';
import { eventOf, invoiceOf, paymentOf } from '../null-messages.ts';
import type { Card } from './cards.ts';
import type { Told } from './outbox.ts';

/** The five methods of the public contract that the load needs, the same in front of every peer. */
export interface Service {
  storeCard(card: Card): Promise<string>;
  createInvoice(invoice: NewInvoice): Promise<void>;
  startPayment(payment: NewPayment): Promise<void>;
  /** Undefined when there is no such payment. */
  paymentState(party: string, invoice: string, payment: string): Promise<string | undefined>;
}

export interface NewInvoice {
  readonly party: string;
  readonly invoice: string;
  readonly shop: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly product: string;
  readonly dueTimeMs: number;
}

export interface NewPayment {
  readonly party: string;
  readonly invoice: string;
  readonly payment: string;
  readonly cardToken: string;
}

export class Refused extends Error {
  override readonly name = 'Refused';
}

export interface FrontDoor {
  tell(told: Told): void;
  /** Resolves with the address. */
  open(service: Service): Promise<string>;
}

const PARTIES: ReadonlyMap<string, string> = new Map([
  [hash('sha256', 'turnpike_demo_merchant', 'hex'), 'demo'],
  [hash('sha256', 'turnpike_demo_other', 'hex'), 'other'],
]);
const PROTOS = join(import.meta.dirname, '../../protos');

export function frontDoor(): FrontDoor {
  const subscribers = new Map<ServerWritableStream<unknown, SubscribeResponse>, string>();
  const definition = loadSync(
    ['invoicing', 'vault', 'event'].map((name) => `turnpike/v1/${name}_service.proto`),
    { ...loaderOptions, includeDirs: [PROTOS] },
  );
  const { v1 } = (loadPackageDefinition(definition) as unknown as ProtoGrpcType).turnpike;

  return {
    tell({ party, invoice, sequence, position }) {
      if (sequence !== 1 && sequence !== 2 && sequence !== 3 && sequence !== 4) return;
      for (const [stream, of] of subscribers) if (of === party) stream.write(eventOf(invoice, sequence, position));
    },
    open(service) {
      const server = new Server();
      server.addService(v1.VaultService.service, {
        TokenizeCard: unary(async (request: TokenizeCardRequest__Output) => {
          const { pan = '', expiryMonth = 0, expiryYear = 0 } = request;
          return { token: await service.storeCard({ pan, expiryMonth, expiryYear }) };
        }),
      });
      server.addService(v1.InvoicingService.service, {
        CreateInvoice: unary(async (request: CreateInvoiceRequest__Output, party) => {
          await service.createInvoice(readInvoice(request, party));
          return invoiceOf(request);
        }),
        StartPayment: unary(async (request: StartPaymentRequest__Output, party) => {
          const payment = readPayment(request, party);
          await service.startPayment(payment);
          return { ...paymentOf(request), paymentId: payment.payment };
        }),
        GetPayment: unary(async (request: GetPaymentRequest__Output, party) => {
          const { invoiceId = '', paymentId = '' } = request;
          const state = await service.paymentState(party, invoiceId, paymentId);
          if (state === undefined) throw new Refused('NOT_FOUND');
          return { invoiceId, paymentId, state: `PAYMENT_STATE_${state.toUpperCase()}` as PaymentState };
        }),
      });
      server.addService(v1.EventService.service, {
        Subscribe(call: ServerWritableStream<unknown, SubscribeResponse>) {
          subscribers.set(call, partyOf(call));
          call.on('cancelled', () => subscribers.delete(call));
          call.write({ position: '0' });
        },
      });
      return new Promise((resolve, reject) => {
        server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
          if (error === null) resolve(`127.0.0.1:${port}`);
          else reject(error);
        });
      });
    },
  };
}

function readInvoice(request: CreateInvoiceRequest__Output, party: string): NewInvoice {
  const { invoiceId = '', shopId = '', cost, details, dueTime } = request;
  if (invoiceId === '' || shopId !== 'books' || cost?.currency !== 'RUB' || (cost.amountMinor ?? 0n) <= 0n)
    throw new Refused('INVALID_REQUEST');
  return {
    party,
    invoice: invoiceId,
    shop: shopId,
    amountMinor: String(cost.amountMinor),
    currency: cost.currency,
    product: details?.product ?? '',
    dueTimeMs: Number(dueTime?.seconds ?? 0n) * 1_000,
  };
}

/** The payment's id is its request's, so that a repeat is the same payment. */
function readPayment(request: StartPaymentRequest__Output, party: string): NewPayment {
  const { requestId = '', invoiceId = '', payer } = request;
  const cardToken = payer?.paymentResource?.paymentTool?.bankCard?.token ?? '';
  if (requestId === '' || cardToken === '') throw new Refused('INVALID_REQUEST');
  return { party, invoice: invoiceId, payment: requestId, cardToken };
}

function partyOf({ metadata }: Pick<ServerUnaryCall<unknown, unknown>, 'metadata'>): string {
  const [header] = metadata.get('authorization');
  const party = PARTIES.get(hash('sha256', String(header).replace(/^Bearer /, ''), 'hex'));
  if (party === undefined) throw new Refused('UNAUTHENTICATED');
  return party;
}

const unary =
  <Request, Response>(handle: (request: Request, party: string) => Promise<Response>) =>
  (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    const answer = async (): Promise<Response> => await handle(call.request, partyOf(call));
    answer().then(
      (response) => callback(null, response),
      (error: Error) => callback(statusOf(error)),
    );
  };

function statusOf(error: Error): Partial<ServiceError> {
  if (error instanceof Refused) return { code: status.FAILED_PRECONDITION, details: error.message };
  process.stderr.write(`${error.stack}\n`);
  return { code: status.UNAVAILABLE, details: 'try again' };
}
