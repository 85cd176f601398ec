import { describe, expect, test } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { CVV_LIFE_MS } from '../../src/vault/cvv-store.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { handCrankedClock, stoppedBusinessClock } from '../kit/hand-cranked-clock.ts';
import { memoryVaultStore } from '../kit/memory-vault-store.ts';
import { KEY_A, KEY_B, KEY_C, sessionOf, setup, tokenized, VISA } from './vault-kit.ts';

const MINUTE_MS = 60_000;
const text = (data: Uint8Array | undefined) => (data === undefined ? undefined : Buffer.from(data).toString());

describe('V1 A card number is never written in the clear', () => {
  test('V1 no row holds the number, the CVV or the name, in any usual encoding', async () => {
    const { vault, store } = setup();
    await tokenized(vault, { ...VISA, cardholder: 'JOHN DOE' });
    const [row] = store.cards.values();
    const written = Buffer.concat([Buffer.from(JSON.stringify(row)), row?.ciphertext ?? Buffer.of()]);
    for (const secret of [VISA.pan, 'JOHN DOE']) {
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64').slice(0, 10),
        Buffer.from(secret).toString('hex'),
      ]) {
        expect(written.includes(form)).toBe(false);
      }
    }
    expect(JSON.parse(row?.description ?? '')).not.toHaveProperty('cvv');
    expect(JSON.parse(row?.description ?? '')).not.toHaveProperty('cardholder');
  });

  test('V1 reveal gives back the card, describe only what may be shown', async () => {
    const { vault } = setup();
    const card = await tokenized(vault, { ...VISA, cardholder: 'JOHN DOE' });
    expect(await vault.reveal('party-1', card.token, undefined)).toEqual({
      pan: VISA.pan,
      expiryMonth: 12,
      expiryYear: 2030,
      cardholder: 'JOHN DOE',
    });
    expect(await vault.describe('party-1', card.token)).toEqual({
      token: card.token,
      fingerprint: card.fingerprint,
      bin: '42424242',
      lastDigits: '4242',
      paymentSystem: 'visa',
      expiryMonth: 12,
      expiryYear: 2030,
    });
  });

  test.each([
    ['4242424242424242', '42424242'],
    ['378282246310005', '378282'],
    ['36227206271667', '362272'],
    ['501800000009', '5018'],
  ])('V1 of %s the first digits %s are shown, so that four stay hidden at least', async (pan, bin) => {
    const { vault } = setup();
    const card = await tokenized(vault, { pan, expiryMonth: 12, expiryYear: 2030 });
    expect(card).toMatchObject({ bin, lastDigits: pan.slice(-4) });
  });

  test("V1 another party's token is unknown, and a row copied to another party or token does not open", async () => {
    const { vault, store } = setup();
    const { token } = await tokenized(vault);
    expect(await vault.reveal('party-2', token, undefined)).toBeUndefined();
    expect(await vault.describe('party-2', token)).toBeUndefined();

    const [row] = store.cards.values();
    if (row === undefined) throw new Error('no row');
    await store.putCard({ ...row, partyId: 'party-2' });
    await store.putCard({ ...row, token: 'card_x' });
    await expect(vault.reveal('party-2', token, undefined)).rejects.toThrow('does not open');
    await expect(vault.reveal('party-1', 'card_x', undefined)).rejects.toThrow('does not open');
  });

  test('V1 a card that cannot be right is refused and not stored', async () => {
    const { vault, store } = setup();
    const answer = await vault.tokenize('party-1', { ...VISA, pan: '4242424242424241' });
    expect(answer).toMatchObject({ ok: false, reason: 'INVALID_CARD', violations: [{ field: 'pan' }] });
    expect(store.cards.size).toBe(0);
  });

  test('V1 a card expires by the business clock', async () => {
    const vault = createVault({
      store: memoryVaultStore(),
      keys: parseVaultKeys(KEY_A),
      machineClock: handCrankedClock(),
      businessClock: stoppedBusinessClock(addMs(0, Date.UTC(2031, 1, 1))),
      random: { id: () => 'id', draw: () => 1 },
    });
    expect(await vault.tokenize('party-1', VISA)).toMatchObject({ violations: [{ field: 'expiry_year' }] });
  });
});

