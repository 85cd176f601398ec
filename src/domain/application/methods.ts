/**
 * The methods of host-to-host applications by their codes (reference h2h §6.1): one table, so that terms, cash desks, banks and
 * requests mean the same by a code.
 */

/** What a payout of a method goes to. */
export type ReceiverKind = 'bank_card' | 'phone' | 'account';

export interface Method {
  /** Payers can pay by it. */
  readonly payin: boolean;
  /** Recipients can be paid by it: what it takes to reach them. Absent: they cannot. */
  readonly payout?: ReceiverKind;
  readonly product: 'p2p' | 'ecom';
}

export const METHODS = {
  'card-p2p': { payin: true, payout: 'bank_card', product: 'p2p' },
  'sbp-p2p': { payin: true, payout: 'phone', product: 'p2p' },
  'phone-p2p': { payin: true, payout: 'phone', product: 'p2p' },
  'mobile-p2p': { payin: true, payout: 'phone', product: 'p2p' },
  'account-number': { payin: true, payout: 'account', product: 'p2p' },
  'international-p2p': { payin: true, product: 'p2p' },
  'card-international-p2p': { payin: true, product: 'p2p' },
  'qr-p2p': { payin: true, product: 'p2p' },
  'qr-sbp': { payin: true, product: 'p2p' },
  'mobile-money': { payin: true, product: 'p2p' },
  eft: { payin: true, product: 'p2p' },
  ussd: { payin: true, product: 'p2p' },
  'e-wallet': { payin: true, product: 'p2p' },
  'card-ecom': { payin: true, payout: 'bank_card', product: 'ecom' },
} as const satisfies Readonly<Record<string, Method>>;

export type MethodCode = keyof typeof METHODS;

export function isMethod(code: string): code is MethodCode {
  return Object.hasOwn(METHODS, code);
}

export function methodOf(code: string): Method | undefined {
  return isMethod(code) ? METHODS[code] : undefined;
}

/** Codes that payers can use, in the order of the table. */
export const PAYIN_METHODS: readonly MethodCode[] = codesOf(({ payin }) => payin);
/** Codes that recipients can be reached by. */
export const PAYOUT_METHODS: readonly MethodCode[] = codesOf(({ payout }) => payout !== undefined);

/** What a payout by this method goes to; undefined for a code that is no method of payouts. */
export function payoutReceiver(code: string): ReceiverKind | undefined {
  return methodOf(code)?.payout;
}

function codesOf(holds: (method: Method) => boolean): readonly MethodCode[] {
  return Object.keys(METHODS)
    .filter(isMethod)
    .filter((code) => holds(METHODS[code]));
}
