import type { SessionTarget } from '../domain/configuration.ts';
import type {
  SessionChange,
  SessionResult,
  TimeoutBehaviour,
  TransactionInfo,
  UserInteraction,
} from '../domain/session/session.ts';
import { operationFailure } from './failure.ts';
import { byType, bytes, choice, dictionary, flag, integer, type LayoutOf, message, optional, text } from './layout.ts';
import { sealed } from './payer.ts';
import { route } from './route.ts';

const target = choice<SessionTarget>({
  processed: 'PROCESSED',
  captured: 'CAPTURED',
  cancelled: 'CANCELLED',
  refunded: 'REFUNDED',
  paid_out: 'PAID_OUT',
});

export const trx: LayoutOf<TransactionInfo> = message<TransactionInfo>({
  id: text,
  time: optional(integer),
  extra: dictionary,
  rrn: optional(text),
  approvalCode: optional(text),
  eci: optional(text),
  threeDsVerification: optional(text),
});

const interaction = byType<UserInteraction>({
  redirect: {
    method: choice<'get' | 'post'>({ get: 'GET', post: 'POST' }),
    url: text,
    form: dictionary,
    purpose: optional(choice<'three_ds' | 'bank'>({ three_ds: 'THREE_DS', bank: 'BANK' })),
  },
  payment_terminal_receipt: { shortPaymentId: text, dueTime: integer },
  crypto_currency_transfer: { address: text, quantity: text, symbol: text },
  qr_code: { payload: text },
  api_extension: { apiType: text },
  one_time_password: { hint: optional(text) },
  transfer_requisites: { method: text, masked: text, sealed },
});

const onTimeout = byType<TimeoutBehaviour>({
  callback: { payload: bytes },
  failure: { failure: operationFailure },
  operation_timeout: {},
});

const result = byType<SessionResult>({ succeeded: {}, failed: { failure: operationFailure } });

export const sessionChange: LayoutOf<SessionChange> = byType<SessionChange>({
  session_started: {
    target,
    route,
    idempotencyKey: text,
    time: integer,
    notBefore: optional(integer),
    trx: optional(trx),
  },
  session_activated: {},
  session_slept: { until: integer },
  session_suspended: { tag: text, until: integer, onTimeout },
  session_transaction_bound: { trx },
  session_proxy_state_changed: { state: bytes },
  session_interaction_changed: {
    interaction,
    status: choice<'requested' | 'completed'>({ requested: 'REQUESTED', completed: 'COMPLETED' }),
  },
  session_callback_taken: { digest: text, response: bytes },
  session_became_unknown: { reason: text, since: integer, askTime: integer, unsent: optional(flag) },
  session_finished: { result },
});
