import { createTokenBuckets } from '../../base/token-buckets.ts';
import type { Bank } from '../../domain/configuration.ts';
import { unreadBySome } from '../../ports/record-readers.ts';
import type { TokenizedCard } from '../../ports/vault.ts';
import { type Balance, balancesOf } from './balance.ts';
import type { HostToHostCall, HostToHostPorts } from './call.ts';
import { type CardGiven, tokenizeCard } from './card.ts';
import { type OpenDesk, openDesk } from './cash-desk.ts';
import { confirm3ds, confirmPaid, type VerificationInput } from './confirm-payin.ts';
import { correctPayout } from './correct-payout.ts';
import { createPayin, type NewPayin } from './create-payin.ts';
import { createPayout, type NewPayoutRequest } from './create-payout.ts';
import {
  declineDispute,
  type NewDecision,
  type NewEvidence,
  resolveDispute,
  startDispute,
  submitEvidence,
} from './decide-dispute.ts';
import { type BankFilter, banksOf, type DeskMethod, methodsOf } from './directory.ts';
import { type DisputeAnswer, type DisputeSelector, getDispute, type NewDispute, openDispute } from './dispute.ts';
import { type DisputeList, type DisputeListRequest, listDisputes } from './dispute-list.ts';
import { collectFaults } from './faults.ts';
import { getPayment, type PaymentSelector } from './get-payment.ts';
import { confirmHosted, type HostedPage, lookHosted, verifyHosted } from './hosted-page.ts';
import { type HostedChoice, payHosted } from './pay-hosted.ts';
import type { PaymentAnswer } from './payment-answer.ts';
import type { ReceiverInput } from './receiver.ts';
import { createRefund, getRefund, type NewRefundRequest, type RefundAnswer } from './refund.ts';
import { OperationRefused, type Outcome, outcomeOf, refused } from './refused.ts';

/**
 * What a merchant's host can ask of a cash desk, whichever door it comes through: the same state and the same refusal for the same
 * input. Not responsible for who the caller is, nor for the form of requests and answers.
 *
 *  H1 A caller sees its own cash desks; any other looks like one that does not exist (P10).
 *  H2 A cash desk asks no faster than its rates allow, through all doors of this node together.
 *  H3 A refusal is a value; what is thrown is a bug or an outage.
 *  H4 No payin and no payout is begun that a live node could not read (V1).
 */
export interface HostToHost {
  createPayin(call: HostToHostCall, projectId: ProjectName, payin: NewPayin): Promise<Outcome<PaymentAnswer>>;
  createPayout(call: HostToHostCall, projectId: ProjectName, payout: NewPayoutRequest): Promise<Outcome<PaymentAnswer>>;
  getPayment(call: HostToHostCall, projectId: ProjectName, selector: PaymentSelector): Promise<Outcome<PaymentAnswer>>;
  confirm3ds(
    call: HostToHostCall,
    projectId: ProjectName,
    paymentId: string | undefined,
    result: VerificationInput,
  ): Promise<Outcome<PaymentAnswer>>;
  confirmPaid(
    call: HostToHostCall,
    projectId: ProjectName,
    paymentId: string | undefined,
  ): Promise<Outcome<PaymentAnswer>>;
  correctPayout(
    call: HostToHostCall,
    projectId: ProjectName,
    paymentId: string | undefined,
    receiver: ReceiverInput | undefined,
  ): Promise<Outcome<PaymentAnswer>>;
  createRefund(call: HostToHostCall, projectId: ProjectName, refund: NewRefundRequest): Promise<Outcome<RefundAnswer>>;
  getRefund(
    call: HostToHostCall,
    projectId: ProjectName,
    names: Pick<NewRefundRequest, 'paymentId' | 'refundId'>,
  ): Promise<Outcome<RefundAnswer>>;
  getBalance(call: HostToHostCall, projectId: ProjectName): Promise<Outcome<readonly Balance[]>>;
  listBanks(call: HostToHostCall, projectId: ProjectName, filter: BankFilter): Promise<Outcome<readonly Bank[]>>;
  listPaymentMethods(call: HostToHostCall, projectId: ProjectName): Promise<Outcome<readonly DeskMethod[]>>;
  openDispute(call: HostToHostCall, projectId: ProjectName, dispute: NewDispute): Promise<Outcome<DisputeAnswer>>;
  getDispute(call: HostToHostCall, projectId: ProjectName, selector: DisputeSelector): Promise<Outcome<DisputeAnswer>>;
  listDisputes(call: HostToHostCall, projectId: ProjectName, list: DisputeListRequest): Promise<Outcome<DisputeList>>;
  submitEvidence(call: HostToHostCall, projectId: ProjectName, evidence: NewEvidence): Promise<Outcome<DisputeAnswer>>;
  startDispute(
    call: HostToHostCall,
    projectId: ProjectName,
    disputeId: string | undefined,
  ): Promise<Outcome<DisputeAnswer>>;
  resolveDispute(
    call: HostToHostCall,
    projectId: ProjectName,
    disputeId: string | undefined,
    decision: NewDecision,
  ): Promise<Outcome<DisputeAnswer>>;
  declineDispute(
    call: HostToHostCall,
    projectId: ProjectName,
    disputeId: string | undefined,
    reason: string | undefined,
  ): Promise<Outcome<DisputeAnswer>>;
  /**
   * For doors that are given card numbers: the first thing that is done with a request. It counts as that request does, which is
   * `isCounted` from then on: what is over the rate leaves nothing in the vault.
   */
  tokenizeCard(
    call: HostToHostCall,
    projectId: string,
    paymentId: string,
    card: CardGiven,
  ): Promise<Outcome<TokenizedCard>>;
  /** For the page of a payer, who is known by its address alone; undefined where there is none under it. */
  lookHosted(token: string): Promise<Outcome<HostedPage | undefined>>;
  payHosted(token: string, choice: HostedChoice): Promise<Outcome<HostedPage | undefined>>;
  verifyHosted(token: string, otp: string | undefined): Promise<Outcome<HostedPage | undefined>>;
  confirmHosted(token: string): Promise<Outcome<HostedPage | undefined>>;
}

