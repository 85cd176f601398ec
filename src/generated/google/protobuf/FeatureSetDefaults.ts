// Original file: null

import type { Edition as _google_protobuf_Edition, Edition__Output as _google_protobuf_Edition__Output } from '../../google/protobuf/Edition.ts';
import type { FeatureSet as _google_protobuf_FeatureSet, FeatureSet__Output as _google_protobuf_FeatureSet__Output } from '../../google/protobuf/FeatureSet.ts';

export interface _google_protobuf_FeatureSetDefaults_FeatureSetEditionDefault {
  'edition'?: (_google_protobuf_Edition) | undefined;
  'overridableFeatures'?: (_google_protobuf_FeatureSet | null) | undefined;
  'fixedFeatures'?: (_google_protobuf_FeatureSet | null) | undefined;
}

export interface _google_protobuf_FeatureSetDefaults_FeatureSetEditionDefault__Output {
  'edition'?: (_google_protobuf_Edition__Output) | undefined;
  'overridableFeatures'?: (_google_protobuf_FeatureSet__Output) | undefined;
  'fixedFeatures'?: (_google_protobuf_FeatureSet__Output) | undefined;
}

export interface FeatureSetDefaults {
  'defaults'?: (_google_protobuf_FeatureSetDefaults_FeatureSetEditionDefault)[] | undefined;
  'minimumEdition'?: (_google_protobuf_Edition) | undefined;
  'maximumEdition'?: (_google_protobuf_Edition) | undefined;
}

export interface FeatureSetDefaults__Output {
  'defaults'?: (_google_protobuf_FeatureSetDefaults_FeatureSetEditionDefault__Output)[] | undefined;
  'minimumEdition'?: (_google_protobuf_Edition__Output) | undefined;
  'maximumEdition'?: (_google_protobuf_Edition__Output) | undefined;
}
