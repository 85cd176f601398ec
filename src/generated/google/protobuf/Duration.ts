// Original file: null


export interface Duration {
  'seconds'?: (bigint) | undefined;
  'nanos'?: (number) | undefined;
}

export interface Duration__Output {
  'seconds'?: (bigint) | undefined;
  'nanos'?: (number) | undefined;
}
