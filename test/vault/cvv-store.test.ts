import { expect, test, vi } from 'vitest';
import { CVV_LIFE_MS, createCvvMemory } from '../../src/vault/cvv-store.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';

const OWNER = { partyId: 'party-1', token: 'card_1' };

function setup(capacity?: number) {
  const clock = handCrankedClock();
  const random = countingRandom();
  const store = createCvvMemory({ machineClock: clock, random, ...(capacity === undefined ? {} : { capacity }) });
  return { store, clock };
}

test('V2 no more CVVs are held than the bound, and the oldest goes first', () => {
  const { store } = setup(3);
  const sessions = Array.from({ length: 5 }, (_, index) => store.hold(OWNER, `10${index}`, undefined).id);
  expect(sessions.map(store.holds)).toEqual([false, false, true, true, true]);
  expect(store.read(sessions[4] ?? '', OWNER)).toBe('104');
});

test('V2 one timer serves them all, and sweeps each at its own end', () => {
  const { store, clock } = setup();
  const first = store.hold(OWNER, '111', undefined).id;
  clock.advance(CVV_LIFE_MS / 2);
  const second = store.hold(OWNER, '222', undefined).id;
  expect(clock.waiting).toBe(1);
  clock.advance(CVV_LIFE_MS / 2);
  expect([store.holds(first), store.holds(second)]).toEqual([false, true]);
  expect(clock.waiting).toBe(1);
  clock.advance(CVV_LIFE_MS / 2);
  expect(store.holds(second)).toBe(false);
  expect(clock.waiting).toBe(0);
});

test('V2 a CVV that timers have not swept yet is gone all the same', () => {
  const clock = handCrankedClock();
  const late = { nowMs: clock.nowMs, after: () => () => undefined };
  const store = createCvvMemory({ machineClock: late, random: { id: () => 'session', draw: () => 1 } });
  store.hold(OWNER, '111', 'request-1');
  clock.advance(CVV_LIFE_MS);
  expect(store.read('session', OWNER)).toBeUndefined();
  expect(store.holds('session')).toBe(false);
});

test('V2 the bytes are overwritten when a CVV is forgotten, expires, is pushed out, and at the close', () => {
  const alloc = vi.spyOn(Buffer, 'alloc');
  try {
    const { store, clock } = setup(2);
    const [forgotten] = ['111', '222', '333'].map((cvv) => store.hold(OWNER, cvv, undefined).id).slice(1);
    store.forget(forgotten ?? '');
    clock.advance(CVV_LIFE_MS);
    store.hold(OWNER, '444', undefined);
    store.close();
    const buffers = alloc.mock.results.map(({ value }) => value as Buffer);
    expect(buffers).toHaveLength(4);
    expect(buffers.map((buffer) => buffer.toString('hex'))).toEqual(Array(4).fill('000000'));
  } finally {
    alloc.mockRestore();
  }
});

test('V2 codes that end shortly after each other are swept together, and none can be read after its end', () => {
  const { store, clock } = setup();
  const sessions = Array.from({ length: 10 }, () => {
    clock.advance(50);
    return store.hold(OWNER, '111', undefined).id;
  });
  clock.advance(CVV_LIFE_MS - 450);
  expect(sessions.map(store.holds).indexOf(true)).toBe(1);
  clock.advance(1_000);
  expect(sessions.some(store.holds)).toBe(false);
  expect(clock.waiting).toBe(0);
});

test('V2 of a full store the oldest hundredth is pushed out at once', () => {
  const { store } = setup(1_000);
  const sessions = Array.from({ length: 1_001 }, () => store.hold(OWNER, '111', undefined).id);
  expect(sessions.filter(store.holds)).toHaveLength(990);
  expect(sessions.map(store.holds).indexOf(true)).toBe(11);
});

test('V2 what a close left over cannot be read', () => {
  const { store, clock } = setup();
  const { id } = store.hold(OWNER, '111', 'request-1');
  store.close();
  expect(store.holds(id)).toBe(false);
  expect(clock.waiting).toBe(0);
});
