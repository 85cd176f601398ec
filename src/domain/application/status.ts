/**
 * The statuses of a host-to-host application (reference h2h §4.1) and the steps between them (§4.4). An application is a payin,
 * which is an invoice with one payment, or a payout. Not responsible for what leads to a step: `payin` and `payout` are.
 *
 *  A1 A status is a pure projection of the state; no step is taken that this table does not have.
 *  A2 No step leaves `success`, `decline` and `error` (P6).
 */

export type ApplicationType = 'payin' | 'payout';

/** One row of the table of §4.1: what the public sees as `status` and `sub_status`. */
export const APPLICATION_STATUSES = {
  error: { status: 'error' },
  new: { status: 'processing', subStatus: 'new' },
  requisites: { status: 'processing', subStatus: 'requisites' },
  awaiting_confirm: { status: 'processing', subStatus: 'awaiting_confirm' },
  awaiting_3ds_result: { status: 'processing', subStatus: 'awaiting_3ds_result' },
  awaiting_redirect_result: { status: 'processing', subStatus: 'awaiting_redirect_result' },
  sent_verification: { status: 'processing', subStatus: 'sent_verification' },
  invalid_verification: { status: 'processing', subStatus: 'invalid_verification' },
  paid: { status: 'processing', subStatus: 'paid' },
  payout_process: { status: 'processing', subStatus: 'payout_process' },
  /** The row whose sub_status is null: the debit is being executed. */
  executing: { status: 'processing' },
  no_payment: { status: 'dispute', subStatus: 'no_payment' },
  different_amount: { status: 'dispute', subStatus: 'different_amount' },
  confirm_timeout: { status: 'dispute', subStatus: 'confirm_timeout' },
  incorrect_requisites: { status: 'dispute', subStatus: 'incorrect_requisites' },
  payout_failed: { status: 'dispute', subStatus: 'payout_failed' },
  payout_timeout: { status: 'dispute', subStatus: 'payout_timeout' },
  decline: { status: 'decline' },
  success: { status: 'success' },
} as const satisfies Record<string, PublicStatus>;

export type ApplicationStatus = keyof typeof APPLICATION_STATUSES;

export interface PublicStatus {
  readonly status: 'error' | 'processing' | 'dispute' | 'decline' | 'success';
  /** Absent stands for null. */
  readonly subStatus?: string;
}

type Steps = { readonly [from in ApplicationStatus | 'nothing']?: readonly ApplicationStatus[] };

const PAYIN_STEPS: Steps = {
  nothing: ['new', 'error'],
  new: ['requisites', 'decline', 'error'],
  requisites: ['awaiting_confirm', 'awaiting_3ds_result', 'awaiting_redirect_result', 'executing', 'decline', 'error'],
  awaiting_confirm: [
    'paid',
    'awaiting_redirect_result',
    'success',
    'decline',
    'no_payment',
    'different_amount',
    'confirm_timeout',
  ],
  awaiting_3ds_result: ['executing', 'awaiting_redirect_result', 'sent_verification', 'decline', 'error'],
  awaiting_redirect_result: ['executing', 'awaiting_3ds_result', 'paid', 'decline', 'error'],
  sent_verification: ['paid', 'invalid_verification', 'decline'],
  invalid_verification: ['sent_verification', 'decline'],
  paid: ['success', 'decline', 'different_amount', 'confirm_timeout', 'no_payment'],
  executing: ['success', 'decline', 'error'],
  no_payment: ['success', 'decline'],
  different_amount: ['success', 'decline'],
  confirm_timeout: ['success', 'decline'],
};

const PAYOUT_STEPS: Steps = {
  nothing: ['new', 'error'],
  new: ['requisites', 'decline', 'error'],
  requisites: ['payout_process', 'decline', 'error', 'incorrect_requisites'],
  payout_process: ['success', 'decline', 'payout_failed', 'payout_timeout', 'incorrect_requisites'],
  incorrect_requisites: ['success', 'decline', 'payout_process'],
  payout_failed: ['success', 'decline', 'payout_process'],
  payout_timeout: ['success', 'decline', 'payout_process'],
};

/** Whether §4.4 has this step. To stay where one is is no step. `nothing` is before the application was created. */
export function isStep(type: ApplicationType, from: ApplicationStatus | 'nothing', to: ApplicationStatus): boolean {
  const steps = type === 'payin' ? PAYIN_STEPS : PAYOUT_STEPS;
  return steps[from]?.includes(to) ?? false;
}

/** True for `success`, `decline` and `error` (decisions #21). */
export function isFinal(status: ApplicationStatus): boolean {
  return status === 'success' || status === 'decline' || status === 'error';
}

export function isContested(status: ApplicationStatus): boolean {
  return APPLICATION_STATUSES[status].status === 'dispute';
}

/**
 * The first step of a shortest way from one status to another, or undefined where none leads there: what happened at once outside
 * is several steps of an application.
 */
export function nextOnTheWay(
  type: ApplicationType,
  from: ApplicationStatus,
  to: ApplicationStatus,
): ApplicationStatus | undefined {
  const steps = type === 'payin' ? PAYIN_STEPS : PAYOUT_STEPS;
  const seen = new Set<ApplicationStatus>([from]);
  let reached = (steps[from] ?? []).map((first) => ({ first, at: first }));
  while (reached.length > 0) {
    const found = reached.find(({ at }) => at === to);
    if (found !== undefined) return found.first;
    for (const { at } of reached) seen.add(at);
    reached = reached.flatMap(({ first, at }) =>
      (steps[at] ?? []).filter((next) => !seen.has(next)).map((next) => ({ first, at: next })),
    );
  }
  return undefined;
}