describe('V2 A CVV lives in memory alone', () => {
  test('V2 it is given out with the session, party and token that it came with, and with no other', async () => {
    const { vault } = setup();
    const card = await tokenized(vault);
    const other = await tokenized(vault, { ...VISA, expiryMonth: 11, cvv: '111' });
    const session = sessionOf(card);
    expect(await vault.reveal('party-1', card.token, session)).toMatchObject({ cvv: '737' });
    expect(await vault.reveal('party-1', card.token, undefined)).not.toHaveProperty('cvv');
    expect(await vault.reveal('party-1', card.token, 'unknown')).not.toHaveProperty('cvv');
    expect(await vault.reveal('party-1', other.token, session)).not.toHaveProperty('cvv');
    await tokenized(vault, VISA, 'party-2');
    const elsewhere = await tokenized(vault, { ...VISA, cvv: '' }, 'party-2');
    expect(await vault.reveal('party-2', elsewhere.token, session)).not.toHaveProperty('cvv');
  });

  test('V2 it is gone at the first definite answer, and the card is not', async () => {
    const { vault } = setup();
    const card = await tokenized(vault);
    const session = sessionOf(card);
    expect(await vault.holdsCvv(session)).toBe(true);
    vault.forget(session);
    vault.forget('never there');
    expect(await vault.holdsCvv(session)).toBe(false);
    expect(await vault.reveal('party-1', card.token, session)).toEqual({
      pan: VISA.pan,
      expiryMonth: 12,
      expiryYear: 2030,
    });
  });

  test('V2 it is gone after 15 minutes', async () => {
    const { vault, clock } = setup();
    const card = await tokenized(vault);
    expect(card.paymentSessionRemainingMs).toBe(15 * MINUTE_MS);
    clock.advance(15 * MINUTE_MS - 1);
    expect(await vault.holdsCvv(sessionOf(card))).toBe(true);
    clock.advance(1);
    expect(await vault.holdsCvv(sessionOf(card))).toBe(false);
    expect(await vault.reveal('party-1', card.token, sessionOf(card))).not.toHaveProperty('cvv');
  });

  test('V2 it survives no restart', async () => {
    const { vault, store } = setup();
    const card = await tokenized(vault);
    const next = setup(KEY_A, store).vault;
    expect(await next.reveal('party-1', card.token, sessionOf(card))).toMatchObject({ pan: VISA.pan });
    expect(await next.holdsCvv(sessionOf(card))).toBe(false);
  });

  test('V2 without a CVV there is no payment session', async () => {
    const { vault } = setup();
    const { pan, expiryMonth, expiryYear } = VISA;
    const card = await tokenized(vault, { pan, expiryMonth, expiryYear });
    expect(card).not.toHaveProperty('paymentSessionId');
    expect(card).not.toHaveProperty('paymentSessionRemainingMs');
  });
});

describe('V3 The same number and expiry of the same party give the same token', () => {
  test('V3 for ever: after a restart, after a rotation, with another CVV and name', async () => {
    const { vault, store } = setup();
    const first = await tokenized(vault);
    const again = await tokenized(vault, { ...VISA, cvv: '999', cardholder: 'JOHN DOE' });
    const rotated = setup(`${KEY_C},${KEY_B},${KEY_A}`, store).vault;
    await rotated.rotate();
    const later = await tokenized(rotated);
    expect([again.token, later.token]).toEqual([first.token, first.token]);
    expect([again.fingerprint, later.fingerprint]).toEqual([first.fingerprint, first.fingerprint]);
    expect(store.cards.size).toBe(1);
  });

  test('V3 another expiry gives another token of the same fingerprint; another number or party share nothing', async () => {
    const { vault } = setup();
    const card = await tokenized(vault);
    const renewed = await tokenized(vault, { ...VISA, expiryYear: 2031 });
    const other = await tokenized(vault, { ...VISA, pan: '5555555555554444' });
    const elsewhere = await tokenized(vault, VISA, 'party-2');
    expect(new Set([card.token, renewed.token, other.token, elsewhere.token]).size).toBe(4);
    expect(renewed.fingerprint).toBe(card.fingerprint);
    expect(new Set([card.fingerprint, other.fingerprint, elsewhere.fingerprint]).size).toBe(3);
  });

  test('V3 party, number and expiry cannot be shifted into each other', async () => {
    const { vault } = setup();
    const tokens = await Promise.all([
      tokenized(vault, { ...VISA, expiryMonth: 1, expiryYear: 2030 }, 'p'),
      tokenized(vault, { ...VISA, expiryMonth: 12, expiryYear: 2030 }, 'p'),
      tokenized(vault, { ...VISA, expiryMonth: 1, expiryYear: 2030 }, 'p"'),
      tokenized(vault, { ...VISA, expiryMonth: 1, expiryYear: 2030 }, 'p","'),
    ]);
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(4);
  });

  test('V3 a token looks like an id of ours, and holds no part of the number', async () => {
    const { token, fingerprint } = await tokenized(setup().vault);
    expect(token).toMatch(/^card_[A-Za-z0-9_-]{22}$/);
    expect(fingerprint).toMatch(/^fp_[A-Za-z0-9_-]{22}$/);
    expect(token + fingerprint).not.toContain('4242');
  });

  test('V3 a known card is written again only for a name that is new, and keeps the name it has', async () => {
    const { vault, store } = setup();
    await tokenized(vault);
    await tokenized(vault);
    expect(store.calls.putCard).toBe(1);
    const { token } = await tokenized(vault, { ...VISA, cardholder: 'JOHN DOE' });
    await tokenized(vault, { ...VISA, cardholder: 'JOHN DOE' });
    await tokenized(vault);
    expect(store.calls.putCard).toBe(2);
    expect(await vault.reveal('party-1', token, undefined)).toMatchObject({ cardholder: 'JOHN DOE' });
  });

  test('V3 the same request gets its payment session again, while the CVV is the same and is held', async () => {
    const { vault, clock } = setup();
    const first = await tokenized(vault, VISA, 'party-1', 'request-1');
    clock.advance(MINUTE_MS);
    const repeat = await tokenized(vault, VISA, 'party-1', 'request-1');
    expect(repeat).toEqual({ ...first, paymentSessionRemainingMs: 14 * MINUTE_MS });
    const others = [
      await tokenized(vault, VISA, 'party-1', 'request-2'),
      await tokenized(vault, VISA, 'party-2', 'request-1'),
      await tokenized(vault, VISA, 'party-1'),
      await tokenized(vault, { ...VISA, cvv: '999' }, 'party-1', 'request-1'),
    ];
    expect(new Set([first, ...others].map(sessionOf)).size).toBe(5);
    vault.forget(sessionOf(others[3] ?? first));
    expect(sessionOf(await tokenized(vault, VISA, 'party-1', 'request-1'))).not.toBe(sessionOf(first));
  });
});

