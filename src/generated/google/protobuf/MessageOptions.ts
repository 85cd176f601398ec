// Original file: null

import type { FeatureSet as _google_protobuf_FeatureSet, FeatureSet__Output as _google_protobuf_FeatureSet__Output } from '../../google/protobuf/FeatureSet.ts';
import type { UninterpretedOption as _google_protobuf_UninterpretedOption, UninterpretedOption__Output as _google_protobuf_UninterpretedOption__Output } from '../../google/protobuf/UninterpretedOption.ts';

export interface MessageOptions {
  'messageSetWireFormat'?: (boolean) | undefined;
  'noStandardDescriptorAccessor'?: (boolean) | undefined;
  'deprecated'?: (boolean) | undefined;
  'mapEntry'?: (boolean) | undefined;
  /**
   * @deprecated
   */
  'deprecatedLegacyJsonFieldConflicts'?: (boolean) | undefined;
  'features'?: (_google_protobuf_FeatureSet | null) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption)[] | undefined;
}

export interface MessageOptions__Output {
  'messageSetWireFormat'?: (boolean) | undefined;
  'noStandardDescriptorAccessor'?: (boolean) | undefined;
  'deprecated'?: (boolean) | undefined;
  'mapEntry'?: (boolean) | undefined;
  /**
   * @deprecated
   */
  'deprecatedLegacyJsonFieldConflicts'?: (boolean) | undefined;
  'features'?: (_google_protobuf_FeatureSet__Output) | undefined;
  'uninterpretedOption'?: (_google_protobuf_UninterpretedOption__Output)[] | undefined;
}
