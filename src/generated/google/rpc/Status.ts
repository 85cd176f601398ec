// Original file: protos/google/rpc/status.proto

import type { Any as _google_protobuf_Any, Any__Output as _google_protobuf_Any__Output } from '../../google/protobuf/Any.ts';

/**
 * The error model of gRPC as one message. Wire-compatible with the well-known
 * type of the same name, so that any client's rich-error support reads it from
 * the `grpc-status-details-bin` trailer.
 */
export interface Status {
  /**
   * A gRPC status code, 0 to 16.
   */
  'code'?: (number) | undefined;
  /**
   * A sentence for a developer, in English. Programs read `ErrorInfo.reason`.
   */
  'message'?: (string) | undefined;
  /**
   * The typed details: messages of error_details.proto.
   */
  'details'?: (_google_protobuf_Any)[] | undefined;
}

/**
 * The error model of gRPC as one message. Wire-compatible with the well-known
 * type of the same name, so that any client's rich-error support reads it from
 * the `grpc-status-details-bin` trailer.
 */
export interface Status__Output {
  /**
   * A gRPC status code, 0 to 16.
   */
  'code'?: (number) | undefined;
  /**
   * A sentence for a developer, in English. Programs read `ErrorInfo.reason`.
   */
  'message'?: (string) | undefined;
  /**
   * The typed details: messages of error_details.proto.
   */
  'details'?: (_google_protobuf_Any__Output)[] | undefined;
}
