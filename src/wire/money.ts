import type { Money } from '../domain/money.ts';
import { type LayoutOf, message, minor, text } from './layout.ts';

export const money: LayoutOf<Money> = message<Money>({ amountMinor: minor, currency: text });
