import type { AlertUrls, ApplicationChange, ApplicationFacts, Product } from '../domain/application/application.ts';
import { disputeChange } from './dispute-change.ts';
import { byType, choice, flag, integer, type LayoutOf, message, optional, text } from './layout.ts';
import { money } from './money.ts';
import { payerFeatures, sealed } from './payer.ts';

type ChangeOf<Type extends ApplicationChange['type']> = Extract<ApplicationChange, { readonly type: Type }>;

/** What a merchant said of a payin or a payout when it was created. */
export const applicationFacts: LayoutOf<ApplicationFacts> = message<ApplicationFacts>({
  projectId: text,
  paymentId: text,
  product: choice<Product>({ p2p: 'P2P', ecom: 'ECOM' }),
  method: text,
  hosted: flag,
  urls: message<AlertUrls>({ informative: text, success: text, decline: text }),
  redirectUrl: optional(text),
  expireTime: integer,
  onExpiry: choice<ApplicationFacts['onExpiry']>({ dispute: 'DISPUTE', decline: 'DECLINE' }),
  confirmTimeoutMs: integer,
  description: optional(text),
  country: optional(text),
  language: optional(text),
  payer: optional(
    message<Required<ApplicationFacts>['payer']>({ features: payerFeatures, personal: optional(sealed) }),
  ),
});

export const applicationChange: LayoutOf<ApplicationChange> = byType<ApplicationChange>({
  application_dated: { time: integer },
  application_method_chosen: {
    product: choice<Product>({ p2p: 'P2P', ecom: 'ECOM' }),
    method: text,
    time: integer,
  },
  payment_claimed: { time: integer },
  verification_sent: {
    kind: choice<ChangeOf<'verification_sent'>['kind']>({ otp: 'OTP', three_ds: 'THREE_DS' }),
    ref: text,
    digest: optional(text),
    time: integer,
  },
  verification_delivered: { time: integer },
  verification_accepted: { time: integer },
  verification_refused: { lost: flag, time: integer },
  application_contested: {
    as: choice<ChangeOf<'application_contested'>['as']>({
      no_payment: 'NO_PAYMENT',
      different_amount: 'DIFFERENT_AMOUNT',
      confirm_timeout: 'CONFIRM_TIMEOUT',
    }),
    time: integer,
  },
  application_money_received: { received: money, late: flag, time: integer },
  application_settled: {
    as: choice<ChangeOf<'application_settled'>['as']>({ success: 'SUCCESS', decline: 'DECLINE' }),
    amount: optional(money),
    byHand: flag,
    time: integer,
  },
  application_dispute_changed: { disputeId: text, change: disputeChange },
});
