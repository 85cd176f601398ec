// Original file: null

import type { OneofOptions as _google_protobuf_OneofOptions, OneofOptions__Output as _google_protobuf_OneofOptions__Output } from '../../google/protobuf/OneofOptions.ts';

export interface OneofDescriptorProto {
  'name'?: (string) | undefined;
  'options'?: (_google_protobuf_OneofOptions | null) | undefined;
}

export interface OneofDescriptorProto__Output {
  'name'?: (string) | undefined;
  'options'?: (_google_protobuf_OneofOptions__Output) | undefined;
}
