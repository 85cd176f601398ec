import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBoundedCache } from '../../src/vault/bounded-cache.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';

function setup(capacity = 4) {
  const clock = handCrankedClock();
  return { clock, cache: createBoundedCache<number>({ capacity, maxAgeMs: 1_000, machineClock: clock }) };
}

test('never holds more than its capacity, nor gives anything but the value set last', () => {
  const operations = fc.array(fc.tuple(fc.constantFrom('get', 'set', 'delete'), fc.nat(20), fc.nat(1_000)));
  fc.assert(
    fc.property(operations, (steps) => {
      const { cache } = setup(6);
      const model = new Map<string, number>();
      for (const [step, key, value] of steps) {
        if (step === 'set') {
          cache.set(`${key}`, value);
          model.set(`${key}`, value);
        } else if (step === 'delete') {
          cache.delete(`${key}`);
          model.delete(`${key}`);
        }
        expect([undefined, model.get(`${key}`)]).toContain(cache.get(`${key}`));
        expect(cache.size).toBeLessThanOrEqual(6);
      }
    }),
  );
});

test('keeps what is used, and drops what is not', () => {
  const { cache } = setup();
  cache.set('used', 1);
  cache.set('unused', 2);
  for (let index = 0; index < 100; index += 1) {
    cache.set(`new-${index}`, index);
    expect(cache.get('used')).toBe(1);
  }
  expect(cache.get('unused')).toBeUndefined();
});

test('an entry ends at its age, however often it was used', () => {
  const { cache, clock } = setup();
  cache.set('a', 1);
  clock.advance(999);
  expect(cache.get('a')).toBe(1);
  clock.advance(1);
  expect(cache.get('a')).toBeUndefined();
  expect(cache.size).toBe(0);
});

test('entries are deleted by their value wherever they are', () => {
  const { cache } = setup();
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) cache.set(key, index);
  cache.deleteWhere((value) => value % 2 === 0);
  expect(['a', 'b', 'c', 'd'].map(cache.get)).toEqual([undefined, 1, undefined, 3]);
  cache.clear();
  expect(cache.size).toBe(0);
});
