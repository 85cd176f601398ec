import { describe, expect, test } from 'vitest';
import type { CustomerKeyRow } from '../../src/ports/journal.ts';
import { createPersonalData } from '../../src/vault/personal-data.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { memoryVaultStore } from '../kit/memory-vault-store.ts';
import { KEY_A, setup } from './vault-kit.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (data: Uint8Array | undefined) => (data === undefined ? undefined : Buffer.from(data).toString());

describe('V5 Erasing a subject deletes its data keys', () => {
  test('V5 what they sealed can never be read again, and what others have stays readable', async () => {
    const { vault, store } = setup();
    const mine = await vault.seal('jo', bytes('jo@example.com'));
    const more = await vault.seal('jo', bytes('+44 20 7946 0000'));
    const other = await vault.seal('al', bytes('al@example.com'));
    for (const { newKey } of [mine, more, other]) store.land(newKey);
    expect(text(await vault.open(mine.sealed))).toBe('jo@example.com');

    expect(await vault.erase('jo')).toBe(2);
    expect(await vault.open(mine.sealed)).toBeUndefined();
    expect(await vault.open(more.sealed)).toBeUndefined();
    expect(text(await vault.open(other.sealed))).toBe('al@example.com');
    expect(await vault.erase('jo')).toBe(0);
    expect(await setup(KEY_A, store).vault.open(mine.sealed)).toBeUndefined();
  });

  test('V5 a subject that was erased can have data again, under a key of its own', async () => {
    const { vault, store } = setup();
    const before = await vault.seal('jo', bytes('before'));
    store.land(before.newKey);
    await vault.open(before.sealed);
    await vault.erase('jo');
    const after = await vault.seal('jo', bytes('after'));
    expect(after.newKey).toBeDefined();
    expect(after.sealed.keyId).not.toBe(before.sealed.keyId);
    store.land(after.newKey);
    expect(text(await vault.open(after.sealed))).toBe('after');
    expect(await vault.open(before.sealed)).toBeUndefined();
  });

  test('V5 a read that was under way while the subject was erased does not keep the key', async () => {
    const store = memoryVaultStore();
    const { sealed, newKey } = await setup(KEY_A, store).vault.seal('jo', bytes('secret'));
    store.land(newKey);
    let answer: (() => void) | undefined;
    const slow = {
      ...store,
      keys: async (keyIds: readonly string[]) => {
        const rows = await store.keys(keyIds);
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return rows;
      },
    };
    const { vault } = setup(KEY_A, slow);
    const reading = vault.open(sealed);
    await Promise.resolve().then(() => undefined);
    await vault.erase('jo');
    answer?.();
    await reading;
    const again = vault.open(sealed);
    await Promise.resolve().then(() => undefined);
    answer?.();
    expect(await again).toBeUndefined();
  });

  test('V5 another node stops reading a minute after the erasure at the latest', async () => {
    const { vault, store } = setup();
    const { sealed, newKey } = await vault.seal('jo', bytes('secret'));
    store.land(newKey);
    const elsewhere = setup(KEY_A, store);
    expect(text(await elsewhere.vault.open(sealed))).toBe('secret');
    await vault.erase('jo');
    elsewhere.clock.advance(60_000);
    expect(await elsewhere.vault.open(sealed)).toBeUndefined();
  });

  test('V5 a rotation does not bring back a key that is erased meanwhile', async () => {
    const { vault, store } = setup();
    const { sealed, newKey } = await vault.seal('jo', bytes('secret'));
    store.land(newKey);
    const rotating = setup(`b:${Buffer.alloc(32, 2).toString('base64')},${KEY_A}`, {
      ...store,
      rewrapKey: async (row: CustomerKeyRow) => {
        await vault.erase('jo');
        await store.rewrapKey(row);
      },
    }).vault;
    await rotating.rotate();
    expect(store.keyRows.size).toBe(0);
    expect(await rotating.open(sealed)).toBeUndefined();
  });

  test('V5 a key row moved to another subject, to outlive the erasure, does not open', async () => {
    const { vault, store } = setup();
    const { sealed, newKey } = await vault.seal('jo', bytes('secret'));
    if (newKey === undefined) throw new Error('no key');
    store.land({ ...newKey, subject: 'nobody' });
    await expect(setup(KEY_A, store).vault.open(sealed)).rejects.toThrow('does not open');
  });

  test('V5 a failed erasure is an error, and the next one works', async () => {
    const { vault, store } = setup();
    const { sealed, newKey } = await vault.seal('jo', bytes('secret'));
    store.land(newKey);
    let down = true;
    const { vault: shaky } = setup(KEY_A, {
      ...store,
      deleteKeys: async (subject: string) => {
        if (down) throw new Error('database is away');
        return store.deleteKeys(subject);
      },
    });
    await expect(shaky.erase('jo')).rejects.toThrow('database is away');
    down = false;
    expect(await shaky.erase('jo')).toBe(1);
    expect(await shaky.open(sealed)).toBeUndefined();
  });
});