describe('V4 Every ciphertext names the key it was made with', () => {
  const subject = 'customer-1';

  test('V4 old keys stay readable, new data is under the key in front', async () => {
    const { vault, store } = setup(KEY_A);
    const card = await tokenized(vault);
    const { sealed, newKey } = await vault.seal(subject, Buffer.from('jo@example.com'));
    store.land(newKey);

    const next = setup(`${KEY_B},${KEY_A}`, store).vault;
    expect(await next.reveal('party-1', card.token, undefined)).toMatchObject({ pan: VISA.pan });
    expect(text(await next.open(sealed))).toBe('jo@example.com');
    const other = await tokenized(next, { ...VISA, pan: '5555555555554444' });
    expect(store.cards.get(`party-1/${card.token}`)?.kekId).toBe('a');
    expect(store.cards.get(`party-1/${other.token}`)?.kekId).toBe('b');
  });

  test('V4 rotation wraps everything anew, after which the old key opens nothing and is needed by nothing', async () => {
    const { vault, store } = setup(KEY_A);
    const cards = [];
    for (let month = 1; month <= 12; month += 1) {
      for (let year = 2027; year < 2046; year += 1) {
        cards.push(await tokenized(vault, { ...VISA, expiryMonth: month, expiryYear: year }));
      }
    }
    const sealed = [];
    for (let index = 0; index < 230; index += 1) {
      const made = await vault.seal(`subject-${index}`, Buffer.from(`data-${index}`));
      store.land(made.newKey);
      sealed.push(made.sealed);
    }
    const before = [...store.cards.values()];

    const rotating = setup(`${KEY_B},${KEY_A}`, store).vault;
    expect(await rotating.rotate()).toEqual({ cards: cards.length, keys: sealed.length, evidence: 0 });
    expect(await rotating.rotate()).toEqual({ cards: 0, keys: 0, evidence: 0 });

    // KEY_C in the last place stands for a lost KEY_A: what opens now opens with KEY_B alone.
    const after = setup(`${KEY_B},${KEY_C}`, store).vault;
    for (const card of cards) {
      expect(await after.reveal('party-1', card.token, undefined)).toMatchObject({ expiryMonth: card.expiryMonth });
    }
    for (const [index, one] of sealed.entries()) expect(text(await after.open(one))).toBe(`data-${index}`);
    for (const row of before) {
      const now = store.cards.get(`party-1/${row.token}`);
      expect(now).toMatchObject({ kekId: 'b', description: row.description });
      // The card itself was not touched: only its data key, in front, was wrapped anew.
      expect(now?.ciphertext.subarray(61)).toEqual(row.ciphertext.subarray(61));
      expect(now?.ciphertext.subarray(0, 61)).not.toEqual(row.ciphertext.subarray(0, 61));
    }
  });

  test('V4 a rotation that was stopped is taken up where it was', async () => {
    const { vault, store } = setup(KEY_A);
    for (let year = 2027; year < 2037; year += 1) await tokenized(vault, { ...VISA, expiryYear: year });
    let left = 4;
    const failing = {
      ...store,
      putCard: async (row: Parameters<typeof store.putCard>[0]) => {
        left -= 1;
        if (left < 0) throw new Error('disk is gone');
        await store.putCard(row);
      },
    };
    await expect(setup(`${KEY_B},${KEY_A}`, failing).vault.rotate()).rejects.toThrow('disk is gone');
    expect(await setup(`${KEY_B},${KEY_A}`, store).vault.rotate()).toEqual({ cards: 6, keys: 0, evidence: 0 });
  });

  test('V4 a rotation that gets nowhere stops with an error instead of going on for ever', async () => {
    const { vault, store } = setup(KEY_A);
    await tokenized(vault);
    const forgetful = { ...store, putCard: async () => undefined };
    await expect(setup(`${KEY_B},${KEY_A}`, forgetful).vault.rotate()).rejects.toThrow('wrapped anew');
  });

  test('V4 a missing key is named, and stops a rotation', async () => {
    const { vault, store } = setup(KEY_A);
    const { token } = await tokenized(vault);
    const stranger = setup(KEY_B, store).vault;
    await expect(stranger.reveal('party-1', token, undefined)).rejects.toThrow(
      "need the key 'a', which TURNPIKE_VAULT_KEYS",
    );
    await expect(stranger.rotate()).rejects.toThrow("need the key 'a'");
    await expect(tokenized(setup(`${KEY_B},${KEY_A}`, store).vault)).resolves.toMatchObject({ token });
  });

  test('V4 the check finds a missing key and a wrong last one, and is content with the right ones', async () => {
    const { vault, store } = setup(KEY_A);
    expect(await vault.check()).toEqual([]);
    await tokenized(vault);
    store.land((await vault.seal(subject, Buffer.from('x'))).newKey);
    expect(await vault.check()).toEqual([]);
    expect(await setup(`${KEY_B},${KEY_A}`, store).vault.check()).toEqual([]);
    expect(await setup(KEY_B, store).vault.check()).toEqual([expect.stringContaining("need the key 'a'")]);
    expect(await setup(`${KEY_A},${KEY_B}`, store).vault.check()).toEqual([expect.stringContaining('the last key')]);
  });
});

