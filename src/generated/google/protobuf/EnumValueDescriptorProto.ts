// Original file: null

import type { EnumValueOptions as _google_protobuf_EnumValueOptions, EnumValueOptions__Output as _google_protobuf_EnumValueOptions__Output } from '../../google/protobuf/EnumValueOptions.ts';

export interface EnumValueDescriptorProto {
  'name'?: (string) | undefined;
  'number'?: (number) | undefined;
  'options'?: (_google_protobuf_EnumValueOptions | null) | undefined;
}

export interface EnumValueDescriptorProto__Output {
  'name'?: (string) | undefined;
  'number'?: (number) | undefined;
  'options'?: (_google_protobuf_EnumValueOptions__Output) | undefined;
}
