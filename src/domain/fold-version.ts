import { INVOICE_FOLD_VERSION } from './invoice/machine.ts';
import { PAYOUT_FOLD_VERSION } from './payout/machine.ts';

/** Rises with the fold of any machine: nodes that agree in it understand each other's states. */
export const FOLD_VERSION = INVOICE_FOLD_VERSION * 1_000 + PAYOUT_FOLD_VERSION;
