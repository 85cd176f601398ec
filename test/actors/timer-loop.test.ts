import { expect, test } from 'vitest';
import { startTimerLoop } from '../../src/actors/timer-loop.ts';
import { partitionOf, type StreamId } from '../../src/domain/ids.ts';
import type { Leases } from '../../src/ports/leases.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

const STREAM = 'invoice/party/one';
const OTHER = 'invoice/party/two';

type Listener = Parameters<Leases['onChange']>[0];

/** A loop over two timers that are due and stay due: nothing is appended. */
function dueForEver() {
  const clock = handCrankedClock();
  const woken: StreamId[] = [];
  let tell: Listener = () => {};
  const timers = startTimerLoop({
    journal: {
      dueTimers: async () => [STREAM, OTHER].map((stream) => ({ stream, time: 1 })),
      nextTimer: async () => 1,
    },
    leases: {
      onChange: (listener) => {
        tell = listener;
        return () => {};
      },
    },
    partitions: () => [partitionOf(STREAM), partitionOf(OTHER)],
    wake: async (stream) => void woken.push(stream),
    businessClock: { now: () => 2 },
    clock,
    failed: (error) => {
      throw error;
    },
  });
  const pass = async (): Promise<void> => {
    for (let step = 0; step < 10; step += 1) {
      await turns(4);
      clock.advance(500);
    }
  };
  return { timers, woken, pass, change: (change: Parameters<Listener>[0]) => tell(change) };
}

test('T2 a timer that was fired is not fired again while it is due', async () => {
  const { timers, woken, pass } = dueForEver();
  await pass();
  expect(woken).toEqual([STREAM, OTHER]);
  await timers.stop();
});

test('T2 P3 a timer that was fired into a partition that was lost meanwhile is fired again when that is back', async () => {
  const { timers, woken, pass, change } = dueForEver();
  await pass();
  // Between two looks of the loop: it never sees that the partition was away.
  change({ gained: [], lost: [partitionOf(STREAM)] });
  change({ gained: [partitionOf(STREAM)], lost: [] });
  await pass();
  expect(woken).toEqual([STREAM, OTHER, STREAM]);
  await timers.stop();
});
