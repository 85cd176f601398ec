import type { BankCard } from '../domain/payment-tool.ts';
import type { PayoutChange, PayoutFacts, Receiver } from '../domain/payout/payout.ts';
import { applicationFacts } from './application-change.ts';
import { posting } from './booked.ts';
import { disputeChange } from './dispute-change.ts';
import { operationFailure } from './failure.ts';
import { byType, choice, flag, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { money } from './money.ts';
import { bankCard, sealed } from './payer.ts';
import { route } from './route.ts';
import { sessionChange } from './session-change.ts';

type ChangeOf<Type extends PayoutChange['type']> = Extract<PayoutChange, { readonly type: Type }>;

const receiver: LayoutOf<Receiver> = byType<Receiver>({
  bank_card: { card: byType<BankCard>({ bank_card: bankCard }), personal: optional(sealed) },
  phone: { masked: text, bankCode: optional(text), personal: sealed },
  account: { masked: text, bankCode: optional(text), personal: sealed },
});

const facts = message<PayoutFacts>({
  id: text,
  partyId: text,
  shopId: text,
  createTime: integer,
  revision: integer,
  amount: money,
  receiver,
  seed: text,
  application: applicationFacts,
});

export const payoutChange: LayoutOf<PayoutChange> = byType<PayoutChange>({
  payout_created: { payout: facts },
  payout_routed: { route, postings: list(posting) },
  payout_reserved: {},
  payout_session_changed: { no: integer, change: sessionChange },
  payout_contested: {
    as: choice<ChangeOf<'payout_contested'>['as']>({
      incorrect_requisites: 'INCORRECT_REQUISITES',
      payout_failed: 'PAYOUT_FAILED',
      payout_timeout: 'PAYOUT_TIMEOUT',
    }),
    failure: optional(operationFailure),
    time: integer,
  },
  payout_receiver_corrected: { receiver, time: integer },
  payout_finished: {
    as: choice<ChangeOf<'payout_finished'>['as']>({ success: 'SUCCESS', decline: 'DECLINE', error: 'ERROR' }),
    failure: optional(operationFailure),
    byHand: flag,
    time: integer,
  },
  payout_dispute_changed: { disputeId: text, change: disputeChange },
  payout_paid_late: { no: integer, time: integer },
  payout_attention_raised: { reason: text, since: integer },
  payout_attention_cleared: {},
});
