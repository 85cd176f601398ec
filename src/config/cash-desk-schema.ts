import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { Timestamp } from '../base/time.ts';
import { MICROS_PER_MS } from '../base/time.ts';
import { PAYIN_METHODS, PAYOUT_METHODS } from '../domain/application/methods.ts';
import type { RateLimit } from '../domain/configuration.ts';
import { malformed, type Parsed, parsed } from './parsed.ts';
import { currency, duration, id, secretName, text, written } from './value-schema.ts';

/** Schemas of what host-to-host operations need: cash desks, the list of banks, rates of requests. */

const MIN_LIFETIME_MS = 300_000;

/** A burst of twice the rate, where nothing else is said. */
export const rateLimit = z
  .strictObject({
    per_second: z.number().min(0.01).max(100_000),
    burst: z.int().min(1).max(1_000_000).exactOptional(),
  })
  .transform(
    ({ per_second, burst }): RateLimit => ({
      perSecond: per_second,
      burst: burst ?? Math.max(1, Math.ceil(2 * per_second)),
    }),
  );

const url = written((value): Parsed<string> => {
  if (value.length > 2048) return malformed('is longer than 2048 characters');
  const parts = URL.canParse(value) ? new URL(value) : undefined;
  const isLoopback = parts !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(parts.hostname);
  if (parts?.protocol === 'https:' || (parts?.protocol === 'http:' && isLoopback)) return parsed(value);
  return malformed('is not an https URL, such as https://shop.example/alerts');
});

/** Of RSA, with at least 2048 bits: what merchants sign their requests with. */
const publicKey = written((value): Parsed<string> => {
  try {
    const key = createPublicKey(value);
    if (!value.includes('PUBLIC KEY'))
      return malformed('is not a public key in PEM, but a private one or a certificate');
    if (key.asymmetricKeyType !== 'rsa') return malformed(`is a key of ${key.asymmetricKeyType}, not of RSA`);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return bits >= 2048 ? parsed(value) : malformed(`is a key of ${bits} bits, at least 2048 are needed`);
  } catch {
    return malformed('is not a public key in PEM, which begins with -----BEGIN PUBLIC KEY-----');
  }
});

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/;
const time = written((value): Parsed<Timestamp> => {
  const ms = ISO_TIME.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) return malformed(`"${value}" is not a time, such as "2027-01-31T12:00:00Z"`);
  return parsed(ms * MICROS_PER_MS);
});

const requestKey = z.discriminatedUnion('algorithm', [
  z.strictObject({
    id,
    algorithm: z.literal('RSA-SHA256'),
    public_key: publicKey,
    not_after: time.exactOptional(),
    hashed_twice: z.boolean().default(false),
  }),
  z.strictObject({ id, algorithm: z.literal('HMAC-SHA512'), secret: secretName, not_after: time.exactOptional() }),
]);

const lifetime = duration.refine((ms) => ms >= MIN_LIFETIME_MS, 'is shorter than 5m');

const CREATE_LIMIT = { per_second: 50 };
const READ_LIMIT = { per_second: 100 };

export const cashDesk = z.strictObject({
  party: id,
  name: text,
  disabled: z.boolean().default(false),
  shops: z.record(currency, id).refine((shops) => Object.keys(shops).length > 0, 'must name a shop for a currency'),
  payin_methods: z.array(z.enum(PAYIN_METHODS)).default([]),
  payout_methods: z.array(z.enum(PAYOUT_METHODS)).default([]),
  urls: z
    .strictObject({ informative: url.exactOptional(), success: url.exactOptional(), decline: url.exactOptional() })
    .default({}),
  redirect_url: url.exactOptional(),
  request_keys: z.array(requestKey).max(20).default([]),
  alerts: z.strictObject({ algorithm: z.enum(['RSA-SHA256', 'HMAC-SHA512']), secret: secretName }),
  on_expiry: z.enum(['dispute', 'decline']).default('dispute'),
  lifetime: lifetime.prefault('10m'),
  confirm_timeout: duration.prefault('30m'),
  rate_limits: z
    .strictObject({ create: rateLimit.prefault(CREATE_LIMIT), read: rateLimit.prefault(READ_LIMIT) })
    .prefault({}),
});

export const bank = z.strictObject({
  name: text,
  country: z.string().regex(/^[A-Z]{2}$/, 'is not a country code of ISO 3166, such as KZ'),
  currencies: z.array(currency).min(1),
  methods: z.array(z.enum([...new Set([...PAYIN_METHODS, ...PAYOUT_METHODS])])).min(1),
});

export type CashDeskSource = z.output<typeof cashDesk>;
export type BankSource = z.output<typeof bank>;
export type RequestKeySource = z.output<typeof requestKey>;
