import { createHash } from 'node:crypto';
import type { PinFeature } from '../configuration.ts';
import type { CurrencyCode } from '../money.ts';
import type { PayerFeatures } from '../payer.ts';
import { type PaymentTool, paymentMethod } from '../payment-tool.ts';
import type { Route } from './route.ts';

/** What a candidate may pin a payer by (reference §5.4). */
export interface PinSubject {
  readonly currency: CurrencyCode;
  readonly tool: PaymentTool;
  readonly features: PayerFeatures;
}

/**
 * Hash of the values of the pinned features, in any order of the document; 0 without features, and never 0 with some. A
 * feature whose value is missing still counts.
 */
export function pinOf(features: readonly PinFeature[], subject: PinSubject): number {
  if (features.length === 0) return 0;
  const values = [...new Set(features)].sort().map((feature) => [feature, featureValue(feature, subject) ?? null]);
  return hash(values);
}

/** The place of a route among those with the same pin: fixed for a payer, spread evenly over payers. */
export function pinnedRank(pin: number, route: Route): number {
  return hash([pin, route.providerId, route.terminalId]);
}

function featureValue(feature: PinFeature, { currency, tool, features }: PinSubject): string | undefined {
  switch (feature) {
    case 'currency':
      return currency;
    case 'payment_tool':
      return tool.type === 'bank_card' ? tool.token : paymentMethod(tool);
    case 'client_ip':
      return features.clientIp;
    case 'email':
      return features.email;
    case 'card_token':
      return tool.type === 'bank_card' ? tool.token : undefined;
  }
}

/** 48 bits of SHA-256: exact in a double, and the same on every node and in every release. */
function hash(value: unknown): number {
  const digest = createHash('sha256').update(JSON.stringify(value)).digest();
  return Math.max(1, digest.readUIntBE(0, 6));
}
