import { expect, test } from 'vitest';
import type { Membership } from '../../cluster/membership.ts';
import { createMemoryRegister } from '../../cluster/memory/register.ts';
import { createPlacement } from '../../cluster/placement.ts';
import type { Entry, Register } from '../../src/ports/register.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

const SELF = { node: 'a', incarnation: 'run-1' };

/** The only member, of which nobody has ever thought that it is silent. */
function aliveAlone(): Membership {
  const record = { ...SELF, state: 'active', capacity: 1, version: '0', grpcAddress: '', startTime: 0 } as const;
  return {
    self: SELF,
    allRead: () => true,
    members: () => [{ ...record, speaks: [1, 1], records: 1, suspect: false, steady: true }],
    confirmedMs: () => 0,
    unbrokenMs: () => 0,
    current: () => true,
    gone: () => false,
    look: async () => {},
    announce: () => {},
    onChange: () => () => {},
    leave: async () => {},
  };
}

test('L5 what a former leader of the servers tells of the past is relied on by nobody', async () => {
  const clock = handCrankedClock();
  let canWrite = true;
  let past: Entry | undefined;
  const servers = createMemoryRegister({
    clock,
    disturb: (node, call) => (node === 'a' && call === 'put' && !canWrite ? { lost: 'request' } : undefined),
  });
  const reached = servers.reachedBy('a');
  const register: Register = { ...reached, get: async (key) => past ?? (await reached.get(key)) };
  const placement = createPlacement({
    register,
    membership: aliveAlone(),
    clock,
    failed: (error) => {
      throw error;
    },
  });
  const pass = async (durationMs: number): Promise<void> => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 50) {
      clock.advance(50);
      await turns(3);
    }
  };
  await pass(1_000);
  expect(placement.confirmed()).toBe(true);

  const other = servers.reachedBy('b');
  const first = await other.get('assignment');
  if (first === undefined) throw new Error('there is an assignment');
  await other.put('assignment', first.value, first.revision);
  await pass(1_000);
  expect(placement.confirmed()).toBe(true);

  canWrite = false;
  past = first;
  await placement.refresh();
  await pass(100);
  expect(placement.confirmed()).toBe(false);

  canWrite = true;
  past = undefined;
  await pass(3_000);
  expect(placement.confirmed()).toBe(true);
  expect(placement.ownerOf(0)).toBe(SELF.incarnation);
  placement.stop();
});
