import type { Invoice__Output } from '../../src/generated/turnpike/v1/Invoice.ts';
import type { PaymentTool } from '../../src/generated/turnpike/v1/PaymentTool.ts';
import type { StartPaymentRequest } from '../../src/generated/turnpike/v1/StartPaymentRequest.ts';
import type { Operations } from './bank.ts';
import { type Payment, paymentOf } from './payment.ts';
import { requestId } from './requests.ts';
import type { Shop } from './shop.ts';
import { untilSeen } from './until.ts';
import type { World } from './world.ts';

/** An invoice as its merchant handles it. */
export interface Invoice {
  readonly id: string;
  readonly created: Invoice__Output;
  /** As an operator sees it. */
  read(): Promise<Invoice__Output>;
  until(seen: InvoiceStateName | ((invoice: Invoice__Output) => boolean)): Promise<Invoice__Output>;
  fulfill(reason: string): Promise<Invoice__Output>;
  rescind(reason: string): Promise<Invoice__Output>;
  /** What the bank does with the calls for payments of this invoice. */
  script(operations: Operations): Promise<void>;
  start(options?: PaymentOptions): Promise<Payment>;
  /** Starts a payment and waits until it is captured. */
  pay(options?: PaymentOptions): Promise<Payment>;
}

export type InvoiceStateName = 'UNPAID' | 'PAID' | 'CANCELLED' | 'FULFILLED';

export interface PaymentOptions {
  /** Number of the card; an ordinary Visa when nothing else is said. */
  readonly card?: string;
  /** What the merchant knows of the card besides. */
  readonly cardFacts?: NonNullable<PaymentTool['bankCard']>;
  /** Instead of a card. */
  readonly tool?: PaymentTool;
  /** Holds the money, and what becomes of it when the time is up. */
  readonly hold?: 'CANCEL' | 'CAPTURE';
  readonly contact?: Readonly<Record<string, string>>;
  readonly request?: StartPaymentRequest;
}

export const VISA = '4242424242424242';
export const MASTERCARD = '5555555555554444';

export function invoiceOf(world: World, shop: Shop, created: Invoice__Output): Invoice {
  const { invoiceId = '' } = created;
  const { partyId, merchant } = shop;
  const read = () => world.operator.invoicing.GetInvoice({ partyId, invoiceId });
  const invoice: Invoice = {
    id: invoiceId,
    created,
    read,
    until: (seen) => {
      const enough =
        typeof seen === 'function' ? seen : ({ state }: Invoice__Output) => state === `INVOICE_STATE_${seen}`;
      return untilSeen(world, partyId, invoiceId, read, enough);
    },
    fulfill: (reason) => merchant.invoicing.FulfillInvoice({ requestId: requestId(), invoiceId, reason }),
    rescind: (reason) => merchant.invoicing.RescindInvoice({ requestId: requestId(), invoiceId, reason }),
    script: (operations) => world.bank.script(`*/${invoiceId}/*`, operations),
    async start(options = {}) {
      const payer = options.request?.payer ?? (await payerOf(shop, options));
      const { hold } = options;
      const started = await merchant.invoicing.StartPayment({
        requestId: requestId(),
        invoiceId,
        payer,
        ...(hold === undefined ? {} : { flow: { hold: { onExpiration: `HOLD_EXPIRATION_${hold}` } } }),
        ...options.request,
      });
      return paymentOf(world, shop, invoice, started);
    },
    async pay(options) {
      const payment = await invoice.start(options);
      await payment.until('CAPTURED');
      return payment;
    },
  };
  return invoice;
}

async function payerOf(shop: Shop, { card = VISA, cardFacts, tool, contact }: PaymentOptions) {
  const contactInfo = contact ?? { email: 'payer@example.com' };
  if (tool !== undefined) return { paymentResource: { paymentTool: tool, contactInfo } };
  const { token, paymentSessionId } = await newCard(shop, card);
  const bankCard = { ...cardFacts, token };
  return { paymentResource: { paymentTool: { bankCard }, paymentSessionId, contactInfo } };
}

export async function newCard(shop: Shop, pan: string, cvv: string | undefined = '737') {
  const card = { pan, expiryMonth: 12, expiryYear: 2030, ...(cvv === '' ? {} : { cvv }) };
  const { token = '', paymentSessionId = '' } = await shop.merchant.vault.TokenizeCard({
    requestId: requestId(),
    ...card,
  });
  return { token, paymentSessionId };
}
