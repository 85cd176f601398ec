import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import { webhookStream } from '../../src/domain/webhook/webhook.ts';
import { SCHEDULE_MS } from '../../src/notify/schedule.ts';
import { newWebhookKey, secretText } from '../../src/wire/webhook-secret.ts';
import { DESK } from '../domain/payout-world.ts';
import { identityOf } from '../kit/certificate.ts';
import { type Receiver, startReceiver, withStatus } from '../kit/receiver.ts';
import { liveWorld, outboxWorld, PARTY, REQUEST, rowOf, sandboxWorld } from './outbox-world.ts';

/** Merchants' endpoints in every mood, and what becomes of the messages to them. */

async function setup(...args: Parameters<typeof outboxWorld>) {
  const receiver = await receiving();
  const world = await outboxWorld(...args);
  const endpoint = await world.addEndpoint(`${receiver.url}/hooks`);
  return { receiver, world, ...endpoint };
}

async function receiving(): Promise<Receiver> {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  return receiver;
}

const HOUR_MS = 3_600_000;

describe('a message that is taken', () => {
  test("the library of Standard Webhooks verifies what arrives, by the endpoint's own secret", async () => {
    const { receiver, world, channel, secret } = await setup();
    world.start();
    const row = rowOf(world, channel);
    await world.put(row);
    const { attempts, lastOutcome } = await world.reaches(row.id, 'delivered');
    expect({ attempts, lastOutcome }).toEqual({ attempts: 1, lastOutcome: '204' });
    const [got] = receiver.got;
    expect(got).toMatchObject({ path: '/hooks', body: row.body });
    expect(got?.headers).toMatchObject({ 'webhook-id': row.id, 'content-type': 'application/json' });
    expect(new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toEqual(JSON.parse(row.body));
    const another = new Webhook(secretText(newWebhookKey('hmac').key));
    expect(() => another.verify(got?.body ?? '', got?.headers ?? {})).toThrow('No matching signature');
  });

  test('an ed25519 signature verifies by the public key alone', async () => {
    const receiver = await receiving();
    const world = await outboxWorld();
    const { channel, publicKey } = await world.addEndpoint(receiver.url, { scheme: 'ed25519' });
    world.start();
    const row = rowOf(world, channel);
    await world.put(row);
    const [got] = await receiver.reaches(1);
    const { 'webhook-timestamp': stamp, 'webhook-signature': signature = '' } = got?.headers ?? {};
    const [version, text = ''] = signature.split(',');
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey ?? []).toString('base64url') };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${row.id}.${stamp}.${row.body}`);
    expect(version).toBe('v1a');
    expect(verify(null, signed, key, Buffer.from(text, 'base64'))).toBe(true);
    expect(verify(null, Buffer.concat([signed, Buffer.of(0)]), key, Buffer.from(text, 'base64'))).toBe(false);
  });

  test('while a secret is rotated both the old and the new one verify, and afterwards the new one alone', async () => {
    const { receiver, world, channel, id, secret } = await setup();
    const { key } = newWebhookKey('hmac');
    const { sealed, newKey } = await world.vault.seal(`webhook/${PARTY}`, key);
    const command = { type: 'RotateSecret', id, secret: { id: 'second', sealed }, overlapMs: HOUR_MS } as const;
    await world.endpoints.ask(webhookStream(PARTY), command, {
      ...REQUEST,
      newKeys: newKey === undefined ? [] : [newKey],
    });
    world.start();
    await world.put(rowOf(world, channel));
    const [during] = await receiver.reaches(1);
    for (const each of [secret, secretText(key)]) new Webhook(each).verify(during?.body ?? '', during?.headers ?? {});
    expect(during?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    world.pass(2 * HOUR_MS);
    await world.put(rowOf(world, channel, { sequence: 2 }));
    const after = (await receiver.reaches(2))[1];
    new Webhook(secretText(key)).verify(after?.body ?? '', after?.headers ?? {});
    expect(() => new Webhook(secret).verify(after?.body ?? '', after?.headers ?? {})).toThrow();
  });
});

describe('an endpoint that does not take it', () => {
  test('one that is down is tried by the schedule of the business clock, and gets the same message when it is up', async () => {
    const { receiver, world, channel } = await setup();
    await receiver.shut();
    world.start();
    const row = rowOf(world, channel);
    await world.put(row);
    const failed = await world.reaches(row.id, 'waiting', 1);
    expect(failed.lastOutcome).toBe('no answer: ECONNREFUSED');
    const delayMs = ((failed.nextTime ?? 0) - world.now()) / 1000;
    expect(delayMs).toBeGreaterThanOrEqual(5_000);
    expect(delayMs).toBeLessThanOrEqual(5_500);
    await receiver.open();
    world.pass(5_500);
    const { attempts } = await world.reaches(row.id, 'delivered');
    expect(attempts).toBe(2);
    expect(receiver.got[0]?.headers['webhook-id']).toBe(row.id);
  });

  test('a moved clock walks the whole schedule; the last failure ends the message and disables the endpoint', async () => {
    const { receiver, world, channel, id } = await setup();
    receiver.answer(withStatus(500, {}, 'card 4242 4242 4242 4242 is broken\u0007'));
    world.start();
    const row = rowOf(world, channel);
    await world.put(row);
    for (let attempts = 1; attempts < SCHEDULE_MS.length; attempts += 1) {
      await world.reaches(row.id, 'waiting', attempts);
      world.pass(27 * HOUR_MS);
    }
    const waits = rowOf(world, channel, { sequence: 2, time: world.now() + 1 });
    await world.put(waits);
    const last = await world.reaches(row.id, 'exhausted', SCHEDULE_MS.length);
    expect(last.lastOutcome).toBe('500');
    await world.reaches(waits.id, 'cancelled');
    expect((await world.endpoint(id))?.disabled?.reason).toBe('failing');
    const attempts = await world.deliveries.attempts(row.id);
    expect(attempts).toHaveLength(SCHEDULE_MS.length);
    expect(attempts[0]?.detail).toMatch(/^card .* is broken$/);
    expect(attempts[0]?.detail).not.toContain('4242 4242 4242');
    expect(world.notices.join('\n')).toContain('was never taken: HTTP 500');
  });

  test('a message that alone is refused does not disable an endpoint that takes others', async () => {
    const { receiver, world, channel, id } = await setup();
    receiver.answer(({ body }, response) => void response.writeHead(body.includes('/bad') ? 400 : 200).end());
    world.start();
    const bad = rowOf(world, channel, { resource: `invoice/${PARTY}/bad` });
    await world.put(bad);
    for (let attempts = 1; attempts < SCHEDULE_MS.length; attempts += 1) {
      await world.reaches(bad.id, 'waiting', attempts);
      if (attempts === 3) {
        const good = rowOf(world, channel, { resource: `invoice/${PARTY}/good` });
        await world.put(good);
        await world.reaches(good.id, 'delivered');
      }
      world.pass(27 * HOUR_MS);
    }
    await world.reaches(bad.id, 'exhausted');
    expect((await world.endpoint(id))?.disabled).toBeUndefined();
  });

  test('a redirect is a failure, and is never followed', async () => {
    const { receiver, world, channel } = await setup();
    const other = await receiving();
    receiver.answer(withStatus(307, { location: `${other.url}/stolen` }));
    world.start();
    const row = rowOf(world, channel);
    await world.put(row);
    const { lastOutcome } = await world.reaches(row.id, 'waiting', 1);
    expect(lastOutcome).toBe('307');
    expect(other.got).toEqual([]);
  });

  test('410 disables the endpoint and cancels what waits for it', async () => {
    const { receiver, world, channel, id } = await setup();
    receiver.answer(withStatus(410));
    const first = rowOf(world, channel);
    const second = rowOf(world, channel, { sequence: 2 });
    await world.put(first, second);
    world.start();
    await world.reaches(first.id, 'cancelled');
    await world.reaches(second.id, 'cancelled');
    expect((await world.endpoint(id))?.disabled?.reason).toBe('gone');
    expect(receiver.got).toHaveLength(1);
  });

  test('a message for an endpoint that was disabled meanwhile is cancelled, not sent', async () => {
    const { receiver, world, channel, id } = await setup();
    const row = rowOf(world, channel);
    await world.put(row);
    await world.endpoints.ask(webhookStream(PARTY), { type: 'UpdateEndpoint', id, enabled: false }, REQUEST);
    world.start();
    await world.reaches(row.id, 'cancelled');
    expect(receiver.got).toEqual([]);
  });

  test.each([429, 502, 503, 504])(
    'after %i with Retry-After nothing is sent to the channel before its time',
    async (status) => {
      const { receiver, world, channel } = await setup();
      receiver.answer(withStatus(status, { 'retry-after': '3600' }));
      world.start();
      const first = rowOf(world, channel);
      await world.put(first);
      const put = await world.reaches(first.id, 'waiting', 1);
      expect(((put.nextTime ?? 0) - world.now()) / 1000).toBeGreaterThanOrEqual(HOUR_MS);
      receiver.answer(withStatus(200));
      const other = rowOf(world, channel, { resource: `invoice/${PARTY}/b` });
      const elsewhere = await world.addEndpoint(`${receiver.url}/elsewhere`, { id: 'two' });
      const free = rowOf(world, elsewhere.channel);
      await world.put(other, free);
      await world.reaches(free.id, 'delivered');
      expect(receiver.got.map(({ path }) => path)).toEqual(['/hooks', '/elsewhere']);
      world.pass(HOUR_MS + 1);
      await world.reaches(other.id, 'delivered');
      await world.reaches(first.id, 'delivered');
    },
  );
});

describe('D3 order', () => {
  test('messages of one resource come in the order of their sequences, and one that fails holds back its own resource alone', async () => {
    const { receiver, world, channel } = await setup();
    receiver.answer(({ body }, response) => void response.writeHead(body.includes('/slow') ? 500 : 200).end());
    const of = (name: string, sequence: number) =>
      rowOf(world, channel, { resource: `invoice/${PARTY}/${name}`, sequence });
    world.start();
    await world.put(of('slow', 1), of('slow', 2), of('quick', 1), of('quick', 2), of('quick', 3));
    const last = of('quick', 3);
    await world.reaches(last.id, 'delivered');
    await world.reaches(of('slow', 1).id, 'waiting', 1);
    const seen = receiver.got.map(({ body }) => JSON.parse(body).data as { resource: string; sequence: number });
    expect(seen.filter(({ resource }) => resource.endsWith('quick')).map(({ sequence }) => sequence)).toEqual([
      1, 2, 3,
    ]);
    expect(seen.filter(({ resource }) => resource.endsWith('slow')).map(({ sequence }) => sequence)).toEqual([1]);
  });

  test('an endpoint that never answers holds up no other one', async () => {
    const { receiver, world, channel } = await setup();
    receiver.answer(() => {});
    const quick = await receiving();
    const { channel: other } = await world.addEndpoint(quick.url, { id: 'quick' });
    const dead = Array.from({ length: 40 }, (_, index) =>
      rowOf(world, channel, { resource: `invoice/${PARTY}/dead-${index}` }),
    );
    await world.put(...dead);
    world.start();
    await receiver.reaches(8);
    const rows = Array.from({ length: 40 }, (_, index) =>
      rowOf(world, other, { resource: `invoice/${PARTY}/live-${index}` }),
    );
    await world.put(...rows);
    await Promise.all(rows.map(({ id }) => world.reaches(id, 'delivered')));
    // The bound of one channel: the rest waits, and takes nothing from others.
    expect(receiver.got).toHaveLength(8);
  });

  test('a party with any number of endpoints that never answer holds up no other party', async () => {
    const silent = await receiving();
    silent.answer(() => {});
    const projects = new Map([['desk', { ...DESK, id: 'desk', partyId: 'greedy' }]]);
    const { receiver, world, channel } = await setup({ ...sandboxWorld(), projects }, () => 'a key');
    const greedy = Array.from({ length: 400 }, (_, index) =>
      rowOf(world, `alert/greedy/desk/${index}`, {
        partyId: 'greedy',
        url: silent.url,
        resource: `payout/greedy/${index}`,
      }),
    );
    await world.put(...greedy);
    world.start();
    await silent.reaches(1);
    world.pass(1);
    const row = rowOf(world, channel);
    await world.put(row);
    await world.reaches(row.id, 'delivered');
    expect(receiver.got).toHaveLength(1);
    // None of the others had to end first.
    const { rows } = await world.deliveries.list({ partyId: 'greedy' }, undefined, 400);
    expect(rows.filter(({ attempts }) => attempts > 0)).toEqual([]);
  });

  test('a channel that fails again and again is left alone for a while, and then one message tries', async () => {
    const { receiver, world, channel } = await setup();
    receiver.answer(withStatus(500));
    world.start();
    const rows = Array.from({ length: 12 }, (_, index) =>
      rowOf(world, channel, { resource: `invoice/${PARTY}/r-${String(index).padStart(2, '0')}` }),
    );
    for (const row of rows.slice(0, 5)) {
      await world.put(row);
      await world.reaches(row.id, 'waiting', 1);
    }
    await world.put(...rows.slice(5));
    const probe = await world.addEndpoint(`${receiver.url}/probe`, { id: 'probe' });
    const marker = rowOf(world, probe.channel);
    await world.put(marker);
    await world.reaches(marker.id, 'waiting', 1);
    expect(receiver.got.filter(({ path }) => path === '/hooks')).toHaveLength(5);
    receiver.answer(withStatus(200));
    world.pass(10_001);
    await Promise.all(rows.map(({ id }) => world.reaches(id, 'delivered')));
  });
});

describe('lesson 7: a row that was written is not a message that was sent', () => {
  test('a node that dies after it sent and before it wrote that down sends the same message again', async () => {
    const { receiver, world, channel } = await setup();
    const { promise: dead, reject: die } = Promise.withResolvers<void>();
    world.start({ deliveries: { ...world.deliveries, attempted: () => dead } });
    onTestFinished(() => die(new Error('the node is dead')));
    const row = rowOf(world, channel);
    await world.put(row);
    await receiver.reaches(1);
    expect((await world.deliveries.find(row.id))?.state).toBe('waiting');
    world.start();
    await world.reaches(row.id, 'delivered');
    expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual([row.id, row.id]);
  });

  test('D1 a list of what is due that was read before a message was taken, and comes after, does not send it again', async () => {
    const { receiver, world, channel } = await setup();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    receiver.answer((_, response) => void answered.then(() => response.writeHead(200).end()));
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    let calls = 0;
    const late: typeof world.deliveries.due = async (query) => {
      const rows = await world.deliveries.due(query);
      calls += 1;
      if (calls === 2) {
        ask();
        await released;
      }
      return rows;
    };
    const row = rowOf(world, channel);
    await world.put(row);
    world.start({ deliveries: { ...world.deliveries, due: late } });
    await receiver.reaches(1);
    world.pass(0);
    await asked;
    answer();
    await world.reaches(row.id, 'delivered');
    release();
    const next = rowOf(world, channel, { sequence: 2 });
    await world.put(next);
    await world.reaches(next.id, 'delivered');
    expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual([row.id, next.id]);
  });

  test('rows that were stored while nobody sent are sent when somebody does, also those of a partition that moved', async () => {
    const { receiver, world, channel } = await setup();
    const row = rowOf(world, channel);
    await world.put(row);
    world.start({ owns: () => false });
    expect(receiver.got).toEqual([]);
    world.start();
    await world.reaches(row.id, 'delivered');
    expect(receiver.got).toHaveLength(1);
  });
});

describe('the guard of addresses', () => {
  const resolving = (...addresses: readonly string[]) => {
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      const address = addresses[Math.min(asked.length, addresses.length) - 1] ?? '';
      return [{ address, family: address.includes(':') ? 6 : 4 }];
    };
    return { asked, resolve };
  };

  test.each(['10.0.0.1', '127.0.0.1', '169.254.169.254', '100.64.0.1', '::1', 'fd00::1', '::ffff:10.0.0.1'])(
    'a host that resolves to %s is not connected to where money is real',
    async (address) => {
      const world = await outboxWorld(liveWorld());
      const { channel } = await world.addEndpoint('https://hooks.example.com/');
      const { resolve, asked } = resolving(address);
      world.start({ network: { resolve } });
      const row = rowOf(world, channel);
      await world.put(row);
      const { lastOutcome } = await world.reaches(row.id, 'waiting', 1);
      expect(lastOutcome).toBe('not sent: the host has an address that is not public');
      expect(asked).toEqual(['hooks.example.com']);
    },
  );

  test('a host is looked up once for a connection, so that a name that changes in between gains nothing', async (context) => {
    const identity = identityOf(context, 'localhost');
    const receiver = await startReceiver(identity);
    onTestFinished(() => receiver.close());
    const world = await outboxWorld();
    const { port } = new URL(receiver.url);
    const { channel } = await world.addEndpoint(`https://localhost:${port}/`);
    // The first answer is good, the next would lead inside: whoever asked twice would connect to that one.
    const { resolve, asked } = resolving('127.0.0.1', '10.0.0.1');
    world.start({ network: { resolve, ca: identity.certificate } });
    const row = rowOf(world, channel);
    await world.put(row);
    await world.reaches(row.id, 'delivered');
    expect(asked).toEqual(['localhost']);
  });

  test.each([
    ['http://hooks.example.com/', 'not sent: the URL must be an https URL'],
    ['https://hooks.example.com:8443/', 'not sent: the URL has a port that is not allowed'],
    ['https://user:secret@hooks.example.com/', 'not sent: the URL must have no user and no password'],
    ['https://127.0.0.1/', 'not sent: the URL must not lead to a private address'],
    ['https://[::1]/', 'not sent: the URL must not lead to a private address'],
  ])('%s is not called where money is real', async (url, why) => {
    const world = await outboxWorld(liveWorld());
    const { channel } = await world.addEndpoint(url);
    const { resolve, asked } = resolving('127.0.0.1');
    world.start({ network: { resolve } });
    const row = rowOf(world, channel);
    await world.put(row);
    expect((await world.reaches(row.id, 'waiting', 1)).lastOutcome).toBe(why);
    expect(asked).toEqual([]);
  });
});
