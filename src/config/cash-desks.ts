import type { Bank, CashDesk, RequestKey } from '../domain/configuration.ts';
import type { BankSource, CashDeskSource, RequestKeySource } from './cash-desk-schema.ts';

/** Cash desks and banks of the document in the words of the domain. */

export function buildCashDesk(id: string, source: CashDeskSource): CashDesk {
  const { party, name, disabled, shops, urls, redirect_url, alerts, rate_limits } = source;
  return {
    id,
    partyId: party,
    name,
    disabled,
    shops: new Map(Object.entries(shops)),
    payinMethods: source.payin_methods,
    payoutMethods: source.payout_methods,
    urls,
    ...(redirect_url === undefined ? {} : { redirectUrl: redirect_url }),
    requestKeys: source.request_keys.map(buildRequestKey),
    alerts,
    onExpiry: source.on_expiry,
    defaultLifetimeMs: source.lifetime,
    confirmTimeoutMs: source.confirm_timeout,
    rateLimits: rate_limits,
  };
}

function buildRequestKey(source: RequestKeySource): RequestKey {
  const { id, not_after } = source;
  const common = { id, ...(not_after === undefined ? {} : { notAfter: not_after }) };
  if (source.algorithm === 'HMAC-SHA512') return { ...common, algorithm: source.algorithm, secret: source.secret };
  const { algorithm, public_key, hashed_twice } = source;
  return { ...common, algorithm, publicKey: public_key, hashedTwice: hashed_twice };
}

export function buildBank([code, bank]: readonly [string, BankSource]): Bank {
  return { code, ...bank };
}
