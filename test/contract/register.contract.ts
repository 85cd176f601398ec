import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { EntryChange, Register } from '../../src/ports/register.ts';

export interface RegisterSubject {
  /** The same register as several nodes reach it. */
  readonly registers: readonly [Register, Register];
  close(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (value: Uint8Array | undefined): string | undefined => value && new TextDecoder().decode(value);

export function registerContract(name: string, open: () => Promise<RegisterSubject>): void {
  describe(`${name} keeps the promises of a register`, () => {
    let subject: RegisterSubject;
    let one: Register;
    let other: Register;
    const ends: (() => void)[] = [];
    beforeAll(async () => {
      subject = await open();
      [one, other] = subject.registers;
    });
    afterEach(() => {
      for (const end of ends.splice(0)) end();
    });
    afterAll(() => subject.close());

    /** What a watcher is told, by key and text. */
    const heardOn = (register: Register) => {
      const heard: EntryChange[] = [];
      ends.push(register.watch((change) => void heard.push(change)));
      return (key: string) => heard.filter((change) => change.key === key).map(({ value }) => textOf(value));
    };

    test('what was put is there for everybody, as it was put', async () => {
      const value = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const revision = await one.put('plain', value, 0);
      expect(revision).toBeGreaterThan(0);
      const entry = await other.get('plain');
      expect(entry).toMatchObject({ key: 'plain', revision });
      expect([...(entry?.value ?? [])]).toEqual([...value]);
      expect(await other.get('nowhere')).toBeUndefined();
    });

    test('R1 of many writers with the same revision one succeeds', async () => {
      for (let round = 0, revision = 0; round < 5; round += 1) {
        const results = await Promise.all(
          Array.from({ length: 8 }, (_, writer) =>
            (writer % 2 === 0 ? one : other).put('raced', bytes(`${writer}`), revision),
          ),
        );
        const won = results.flatMap((result) => result ?? []);
        expect(won.length).toBe(1);
        revision = won[0] ?? 0;
        expect(await one.get('raced')).toMatchObject({ revision });
      }
    });

    test('R1 a write under an old revision, or under none where there is one, changes nothing', async () => {
      const first = (await one.put('held', bytes('first'), 0)) ?? 0;
      expect(await other.put('held', bytes('second'), 0)).toBeUndefined();
      const second = (await other.put('held', bytes('second'), first)) ?? 0;
      expect(second).toBeGreaterThan(first);
      expect(await one.put('held', bytes('third'), first)).toBeUndefined();
      expect(await one.put('never', bytes('there'), second)).toBeUndefined();
      expect(textOf((await one.get('held'))?.value)).toBe('second');
    });

    test('R3 revisions of a key rise, also over its removal, and what was removed can be put again', async () => {
      const first = (await one.put('gone', bytes('first'), 0)) ?? 0;
      expect(await other.remove('gone', first - 1)).toBe(false);
      expect(await other.remove('gone', first)).toBe(true);
      expect(await one.get('gone')).toBeUndefined();
      expect(await one.put('gone', bytes('late'), first)).toBeUndefined();
      const again = await one.put('gone', bytes('again'), 0);
      expect(again).toBeGreaterThan(first);
      expect(textOf((await other.get('gone'))?.value)).toBe('again');
    });

    test('all keys that are there are listed, and no others', async () => {
      const revision = (await one.put('listed.not', bytes('x'), 0)) ?? 0;
      await one.remove('listed.not', revision);
      await one.put('listed.a', bytes('a'), 0);
      await one.put('listed.b', bytes('b'), 0);
      const listed = (await other.all()).filter(({ key }) => key.startsWith('listed'));
      expect(listed.map(({ key, value }) => [key, textOf(value)]).toSorted()).toEqual([
        ['listed.a', 'a'],
        ['listed.b', 'b'],
      ]);
    });

    test('R4 a watcher is told what is there, and then what changes', async () => {
      const first = (await one.put('watched', bytes('before'), 0)) ?? 0;
      const heard = heardOn(other);
      await expect.poll(() => heard('watched')).toEqual(['before']);
      const second = (await one.put('watched', bytes('after'), first)) ?? 0;
      await expect.poll(() => heard('watched')).toEqual(['before', 'after']);
      await one.remove('watched', second);
      await expect.poll(() => heard('watched')).toEqual(['before', 'after', undefined]);
      await one.put('watched', bytes('again'), 0);
      await expect.poll(() => heard('watched').at(-1)).toBe('again');
    });

    test('R4 a watcher that has ended is told nothing', async () => {
      const heard = heardOn(one);
      const still = heardOn(one);
      ends[0]?.();
      await other.put('unheard', bytes('x'), 0);
      await expect.poll(() => still('unheard')).toEqual(['x']);
      expect(heard('unheard')).toEqual([]);
    });
  });
}
