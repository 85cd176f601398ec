import { randomUUID } from 'node:crypto';
import { formatMoney } from '../domain/money.ts';
import type { Alert, DemoMerchant, DeskRequest } from './demo-merchant.ts';

/**
 * The demo's host-to-host operations, told as a story: signed requests over HTTP to the cash desk of config/demo.yaml, alerts and
 * webhooks as its merchant gets them, and a payer who does what payers do.
 */
export interface DeskStory {
  readonly transfer: number;
  readonly password: number;
  readonly payout: number;
  readonly refused: number;
}

export interface DeskTeller {
  readonly merchant: DemoMerchant;
  readonly projectId: string;
  /** Whose the cash desk is. */
  readonly partyId: string;
  readonly bankUrl: string;
  readonly print: (line: string) => void;
}

/** The bank waits for a transfer that ends in these two digits until somebody makes it. */
const TRANSFER_MINOR = 150_001;
const PASSWORD_MINOR = 89_000;
const PAYOUT_MINOR = 60_000;
/** More than the shop has; still within its terms. */
const TOO_MUCH_MINOR = 90_000_000;
/** Of the sandbox bank: asks for a one-time password. */
const PASSWORD_CARD = '4000007700000646';

export async function tellDeskStory(teller: DeskTeller): Promise<DeskStory> {
  return {
    transfer: await payByTransfer(teller),
    password: await payWithPassword(teller),
    payout: await payOut(teller),
    refused: await payOutTooMuch(teller),
  };
}

async function payByTransfer(teller: DeskTeller): Promise<number> {
  const { merchant, partyId, bankUrl, print } = teller;
  print('\nHost to host: a payer transfers from card to card');
  const { general, about } = await create(teller, '/payment/p2p/payin', TRANSFER_MINOR, {
    payment: { method: 'card-p2p', lifetime: 600 },
    customer: { id: 'ada', country: 'RU' },
    sender: {},
  });
  const { requisites } = await alertOf(teller, about.paymentId, 'processing:awaiting_confirm');
  print(`  the payer is shown where to send it: ${requisites?.value}, ${requisites?.bank_name ?? 'a bank'}`);
  print('  the payer says: I have paid');
  const { status, sub_status } = await merchant.ask('/payment/p2p/payin/confirm', { general });
  print(`  answer: ${status}:${sub_status}`);
  print('  the money arrives at the bank');
  await transfer(bankUrl, `${partyId}/${about.requestId}/1`);
  await alertOf(teller, about.paymentId, 'success');
  await webhookOf(teller, 'payin.succeeded', about.requestId);
  return 1;
}

async function payWithPassword(teller: DeskTeller): Promise<number> {
  const { merchant, print } = teller;
  print('\nHost to host: a card whose bank asks for a one-time password');
  const { general, about } = await create(teller, '/payment/ecom/payin', PASSWORD_MINOR, {
    payment: { method: 'card-ecom' },
    customer: { id: 'ada', country: 'RU' },
    card: {
      pan: PASSWORD_CARD,
      expiry_month: 12,
      expiry_year: new Date().getUTCFullYear() + 5,
      cvv: '123',
      card_holder: 'ADA LOVELACE',
    },
  });
  const result = (otp: string) => merchant.ask('/payment/ecom/payin/confirm-3ds-result', { general, result: { otp } });
  await alertOf(teller, about.paymentId, 'processing:awaiting_3ds_result');
  print('  the payer types 000000');
  await result('000000');
  const { otp_attempts_left } = await alertOf(teller, about.paymentId, 'processing:invalid_verification');
  print(`  the payer types 123456, with ${otp_attempts_left} attempts left`);
  await result('123456');
  await alertOf(teller, about.paymentId, 'success');
  await webhookOf(teller, 'payin.succeeded', about.requestId);
  return 1;
}

