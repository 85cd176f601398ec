import { expect, test } from 'vitest';
import { createMemoryHub } from '../../cluster/memory/bus.ts';
import { createMemoryRegister } from '../../cluster/memory/register.ts';
import { CVV_FORGOTTEN_SUBJECT } from '../../cluster/names.ts';
import { RegisterUnavailable } from '../../src/ports/register.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { CVV_LIFE_MS } from '../../src/vault/cvv-store.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { handCrankedClock, stoppedBusinessClock } from '../kit/hand-cranked-clock.ts';
import { memoryVaultStore } from '../kit/memory-vault-store.ts';
import { turns } from '../kit/payment-node.ts';
import { KEY_A, KEY_B, NOW, sessionOf, tokenized, VISA } from './vault-kit.ts';

/** Vaults of several nodes over one database, one table of security codes, and one bus. */
function setup() {
  const clock = handCrankedClock();
  const hub = createMemoryHub({ clock, random: countingRandom() });
  const away = new Set<string>();
  const table = createMemoryRegister({
    clock,
    ttlMs: CVV_LIFE_MS,
    disturb: (node) => (away.has(node) ? { lost: 'request' } : undefined),
  });
  const store = memoryVaultStore();
  const failures: unknown[] = [];
  const vault = (node: string, keys = KEY_A) =>
    createVault({
      store,
      keys: parseVaultKeys(keys),
      machineClock: clock,
      businessClock: stoppedBusinessClock(NOW),
      random: countingRandom(node),
      sharedCvvs: {
        table: table.reachedBy(node),
        bus: hub.join(node),
        subject: CVV_FORGOTTEN_SUBJECT,
        failed: (error) => failures.push(error),
      },
    });
  return { clock, hub, away, table: table.reachedBy('test'), failures, vault };
}

/** Lets a call that nobody answers run into its time limit. */
async function whileAway<Result>(clock: { advance(ms: number): void }, call: Promise<Result>): Promise<Result> {
  const ended = call.finally(() => {});
  ended.catch(() => {});
  await turns(3);
  clock.advance(1_000);
  return await ended;
}

test('C1 another node reveals the CVV with its session, party and card, and with no other', async () => {
  const { vault } = setup();
  const [a, b] = [vault('a'), vault('b')];
  const card = await tokenized(a);
  const other = await tokenized(a, { ...VISA, expiryMonth: 11, cvv: '111' });
  const elsewhere = await tokenized(a, { ...VISA, cvv: '' }, 'party-2');
  const session = sessionOf(card);
  expect(await b.holdsCvv(session)).toBe(true);
  expect(await b.reveal('party-1', card.token, session)).toMatchObject({ cvv: '737' });
  expect(await b.reveal('party-1', other.token, session)).not.toHaveProperty('cvv');
  expect(await b.reveal('party-2', elsewhere.token, session)).not.toHaveProperty('cvv');
  expect(await b.reveal('party-1', card.token, sessionOf(other))).not.toHaveProperty('cvv');
  expect(await b.holdsCvv('never there')).toBe(false);
});

test('C1 P9 nothing in the table tells the CVV or the card', async () => {
  const { vault, table } = setup();
  const { token } = await tokenized(vault('a'));
  const entries = await table.all();
  expect(entries).toHaveLength(1);
  const text = Buffer.concat(entries.map(({ key, value }) => Buffer.concat([Buffer.from(key), value]))).toString(
    'latin1',
  );
  for (const secret of ['737', VISA.pan, token]) expect(text).not.toContain(secret);
});

test('C1 a node without the key cannot read it, and one that has both can', async () => {
  const { vault } = setup();
  const before = vault('before', KEY_A);
  await tokenized(before, { ...VISA, cvv: '' });
  const card = await tokenized(vault('a', `${KEY_B},${KEY_A}`));
  const session = sessionOf(card);
  expect(await before.reveal('party-1', card.token, session)).not.toHaveProperty('cvv');
  const both = vault('c', `${KEY_A},${KEY_B},${KEY_A}`);
  expect(await both.reveal('party-1', card.token, session)).toMatchObject({ cvv: '737' });
});

