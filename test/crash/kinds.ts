/** What the bank does with a payment, who acts meanwhile, and how it must end. The endings of amounts are docs/sandbox.md's. */
export interface Kind {
  readonly name: string;
  /** Last four digits of the amount in minor units. */
  readonly ending: number;
  readonly meanwhile?: 'confirm' | 'refuse' | 'capture' | 'cancel';
  readonly end: 'CAPTURED' | 'FAILED' | 'CANCELLED';
  /** A call of it hangs until the node gives up, after ten seconds: there are fewer of them. */
  readonly slow?: boolean;
}

export const KINDS: readonly Kind[] = [
  { name: 'approved', ending: 0, end: 'CAPTURED' },
  { name: 'approved, again', ending: 1, end: 'CAPTURED' },
  { name: 'declined', ending: 7702, end: 'FAILED' },
  { name: 'unavailable once', ending: 7740, end: 'CAPTURED' },
  { name: 'times out after executing', ending: 7750, end: 'CAPTURED', slow: true },
  { name: 'times out without executing', ending: 7751, end: 'CAPTURED', slow: true },
  { name: 'slow to begin', ending: 7753, end: 'CAPTURED' },
  { name: 'answers 500 after executing', ending: 7754, end: 'CAPTURED' },
  { name: 'answers 500 without executing', ending: 7755, end: 'CAPTURED' },
  { name: 'unreadable answer after executing', ending: 7756, end: 'CAPTURED' },
  { name: 'reset before executing', ending: 7757, end: 'CAPTURED' },
  { name: 'reset after executing', ending: 7758, end: 'CAPTURED' },
  { name: 'approves half', ending: 7761, end: 'CAPTURED' },
  { name: 'pending', ending: 7762, end: 'CAPTURED' },
  { name: '3-D Secure confirmed', ending: 7770, meanwhile: 'confirm', end: 'CAPTURED' },
  { name: '3-D Secure refused', ending: 7770, meanwhile: 'refuse', end: 'FAILED' },
  { name: 'callback before the reply', ending: 7775, end: 'CAPTURED' },
  { name: 'late callback', ending: 7776, meanwhile: 'confirm', end: 'CAPTURED' },
  { name: 'duplicate callback', ending: 7777, meanwhile: 'confirm', end: 'CAPTURED' },
  { name: '3-D Secure without an answer', ending: 7779, meanwhile: 'confirm', end: 'CAPTURED', slow: true },
  { name: 'held and captured', ending: 2, meanwhile: 'capture', end: 'CAPTURED' },
  { name: 'capture times out after executing', ending: 7783, meanwhile: 'capture', end: 'CAPTURED', slow: true },
  { name: 'capture answers 500 after executing', ending: 7784, meanwhile: 'capture', end: 'CAPTURED' },
  { name: 'capture pending', ending: 7785, end: 'CAPTURED' },
  { name: 'held and cancelled', ending: 3, meanwhile: 'cancel', end: 'CANCELLED' },
  { name: 'cancel times out after executing', ending: 7788, meanwhile: 'cancel', end: 'CANCELLED', slow: true },
];

/** Those whose calls all end soon, for a run that must be short. */
export const QUICK_KINDS: readonly Kind[] = KINDS.filter(({ slow }) => slow !== true);
