import type { Product } from '../../domain/application/application.ts';
import type { Money } from '../../domain/money.ts';
import type { AskedAmount, NewApplication } from '../../h2h/operations/read-application.ts';
import type { CustomerInput } from '../../h2h/operations/read-customer.ts';
import type { ReceiverInput } from '../../h2h/operations/receiver.ts';
import type { BodyReader } from './body-reader.ts';

/** The blocks of requests (reference h2h §2.1) as operations take them. */
export function readNew(body: BodyReader, product: Product | undefined, method: string | undefined): NewApplication {
  return {
    paymentId: body.text('general.payment_id'),
    product,
    method,
    amount: readMoney(body),
    lifetimeSeconds: body.number('payment.lifetime'),
    customer: readCustomer(body),
    urls: {
      informative: body.text('general.merchant_callback_url'),
      success: body.text('general.merchant_success_callback_url'),
      decline: body.text('general.merchant_decline_callback_url'),
    },
    redirectUrl: body.text('general.redirect_url'),
    description: body.text('payment.description'),
    validateOnly: false,
  };
}

function readMoney(body: BodyReader): Money | undefined {
  const amountMinor = body.integer('payment.amount');
  const currency = body.text('payment.currency');
  return amountMinor === undefined && currency === undefined
    ? undefined
    : { amountMinor: amountMinor ?? 0n, currency: currency ?? '' };
}

/** In the currency of what it belongs to, where none is said. */
export function readAmount(body: BodyReader, amountPath: string, currencyPath: string): AskedAmount | undefined {
  const amountMinor = body.integer(amountPath);
  return amountMinor === undefined ? undefined : { amountMinor, currency: body.text(currencyPath) };
}

function readCustomer(body: BodyReader): CustomerInput | undefined {
  if (!body.has('customer')) return undefined;
  return {
    customerId: body.text('customer.id'),
    ipAddress: body.text('customer.ip_address'),
    country: body.text('customer.country'),
    language: body.text('customer.language'),
    firstName: body.text('customer.first_name'),
    lastName: body.text('customer.last_name'),
    middleName: body.text('customer.middle_name'),
    email: body.text('customer.email'),
    phone: body.text('customer.phone'),
    browser: body.texts('customer.browser'),
  };
}

/** Without its card, which became a token before. */
export function readReceiver(body: BodyReader, cardToken: string | undefined): ReceiverInput | undefined {
  if (!body.has('receiver')) return undefined;
  return {
    cardToken,
    phone: body.text('receiver.phone'),
    accountNumber: body.text('receiver.account_number'),
    bankCode: body.text('receiver.bank_code'),
    holder: body.text('receiver.card_holder') ?? body.text('receiver.holder'),
  };
}
