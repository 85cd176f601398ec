// Original file: null


export interface _google_protobuf_SourceCodeInfo_Location {
  'path'?: (number)[] | undefined;
  'span'?: (number)[] | undefined;
  'leadingComments'?: (string) | undefined;
  'trailingComments'?: (string) | undefined;
  'leadingDetachedComments'?: (string)[] | undefined;
}

export interface _google_protobuf_SourceCodeInfo_Location__Output {
  'path'?: (number)[] | undefined;
  'span'?: (number)[] | undefined;
  'leadingComments'?: (string) | undefined;
  'trailingComments'?: (string) | undefined;
  'leadingDetachedComments'?: (string)[] | undefined;
}

export interface SourceCodeInfo {
  'location'?: (_google_protobuf_SourceCodeInfo_Location)[] | undefined;
}

export interface SourceCodeInfo__Output {
  'location'?: (_google_protobuf_SourceCodeInfo_Location__Output)[] | undefined;
}
