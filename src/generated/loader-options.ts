/** What proto-loader has to be called with for the types in this folder to be true. */
export const loaderOptions = {
  keepCase: false,
  longs: BigInt,
  enums: String,
  defaults: false,
  oneofs: true,
} as const;
