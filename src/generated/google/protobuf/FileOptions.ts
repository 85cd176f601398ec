// Original file: null

import type { FeatureSet as _google_protobuf_FeatureSet, FeatureSet__Output as _google_protobuf_FeatureSet__Output } from '../../google/protobuf/FeatureSet.ts';
import type { UninterpretedOption as _google_protobuf_UninterpretedOption, UninterpretedOption__Output as _google_protobuf_UninterpretedOption__Output } from '../../google/protobuf/UninterpretedOption.ts';

// Original file: null

export const _google_protobuf_FileOptions_OptimizeMode = {
  SPEED: 'SPEED',
  CODE_SIZE: 'CODE_SIZE',
  LITE_RUNTIME: 'LITE_RUNTIME',
} as const;

export type _google_protobuf_FileOptions_OptimizeMode =
  | 'SPEED'
  | 1
  | 'CODE_SIZE'
  | 2
  | 'LITE_RUNTIME'
  | 3

export type _google_protobuf_FileOptions_OptimizeMode__Output = typeof _google_protobuf_FileOptions_OptimizeMode[keyof typeof _google_protobuf_FileOptions_OptimizeMode]

export interface FileOptions {
  'javaPackage'?: (string) | undefined;
  'javaOuterClassname'?: (string) | undefined;
  'optimizeFor'?: (_google_protobuf_FileOptions_OptimizeMode) | undefined;
  'javaMultipleFiles'?: (boolean) | undefined;
  'goPackage'?: (string) | undefined;
  'ccGenericServices'?: (boolean) | undefined;
  'javaGenericServices'?: (boolean) | undefined;
  'pyGenericServices'?: (boolean) | undefined;
  /**
   * @deprecated
   */
  'javaGenerateEqualsAndHash'?: (boolean) | undefined;
  'deprecated'?: (boolean) | undefined;
  'javaStringCheckUtf8'?: (boolean) | undefined;
  'ccEnableArenas'?: (boolean) | undefined;
  'objcClassPrefix'?: (string) | undefined;
  'csharpNamespace'?: (string) | undefined;
  'swiftPrefix'?: (string) | undefined;
  'phpClassPrefix'?: (string) | undefined;
  'phpNamespace'?: (string) | undefined;
  'phpMetadataNamespace'?: (string) | undefined;
  'rubyPackage'?: (string) | undefined;
  'features'?: (_google_protobuf_FeatureSet | null) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption)[] | undefined;
}

export interface FileOptions__Output {
  'javaPackage'?: (string) | undefined;
  'javaOuterClassname'?: (string) | undefined;
  'optimizeFor'?: (_google_protobuf_FileOptions_OptimizeMode__Output) | undefined;
  'javaMultipleFiles'?: (boolean) | undefined;
  'goPackage'?: (string) | undefined;
  'ccGenericServices'?: (boolean) | undefined;
  'javaGenericServices'?: (boolean) | undefined;
  'pyGenericServices'?: (boolean) | undefined;
  /**
   * @deprecated
   */
  'javaGenerateEqualsAndHash'?: (boolean) | undefined;
  'deprecated'?: (boolean) | undefined;
  'javaStringCheckUtf8'?: (boolean) | undefined;
  'ccEnableArenas'?: (boolean) | undefined;
  'objcClassPrefix'?: (string) | undefined;
  'csharpNamespace'?: (string) | undefined;
  'swiftPrefix'?: (string) | undefined;
  'phpClassPrefix'?: (string) | undefined;
  'phpNamespace'?: (string) | undefined;
  'phpMetadataNamespace'?: (string) | undefined;
  'rubyPackage'?: (string) | undefined;
  'features'?: (_google_protobuf_FeatureSet__Output) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption__Output)[] | undefined;
}
