import type { AmountMutation } from '../domain/invoice/mutate.ts';
import { MAX_AMOUNT_MINOR } from '../domain/money.ts';
import type { InvoiceMutationParams__Output } from '../generated/turnpike/v1/InvoiceMutationParams.ts';
import type { RandomizationParams__Output } from '../generated/turnpike/v1/RandomizationParams.ts';
import type { Fields } from './fields.ts';

const MAX_MUTATIONS = 10;
const MAX_PRECISION = 12;

const DIRECTIONS = {
  RANDOMIZATION_DIRECTION_BOTH: 'both',
  RANDOMIZATION_DIRECTION_UPWARD: 'upward',
  RANDOMIZATION_DIRECTION_DOWNWARD: 'downward',
} as const;

/** Changes of a cost, as asked for. */
export function readMutations(
  fields: Fields,
  path: string,
  mutations: readonly InvoiceMutationParams__Output[] = [],
): readonly AmountMutation[] {
  if (mutations.length > MAX_MUTATIONS) fields.wrong(path, `has more than ${MAX_MUTATIONS} mutations`);
  return mutations
    .slice(0, MAX_MUTATIONS)
    .map(({ amount }, index) => readRandomization(fields, `${path}[${index}].amount`, amount));
}

function readRandomization(
  fields: Fields,
  path: string,
  amount: RandomizationParams__Output | undefined,
): AmountMutation {
  if (amount === undefined) fields.wrong(path, 'is required');
  const minor = (name: string, value: bigint | undefined, least = 0): bigint =>
    BigInt(fields.integer(`${path}.${name}`, value, least, Number(MAX_AMOUNT_MINOR)));
  const {
    minAmountConditionMinor: least,
    maxAmountConditionMinor: most,
    amountMultiplicityConditionMinor: multiple,
  } = amount ?? {};
  return {
    deviationMinor: minor('deviation_minor', amount?.deviationMinor),
    precision: fields.integer(`${path}.precision`, amount?.precision, 0, MAX_PRECISION),
    direction: fields.word(`${path}.direction`, amount?.direction, DIRECTIONS) ?? 'both',
    ...(least === undefined ? {} : { minAmountMinor: minor('min_amount_condition_minor', least) }),
    ...(most === undefined ? {} : { maxAmountMinor: minor('max_amount_condition_minor', most) }),
    ...(multiple === undefined ? {} : { multiplicityMinor: minor('amount_multiplicity_condition_minor', multiple, 1) }),
  };
}
