// Original file: null

import type { MethodOptions as _google_protobuf_MethodOptions, MethodOptions__Output as _google_protobuf_MethodOptions__Output } from '../../google/protobuf/MethodOptions.ts';

export interface MethodDescriptorProto {
  'name'?: (string) | undefined;
  'inputType'?: (string) | undefined;
  'outputType'?: (string) | undefined;
  'options'?: (_google_protobuf_MethodOptions | null) | undefined;
  'clientStreaming'?: (boolean) | undefined;
  'serverStreaming'?: (boolean) | undefined;
}

export interface MethodDescriptorProto__Output {
  'name'?: (string) | undefined;
  'inputType'?: (string) | undefined;
  'outputType'?: (string) | undefined;
  'options'?: (_google_protobuf_MethodOptions__Output) | undefined;
  'clientStreaming'?: (boolean) | undefined;
  'serverStreaming'?: (boolean) | undefined;
}
