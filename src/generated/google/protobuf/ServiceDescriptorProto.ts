// Original file: null

import type { MethodDescriptorProto as _google_protobuf_MethodDescriptorProto, MethodDescriptorProto__Output as _google_protobuf_MethodDescriptorProto__Output } from '../../google/protobuf/MethodDescriptorProto.ts';
import type { ServiceOptions as _google_protobuf_ServiceOptions, ServiceOptions__Output as _google_protobuf_ServiceOptions__Output } from '../../google/protobuf/ServiceOptions.ts';

export interface ServiceDescriptorProto {
  'name'?: (string) | undefined;
  'method'?: (_google_protobuf_MethodDescriptorProto)[] | undefined;
  'options'?: (_google_protobuf_ServiceOptions | null) | undefined;
}

export interface ServiceDescriptorProto__Output {
  'name'?: (string) | undefined;
  'method'?: (_google_protobuf_MethodDescriptorProto__Output)[] | undefined;
  'options'?: (_google_protobuf_ServiceOptions__Output) | undefined;
}
