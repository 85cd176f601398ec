import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { EvidenceRow, EvidenceRows } from '../../src/ports/evidence.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { createEvidenceStore } from '../../src/vault/evidence-store.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { handCrankedClock, stoppedBusinessClock } from '../kit/hand-cranked-clock.ts';
import { KEY_A, KEY_B, NOW } from './vault-kit.ts';

/** Evidence over a store in memory; the rows of an earlier one make it the next process of the same installation. */
function setup(keyText = KEY_A, store = openMemoryStore()) {
  const keys = parseVaultKeys(keyText);
  const rows = store.evidenceRows;
  const clocks = { machineClock: handCrankedClock(), businessClock: stoppedBusinessClock(NOW) };
  const newVault = (evidenceRows: EvidenceRows = rows) =>
    createVault({ store: store.vaultStore, evidenceRows, keys, random: countingRandom('id'), ...clocks });
  return { evidence: createEvidenceStore(rows, keys), store, rows, newVault };
}

test('V3 gives bytes of any kind and length back as they went in, to their party alone (P10)', async () => {
  const { evidence } = setup();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
      const { id, sha256 } = await evidence.put('party', bytes);
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(await evidence.get('party', id)).toEqual(Buffer.from(bytes));
      expect(await evidence.get('stranger', id)).toBeUndefined();
    }),
    { numRuns: 50 },
  );
  expect(await evidence.get('party', 'ev_nope')).toBeUndefined();
});

test('V2 keeps the same bytes of the same party once, and those of another party under another id', async () => {
  const { evidence, store } = setup();
  const bytes = randomBytes(100);
  const first = await evidence.put('party', bytes);
  expect(await evidence.put('party', bytes)).toEqual(first);
  expect(store.disk.tables.evidence.size).toBe(1);
  const other = await evidence.put('stranger', bytes);
  expect(other.sha256).toBe(first.sha256);
  expect(other.id).not.toBe(first.id);
  expect(first.id).toMatch(/^ev_[A-Za-z0-9_-]{32}$/);
});

test('V3 stores nothing in the clear', async () => {
  const { evidence, store } = setup();
  await evidence.put('party', Buffer.from('a statement of an account'));
  for (const { wrapped, ciphertext } of store.disk.tables.evidence.values())
    expect(Buffer.concat([wrapped, ciphertext]).includes('statement')).toBe(false);
});

test('E1 does not open what was moved to another party or id, or changed in any byte', async () => {
  const { evidence, rows } = setup();
  const { id } = await evidence.put('party', Buffer.from('bytes'));
  const row = (await rows.evidence('party', id)) as EvidenceRow;
  await rows.putEvidence({ ...row, partyId: 'stranger' });
  await rows.putEvidence({ ...row, id: 'ev_other' });
  await expect(evidence.get('stranger', id)).rejects.toThrow('damaged, or moved');
  await expect(evidence.get('party', 'ev_other')).rejects.toThrow('damaged, or moved');
  for (let index = 0; index < row.ciphertext.length; index += 1) {
    const ciphertext = row.ciphertext.slice();
    ciphertext[index] = (ciphertext[index] ?? 0) ^ 1;
    await expect(readerOf({ ...row, ciphertext }).get('party', id)).rejects.toThrow('damaged, or moved');
  }
});

/** A store in which there is this row alone. */
function readerOf(row: EvidenceRow) {
  const { rows } = setup();
  return createEvidenceStore({ ...rows, evidence: async () => row }, parseVaultKeys(KEY_A));
}

test('E2 a rotation wraps the keys of all evidence anew, touches no bytes, and may be run again', async () => {
  const { evidence, store, rows } = setup(KEY_A);
  const pieces = await Promise.all(
    Array.from({ length: 203 }, (_, index) => evidence.put(`party-${index % 3}`, Buffer.from(`piece ${index}`))),
  );
  const [first] = pieces;
  const before = await rows.evidence('party-0', String(first?.id));
  const rotating = setup(`${KEY_B},${KEY_A}`, store);
  expect(await rotating.newVault().rotate()).toEqual({ cards: 0, keys: 0, evidence: 203 });
  expect(await rotating.newVault().rotate()).toEqual({ cards: 0, keys: 0, evidence: 0 });
  const after = setup(KEY_B, store).evidence;
  for (const [index, { id }] of pieces.entries())
    expect(String(await after.get(`party-${index % 3}`, id))).toBe(`piece ${index}`);
  const now = await rows.evidence('party-0', String(first?.id));
  expect(now?.ciphertext).toEqual(before?.ciphertext);
  expect(now?.kekId).toBe('b');
});

test('E2 a rotation that gets nowhere stops with an error instead of going on for ever', async () => {
  const { evidence, store } = setup(KEY_A);
  await evidence.put('party', Buffer.from('bytes'));
  const rotating = setup(`${KEY_B},${KEY_A}`, store);
  const forgetful = { ...rotating.rows, rewrapEvidence: async () => undefined };
  await expect(rotating.newVault(forgetful).rotate()).rejects.toThrow('wrapped anew');
});

test('a missing key is named by the check of the keys', async () => {
  const { evidence, store } = setup(KEY_A);
  await evidence.put('party', Buffer.from('bytes'));
  const problems = await setup(KEY_B, store).newVault().check();
  expect(problems.join()).toContain("need the key 'a', which TURNPIKE_VAULT_KEYS");
  expect(await setup(`${KEY_B},${KEY_A}`, store).newVault().check()).toEqual([]);
});
