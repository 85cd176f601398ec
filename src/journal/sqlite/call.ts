/** A call of one method of an interface of plain functions, as it crosses to a worker. */
export type CallOf<Methods> = {
  [Name in keyof Methods]: Methods[Name] extends (...parameters: infer Parameters) => unknown
    ? { readonly name: Name; readonly parameters: Parameters }
    : never;
}[keyof Methods];

/** Makes the call on the side that has the methods. */
export function invoke<Methods extends { readonly [Name in keyof Methods]: (...parameters: never[]) => unknown }>(
  methods: Methods,
  call: CallOf<Methods>,
): unknown {
  const method = methods[call.name] as unknown as (...parameters: readonly unknown[]) => unknown;
  return method(...call.parameters);
}

/** The same methods on the side that has them not: each sends its call and answers later. */
export type Remote<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Promise<Result>
    : never;
};
