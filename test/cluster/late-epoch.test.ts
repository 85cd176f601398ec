import { expect, test } from 'vitest';
import { createClusterLeases } from '../../cluster/leases.ts';
import type { Membership } from '../../cluster/membership.ts';
import type { Placement } from '../../cluster/placement.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

const SELF = { node: 'a', incarnation: 'run-1' };

test('C2 an epoch that the journal raised when its node was not heard any more is not used', async () => {
  const clock = handCrankedClock();
  let confirmedMs = clock.nowMs();
  const raised: ((epoch: number) => void)[] = [];
  const placement = {
    ownerOf: (partition) => (partition === 7 ? SELF.incarnation : undefined),
    termOf: () => 1,
    movingTo: () => undefined,
    confirmed: () => true,
    known: () => true,
    onChange: () => () => {},
  } satisfies Partial<Placement>;
  const membership = {
    self: SELF,
    confirmedMs: () => confirmedMs,
    onChange: () => () => {},
  } satisfies Partial<Membership>;
  const leases = createClusterLeases({
    placement: placement as Partial<Placement> as Placement,
    membership: membership as Partial<Membership> as Membership,
    journal: {
      acquire: () => new Promise((resolve) => raised.push((epoch) => resolve(new Map([[7, epoch]])))),
    },
    clock,
    failed: (error) => {
      throw error;
    },
  });
  const gained: number[] = [];
  leases.onChange((change) => void gained.push(...change.gained));
  expect(raised).toHaveLength(1);

  // Meanwhile somebody else may own it, and write under a lower epoch than this one.
  clock.advance(5_000);
  raised[0]?.(3);
  await turns(4);
  expect([leases.owns(7), gained]).toEqual([false, []]);

  clock.advance(1_000);
  confirmedMs = clock.nowMs();
  clock.advance(1_000);
  raised[1]?.(4);
  await turns(4);
  expect([leases.epoch(7), gained]).toEqual([4, [7]]);
  leases.stop();
});
