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
  pay(accepted: (invoiceId: string) => void): Promise<void>;
  close(): void;
}

export interface DoorOptions {
  readonly shopId?: string;
  /** Whose shop it is. Absent: the demo's merchant's. */
  readonly apiKey?: string;
  /** Where the events are told. Absent: by the first of the addresses. */
  readonly eventsAddress?: string;
  /** Ids that are not wanted are passed over. */
  readonly isWanted?: (invoiceId: string) => boolean;
}

/** How a door sends its two commands. */
type Send = (invoice: CreateInvoiceRequest, payment: StartPaymentRequest) => Promise<void>;

/** The nodes take turns, payment by payment. */
type Addresses = string | readonly string[];

export async function openUnaryDoor(addresses: Addresses, options: DoorOptions = {}): Promise<Door> {
  return await openDoor(addresses, options, ({ invoicing }) => async (invoice, payment) => {
    await invoicing.CreateInvoice(invoice);
    await invoicing.StartPayment(payment);
  });
}

export async function openStreamDoor(addresses: Addresses): Promise<Door> {
  return await openDoor(addresses, {}, sendInStream);
}

function sendInStream(client: TurnpikeClient): Send {
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
  return async (createInvoice, startPayment) => {
    const { requestId } = createInvoice;
    // Commands of one invoice run in the order sent: nobody needs to wait for the first answer.
    await Promise.all([send(`i${requestId}`, { createInvoice }), send(`p${requestId}`, { startPayment })]);
  };
}

/** Reads one paid invoice again and again, in place of paying. */
export async function openReadingDoor(address: string, options: DoorOptions): Promise<Door> {
  const client = connect(address, { apiKey: DEMO_KEYS.merchant });
  const paying = await openUnaryDoor(options.eventsAddress ?? address, options);
  let paid = '';
  await paying.pay((invoiceId) => {
    paid = invoiceId;
  });
  paying.close();
  return {
    pay: async (accepted) => {
      await client.invoicing.GetInvoice({ invoiceId: paid });
      accepted(paid);
    },
    close: client.close,
  };
}

async function openDoor(
  addresses: Addresses,
  { shopId = 'books', apiKey = DEMO_KEYS.merchant, eventsAddress, isWanted = () => true }: DoorOptions,
  sendTo: (client: TurnpikeClient) => Send,
): Promise<Door> {
  const open = (address: string): TurnpikeClient => connect(address, { apiKey });
  const clients = [addresses].flat().map(open);
  const sends = clients.map(sendTo);
  const [first] = clients;
  if (first === undefined) throw new Error('a door needs an address');
  const teller = eventsAddress === undefined ? first : open(eventsAddress);
  const { token } = await first.vault.TokenizeCard({
    requestId: randomUUID(),
    pan: '4242424242424242',
    expiryMonth: 12,
    expiryYear: 2040,
  });
  const prefix = randomUUID().slice(0, 8);
  const captured = new Map<string, () => void>();
  const events = teller.subscribe({ onlyNew: true });
  events.on('data', ({ invoice }) => {
    if (invoice?.invoiceState !== 'INVOICE_STATE_PAID') return;
    captured.get(invoice.invoiceId)?.();
    captured.delete(invoice.invoiceId);
  });
  events.on('error', () => {});
  // The first message tells where the stream begins.
  await new Promise((resolve) => events.once('data', resolve));
  let number = 0;
  let turn = 0;
  const nextId = (): string => {
    do number += 1;
    while (!isWanted(`${prefix}-${number}`));
    return `${prefix}-${number}`;
  };

  return {
    pay: async (accepted) => {
      const send = sends[turn % sends.length] as Send;
      turn += 1;
      const invoiceId = nextId();
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
      accepted(invoiceId);
      await paid;
    },
    close: () => {
      events.cancel();
      for (const client of new Set([...clients, teller])) client.close();
    },
  };
}
