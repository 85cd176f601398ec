import type {
  DisputeChange,
  DisputeDecision,
  DisputeFacts,
  DisputeReason,
  DisputeStatus,
  Evidence,
} from '../domain/dispute/dispute.ts';
import { byTag, byType, choice, integer, type LayoutOf, message, optional, text } from './layout.ts';
import { money } from './money.ts';

const facts = message<DisputeFacts>({
  id: text,
  ref: text,
  reason: choice<DisputeReason>({
    invalid_sum: 'INVALID_SUM',
    has_payment: 'HAS_PAYMENT',
    invalid_requisites: 'INVALID_REQUISITES',
    unknown: 'UNKNOWN',
  }),
  createTime: integer,
  claimed: optional(money),
  comment: optional(text),
});

const decision = message<DisputeDecision>({
  winner: choice<DisputeDecision['winner']>({ merchant: 'MERCHANT', payer: 'PAYER' }),
  amount: optional(money),
  comment: optional(text),
});

const status = byTag<DisputeStatus>({
  opened: {},
  in_progress: {},
  resolved: { decision },
  declined: { reason: optional(text) },
});

const evidence = message<Evidence>({
  id: text,
  sha256: text,
  sizeBytes: integer,
  mediaType: text,
  fileName: optional(text),
  time: integer,
});

export const disputeChange: LayoutOf<DisputeChange> = byType<DisputeChange>({
  dispute_opened: { dispute: facts },
  dispute_evidence_added: { evidence },
  dispute_status_changed: { status, time: integer },
});
