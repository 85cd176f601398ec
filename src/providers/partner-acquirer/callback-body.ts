import { z } from 'zod';
import type { CallbackMessage } from '../../ports/provider.ts';

/**
 * What the partner posts to us. It is not signed: whatever it says is a reason to look and never a proof (A6), and a repeat
 * cannot be told from a second event.
 */
export interface PartnerMessage {
  readonly requestId: string;
  readonly savedCard?: SavedCard;
}

export interface SavedCard {
  readonly cardToken: string;
  readonly maskedPan: string;
}

/** Ours are: nothing else is looked for, and nothing else can be a key of the database. */
export const REQUEST_ID = /^[A-Za-z0-9_-]{1,64}$/;
export const CARD_TOKEN = /^[\x21-\x7e]{1,128}$/;
/** Reference integrations B4. */
const MAX_BODY_BYTES = 64 * 1024;

const message = z.object({
  request_id: z.string().regex(REQUEST_ID),
  cardToken: z.string().regex(CARD_TOKEN).optional(),
  maskedPan: z.string().max(40).optional(),
});

export function readMessage({ body }: Pick<CallbackMessage, 'body'>): PartnerMessage | undefined {
  if (body.length > MAX_BODY_BYTES) return undefined;
  const read = message.safeParse(parsed(body));
  if (!read.success) return undefined;
  const { request_id: requestId, cardToken, maskedPan } = read.data;
  if (cardToken === undefined || maskedPan === undefined) return { requestId };
  return { requestId, savedCard: { cardToken, maskedPan } };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
