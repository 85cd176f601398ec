import { DISPUTE_REASONS, type DisputeStatus } from '../../domain/dispute/dispute.ts';
import { FIELDS } from './field-names.ts';
import { readAmount } from './read-application.ts';
import { answered, type H2hHandler } from './request.ts';
import { balanceBody, banksBody, disputeBody, methodsBody } from './write-answer.ts';

/** What is asked of the cash desk itself, and of its cases. */
const DISPUTE_STATES: readonly DisputeStatus['tag'][] = ['opened', 'in_progress', 'resolved', 'declined'];

export const readBalance: H2hHandler = (request) =>
  answered(request, () => request.hostToHost.getBalance(request.call, request.projectId), balanceBody);

export const listBanks: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const filter = {
    country: body.text('filter.country'),
    currency: body.text('filter.currency'),
    method: body.text('filter.method'),
  };
  return await answered(request, () => hostToHost.listBanks(call, projectId, filter), banksBody, FIELDS.banks);
};

export const listMethods: H2hHandler = (request) =>
  answered(request, () => request.hostToHost.listPaymentMethods(request.call, request.projectId), methodsBody);

export const openDispute: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const dispute = {
    paymentId: body.text('general.payment_id'),
    ref: body.text('general.dispute_ref'),
    reason: body.word('dispute.reason', DISPUTE_REASONS),
    claimed: readAmount(body, 'dispute.claimed_amount', 'dispute.claimed_currency'),
    comment: body.text('dispute.comment'),
  };
  return await answered(request, () => hostToHost.openDispute(call, projectId, dispute), disputeBody);
};

export const readDispute: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const selector = {
    disputeId: body.text('general.dispute_id'),
    paymentId: body.text('general.payment_id'),
    ref: body.text('general.dispute_ref'),
  };
  return await answered(request, () => hostToHost.getDispute(call, projectId, selector), disputeBody);
};

export const listDisputes: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const token = body.text('page.token');
  const list = {
    paymentId: body.text('filter.payment_id'),
    state: body.word('filter.status', DISPUTE_STATES),
    createdFrom: body.time('filter.created_from'),
    createdBefore: body.time('filter.created_before'),
    pageSize: body.number('page.size'),
    cursor: token === undefined || token === '' ? undefined : Buffer.from(token, 'base64url').toString(),
  };
  return await answered(
    request,
    () => hostToHost.listDisputes(call, projectId, list),
    ({ disputes, next }) => ({
      disputes: disputes.map(disputeBody),
      ...(next === undefined ? {} : { next_page_token: Buffer.from(next).toString('base64url') }),
    }),
    FIELDS.list,
  );
};

/** The bytes come as base64 in the body, so that they are signed with it. */
export const submitEvidence: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const evidence = {
    disputeId: body.text('general.dispute_id'),
    content: Buffer.from(body.text('evidence.content') ?? '', 'base64'),
    fileName: body.text('evidence.file_name'),
  };
  return await answered(request, () => hostToHost.submitEvidence(call, projectId, evidence), disputeBody);
};
