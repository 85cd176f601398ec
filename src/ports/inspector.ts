import type { Timestamp } from '../base/time.ts';
import type { Inspector } from '../domain/configuration.ts';
import type { PartyId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import type { PayerFeatures } from '../domain/payer.ts';
import type { PaymentTool } from '../domain/payment-tool.ts';
import type { RiskScore } from '../domain/risk.ts';
import type { Route } from '../domain/routing/route.ts';

/**
 * Judges risk outside this process (reference §9.1).
 *  Q1 Both methods answer or reject within the inspector's timeout; what a rejection means is the caller's business.
 *  Q2 A score that this program does not know is a rejection.
 *  Q3 It is told no card number, and of personal data what `InspectedPayer` names.
 */
export interface RiskInspector {
  inspect(inspector: OutsideInspector, subject: InspectionSubject, traceparent?: string): Promise<RiskScore>;
  blacklisted(inspector: OutsideInspector, route: Route, cardToken: string, traceparent?: string): Promise<boolean>;
}

export type OutsideInspector = Extract<Inspector, { readonly type: 'grpc' }>;

export interface InspectionSubject {
  readonly partyId: PartyId;
  readonly shop: {
    readonly id: string;
    readonly category: string;
    readonly name: string;
    readonly description?: string;
    readonly location: string;
  };
  readonly invoice: {
    readonly id: string;
    readonly createTime: Timestamp;
    readonly dueTime: Timestamp;
    readonly product: string;
    readonly description?: string;
    readonly cost: Money;
    readonly trustLevel?: string;
  };
  readonly payment: {
    readonly id: string;
    readonly createTime: Timestamp;
    readonly cost: Money;
    readonly makeRecurrent: boolean;
    readonly flow: 'instant' | 'hold';
    readonly tool: PaymentTool;
    readonly payer: InspectedPayer;
  };
}

/** Who pays, as far as risk is concerned. What was erased is absent; digests stay. */
export interface InspectedPayer {
  readonly isRecurrent: boolean;
  readonly features: PayerFeatures;
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly clientIpAddress?: string;
  readonly clientFingerprint?: string;
}