async function payOut(teller: DeskTeller): Promise<number> {
  teller.print('\nHost to host: a payout to a phone number');
  await tellBalance(teller);
  const { about } = await create(teller, '/payment/p2p/payout', PAYOUT_MINOR, {
    payment: { method: 'phone-p2p' },
    receiver: { phone: '+79000000000', bank_code: 'sberbank' },
  });
  await alertOf(teller, about.paymentId, 'success');
  await webhookOf(teller, 'payout.succeeded', about.requestId);
  await tellBalance(teller);
  return 1;
}

async function payOutTooMuch(teller: DeskTeller): Promise<number> {
  teller.print('\nHost to host: a payout that the balance does not cover');
  const { about } = await create(teller, '/payment/p2p/payout', TOO_MUCH_MINOR, {
    payment: { method: 'phone-p2p' },
    receiver: { phone: '+79000000000', bank_code: 'sberbank' },
  });
  const { status } = await alertOf(teller, about.paymentId, 'decline');
  teller.print(`  ${status.status_description}`);
  await webhookOf(teller, 'payout.declined', about.requestId);
  return 1;
}

interface About {
  readonly paymentId: string;
  /** The gateway's own id. */
  readonly requestId: string;
}

async function create(
  { merchant, projectId, print }: DeskTeller,
  path: string,
  amountMinor: number,
  blocks: Readonly<Record<string, object>>,
): Promise<{ readonly general: DeskRequest['general']; readonly about: About }> {
  const paymentId = `order-${randomUUID().slice(0, 8)}`;
  const general = { project_id: projectId, payment_id: paymentId };
  const answer = await merchant.ask(path, {
    ...blocks,
    general: {
      ...general,
      merchant_callback_url: `${merchant.url}/alerts`,
      merchant_success_callback_url: `${merchant.url}/alerts/success`,
      merchant_decline_callback_url: `${merchant.url}/alerts/decline`,
    },
    payment: { ...blocks['payment'], amount: amountMinor, currency: 'RUB' },
  });
  const { status, sub_status, request_id: requestId = '' } = answer;
  const amount = formatMoney({ amountMinor: BigInt(amountMinor), currency: 'RUB' });
  print(`  POST ${path}, ${amount}: ${sub_status == null ? status : `${status}:${sub_status}`}`);
  return { general, about: { paymentId, requestId } };
}

async function alertOf({ merchant, print }: DeskTeller, paymentId: string, status: string): Promise<Alert> {
  const alert = await merchant.alert(paymentId, status);
  print(`  alert, signature verified: ${status}`);
  return alert;
}

async function webhookOf({ merchant, print }: DeskTeller, type: string, about: string): Promise<void> {
  await merchant.webhook(type, about);
  print(`  webhook, signature verified: ${type}`);
}

async function tellBalance({ merchant, projectId, print }: DeskTeller): Promise<void> {
  const { balance = [] } = await merchant.ask('/balance/info', { general: { project_id: projectId } });
  const texts = balance
    .filter(({ currency }) => currency === 'RUB')
    .map(({ amount, locked_amount, currency }) => {
      const money = (minor: number) => formatMoney({ amountMinor: BigInt(minor), currency });
      return `${money(amount)} available, ${money(locked_amount)} locked`;
    });
  print(`  balance: ${texts.join(', ')}`);
}

/** What the payer's own bank would do: money arrives for the payment of this reference. */
async function transfer(bankUrl: string, reference: string): Promise<void> {
  const found = await fetch(`${bankUrl}/v1/payments?${new URLSearchParams({ reference })}`);
  const { payments = [] } = (await found.json()) as {
    readonly payments?: readonly { readonly waitingFor?: readonly { readonly url: string }[] }[];
  };
  const url = payments.flatMap(({ waitingFor = [] }) => waitingFor).at(0)?.url;
  if (url === undefined) throw new Error(`the bank waits for no transfer of ${reference}`);
  const paid = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ amountMinor: String(TRANSFER_MINOR) }),
    headers: { 'content-type': 'application/json' },
  });
  if (!paid.ok) throw new Error(`the bank answered the transfer with ${paid.status}`);
}
