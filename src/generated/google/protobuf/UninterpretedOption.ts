// Original file: null


export interface _google_protobuf_UninterpretedOption_NamePart {
  'namePart'?: (string) | undefined;
  'isExtension'?: (boolean) | undefined;
}

export interface _google_protobuf_UninterpretedOption_NamePart__Output {
  'namePart'?: (string) | undefined;
  'isExtension'?: (boolean) | undefined;
}

export interface UninterpretedOption {
  'name'?: (_google_protobuf_UninterpretedOption_NamePart)[] | undefined;
  'identifierValue'?: (string) | undefined;
  'positiveIntValue'?: (bigint) | undefined;
  'negativeIntValue'?: (bigint) | undefined;
  'doubleValue'?: (number | string) | undefined;
  'stringValue'?: (Buffer | Uint8Array | string) | undefined;
  'aggregateValue'?: (string) | undefined;
}

export interface UninterpretedOption__Output {
  'name'?: (_google_protobuf_UninterpretedOption_NamePart__Output)[] | undefined;
  'identifierValue'?: (string) | undefined;
  'positiveIntValue'?: (bigint) | undefined;
  'negativeIntValue'?: (bigint) | undefined;
  'doubleValue'?: (number) | undefined;
  'stringValue'?: (Buffer) | undefined;
  'aggregateValue'?: (string) | undefined;
}
