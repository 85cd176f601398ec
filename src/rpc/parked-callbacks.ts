import type { ListParkedCallbacksRequest__Output } from '../generated/turnpike/v1/ListParkedCallbacksRequest.ts';
import type { ListParkedCallbacksResponse } from '../generated/turnpike/v1/ListParkedCallbacksResponse.ts';
import type { ParkedCallback as ProtoCallback } from '../generated/turnpike/v1/ParkedCallback.ts';
import type { ParkingReason as ProtoReason } from '../generated/turnpike/v1/ParkingReason.ts';
import type { ReplayCallbackRequest__Output } from '../generated/turnpike/v1/ReplayCallbackRequest.ts';
import type { ReplayCallbackResponse } from '../generated/turnpike/v1/ReplayCallbackResponse.ts';
import type { ParkedCallback, ParkingReason } from '../ports/callbacks.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { pagesOf, readPageSize } from './page.ts';
import { projectTime } from './project-values.ts';
import { refused } from './refused.ts';

/** What operators see of callbacks that nobody could take, and how they set one going again. */

const MAX_TAG_LENGTH = 512;
/** A provider, a slash, and an event id. */
const MAX_CALLBACK_ID_LENGTH = 200;

export function listParkedCallbacks({
  inbox,
  vault,
}: Ports): UnaryMethod<ListParkedCallbacksRequest__Output, ListParkedCallbacksResponse> {
  return {
    roles: ['operator'],
    async handle(request) {
      const fields = readFields();
      const providerId = fields.id('provider_id', request.providerId);
      const tag = fields.text('tag', request.tag, MAX_TAG_LENGTH);
      const pageSize = readPageSize(fields, request);
      fields.done();
      const pages = pagesOf(vault, 'OperationsService/ListParkedCallbacks', request, '');
      const filter = { ...(providerId === undefined ? {} : { providerId }), ...(tag === undefined ? {} : { tag }) };
      const page = await inbox.parked(filter, pages.cursor(), pageSize);
      return { callbacks: page.rows.map(projectCallback), nextPageToken: pages.token(page.next) };
    },
  };
}

/** A repeat brings the callback again, which its invoice takes once, so that it needs no memory of the first request. */
export function replayCallback({
  callbacks,
  log,
}: Ports): UnaryMethod<ReplayCallbackRequest__Output, ReplayCallbackResponse> {
  return {
    roles: ['operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const id = fields.requiredText('callback_id', request.callbackId, MAX_CALLBACK_ID_LENGTH);
      fields.done();
      const answer = await callbacks.replay(id);
      if (answer === 'unknown') {
        throw refused('CALLBACK_NOT_FOUND', 'There is no such callback now', { callback_id: id });
      }
      if (answer === 'unidentified') {
        throw refused('CALLBACK_NOT_IDENTIFIED', 'No provider can read this callback', { callback_id: id });
      }
      log.warn({ callback: id, credential: caller.credential, ...identity }, 'a callback is replayed');
      return { taken: answer === 'taken' };
    },
  };
}

const REASONS: Readonly<Record<ParkingReason, ProtoReason>> = {
  UNREADABLE: 'PARKING_REASON_UNREADABLE',
  UNKNOWN_PROVIDER: 'PARKING_REASON_UNKNOWN_PROVIDER',
  UNIDENTIFIED: 'PARKING_REASON_UNIDENTIFIED',
  CARD_DATA: 'PARKING_REASON_CARD_DATA',
  NOT_TAKEN: 'PARKING_REASON_NOT_TAKEN',
};

function projectCallback({ id, receivedTime, bodyBytes, parking, ...same }: ParkedCallback): ProtoCallback {
  return {
    ...same,
    callbackId: id,
    receivedTime: projectTime(receivedTime),
    bodyBytes: BigInt(bodyBytes),
    parkedTime: projectTime(parking.time),
    reason: REASONS[parking.reason],
  };
}
