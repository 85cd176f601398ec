import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { isCheckValue, NONCE } from '../check-value.ts';

/** Who may come in at the fake partner: signatures, times and nonces (reference integrations B2, B3). */
export interface Door {
  /** Undefined for who may; else why not. */
  refuse(body: unknown, keys: readonly KeyObject[]): Refusal | undefined;
}

export type Refusal = 'MALFORMED' | 'UNKNOWN_MERCHANT' | 'BAD_TIMESTAMP' | 'BAD_CHECK_VALUE' | 'NONCE_REUSED';

const SKEW_MS = 5 * 60_000;

const signed = z.object({
  merchantId: z.string(),
  nonce: z.string().regex(NONCE),
  timestamp: z.int().positive(),
  checkValue: z.string(),
});

export function createDoor({ merchantId, nowMs }: { readonly merchantId: string; readonly nowMs: () => number }): Door {
  /** With the time after which their timestamp is too old anyway. */
  const nonces = new Map<string, number>();
  const forget = (now: number): void => {
    for (const [nonce, untilMs] of nonces) {
      if (untilMs >= now) return;
      nonces.delete(nonce);
    }
  };
  return {
    refuse: (body, keys) => {
      const read = signed.safeParse(body);
      if (!read.success) return 'MALFORMED';
      const { data } = read;
      const now = nowMs();
      if (data.merchantId !== merchantId) return 'UNKNOWN_MERCHANT';
      if (Math.abs(data.timestamp - now) > SKEW_MS) return 'BAD_TIMESTAMP';
      if (!keys.some((key) => isCheckValue(key, data, data.checkValue))) return 'BAD_CHECK_VALUE';
      forget(now);
      if (nonces.has(data.nonce)) return 'NONCE_REUSED';
      nonces.set(data.nonce, now + 2 * SKEW_MS);
      return undefined;
    },
  };
}
