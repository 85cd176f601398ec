// Original file: null

import type { FieldDescriptorProto as _google_protobuf_FieldDescriptorProto, FieldDescriptorProto__Output as _google_protobuf_FieldDescriptorProto__Output } from '../../google/protobuf/FieldDescriptorProto.ts';
import type { DescriptorProto as _google_protobuf_DescriptorProto, DescriptorProto__Output as _google_protobuf_DescriptorProto__Output } from '../../google/protobuf/DescriptorProto.ts';
import type { EnumDescriptorProto as _google_protobuf_EnumDescriptorProto, EnumDescriptorProto__Output as _google_protobuf_EnumDescriptorProto__Output } from '../../google/protobuf/EnumDescriptorProto.ts';
import type { MessageOptions as _google_protobuf_MessageOptions, MessageOptions__Output as _google_protobuf_MessageOptions__Output } from '../../google/protobuf/MessageOptions.ts';
import type { OneofDescriptorProto as _google_protobuf_OneofDescriptorProto, OneofDescriptorProto__Output as _google_protobuf_OneofDescriptorProto__Output } from '../../google/protobuf/OneofDescriptorProto.ts';
import type { SymbolVisibility as _google_protobuf_SymbolVisibility, SymbolVisibility__Output as _google_protobuf_SymbolVisibility__Output } from '../../google/protobuf/SymbolVisibility.ts';
import type { ExtensionRangeOptions as _google_protobuf_ExtensionRangeOptions, ExtensionRangeOptions__Output as _google_protobuf_ExtensionRangeOptions__Output } from '../../google/protobuf/ExtensionRangeOptions.ts';

export interface _google_protobuf_DescriptorProto_ExtensionRange {
  'start'?: (number) | undefined;
  'end'?: (number) | undefined;
  'options'?: (_google_protobuf_ExtensionRangeOptions | null) | undefined;
}

export interface _google_protobuf_DescriptorProto_ExtensionRange__Output {
  'start'?: (number) | undefined;
  'end'?: (number) | undefined;
  'options'?: (_google_protobuf_ExtensionRangeOptions__Output) | undefined;
}

export interface _google_protobuf_DescriptorProto_ReservedRange {
  'start'?: (number) | undefined;
  'end'?: (number) | undefined;
}

export interface _google_protobuf_DescriptorProto_ReservedRange__Output {
  'start'?: (number) | undefined;
  'end'?: (number) | undefined;
}

export interface DescriptorProto {
  'name'?: (string) | undefined;
  'field'?: (_google_protobuf_FieldDescriptorProto)[] | undefined;
  'nestedType'?: (_google_protobuf_DescriptorProto)[] | undefined;
  'enumType'?: (_google_protobuf_EnumDescriptorProto)[] | undefined;
  'extensionRange'?: (_google_protobuf_DescriptorProto_ExtensionRange)[] | undefined;
  'extension'?: (_google_protobuf_FieldDescriptorProto)[] | undefined;
  'options'?: (_google_protobuf_MessageOptions | null) | undefined;
  'oneofDecl'?: (_google_protobuf_OneofDescriptorProto)[] | undefined;
  'reservedRange'?: (_google_protobuf_DescriptorProto_ReservedRange)[] | undefined;
  'reservedName'?: (string)[] | undefined;
  'visibility'?: (_google_protobuf_SymbolVisibility) | undefined;
}

export interface DescriptorProto__Output {
  'name'?: (string) | undefined;
  'field'?: (_google_protobuf_FieldDescriptorProto__Output)[] | undefined;
  'nestedType'?: (_google_protobuf_DescriptorProto__Output)[] | undefined;
  'enumType'?: (_google_protobuf_EnumDescriptorProto__Output)[] | undefined;
  'extensionRange'?: (_google_protobuf_DescriptorProto_ExtensionRange__Output)[] | undefined;
  'extension'?: (_google_protobuf_FieldDescriptorProto__Output)[] | undefined;
  'options'?: (_google_protobuf_MessageOptions__Output) | undefined;
  'oneofDecl'?: (_google_protobuf_OneofDescriptorProto__Output)[] | undefined;
  'reservedRange'?: (_google_protobuf_DescriptorProto_ReservedRange__Output)[] | undefined;
  'reservedName'?: (string)[] | undefined;
  'visibility'?: (_google_protobuf_SymbolVisibility__Output) | undefined;
}
