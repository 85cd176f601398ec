import type { Address } from './merchant.ts';

/** A row of the table: its status, its sub-status, who has it, and where it is told. */
export type StatusRow = readonly [
  status: string,
  subStatus: string | null,
  types: readonly ApplicationType[],
  at: Address,
];

export type ApplicationType = 'payin' | 'payout';
const PAYIN: readonly ApplicationType[] = ['payin'];
const PAYOUT: readonly ApplicationType[] = ['payout'];
const BOTH: readonly ApplicationType[] = ['payin', 'payout'];

/** Reference h2h §4.1, written off once more. */
export const STATUS_TABLE: readonly StatusRow[] = [
  ['error', null, BOTH, 'decline'],
  ['processing', 'new', BOTH, 'informative'],
  ['processing', 'requisites', BOTH, 'informative'],
  ['processing', 'awaiting_confirm', PAYIN, 'informative'],
  ['processing', 'awaiting_3ds_result', PAYIN, 'informative'],
  ['processing', 'awaiting_redirect_result', PAYIN, 'informative'],
  ['processing', 'sent_verification', PAYIN, 'informative'],
  ['processing', 'invalid_verification', PAYIN, 'informative'],
  ['processing', 'paid', PAYIN, 'informative'],
  ['processing', 'payout_process', PAYOUT, 'informative'],
  ['processing', null, PAYIN, 'informative'],
  ['dispute', 'no_payment', PAYIN, 'informative'],
  ['dispute', 'different_amount', PAYIN, 'informative'],
  ['dispute', 'confirm_timeout', PAYIN, 'informative'],
  ['dispute', 'incorrect_requisites', PAYOUT, 'informative'],
  ['dispute', 'payout_failed', PAYOUT, 'informative'],
  ['dispute', 'payout_timeout', PAYOUT, 'informative'],
  ['decline', null, BOTH, 'decline'],
  ['success', null, BOTH, 'success'],
];
