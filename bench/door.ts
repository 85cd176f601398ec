import { randomUUID } from 'node:crypto';
import { connect, type TurnpikeClient } from '../src/client/client.ts';
import { DEMO_KEYS } from '../src/commands/demo-keys.ts';
import type { CreateInvoiceRequest } from '../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { ExecuteRequest } from '../src/generated/turnpike/v1/ExecuteRequest.ts';
import type { StartPaymentRequest } from '../src/generated/turnpike/v1/StartPaymentRequest.ts';

/**
 * One door of a server under load: pays invoices through it, and sees them captured on one event stream. The null flow has the
 * same doors, so that both are driven by the same code.
 */
export interface Door {
  /** Resolves when the payment was seen captured. `accepted` is called when StartPayment was answered. */
  pay(accepted: () => void): Promise<void>;
  close(): void;
}

/** How a door sends its two commands. */
type Send = (invoice: CreateInvoiceRequest, payment: StartPaymentRequest) => Promise<void>;

export async function openUnaryDoor(address: string, shopId = 'books'): Promise<Door> {
  const client = connect(address, { apiKey: DEMO_KEYS.merchant });
  return await openDoor(client, shopId, async (invoice, payment) => {
    await client.invoicing.CreateInvoice(invoice);
    await client.invoicing.StartPayment(payment);
  });
}

export async function openStreamDoor(address: string): Promise<Door> {
  const client = connect(address, { apiKey: DEMO_KEYS.merchant });
  const stream = client.execute();
  const waiting = new Map<string, { readonly resolve: () => void; readonly reject: (error: Error) => void }>();
  stream.on('data', ({ tag, status }) => {
    const sent = waiting.get(tag);
    waiting.delete(tag);
    if (status === undefined) sent?.resolve();
    else sent?.reject(new Error(status.message));
  });
  stream.on('error', () => {});
  const send = (tag: string, command: ExecuteRequest) =>
    new Promise<void>((resolve, reject) => {
      waiting.set(tag, { resolve, reject });
      stream.write({ ...command, tag });
    });
  return await openDoor(client, 'books', async (createInvoice, startPayment) => {
    const { requestId } = createInvoice;
    // Commands of one invoice run in the order sent: nobody needs to wait for the first answer.
    await Promise.all([send(`i${requestId}`, { createInvoice }), send(`p${requestId}`, { startPayment })]);
  });
}

async function openDoor(client: TurnpikeClient, shopId: string, send: Send): Promise<Door> {
  const { token } = await client.vault.TokenizeCard({
    requestId: randomUUID(),
    pan: '4242424242424242',
    expiryMonth: 12,
    expiryYear: 2040,
  });
  const prefix = randomUUID().slice(0, 8);
  const captured = new Map<string, () => void>();
  const events = client.subscribe({ onlyNew: true });
  events.on('data', ({ invoice }) => {
    if (invoice?.invoiceState !== 'INVOICE_STATE_PAID') return;
    captured.get(invoice.invoiceId)?.();
    captured.delete(invoice.invoiceId);
  });
  events.on('error', () => {});
  // The first message tells where the stream begins.
  await new Promise((resolve) => events.once('data', resolve));
  let number = 0;

  return {
    pay: async (accepted) => {
      number += 1;
      const invoiceId = `${prefix}-${number}`;
      const paid = new Promise<void>((resolve) => captured.set(invoiceId, resolve));
      await send(
        {
          requestId: invoiceId,
          invoiceId,
          shopId,
          cost: { amountMinor: 42_000n, currency: 'RUB' },
          details: { product: 'A second-hand book' },
          dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 86_400) },
        },
        {
          requestId: `${invoiceId}-p`,
          invoiceId,
          payer: { paymentResource: { paymentTool: { bankCard: { token: token ?? '' } } } },
          flow: { instant: {} },
        },
      );
      accepted();
      await paid;
    },
    close: () => {
      events.cancel();
      client.close();
    },
  };
}
