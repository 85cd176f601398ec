import type { Configuration } from '../domain/configuration.ts';
import { type Fault, formatPath, type Segment } from './fault.ts';

/**
 * What a revision may not do to the one before it, because invoices, payments and ledger accounts of the past go on.
 *  S1 A party, shop, provider, terminal or cash desk never disappears: blocking, suspending, disabling or taking it out of the rules
 *     ends its use.
 *  S2 A shop never changes its currency, for its accounts hold money in it. By S1 it cannot do so by way of absence either.
 *  S3 A cash desk never changes its party: ids of its merchant are unique in it for ever.
 */
export function checkSuccession(previous: Configuration, next: Configuration): readonly Fault[] {
  const faults: Fault[] = [];
  const report = (path: readonly Segment[], message: string) => faults.push({ path: formatPath(path), message });
  const kept = (
    before: ReadonlyMap<string, unknown>,
    after: ReadonlyMap<string, unknown>,
    path: Segment,
    advice: string,
  ) => {
    for (const id of before.keys()) if (!after.has(id)) report([path, id], `cannot be removed: ${advice}`);
  };
  kept(previous.parties, next.parties, 'parties', 'block or suspend it');
  kept(previous.providers, next.providers, 'providers', 'take its terminals out of the routing rules');
  kept(previous.terminals, next.terminals, 'terminals', 'take it out of the routing rules');
  kept(previous.projects, next.projects, 'cash_desks', 'disable it');
  for (const [projectId, { partyId }] of previous.projects) {
    const successor = next.projects.get(projectId);
    if (successor !== undefined && successor.partyId !== partyId)
      report(['cash_desks', projectId, 'party'], `cannot change from ${partyId}: open another cash desk`);
  }
  for (const [partyId, { shops }] of previous.parties) {
    const successors = next.parties.get(partyId)?.shops;
    if (successors === undefined) continue;
    for (const [shopId, { currency }] of shops) {
      const path = ['parties', partyId, 'shops', shopId];
      const successor = successors.get(shopId);
      if (successor === undefined) report(path, 'cannot be removed: block or suspend it');
      else if (successor.currency !== currency)
        report([...path, 'currency'], `cannot change from ${currency}: open another shop`);
    }
  }
  return faults;
}
