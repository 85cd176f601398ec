// Original file: null

import type { FeatureSet as _google_protobuf_FeatureSet, FeatureSet__Output as _google_protobuf_FeatureSet__Output } from '../../google/protobuf/FeatureSet.ts';
import type { UninterpretedOption as _google_protobuf_UninterpretedOption, UninterpretedOption__Output as _google_protobuf_UninterpretedOption__Output } from '../../google/protobuf/UninterpretedOption.ts';

export interface EnumOptions {
  'allowAlias'?: (boolean) | undefined;
  'deprecated'?: (boolean) | undefined;
  /**
   * @deprecated
   */
  'deprecatedLegacyJsonFieldConflicts'?: (boolean) | undefined;
  'features'?: (_google_protobuf_FeatureSet | null) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption)[] | undefined;
}

export interface EnumOptions__Output {
  'allowAlias'?: (boolean) | undefined;
  'deprecated'?: (boolean) | undefined;
  /**
   * @deprecated
   */
  'deprecatedLegacyJsonFieldConflicts'?: (boolean) | undefined;
  'features'?: (_google_protobuf_FeatureSet__Output) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption__Output)[] | undefined;
}
