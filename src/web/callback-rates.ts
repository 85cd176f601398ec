import { createTokenBuckets, parseRate, type Rate } from '../base/token-buckets.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { MachineClock } from '../ports/clocks.ts';

/**
 * How fast one provider may call back at this door, by its option `callback_rate`. What comes faster is refused, and comes again: a
 * partner repeats what was not heard. Not responsible for who calls: strangers who know the path use up the provider's rate.
 */
export type CallbackRates = (providerId: string) => number;

/** A node stores some thousands a second; the burst is what a partner sends that was away for an hour. */
export const DEFAULT_CALLBACK_RATE: Rate = { perSecond: 2_000, burst: 20_000 };

/** Takes one, and gives 0, or how many milliseconds to wait until there is one. Of an unknown provider there are any number. */
export function createCallbackRates(
  configuration: () => Pick<Configuration, 'providers'>,
  { nowMs }: Pick<MachineClock, 'nowMs'>,
): CallbackRates {
  const buckets = createTokenBuckets(nowMs);
  return (providerId) => {
    const provider = configuration().providers.get(providerId);
    if (provider === undefined) return 0;
    const text = provider.options['callback_rate'];
    return buckets.take(providerId, (text === undefined ? undefined : parseRate(text)) ?? DEFAULT_CALLBACK_RATE);
  };
}
