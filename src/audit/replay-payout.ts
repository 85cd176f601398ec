import { isFinal } from '../domain/application/status.ts';
import { payoutMachine } from '../domain/payout/machine.ts';
import type { PayoutChange, PayoutState } from '../domain/payout/payout.ts';
import { payoutRecords } from '../wire/record.ts';
import { checkPayoutCashFlow } from './cash-flow.ts';
import type { AuditedKind } from './replay.ts';

/** Payouts: one cash flow, held until the payout is over. */
export const auditedPayouts: AuditedKind<PayoutState, PayoutChange> = {
  initial: payoutMachine.initial,
  decode: payoutRecords.decode,
  evolve: payoutMachine.evolve,
  book: payoutMachine.book,
  cashFlow({ facts }, change) {
    if (change.type !== 'payout_routed' || facts === undefined) return undefined;
    const { route, postings } = change;
    const check = checkPayoutCashFlow(facts, route, postings);
    return { of: 'payout', revision: facts.revision, check };
  },
  mayHold: ({ progress }) => (progress === undefined || isFinal(progress.status) ? new Set() : 'anything'),
  atRest: 'it is over',
  payments: () => 0,
};
