// Original file: protos/turnpike/v1/partner_callback.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A partner's callback on its way from a bridge to the nodes: the payload of the NATS subjects `turnpike.callbacks.<provider>`
 * and `turnpike.parked.<provider>`. docs/bridge.md is the contract. Nodes ignore fields that they do not know.
 */
export interface PartnerCallback {
  /**
   * The provider of the business configuration that sent it; the same as the last token of the subject.
   */
  'provider'?: (string) | undefined;
  /**
   * The tag of the session that it is for. Empty where the bridge cannot tell: then a node looks, by the provider's adapter.
   */
  'tag'?: (string) | undefined;
  /**
   * The partner's id of this event where its signature proves it, a random one otherwise; 1 to 128 printable characters
   * without spaces. Of two with the same id the second is ignored.
   */
  'eventId'?: (string) | undefined;
  /**
   * When the bridge took it. For people: a node goes by its own time.
   */
  'receivedTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Headers, names in lower case. Nodes keep those on their list and drop the others.
   */
  'headers'?: ({[key: string]: string}) | undefined;
  /**
   * The body as it came in, at most 256 KiB. One that holds a card number is not kept.
   */
  'body'?: (Buffer | Uint8Array | string) | undefined;
}

/**
 * A partner's callback on its way from a bridge to the nodes: the payload of the NATS subjects `turnpike.callbacks.<provider>`
 * and `turnpike.parked.<provider>`. docs/bridge.md is the contract. Nodes ignore fields that they do not know.
 */
export interface PartnerCallback__Output {
  /**
   * The provider of the business configuration that sent it; the same as the last token of the subject.
   */
  'provider'?: (string) | undefined;
  /**
   * The tag of the session that it is for. Empty where the bridge cannot tell: then a node looks, by the provider's adapter.
   */
  'tag'?: (string) | undefined;
  /**
   * The partner's id of this event where its signature proves it, a random one otherwise; 1 to 128 printable characters
   * without spaces. Of two with the same id the second is ignored.
   */
  'eventId'?: (string) | undefined;
  /**
   * When the bridge took it. For people: a node goes by its own time.
   */
  'receivedTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Headers, names in lower case. Nodes keep those on their list and drop the others.
   */
  'headers'?: ({[key: string]: string}) | undefined;
  /**
   * The body as it came in, at most 256 KiB. One that holds a card number is not kept.
   */
  'body'?: (Buffer) | undefined;
}
