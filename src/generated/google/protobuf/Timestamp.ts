// Original file: null


export interface Timestamp {
  'seconds'?: (bigint) | undefined;
  'nanos'?: (number) | undefined;
}

export interface Timestamp__Output {
  'seconds'?: (bigint) | undefined;
  'nanos'?: (number) | undefined;
}