describe('a digest', () => {
  test('is the same for the installation, and different for each purpose, text and installation', () => {
    const { vault } = setup(KEY_A);
    const rotated = setup(`${KEY_B},${KEY_A}`).vault;
    const digest = (one: typeof vault, purpose: string, data: string) =>
      Buffer.from(one.digest(purpose, data)).toString('hex');
    expect(digest(vault, 'request', 'text')).toBe(digest(rotated, 'request', 'text'));
    expect(vault.digest('request', Buffer.from('text'))).toEqual(vault.digest('request', 'text'));
    expect(vault.digest('request', 'text')).toHaveLength(32);
    const different = [
      digest(vault, 'request', 'text'),
      digest(vault, 'email', 'text'),
      digest(vault, 'requestt', 'ext'),
      digest(vault, 'request', ''),
      digest(setup(KEY_B).vault, 'request', 'text'),
    ];
    expect(new Set(different).size).toBe(different.length);
  });
});

test('a closed vault holds no CVV and waits for no timer', async () => {
  const { vault, clock } = setup();
  const card = await tokenized(vault);
  expect(clock.waiting).toBe(1);
  vault.close();
  expect(clock.waiting).toBe(0);
  expect(await vault.holdsCvv(sessionOf(card))).toBe(false);
});

test('a card that was just stored is described and revealed without a read of the database', async () => {
  const { vault, store, clock } = setup();
  const { token } = await tokenized(vault);
  const readsBefore = store.calls.card;
  await vault.describe('party-1', token);
  await vault.reveal('party-1', token, undefined);
  expect(store.calls.card).toBe(readsBefore);
  clock.advance(MINUTE_MS);
  await vault.describe('party-1', token);
  expect(store.calls.card).toBe(readsBefore + 1);
});

test('V2 what is entrusted comes back by its reference, in any alphabet, until it is forgotten or 15 minutes are over', async () => {
  const { vault, clock } = setup();
  const payload = JSON.stringify({ type: 'otp', otp: '四二' });
  const [first, second] = [await vault.entrust(payload), await vault.entrust('other')];
  expect(await vault.entrusted(first)).toBe(payload);
  vault.forget(first);
  expect(await vault.entrusted(first)).toBeUndefined();
  clock.advance(CVV_LIFE_MS);
  expect(await vault.entrusted(second)).toBeUndefined();
});

test('V2 what is entrusted is no CVV, and a CVV is nothing that was entrusted', async () => {
  const { vault } = setup();
  const card = await tokenized(vault);
  const ref = await vault.entrust('123');
  expect(await vault.reveal('party-1', card.token, ref)).not.toHaveProperty('cvv');
  expect(await vault.entrusted(sessionOf(card))).toBeUndefined();
});
