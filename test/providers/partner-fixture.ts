import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from '../../src/ports/provider.ts';
import {
  type PartnerServerOptions,
  type RunningPartner,
  startFakePartner,
} from '../../src/providers/partner-acquirer/fake/server.ts';
import { rub, VISA } from '../domain/world.ts';
import { newPartnerKeys } from '../kit/partner-keys.ts';

export const KEYS = newPartnerKeys();
export const CARD_TOKEN = 'tok_of_an_earlier_payment';

export function startPartner(options: Partial<PartnerServerOptions> = {}): Promise<RunningPartner> {
  return startFakePartner({
    merchantId: 'merchant-1',
    paymentKeys: [KEYS.payment],
    reversalKeys: [KEYS.reversal],
    cardTokens: [CARD_TOKEN],
    slowMs: 20,
    laterMs: 10,
    ...options,
  });
}

let keys = 0;

/** What a session's child would give the adapter: a charge of 420 roubles by a saved card, unless something else is said. */
export function exchangeWith(partner: Pick<RunningPartner, 'baseUrl'>, more: ExchangeParts = {}): Exchange {
  keys += 1;
  const { payment, options, ...rest } = more;
  return {
    target: 'processed',
    idempotencyKey: `key-${keys}-p0`,
    tag: 'party~invoice~payment~0',
    callbackUrl: 'http://turnpike.test/callbacks/partner',
    returnUrl: 'http://turnpike.test/return/party~invoice~payment~0',
    options: { base_url: partner.baseUrl, merchant_id: 'merchant-1', ...options },
    secrets: { payment_key: KEYS.payment, reversal_key: KEYS.reversal },
    signal: new AbortController().signal,
    ...rest,
    payment: {
      partyId: 'party',
      shop: { id: 'shop', name: 'Shop', category: 'goods', location: 'https://shop.example' },
      invoice: { id: 'invoice', createTime: 0, dueTime: 1, product: 'Book', cost: rub(42_000) },
      paymentId: 'payment',
      createTime: 0,
      cost: rub(42_000),
      tool: VISA,
      contact: {},
      makeRecurrent: false,
      skipRecurrent: false,
      recurrentToken: CARD_TOKEN,
      ...payment,
    },
  };
}

export type ExchangeParts = Partial<Omit<Exchange, 'payment'>> & { readonly payment?: Partial<Exchange['payment']> };

/** The payer pays on a page of the partner: there is no token yet. */
export function onItsPage({ payment, ...exchange }: Exchange): Exchange {
  const { recurrentToken: _, ...rest } = payment;
  return { ...exchange, payment: rest };
}

/** Something that answers every request with this. */
export async function answering(
  status: number,
  body: string,
): Promise<{ readonly baseUrl: string; close(): Promise<void> }> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
