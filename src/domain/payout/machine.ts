import type { Booking } from '../booking.ts';
import type { DecisionContext } from '../context.ts';
import type { Machine } from '../machine.ts';
import { bookPayout } from './book.ts';
import { decidePayout } from './decide.ts';
import { evolvePayout, NO_PAYOUT } from './evolve.ts';
import type { PayoutChange, PayoutCommand, PayoutIntent, PayoutState } from './payout.ts';
import { reactPayout } from './react.ts';

/** Raised whenever `evolve` makes another state of the same changes: snapshots of other versions are ignored. */
export const PAYOUT_FOLD_VERSION = 1;

export const payoutMachine: Machine<PayoutState, PayoutCommand, PayoutChange, PayoutIntent, DecisionContext, Booking> =
  {
    initial: NO_PAYOUT,
    decide: decidePayout,
    evolve: evolvePayout,
    react: reactPayout,
    book: bookPayout,
  };
