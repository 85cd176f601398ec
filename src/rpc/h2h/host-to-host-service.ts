import type { ApiRole, Bank } from '../../domain/configuration.ts';
import type { HostToHostServiceDefinition } from '../../generated/turnpike/v1/HostToHostService.ts';
import type { Balance } from '../../h2h/operations/balance.ts';
import type { HostToHostCall } from '../../h2h/operations/call.ts';
import type { DeskMethod } from '../../h2h/operations/directory.ts';
import type { Outcome } from '../../h2h/operations/refused.ts';
import type { Ports, UnaryMethod } from '../call.ts';
import type { ServiceMethods } from '../service-methods.ts';
import { wordsOf } from '../words.ts';
import { listDisputes, submitDisputeEvidence } from './dispute-methods.ts';
import { granted, hostToHostCall } from './host-to-host-call.ts';
import { projectDispute, REASONS, WINNERS } from './project-dispute.ts';
import { PAYMENT_TYPES, PRODUCTS, projectH2hPayment, projectH2hRefund } from './project-payment.ts';
import { readMoney, readPayin, readPayout, readReceiver, wordOf } from './read-application.ts';

const REASON_WORDS = wordsOf(REASONS);
const WINNER_WORDS = wordsOf(WINNERS);
const MERCHANTS: readonly ApiRole[] = ['merchant', 'operator'];
const OPERATORS: readonly ApiRole[] = ['operator'];

/** Host-to-host operations over gRPC: requests are read, operations run, answers projected. What is allowed, the operations say. */
export function hostToHostMethods(ports: Ports): ServiceMethods<HostToHostServiceDefinition> {
  const { hostToHost } = ports;
  return {
    CreatePayin: method(MERCHANTS, projectH2hPayment, (call, request) =>
      hostToHost.createPayin(call, request.projectId, readPayin(request)),
    ),
    CreatePayout: method(MERCHANTS, projectH2hPayment, (call, request) =>
      hostToHost.createPayout(call, request.projectId, readPayout(request)),
    ),
    GetPayment: method(MERCHANTS, projectH2hPayment, (call, { projectId, paymentId, applicationId }) =>
      hostToHost.getPayment(call, projectId, { paymentId, applicationId }),
    ),
    Confirm3ds: method(MERCHANTS, projectH2hPayment, (call, { projectId, paymentId, cres, paRes, otp }) =>
      hostToHost.confirm3ds(call, projectId, paymentId, {
        cres,
        otp,
        paRes: paRes === undefined || paRes === null ? undefined : { paRes: paRes.paRes, md: paRes.md },
      }),
    ),
    ConfirmPaid: method(MERCHANTS, projectH2hPayment, (call, { projectId, paymentId }) =>
      hostToHost.confirmPaid(call, projectId, paymentId),
    ),
    CorrectPayoutRequisites: method(MERCHANTS, projectH2hPayment, (call, { projectId, paymentId, receiver }) =>
      hostToHost.correctPayout(call, projectId, paymentId, readReceiver(receiver)),
    ),
    CreateRefund: method(MERCHANTS, projectH2hRefund, (call, { projectId, paymentId, refundId, amount, reason }) =>
      hostToHost.createRefund(call, projectId, { paymentId, refundId, amount: readMoney(amount), reason }),
    ),
    GetRefund: method(MERCHANTS, projectH2hRefund, (call, { projectId, paymentId, refundId }) =>
      hostToHost.getRefund(call, projectId, { paymentId, refundId }),
    ),
    GetBalance: method(
      MERCHANTS,
      (balances: readonly Balance[]) => ({ balances: balances.map((each) => ({ ...each })) }),
      (call, { projectId }) => hostToHost.getBalance(call, projectId),
    ),
    ListBanks: method(
      MERCHANTS,
      (banks: readonly Bank[]) => ({
        banks: banks.map((bank) => ({ ...bank, methods: [...bank.methods], currencies: [...bank.currencies] })),
      }),
      (call, { projectId, country, currency, method: code }) =>
        hostToHost.listBanks(call, projectId, { country, currency, method: code }),
    ),
    ListPaymentMethods: method(
      MERCHANTS,
      (methods: readonly DeskMethod[]) => ({
        methods: methods.map(({ code, type, product, currencies }) => ({
          code,
          type: PAYMENT_TYPES[type],
          product: PRODUCTS[product],
          currencies: [...currencies],
        })),
      }),
      (call, { projectId }) => hostToHost.listPaymentMethods(call, projectId),
    ),
    OpenDispute: method(MERCHANTS, projectDispute, (call, request) =>
      hostToHost.openDispute(call, request.projectId, {
        paymentId: request.paymentId,
        ref: request.disputeRef,
        reason: wordOf(REASON_WORDS, request.reason),
        claimed: readMoney(request.claimedAmount),
        comment: request.comment,
      }),
    ),
    GetDispute: method(MERCHANTS, projectDispute, (call, { projectId, disputeId, paymentId, disputeRef }) =>
      hostToHost.getDispute(call, projectId, { disputeId, paymentId, ref: disputeRef }),
    ),
    ListDisputes: listDisputes(ports),
    SubmitDisputeEvidence: submitDisputeEvidence(ports),
    StartDispute: method(OPERATORS, projectDispute, (call, { projectId, disputeId }) =>
      hostToHost.startDispute(call, projectId, disputeId),
    ),
    ResolveDispute: method(OPERATORS, projectDispute, (call, { projectId, disputeId, decision }) =>
      hostToHost.resolveDispute(call, projectId, disputeId, {
        winner: wordOf(WINNER_WORDS, decision?.winner),
        amount: readMoney(decision?.amount),
        comment: decision?.comment,
      }),
    ),
    DeclineDispute: method(OPERATORS, projectDispute, (call, { projectId, disputeId, reason }) =>
      hostToHost.declineDispute(call, projectId, disputeId, reason),
    ),
  };
}

function method<Request, Value, Response extends object>(
  roles: readonly ApiRole[],
  project: (value: Value) => Response,
  run: (call: HostToHostCall, request: Request) => Promise<Outcome<Value>>,
): UnaryMethod<Request, Response> {
  return {
    roles,
    handle: async (request, context) => project(await granted(run(hostToHostCall(context), request))),
  };
}
