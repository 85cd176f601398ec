// Original file: protos/turnpike/v1/webhook_service.proto

import type { WebhookSignature as _turnpike_v1_WebhookSignature, WebhookSignature__Output as _turnpike_v1_WebhookSignature__Output } from '../../turnpike/v1/WebhookSignature.ts';
import type { WebhookEndpointState as _turnpike_v1_WebhookEndpointState, WebhookEndpointState__Output as _turnpike_v1_WebhookEndpointState__Output } from '../../turnpike/v1/WebhookEndpointState.ts';
import type { WebhookDisableReason as _turnpike_v1_WebhookDisableReason, WebhookDisableReason__Output as _turnpike_v1_WebhookDisableReason__Output } from '../../turnpike/v1/WebhookDisableReason.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Where a merchant wants to be told of what happens.
 */
export interface WebhookEndpoint {
  /**
   * Its id, unique within the party.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where messages are posted to.
   */
  'url'?: (string) | undefined;
  /**
   * The merchant's own words.
   */
  'description'?: (string) | undefined;
  /**
   * Which events it wants, by their types, or the beginning of several with an asterisk: `payment.*`. All if empty.
   */
  'eventTypes'?: (string)[] | undefined;
  /**
   * How messages are signed.
   */
  'signature'?: (_turnpike_v1_WebhookSignature) | undefined;
  /**
   * Whether messages are sent.
   */
  'state'?: (_turnpike_v1_WebhookEndpointState) | undefined;
  /**
   * Why it is disabled; unspecified while it is enabled.
   */
  'disableReason'?: (_turnpike_v1_WebhookDisableReason) | undefined;
  /**
   * When it was disabled; absent while it is enabled.
   */
  'disableTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The secret that verifies, `whsec_…`; set only in the answer that made it, and for HMAC.
   */
  'secret'?: (string) | undefined;
  /**
   * The keys that verify Ed25519 signatures, `whpk_…`, the newest first; two while one is rotated. Empty for HMAC.
   */
  'publicKeys'?: (string)[] | undefined;
  /**
   * Until when the secret before the newest signs, too; absent if there is none.
   */
  'overlapEndTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was made.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was changed last.
   */
  'updateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Rises with each change of any endpoint of the party.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes with each change.
   */
  'etag'?: (string) | undefined;
}

/**
 * Where a merchant wants to be told of what happens.
 */
export interface WebhookEndpoint__Output {
  /**
   * Its id, unique within the party.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where messages are posted to.
   */
  'url'?: (string) | undefined;
  /**
   * The merchant's own words.
   */
  'description'?: (string) | undefined;
  /**
   * Which events it wants, by their types, or the beginning of several with an asterisk: `payment.*`. All if empty.
   */
  'eventTypes'?: (string)[] | undefined;
  /**
   * How messages are signed.
   */
  'signature'?: (_turnpike_v1_WebhookSignature__Output) | undefined;
  /**
   * Whether messages are sent.
   */
  'state'?: (_turnpike_v1_WebhookEndpointState__Output) | undefined;
  /**
   * Why it is disabled; unspecified while it is enabled.
   */
  'disableReason'?: (_turnpike_v1_WebhookDisableReason__Output) | undefined;
  /**
   * When it was disabled; absent while it is enabled.
   */
  'disableTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The secret that verifies, `whsec_…`; set only in the answer that made it, and for HMAC.
   */
  'secret'?: (string) | undefined;
  /**
   * The keys that verify Ed25519 signatures, `whpk_…`, the newest first; two while one is rotated. Empty for HMAC.
   */
  'publicKeys'?: (string)[] | undefined;
  /**
   * Until when the secret before the newest signs, too; absent if there is none.
   */
  'overlapEndTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was made.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was changed last.
   */
  'updateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Rises with each change of any endpoint of the party.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes with each change.
   */
  'etag'?: (string) | undefined;
}
