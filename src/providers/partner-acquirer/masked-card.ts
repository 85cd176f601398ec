import type { PaymentTool } from '../../domain/payment-tool.ts';

/** First digits, something in the place of those that are hidden, last digits. */
const MASKED = /^(\d{0,8})[*Xx•.\s-]+(\d{4})$/;

/** True when a masked number can be that of the card that the payer pays with: no digit shown is another than we know. */
export function fitsCard(maskedPan: string, tool: PaymentTool): boolean {
  const [, first = '', last] = MASKED.exec(maskedPan.trim()) ?? [];
  if (last === undefined || tool.type !== 'bank_card') return false;
  const known = Math.min(first.length, tool.bin.length);
  return last === tool.lastDigits && first.slice(0, known) === tool.bin.slice(0, known);
}