describe('a data key', () => {
  test('is not used again before the store has shown it: a lost append loses one ciphertext only', async () => {
    const { vault, store } = setup();
    const lost = await vault.seal('jo', bytes('one'));
    const landed = await vault.seal('jo', bytes('two'));
    expect(lost.newKey).toBeDefined();
    expect(landed.newKey).toBeDefined();
    expect(landed.sealed.keyId).not.toBe(lost.sealed.keyId);
    store.land(landed.newKey);
    const next = setup(KEY_A, store).vault;
    expect(await next.open(lost.sealed)).toBeUndefined();
    expect(text(await next.open(landed.sealed))).toBe('two');
  });

  test('opened from memory alone is still not taken for stored', async () => {
    const { vault } = setup();
    const first = await vault.seal('jo', bytes('one'));
    expect(text(await vault.open(first.sealed))).toBe('one');
    expect((await vault.seal('jo', bytes('two'))).newKey).toBeDefined();
  });

  test('is used again for its subject, and for no other, once it was read back', async () => {
    const { vault, store } = setup();
    const { sealed, newKey } = await vault.seal('jo', bytes('one'));
    store.land(newKey);
    const next = setup(KEY_A, store).vault;
    await next.open(sealed);
    const again = await next.seal('jo', bytes('two'));
    expect(again).not.toHaveProperty('newKey');
    expect(again.sealed.keyId).toBe(sealed.keyId);
    expect(text(await next.open(again.sealed))).toBe('two');
    expect((await next.seal('al', bytes('three'))).newKey).toBeDefined();
  });

  test('stays in memory for a minute at most, and no more than the bound of them', async () => {
    const store = memoryVaultStore();
    const machineClock = handCrankedClock();
    const random = countingRandom();
    const personal = createPersonalData({ store, keys: parseVaultKeys(KEY_A), machineClock, random, capacity: 10 });
    const sealed = [];
    for (let index = 0; index < 100; index += 1) {
      const made = await personal.seal(`subject-${index}`, bytes(`data-${index}`));
      store.land(made.newKey);
      sealed.push(made.sealed);
    }
    for (const one of sealed) await personal.open(one);
    const reads = store.calls.keys;
    expect(reads).toBeGreaterThanOrEqual(90);
    for (const one of sealed.slice(-5)) await personal.open(one);
    expect(store.calls.keys).toBe(reads);
    machineClock.advance(60_000);
    for (const one of sealed.slice(-5)) await personal.open(one);
    expect(store.calls.keys).toBe(reads + 5);
  });
});

describe('sealed data', () => {
  test('may be empty, large, or any bytes', async () => {
    const { vault } = setup();
    for (const data of [Buffer.of(), Buffer.alloc(1_000_000, 7), Buffer.from([0, 255, 1, 254])]) {
      const { sealed } = await vault.seal('jo', data);
      expect(Buffer.compare(Buffer.from((await vault.open(sealed)) ?? []), data)).toBe(0);
      if (data.length > 2) expect(Buffer.from(sealed.ciphertext).includes(data.subarray(0, 100))).toBe(false);
    }
  });

  test('that were damaged or sealed under another key are an error, never other data', async () => {
    const { vault } = setup();
    const one = (await vault.seal('jo', bytes('one'))).sealed;
    const two = (await vault.seal('jo', bytes('two'))).sealed;
    const cut = one.ciphertext.subarray(0, 20);
    await expect(vault.open({ keyId: one.keyId, ciphertext: two.ciphertext })).rejects.toThrow('do not open');
    await expect(vault.open({ keyId: one.keyId, ciphertext: cut })).rejects.toThrow('do not open');
    await expect(vault.open({ keyId: one.keyId, ciphertext: Buffer.of() })).rejects.toThrow('do not open');
    expect(await vault.open({ keyId: 'unknown', ciphertext: one.ciphertext })).toBeUndefined();
  });

  test('whose key row was damaged are an error that names the key and shows nothing', async () => {
    const { vault, store } = setup();
    const { sealed, newKey } = await vault.seal('jo', bytes('one'));
    if (newKey === undefined) throw new Error('no key');
    for (const wrapped of [Buffer.of(), Buffer.of(255), newKey.wrapped.slice(0, -1), Buffer.alloc(80)]) {
      store.land({ ...newKey, wrapped });
      await expect(setup(KEY_A, store).vault.open(sealed)).rejects.toThrow(/^vault: /);
    }
  });
});