/** As the request names it; absent is a fault of the request. */
type ProjectName = string | undefined;

const MAX_PROJECT_ID_LENGTH = 36;

export function createHostToHost(ports: HostToHostPorts): HostToHost {
  const buckets = createTokenBuckets(ports.machineClock.nowMs);

  /** H2 */
  const count = (kind: 'create' | 'read', { isCounted }: HostToHostCall, { desk }: OpenDesk): void => {
    const waitMs = isCounted === true ? 0 : buckets.take(`${kind}/${desk.id}`, desk.rateLimits[kind]);
    if (waitMs === 0) return;
    throw refused('RATE_LIMITED', 'The cash desk sends more than it may', { retry_after_ms: String(waitMs) });
  };

  /** H1, H2, H3 */
  const at = <Value>(
    kind: 'create' | 'read',
    call: HostToHostCall,
    projectId: ProjectName,
    run: (open: OpenDesk) => Promise<Value> | Value,
  ): Promise<Outcome<Value>> =>
    outcomeOf(
      (async () => {
        const faults = collectFaults();
        const name = faults.requiredText('project_id', projectId, MAX_PROJECT_ID_LENGTH);
        faults.done();
        const open = openDesk(ports, call, name);
        count(kind, call, open);
        return await run(open);
      })(),
    );

  /** H4 */
  const begin = <Value>(call: HostToHostCall, projectId: ProjectName, run: (open: OpenDesk) => Promise<Value>) =>
    at('create', call, projectId, async (open) => {
      const refusal = unreadBySome(ports.readers);
      if (refusal !== undefined) throw new OperationRefused(refusal);
      return await run(open);
    });

  return {
    createPayin: (call, project, payin) => begin(call, project, (open) => createPayin(ports, call, open, payin)),
    createPayout: (call, project, payout) => begin(call, project, (open) => createPayout(ports, call, open, payout)),
    getPayment: (call, project, selector) =>
      at('read', call, project, (open) => getPayment(ports, call, open, selector)),
    confirm3ds: (call, project, paymentId, result) =>
      at('create', call, project, (open) => confirm3ds(ports, call, open, paymentId, result)),
    confirmPaid: (call, project, paymentId) =>
      at('create', call, project, (open) => confirmPaid(ports, call, open, paymentId)),
    correctPayout: (call, project, paymentId, receiver) =>
      at('create', call, project, (open) => correctPayout(ports, call, open, paymentId, receiver)),
    createRefund: (call, project, refund) =>
      at('create', call, project, (open) => createRefund(ports, call, open, refund)),
    getRefund: (call, project, names) => at('read', call, project, (open) => getRefund(ports, call, open, names)),
    getBalance: (call, project) => at('read', call, project, (open) => balancesOf(ports, open)),
    listBanks: (call, project, filter) => at('read', call, project, (open) => banksOf(open, filter)),
    listPaymentMethods: (call, project) => at('read', call, project, methodsOf),
    openDispute: (call, project, dispute) =>
      at('create', call, project, (open) => openDispute(ports, call, open, dispute)),
    getDispute: (call, project, selector) =>
      at('read', call, project, (open) => getDispute(ports, call, open, selector)),
    listDisputes: (call, project, list) => at('read', call, project, (open) => listDisputes(ports, call, open, list)),
    submitEvidence: (call, project, evidence) =>
      at('create', call, project, (open) => submitEvidence(ports, call, open, evidence)),
    startDispute: (call, project, disputeId) =>
      at('create', call, project, (open) => startDispute(ports, call, open, disputeId)),
    resolveDispute: (call, project, disputeId, decision) =>
      at('create', call, project, (open) => resolveDispute(ports, call, open, disputeId, decision)),
    declineDispute: (call, project, disputeId, reason) =>
      at('create', call, project, (open) => declineDispute(ports, call, open, disputeId, reason)),
    tokenizeCard: (call, project, paymentId, card) =>
      outcomeOf(
        (async () => {
          const open = openDesk(ports, call, project);
          count('create', call, open);
          return await tokenizeCard(ports, open, paymentId, card);
        })(),
      ),
    lookHosted: (token) => outcomeOf(lookHosted(ports, token)),
    payHosted: (token, choice) => outcomeOf(payHosted(ports, token, choice)),
    verifyHosted: (token, otp) => outcomeOf(verifyHosted(ports, token, otp)),
    confirmHosted: (token) => outcomeOf(confirmHosted(ports, token)),
  };
}