test('C2 while the table is away the node that took it goes on, and no other takes it for gone', async () => {
  const { vault, clock, away } = setup();
  const [a, b] = [vault('a'), vault('b')];
  for (const node of ['a', 'b']) away.add(node);
  const card = await whileAway(clock, tokenized(a));
  const session = sessionOf(card);
  expect(await a.holdsCvv(session)).toBe(true);
  expect(await a.reveal('party-1', card.token, session)).toMatchObject({ cvv: '737' });
  await expect(whileAway(clock, b.holdsCvv(session))).rejects.toThrow(RegisterUnavailable);
  await expect(whileAway(clock, b.reveal('party-1', card.token, session))).rejects.toThrow(RegisterUnavailable);
  expect(await b.reveal('party-1', card.token, undefined)).toMatchObject({ pan: VISA.pan });
});

test('C2 a repeat of the request brings it to the table that was away before', async () => {
  const { vault, clock, away } = setup();
  const [a, b] = [vault('a'), vault('b')];
  away.add('a');
  const first = await whileAway(clock, tokenized(a, VISA, 'party-1', 'request-1'));
  away.delete('a');
  expect(await b.holdsCvv(sessionOf(first))).toBe(false);
  expect(sessionOf(await tokenized(a, VISA, 'party-1', 'request-1'))).toBe(sessionOf(first));
  expect(await b.holdsCvv(sessionOf(first))).toBe(true);
});

test('C3 V2 what one node forgets is gone from the table and from the node that took it', async () => {
  const { vault, table } = setup();
  const [a, b, c] = [vault('a'), vault('b'), vault('c')];
  const card = await tokenized(a);
  const session = sessionOf(card);
  b.forget(session);
  expect(await b.holdsCvv(session)).toBe(false);
  await turns(3);
  expect(await table.all()).toEqual([]);
  for (const each of [a, b, c]) {
    expect(await each.holdsCvv(session)).toBe(false);
    expect(await each.reveal('party-1', card.token, session)).not.toHaveProperty('cvv');
  }
});

test('C3 V2 what the node that took it forgets is gone for the others', async () => {
  const { vault, table, failures } = setup();
  const [a, b] = [vault('a'), vault('b')];
  const session = sessionOf(await tokenized(a));
  a.forget(session);
  a.forget(session);
  a.forget('no * session');
  await turns(3);
  expect(await table.all()).toEqual([]);
  expect(await b.holdsCvv(session)).toBe(false);
  expect(failures).toEqual([]);
});

test('C3 V2 where forgetting is lost on the way it is gone here at once, and everywhere after 15 minutes', async () => {
  const { vault, clock, hub, away, failures } = setup();
  const [a, b] = [vault('a'), vault('b')];
  const session = sessionOf(await tokenized(a));
  expect(await b.holdsCvv(session)).toBe(true);
  away.add('b');
  hub.disturb('b', 'a', { lost: 1 });
  b.forget(session);
  expect(await b.holdsCvv(session)).toBe(false);
  clock.advance(1_000);
  await turns(3);
  expect(failures).toEqual([expect.any(RegisterUnavailable)]);
  expect(await a.holdsCvv(session)).toBe(true);
  away.delete('b');
  clock.advance(CVV_LIFE_MS);
  expect(await a.holdsCvv(session)).toBe(false);
  expect(await vault('c').holdsCvv(session)).toBe(false);
});

test('a closed vault listens to no other node and holds nothing', async () => {
  const { vault, clock } = setup();
  const a = vault('a');
  await tokenized(a);
  a.close();
  expect(clock.waiting).toBe(0);
});

test('C1 P9 any node takes what was entrusted to another by its reference, and the table has it sealed', async () => {
  const { vault, table } = setup();
  const [a, b] = [vault('a'), vault('b')];
  const ref = await a.entrust('{"type":"otp","otp":"482913"}');
  const entries = await table.all();
  expect(Buffer.from(entries[0]?.value ?? []).toString('latin1')).not.toContain('482913');
  expect(await b.entrusted(ref)).toBe('{"type":"otp","otp":"482913"}');
  b.forget(ref);
  await turns(3);
  expect(await table.all()).toEqual([]);
  expect(await a.entrusted(ref)).toBeUndefined();
});
