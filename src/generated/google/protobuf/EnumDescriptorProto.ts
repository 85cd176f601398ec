// Original file: null

import type { EnumValueDescriptorProto as _google_protobuf_EnumValueDescriptorProto, EnumValueDescriptorProto__Output as _google_protobuf_EnumValueDescriptorProto__Output } from '../../google/protobuf/EnumValueDescriptorProto.ts';
import type { EnumOptions as _google_protobuf_EnumOptions, EnumOptions__Output as _google_protobuf_EnumOptions__Output } from '../../google/protobuf/EnumOptions.ts';
import type { SymbolVisibility as _google_protobuf_SymbolVisibility, SymbolVisibility__Output as _google_protobuf_SymbolVisibility__Output } from '../../google/protobuf/SymbolVisibility.ts';

export interface _google_protobuf_EnumDescriptorProto_EnumReservedRange {
  'start'?: (number) | undefined;
  'end'?: (number) | undefined;
}

export interface _google_protobuf_EnumDescriptorProto_EnumReservedRange__Output {
  'start'?: (number) | undefined;
  'end'?: (number) | undefined;
}

export interface EnumDescriptorProto {
  'name'?: (string) | undefined;
  'value'?: (_google_protobuf_EnumValueDescriptorProto)[] | undefined;
  'options'?: (_google_protobuf_EnumOptions | null) | undefined;
  'reservedRange'?: (_google_protobuf_EnumDescriptorProto_EnumReservedRange)[] | undefined;
  'reservedName'?: (string)[] | undefined;
  'visibility'?: (_google_protobuf_SymbolVisibility) | undefined;
}

export interface EnumDescriptorProto__Output {
  'name'?: (string) | undefined;
  'value'?: (_google_protobuf_EnumValueDescriptorProto__Output)[] | undefined;
  'options'?: (_google_protobuf_EnumOptions__Output) | undefined;
  'reservedRange'?: (_google_protobuf_EnumDescriptorProto_EnumReservedRange__Output)[] | undefined;
  'reservedName'?: (string)[] | undefined;
  'visibility'?: (_google_protobuf_SymbolVisibility__Output) | undefined;
}
