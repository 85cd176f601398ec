import { luhnDigit } from './luhn.ts';
import type { Payment } from './model.ts';

/**
 * Where payers of transfers are told to send their money, by method (reference h2h §6.1). Each follows from the payment's
 * number alone, so none is ever stored; each is a test value that belongs to nobody.
 */
export interface TransferMethod {
  readonly method: string;
  readonly means: string;
  readonly of: (payment: NumberedPayment, publicUrl: string) => string;
}

type NumberedPayment = Pick<Payment, 'id' | 'sequence'>;

export interface RequisitesAnswer {
  readonly method: string;
  readonly value: string;
  readonly bankName: string;
  readonly holder: string;
}

export const TRANSFER_METHODS: readonly TransferMethod[] = [
  method('card-p2p', 'card number', card),
  method('card-international-p2p', 'card number', card),
  method('international-p2p', 'card number', card),
  method('sbp-p2p', 'phone number', phone),
  method('phone-p2p', 'phone number', phone),
  method('mobile-p2p', 'phone number', phone),
  method('mobile-money', 'phone number', phone),
  method('account-number', 'account number', account),
  method('eft', 'account number', account),
  method('qr-p2p', 'QR code', qrCode),
  method('qr-sbp', 'QR code', qrCode),
  method('ussd', 'code to dial', ({ sequence }) => `*000*${digits(sequence, 6)}#`),
  method('e-wallet', 'wallet', ({ sequence }) => `test-wallet-${sequence}`),
];

const byMethod = new Map(TRANSFER_METHODS.map((entry) => [entry.method, entry]));

/** Whether payers of this method are told where to send their money. */
export function isTransferMethod(service: string): boolean {
  return byMethod.has(service);
}

export function requisitesOf(name: string, payment: NumberedPayment, publicUrl: string): RequisitesAnswer {
  const value = byMethod.get(name)?.of(payment, publicUrl) ?? '';
  return { method: name, value, bankName: 'Test bank', holder: 'TEST HOLDER' };
}

function method(name: string, means: string, of: TransferMethod['of']): TransferMethod {
  return { method: name, means, of };
}

function card({ sequence }: NumberedPayment): string {
  const front = `22000077${digits(sequence, 7)}`;
  return `${front}${luhnDigit(front)}`;
}

/** No telephone has a number that begins with +7000. */
function phone({ sequence }: NumberedPayment): string {
  return `+7000${digits(sequence, 7)}`;
}

function account({ sequence }: NumberedPayment): string {
  return `40817810000000${digits(sequence, 6)}`;
}

/** What the code holds leads to the page of the bank where test money is sent. */
function qrCode({ id }: NumberedPayment, publicUrl: string): string {
  return transferPage(publicUrl, id);
}

/** Where a person, or a test, sends the money of a payment. */
export function transferPage(publicUrl: string, paymentId: string): string {
  return `${publicUrl}/transfers/${transferId(paymentId)}`;
}

export function transferId(paymentId: string): string {
  return `tr_${paymentId}`;
}

function digits(sequence: number, count: number): string {
  return String(sequence % 10 ** count).padStart(count, '0');
}
