import { z } from 'zod';
import type { Operation as Kind } from '../errand.ts';

/** What the fake partner reads of a request, beside who signed it. */
const requestId = z.string().min(1).max(64);
const amount = { amount: z.number().positive(), currency: z.int().min(1).max(999) };

export const sessionRequest = z.object({
  requestId,
  nextAction: z.enum(['processPayment', 'completeMerchantAcquiring', 'processPaymentReversal', 'paymentStatus']),
  ...amount,
  description: z.string().max(255),
  urlAfterPaymentProcessed: z.url().optional(),
  paymentCompletedCallbackUrl: z.url().optional(),
});

export const moneyRequest = z.object({
  sessionId: z.string(),
  requestId,
  cardToken: z.string().exactOptional(),
  originalRequestId: z.string().exactOptional(),
  ...amount,
});

export const statusRequest = z.object({ sessionId: z.string(), requestId });

export type MoneyRequest = z.output<typeof moneyRequest> & { readonly operation: Kind };
