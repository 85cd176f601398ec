import { Misconfigured, type Variables } from '../condition.ts';
import type { Configuration, Shop } from '../configuration.ts';
import type { PayoutFacts } from './payout.ts';
import { payoutVariables } from './variables.ts';

/** What a payout is judged by: the revision that it is pinned to, its shop there, and the variables of its conditions. */
export interface PinnedPayout {
  readonly configuration: Configuration;
  readonly shop: Shop;
  readonly variables: Variables;
}

/** The receiver is the one that was given first: what it costs stays when the receiver is corrected. */
export function pinnedPayout(facts: PayoutFacts, configuration: Configuration): PinnedPayout {
  const { partyId, shopId, revision, amount, receiver, application } = facts;
  const shop = configuration.parties.get(partyId)?.shops.get(shopId);
  if (shop === undefined) throw new Misconfigured(`revision ${revision} has no shop ${partyId}/${shopId}`);
  return {
    configuration,
    shop,
    variables: payoutVariables({ shop, amount, method: application.method, receiver }),
  };
}
