// Original file: null

import type { DescriptorProto as _google_protobuf_DescriptorProto, DescriptorProto__Output as _google_protobuf_DescriptorProto__Output } from '../../google/protobuf/DescriptorProto.ts';
import type { EnumDescriptorProto as _google_protobuf_EnumDescriptorProto, EnumDescriptorProto__Output as _google_protobuf_EnumDescriptorProto__Output } from '../../google/protobuf/EnumDescriptorProto.ts';
import type { ServiceDescriptorProto as _google_protobuf_ServiceDescriptorProto, ServiceDescriptorProto__Output as _google_protobuf_ServiceDescriptorProto__Output } from '../../google/protobuf/ServiceDescriptorProto.ts';
import type { FieldDescriptorProto as _google_protobuf_FieldDescriptorProto, FieldDescriptorProto__Output as _google_protobuf_FieldDescriptorProto__Output } from '../../google/protobuf/FieldDescriptorProto.ts';
import type { FileOptions as _google_protobuf_FileOptions, FileOptions__Output as _google_protobuf_FileOptions__Output } from '../../google/protobuf/FileOptions.ts';
import type { SourceCodeInfo as _google_protobuf_SourceCodeInfo, SourceCodeInfo__Output as _google_protobuf_SourceCodeInfo__Output } from '../../google/protobuf/SourceCodeInfo.ts';
import type { Edition as _google_protobuf_Edition, Edition__Output as _google_protobuf_Edition__Output } from '../../google/protobuf/Edition.ts';

export interface FileDescriptorProto {
  'name'?: (string) | undefined;
  'package'?: (string) | undefined;
  'dependency'?: (string)[] | undefined;
  'messageType'?: (_google_protobuf_DescriptorProto)[] | undefined;
  'enumType'?: (_google_protobuf_EnumDescriptorProto)[] | undefined;
  'service'?: (_google_protobuf_ServiceDescriptorProto)[] | undefined;
  'extension'?: (_google_protobuf_FieldDescriptorProto)[] | undefined;
  'options'?: (_google_protobuf_FileOptions | null) | undefined;
  'sourceCodeInfo'?: (_google_protobuf_SourceCodeInfo | null) | undefined;
  'publicDependency'?: (number)[] | undefined;
  'weakDependency'?: (number)[] | undefined;
  'syntax'?: (string) | undefined;
  'edition'?: (_google_protobuf_Edition) | undefined;
  'optionDependency'?: (string)[] | undefined;
}

export interface FileDescriptorProto__Output {
  'name'?: (string) | undefined;
  'package'?: (string) | undefined;
  'dependency'?: (string)[] | undefined;
  'messageType'?: (_google_protobuf_DescriptorProto__Output)[] | undefined;
  'enumType'?: (_google_protobuf_EnumDescriptorProto__Output)[] | undefined;
  'service'?: (_google_protobuf_ServiceDescriptorProto__Output)[] | undefined;
  'extension'?: (_google_protobuf_FieldDescriptorProto__Output)[] | undefined;
  'options'?: (_google_protobuf_FileOptions__Output) | undefined;
  'sourceCodeInfo'?: (_google_protobuf_SourceCodeInfo__Output) | undefined;
  'publicDependency'?: (number)[] | undefined;
  'weakDependency'?: (number)[] | undefined;
  'syntax'?: (string) | undefined;
  'edition'?: (_google_protobuf_Edition__Output) | undefined;
  'optionDependency'?: (string)[] | undefined;
}
