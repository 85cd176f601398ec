/** Moves an amount at random, so that transfers of the same price can be told apart (reference §1.6). Minor units. */
export interface AmountRandomization {
  /** The most that it moves, before it is rounded. */
  readonly deviationMinor: bigint;
  /** It moves by multiples of ten to this power. */
  readonly precision: number;
  readonly direction: 'both' | 'upward' | 'downward';
  /** Conditions on the amount; where one does not hold the amount stays. */
  readonly minAmountMinor?: bigint;
  readonly maxAmountMinor?: bigint;
  readonly multiplicityMinor?: bigint;
}
