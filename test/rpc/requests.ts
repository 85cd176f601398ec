import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import type { CreateInvoiceRequest } from '../../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { InvoiceEvent__Output } from '../../src/generated/turnpike/v1/InvoiceEvent.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import type { StartPaymentRequest } from '../../src/generated/turnpike/v1/StartPaymentRequest.ts';

let requests = 0;

/** A request id that no other test used. */
export function requestId(): string {
  requests += 1;
  return `request-${requests}`;
}

export function newInvoice(overrides: CreateInvoiceRequest = {}): CreateInvoiceRequest {
  return {
    requestId: requestId(),
    shopId: 'shop',
    cost: { amountMinor: 42_000n, currency: 'RUB' },
    details: { product: 'Book' },
    dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 3600) },
    ...overrides,
  };
}

export async function newCard(
  client: TurnpikeClient,
): Promise<{ readonly token: string; readonly paymentSessionId: string }> {
  const card = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030, cvv: '737' };
  const { token = '', paymentSessionId = '' } = await client.vault.TokenizeCard({ requestId: requestId(), ...card });
  return { token, paymentSessionId };
}

/** Starts a payment with a new card. */
export async function payWith(client: TurnpikeClient, overrides: StartPaymentRequest): Promise<Payment__Output> {
  const { token, paymentSessionId } = await newCard(client);
  const payer = { paymentResource: { paymentTool: { bankCard: { token } }, paymentSessionId } };
  return await client.invoicing.StartPayment({ requestId: requestId(), payer, ...overrides });
}

/** The events of a subscription, without the messages that tell a position alone. */
export async function* invoiceEvents(
  stream: ReturnType<TurnpikeClient['subscribe']>,
): AsyncGenerator<InvoiceEvent__Output & { readonly at: string | undefined }> {
  for await (const { invoice, position } of messages(stream)) {
    if (invoice !== undefined) yield { ...invoice, at: position };
  }
}

/** Messages up to the one with which enough was seen. */
export async function take<Message>(
  stream: AsyncIterable<Message>,
  enough: (seen: readonly Message[]) => boolean,
): Promise<readonly Message[]> {
  const seen: Message[] = [];
  for await (const message of stream) {
    seen.push(message);
    if (enough(seen)) break;
  }
  return seen;
}
