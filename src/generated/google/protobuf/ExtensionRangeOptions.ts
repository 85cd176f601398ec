// Original file: null

import type { FeatureSet as _google_protobuf_FeatureSet, FeatureSet__Output as _google_protobuf_FeatureSet__Output } from '../../google/protobuf/FeatureSet.ts';
import type { UninterpretedOption as _google_protobuf_UninterpretedOption, UninterpretedOption__Output as _google_protobuf_UninterpretedOption__Output } from '../../google/protobuf/UninterpretedOption.ts';

export interface _google_protobuf_ExtensionRangeOptions_Declaration {
  'number'?: (number) | undefined;
  'fullName'?: (string) | undefined;
  'type'?: (string) | undefined;
  'reserved'?: (boolean) | undefined;
  'repeated'?: (boolean) | undefined;
}

export interface _google_protobuf_ExtensionRangeOptions_Declaration__Output {
  'number'?: (number) | undefined;
  'fullName'?: (string) | undefined;
  'type'?: (string) | undefined;
  'reserved'?: (boolean) | undefined;
  'repeated'?: (boolean) | undefined;
}

// Original file: null

export const _google_protobuf_ExtensionRangeOptions_VerificationState = {
  DECLARATION: 'DECLARATION',
  UNVERIFIED: 'UNVERIFIED',
} as const;

export type _google_protobuf_ExtensionRangeOptions_VerificationState =
  | 'DECLARATION'
  | 0
  | 'UNVERIFIED'
  | 1

export type _google_protobuf_ExtensionRangeOptions_VerificationState__Output = typeof _google_protobuf_ExtensionRangeOptions_VerificationState[keyof typeof _google_protobuf_ExtensionRangeOptions_VerificationState]

export interface ExtensionRangeOptions {
  'declaration'?: (_google_protobuf_ExtensionRangeOptions_Declaration)[] | undefined;
  'verification'?: (_google_protobuf_ExtensionRangeOptions_VerificationState) | undefined;
  'features'?: (_google_protobuf_FeatureSet | null) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption)[] | undefined;
}

export interface ExtensionRangeOptions__Output {
  'declaration'?: (_google_protobuf_ExtensionRangeOptions_Declaration__Output)[] | undefined;
  'verification'?: (_google_protobuf_ExtensionRangeOptions_VerificationState__Output) | undefined;
  'features'?: (_google_protobuf_FeatureSet__Output) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption__Output)[] | undefined;
}
