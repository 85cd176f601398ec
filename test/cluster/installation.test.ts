import { expect, test } from 'vitest';
import { claimServers, type Installation } from '../../cluster/installation.ts';
import { createMemoryRegister, type RegisterFault } from '../../cluster/memory/register.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

const ANOTHER = 'these NATS servers serve another installation: they know north, and the database is south';

const of = (database: string, keyProof = 'key'): Installation => ({ database, keyProof });

test('servers belong to the first database whose nodes use them, and nodes of another one do not start', async () => {
  const clock = handCrankedClock();
  const register = createMemoryRegister({ clock });
  await claimServers(register.reachedBy('a'), of('north'), clock);
  await claimServers(register.reachedBy('b'), of('north'), clock);
  await expect(claimServers(register.reachedBy('c'), of('south'), clock)).rejects.toThrow(ANOTHER);
});

test('a node whose installation key is not that of the others does not start', async () => {
  const clock = handCrankedClock();
  const register = createMemoryRegister({ clock });
  await claimServers(register.reachedBy('a'), of('north'), clock);
  const claim = claimServers(register.reachedBy('b'), of('north', 'another key'), clock);
  await expect(claim).rejects.toThrow('the last key of TURNPIKE_VAULT_KEYS is not the one');
});

test('of nodes of two databases that start at once those of one start', async () => {
  const clock = handCrankedClock();
  const register = createMemoryRegister({ clock });
  const claims = ['north', 'south', 'north', 'south'].map((id, at) =>
    claimServers(register.reachedBy(`n${at}`), of(id), clock),
  );
  expect((await Promise.allSettled(claims)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
  ]);
});

test('a node that finds no leader waits for one, and an answer that was lost makes no stranger of it', async () => {
  const clock = handCrankedClock();
  const faults: RegisterFault[] = [{ lost: 'request' }, {}, { lost: 'answer' }];
  const register = createMemoryRegister({ clock, disturb: () => faults.shift() });
  let claimed = false;
  const claim = claimServers(register.reachedBy('a'), of('north'), clock).then(() => {
    claimed = true;
  });
  for (let step = 0; step < 100 && !claimed; step += 1) {
    clock.advance(50);
    await turns(4);
  }
  await claim;
  expect(faults).toEqual([]);
});
