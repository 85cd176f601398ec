import type { Product } from '../../domain/application/application.ts';
import type { Money } from '../../domain/money.ts';
import type { CreatePayinRequest__Output } from '../../generated/turnpike/v1/CreatePayinRequest.ts';
import type { CreatePayoutRequest__Output } from '../../generated/turnpike/v1/CreatePayoutRequest.ts';
import type { H2hCustomer__Output } from '../../generated/turnpike/v1/H2hCustomer.ts';
import type { H2hReceiver__Output } from '../../generated/turnpike/v1/H2hReceiver.ts';
import type { Money__Output } from '../../generated/turnpike/v1/Money.ts';
import type { NewPayin } from '../../h2h/operations/create-payin.ts';
import type { NewPayoutRequest } from '../../h2h/operations/create-payout.ts';
import type { NewApplication } from '../../h2h/operations/read-application.ts';
import type { CustomerInput } from '../../h2h/operations/read-customer.ts';
import type { ReceiverInput } from '../../h2h/operations/receiver.ts';
import { wordsOf } from '../words.ts';
import { PRODUCTS } from './project-payment.ts';

/** Requests as operations take them. What is wrong with them, the operations say. */

const PRODUCT_WORDS: Readonly<Record<string, Product>> = wordsOf(PRODUCTS);

export function readPayin(request: CreatePayinRequest__Output): NewPayin {
  const { cardToken = '', paymentSessionId = '' } = request;
  return {
    ...readNew(request),
    redirectUrl: request.redirectUrl,
    sender: request.sender,
    card: cardToken === '' && paymentSessionId === '' ? undefined : { token: cardToken, paymentSessionId },
    hosted: request.hosted ?? false,
  };
}

export function readPayout(request: CreatePayoutRequest__Output): NewPayoutRequest {
  return { ...readNew(request), redirectUrl: undefined, receiver: readReceiver(request.receiver) };
}

export function readReceiver(receiver: H2hReceiver__Output | null | undefined): ReceiverInput | undefined {
  if (receiver === null || receiver === undefined) return undefined;
  const { cardToken, phone, accountNumber, bankCode, holder } = receiver;
  return { cardToken, phone, accountNumber, bankCode, holder };
}

export function readMoney(money: Money__Output | null | undefined): Money | undefined {
  if (money === null || money === undefined) return undefined;
  const { amountMinor = 0n, currency = '' } = money;
  return { amountMinor, currency };
}

export function wordOf<Word>(
  words: Readonly<Record<string, Word>>,
  value: string | number | undefined,
): Word | undefined {
  return typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
}

function readNew(
  request: CreatePayinRequest__Output | CreatePayoutRequest__Output,
): Omit<NewApplication, 'redirectUrl'> {
  const { informative, success, decline } = request.callbackUrls ?? {};
  return {
    paymentId: request.paymentId,
    product: wordOf(PRODUCT_WORDS, request.product),
    method: request.method,
    amount: readMoney(request.amount),
    lifetimeSeconds: request.lifetimeSeconds,
    customer: readCustomer(request.customer),
    urls: { informative, success, decline },
    description: request.description,
    validateOnly: request.validateOnly ?? false,
  };
}

function readCustomer(customer: H2hCustomer__Output | null | undefined): CustomerInput | undefined {
  return customer ?? undefined;
}
