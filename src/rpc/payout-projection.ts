import { unreachable } from '../base/assert.ts';
import type { ApplicationView } from '../domain/application/application.ts';
import { parseStream } from '../domain/ids.ts';
import { evolvePayout, NO_PAYOUT } from '../domain/payout/evolve.ts';
import type { PayoutChange } from '../domain/payout/payout.ts';
import { viewPayout } from '../domain/payout/view-payout.ts';
import type { PayoutChange as ProtoChange } from '../generated/turnpike/v1/PayoutChange.ts';
import type { PayoutEvent } from '../generated/turnpike/v1/PayoutEvent.ts';
import { encodePosition } from '../wire/position.ts';
import { payoutRecords } from '../wire/record.ts';
import { projectDispute, projectStep } from './application-events.ts';
import type { Heading, ToldChange } from './event-messages.ts';
import { projectTime } from './project-values.ts';
import { encoderOf } from './protos.ts';
import { madeOnce, type StreamProjection } from './stream-projection.ts';

const encode = encoderOf<PayoutEvent>('turnpike.v1.PayoutEvent');

const PAYOUT_SIZE = 3;

/** The events of one payout from its beginning on. */
export function payoutProjection(): StreamProjection {
  let state = NO_PAYOUT;
  let reached = 0;
  let version = 0;
  return {
    get sequence() {
      return reached;
    },
    size: PAYOUT_SIZE,
    advance({ bytes, stream, position, sequence }) {
      const { time, changes } = payoutRecords.decode(bytes);
      const told: ToldChange<ProtoChange>[] = [];
      const applications: ApplicationView[] = [];
      for (const change of changes) {
        const projected = projectChange(change);
        if (projected !== undefined) told.push({ change: projected });
        state = evolvePayout(state, change);
        const step = viewPayout(state);
        if (step === undefined || step.version === version) continue;
        version = step.version;
        applications.push(step);
        told.push({ change: { applicationStepped: projectStep(step) } });
      }
      reached = sequence;
      const { facts } = state;
      if (told.length === 0 || facts === undefined) return undefined;
      const { partyId, shopId } = facts;
      const id = parseStream(stream).id;
      const heading: Heading = { kind: 'payout', id, partyId, shopId, sequence, position: encodePosition(position) };
      const event: PayoutEvent = {
        position: heading.position,
        partyId,
        shopId,
        payoutId: id,
        sequence: BigInt(sequence),
        eventTime: projectTime(time),
        changes: told.map(({ change }) => change),
      };
      const made = madeOnce(heading, told, () => encode(event), { position: heading.position, payout: event });
      return { kind: 'payout', id, partyId, shopId, sequence, position, time, applications, ...made };
    },
  };
}

/** What is not here is told by the steps of its status, or stays inside: routes, sessions, the recipient. */
function projectChange(change: PayoutChange): ProtoChange | undefined {
  switch (change.type) {
    case 'payout_attention_raised':
      return { payoutAttentionChanged: { reason: change.reason, since: projectTime(change.since) } };
    case 'payout_attention_cleared':
      return { payoutAttentionChanged: {} };
    case 'payout_paid_late':
      return { payoutPaidLate: {} };
    case 'payout_dispute_changed':
      return projectDispute(change.disputeId, change.change);
    case 'payout_created':
    case 'payout_routed':
    case 'payout_reserved':
    case 'payout_session_changed':
    case 'payout_contested':
    case 'payout_receiver_corrected':
    case 'payout_finished':
      return undefined;
  }
  return unreachable(change);
}
