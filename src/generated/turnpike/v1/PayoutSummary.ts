// Original file: protos/turnpike/v1/operations_service.proto

import type { H2hStatus as _turnpike_v1_H2hStatus, H2hStatus__Output as _turnpike_v1_H2hStatus__Output } from '../../turnpike/v1/H2hStatus.ts';
import type { H2hSubStatus as _turnpike_v1_H2hSubStatus, H2hSubStatus__Output as _turnpike_v1_H2hSubStatus__Output } from '../../turnpike/v1/H2hSubStatus.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A payout in a list. HostToHostService has the whole of it.
 */
export interface PayoutSummary {
  /**
   * Id of the gateway's own.
   */
  'applicationId'?: (string) | undefined;
  /**
   * Whose it is.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Where it stands.
   */
  'status'?: (_turnpike_v1_H2hStatus) | undefined;
  /**
   * Where it stands, more exactly.
   */
  'subStatus'?: (_turnpike_v1_H2hSubStatus) | undefined;
  /**
   * What the recipient gets.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The provider that pays it out; empty until one was chosen.
   */
  'providerId'?: (string) | undefined;
  /**
   * Why it waits for an operator; empty if it does not.
   */
  'attention'?: (string) | undefined;
}

/**
 * A payout in a list. HostToHostService has the whole of it.
 */
export interface PayoutSummary__Output {
  /**
   * Id of the gateway's own.
   */
  'applicationId'?: (string) | undefined;
  /**
   * Whose it is.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Where it stands.
   */
  'status'?: (_turnpike_v1_H2hStatus__Output) | undefined;
  /**
   * Where it stands, more exactly.
   */
  'subStatus'?: (_turnpike_v1_H2hSubStatus__Output) | undefined;
  /**
   * What the recipient gets.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The provider that pays it out; empty until one was chosen.
   */
  'providerId'?: (string) | undefined;
  /**
   * Why it waits for an operator; empty if it does not.
   */
  'attention'?: (string) | undefined;
}
