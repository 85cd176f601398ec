import type { Dispute } from '../../generated/turnpike/v1/Dispute.ts';
import type { ListDisputesRequest__Output } from '../../generated/turnpike/v1/ListDisputesRequest.ts';
import type { ListDisputesResponse } from '../../generated/turnpike/v1/ListDisputesResponse.ts';
import type { SubmitDisputeEvidenceRequest__Output } from '../../generated/turnpike/v1/SubmitDisputeEvidenceRequest.ts';
import { MAX_EVIDENCE_BYTES } from '../../h2h/operations/decide-dispute.ts';
import type { Ports, UnaryMethod } from '../call.ts';
import { readFields } from '../fields.ts';
import { pagesOf } from '../page.ts';
import { wordsOf } from '../words.ts';
import { granted, hostToHostCall } from './host-to-host-call.ts';
import { DISPUTE_STATES, projectDispute } from './project-dispute.ts';

const STATE_WORDS = wordsOf(DISPUTE_STATES);
/** The bytes, and the fields beside them. */
const MAX_EVIDENCE_REQUEST_BYTES = MAX_EVIDENCE_BYTES + 16 * 1024;

export function listDisputes({
  hostToHost,
  vault,
}: Ports): UnaryMethod<ListDisputesRequest__Output, ListDisputesResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { projectId, paymentId, pageSize } = request;
      const fields = readFields();
      const state = fields.word('state', request.state, STATE_WORDS);
      const createdFrom = fields.time('min_create_time', request.minCreateTime);
      const createdBefore = fields.time('max_create_time', request.maxCreateTime);
      fields.done();
      const pages = pagesOf(vault, 'HostToHostService/ListDisputes', request, context.caller.partyId ?? '');
      const { disputes, next } = await granted(
        hostToHost.listDisputes(hostToHostCall(context), projectId, {
          paymentId,
          state,
          createdFrom,
          createdBefore,
          pageSize,
          cursor: pages.cursor(),
        }),
      );
      return { disputes: disputes.map(projectDispute), nextPageToken: pages.token(next) };
    },
  };
}

export function submitDisputeEvidence({
  hostToHost,
}: Ports): UnaryMethod<SubmitDisputeEvidenceRequest__Output, Dispute> {
  return {
    roles: ['merchant', 'operator'],
    maxRequestBytes: MAX_EVIDENCE_REQUEST_BYTES,
    async handle({ projectId, disputeId, content = new Uint8Array(), fileName }, context) {
      const evidence = { disputeId, content, fileName };
      return projectDispute(await granted(hostToHost.submitEvidence(hostToHostCall(context), projectId, evidence)));
    },
  };
}
