import { toIso } from '../../base/time.ts';
import type { Bank } from '../../domain/configuration.ts';
import { answerBody, type JsonBody, minorOf } from '../../h2h/body.ts';
import type { Balance } from '../../h2h/operations/balance.ts';
import type { DeskMethod } from '../../h2h/operations/directory.ts';
import type { DisputeAnswer } from '../../h2h/operations/dispute.ts';
import type { PaymentAnswer } from '../../h2h/operations/payment-answer.ts';
import type { RefundAnswer } from '../../h2h/operations/refund.ts';

/** What operations give as the JSON of this door. */
export function paymentBody({ view, ...parts }: PaymentAnswer): JsonBody {
  return answerBody(view, parts);
}

export function refundBody(refund: RefundAnswer): JsonBody {
  const { status, refundId, projectId, paymentId, applicationId, amount, reason, failure, createTime } = refund;
  const why = failure?.type === 'failure' ? (failure.failure.reason ?? failure.failure.code) : failure?.type;
  return {
    status,
    sub_status: status === 'processing' ? 'refund_process' : null,
    status_description: why ?? null,
    refund_id: refundId,
    request_id: applicationId,
    payment_id: paymentId,
    project_id: projectId,
    amount: minorOf(amount),
    currency: amount.currency,
    ...(reason === undefined ? {} : { reason }),
    created_at: toIso(createTime),
  };
}

export function balanceBody(balances: readonly Balance[]): JsonBody {
  return {
    balance: balances.map(({ currency, availableMinor, lockedMinor }) => ({
      currency,
      amount: Number(availableMinor),
      locked_amount: Number(lockedMinor),
    })),
  };
}

export function banksBody(banks: readonly Bank[]): JsonBody {
  return {
    banks: banks.map(({ code, name, country, methods, currencies }) => ({ code, name, country, methods, currencies })),
  };
}

export function methodsBody(methods: readonly DeskMethod[]): JsonBody {
  return { methods: methods.map((each) => ({ ...each })) };
}

export function disputeBody({ view, dispute }: DisputeAnswer): JsonBody {
  const { facts, status, evidence, updateTime } = dispute;
  return {
    status: status.tag,
    dispute_id: facts.id,
    dispute_ref: facts.ref,
    request_id: view.applicationId,
    payment_id: view.facts.paymentId,
    project_id: view.facts.projectId,
    reason: facts.reason,
    ...(facts.claimed === undefined ? {} : { claimed_amount: minorOf(facts.claimed) }),
    ...(facts.comment === undefined ? {} : { comment: facts.comment }),
    ...(status.tag === 'resolved' ? { decision: decisionBody(status.decision) } : {}),
    ...(status.tag === 'declined' && status.reason !== undefined ? { decline_reason: status.reason } : {}),
    evidence: evidence.map(({ id, sha256, sizeBytes, mediaType, fileName, time }) => ({
      evidence_id: id,
      sha256,
      size_bytes: sizeBytes,
      media_type: mediaType,
      ...(fileName === undefined ? {} : { file_name: fileName }),
      created_at: toIso(time),
    })),
    created_at: toIso(facts.createTime),
    updated_at: toIso(updateTime),
  };
}

type Resolved = Extract<DisputeAnswer['dispute']['status'], { readonly tag: 'resolved' }>;

function decisionBody({ winner, amount, comment }: Resolved['decision']): JsonBody {
  return {
    winner,
    ...(amount === undefined ? {} : { amount: minorOf(amount) }),
    ...(comment === undefined ? {} : { comment }),
  };
}
