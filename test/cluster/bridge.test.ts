import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STREAMS } from '../../cluster/names.ts';
import { ensureCallbackStreams } from '../../cluster/nats/callback-streams.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { type Bridge, startBridge } from '../../src/bridge.ts';
import { readBridgeSettings } from '../../src/config/settings.ts';
import { signCallback } from '../../src/providers/sandbox-bank/signature.ts';
import { createLogger } from '../../src/telemetry/log.ts';
import { decodePartnerCallback } from '../../src/wire/partner-callback.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { ownEnvironment } from '../kit/node-process.ts';

const SECRET = 'shared-with-the-bank';
const folder = mkdtempSync(join(tmpdir(), 'turnpike-bridge-'));
const configFile = join(folder, 'business.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

/** The demo's configuration, with an acknowledgement. */
function writeConfiguration(): void {
  const demo = readFileSync('config/demo.yaml', 'utf8');
  const north = '  north:\n    name: North Bank\n';
  if (!demo.includes(north)) throw new Error('the demo has no North Bank any more');
  writeFileSync(configFile, demo.replace(north, `${north}    acknowledgement: "*ok*"\n`));
}

function environmentOf(nats: NatsServers) {
  return {
    TURNPIKE_NATS_URL: nats.url,
    TURNPIKE_CONFIG: configFile,
    TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
    TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
    TURNPIKE_SECRET_SANDBOX_BANK: SECRET,
  };
}

describeWithNats('a bridge', () => {
  let nats: NatsServers;
  let connection: NatsConnection;
  let manager: JetStreamManager;

  beforeAll(async () => {
    writeConfiguration();
    nats = await startNats();
    connection = await connectNats({ url: nats.url, name: 'test' });
    manager = await jetstreamManager(connection);
  });
  beforeEach(() => ensureCallbackStreams(manager, 1));
  afterEach(() => manager.streams.delete(STREAMS.callbacks.name));
  afterAll(async () => {
    await connection.close();
    await nats.stop();
  });

  const stored = async () => {
    const { state } = await manager.streams.info(STREAMS.callbacks.name);
    const all = [];
    for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(STREAMS.callbacks.name, { seq });
      if (message === null) continue;
      const { subject, header, data } = message;
      all.push({ subject, id: header.get('Nats-Msg-Id'), callback: decodePartnerCallback(data) });
    }
    return all;
  };
  const bodyOf = (eventId: string) => JSON.stringify({ eventId, tag: 'demo~invoice~payment~0', status: 'executed' });
  const signed = (body: string) => ({ 'bank-signature': signCallback(SECRET, 1_768_478_400, body) });

  describe('at its door', () => {
    let bridge: Bridge;
    let errors: string[];
    beforeEach(async () => {
      errors = [];
      const log = createLogger({ level: 'error', destination: { write: (line: string) => void errors.push(line) } });
      bridge = await startBridge({ settings: readBridgeSettings(environmentOf(nats)), log });
    });
    afterEach(() => bridge.drain());

    const post = (body: string, headers: Record<string, string> = signed(body), provider = 'north') =>
      fetch(`http://${bridge.addresses.http}/callbacks/${provider}`, { method: 'POST', body, headers });
    const readiness = async () => {
      const response = await fetch(`http://${bridge.addresses.admin}/health/ready`);
      return [response.status, JSON.parse(await response.text()).dependencies.nats.state];
    };

    it('answers with the acknowledgement of the provider once NATS has the callback', async () => {
      const body = bodyOf('evt_1');
      const response = await post(body, { ...signed(body), cookie: 'a=b', 'x-request-id': 'r1' });
      expect([response.status, await response.text()]).toEqual([200, '*ok*']);
      expect(await stored()).toEqual([
        {
          subject: 'turnpike.callbacks.north',
          id: 'north/evt_1',
          callback: {
            providerId: 'north',
            eventId: 'evt_1',
            tag: 'demo~invoice~payment~0',
            headers: { ...signed(body), 'content-type': 'text/plain;charset=UTF-8', 'x-request-id': 'r1' },
            body: new Uint8Array(Buffer.from(body)),
          },
        },
      ]);
    });

    it('C3 hands in an event once that the signature proves to be the same', async () => {
      const answers = [await post(bodyOf('evt_1')), await post(bodyOf('evt_1')), await post(bodyOf('evt_2'))];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await stored()).map(({ id }) => id)).toEqual(['north/evt_1', 'north/evt_2']);
    });

    it.each<[string, number, (body: string) => Promise<Response>]>([
      ['without a signature', 404, (body) => post(body, {})],
      ['signed by somebody else', 404, (body) => post(body, { 'bank-signature': signCallback('other', 1, body) })],
      ['altered on its way', 404, (body) => post(`${body} `, signed(body))],
      ['of a provider that nobody knows', 404, (body) => post(body, signed(body), 'nobody')],
      ['with a card number', 422, () => post('{"pan":"4242424242424242"}')],
      ['that is too large', 413, () => post('x'.repeat(256 * 1024 + 1))],
    ])('refuses a callback %s, and hands in nothing', async (_, status, send) => {
      expect((await send(bodyOf('evt_1'))).status).toBe(status);
      expect(await stored()).toEqual([]);
      expect(errors).toEqual([]);
    });

    it('answers 503 while NATS is away, 200 when it is back, and says so in its health', async () => {
      expect(await readiness()).toEqual([200, 'ok']);
      await nats.kill(0);
      const refused = await post(bodyOf('evt_1'));
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true]);
      expect(await readiness()).toEqual([503, 'broken']);
      expect(errors.length).toBeGreaterThan(0);
      await nats.start(0);
      await expect.poll(async () => (await post(bodyOf('evt_1'))).status, { timeout: 20_000 }).toBe(200);
      await expect.poll(readiness).toEqual([200, 'ok']);
      expect((await stored()).map(({ id }) => id)).toEqual(['north/evt_1']);
    });

    it('answers 503 while no node has made the stream, for nobody would keep the callback', async () => {
      await manager.streams.delete(STREAMS.callbacks.name);
      expect((await post(bodyOf('evt_1'))).status).toBe(503);
      await ensureCallbackStreams(manager, 1);
      expect((await post(bodyOf('evt_1'))).status).toBe(200);
    });

    it('answers 503 when the servers do not confirm in time', async () => {
      const [pid = 0] = nats.pids;
      process.kill(pid, 'SIGSTOP');
      const answer = await post(bodyOf('evt_1'));
      process.kill(pid, 'SIGCONT');
      expect(answer.status).toBe(503);
    });
  });

  it('turnpike bridge says where it listens, and answers what has arrived before it ends', async () => {
    const child = spawn(process.execPath, [resolve('src/main.ts'), 'bridge'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...ownEnvironment(), ...environmentOf(nats) },
    });
    const said = createInterface(child.stdout);
    let ready: { readonly http: string } | undefined;
    for await (const line of said) {
      if (!line.startsWith('{')) continue;
      ready = JSON.parse(line) as { readonly http: string };
      break;
    }
    const [host = '', port = ''] = ready?.http.split(':') ?? [];
    const body = bodyOf('evt_late');
    const socket = connectTo({ host, port: Number(port) });
    const head = Object.entries({ host: 'bridge.test', 'content-length': `${body.length}`, ...signed(body) })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(`POST /callbacks/north HTTP/1.1\r\n${head}\r\n${body.slice(0, 10)}`);
    // Another connection is answered after it, so the first part has been read.
    await fetch(`http://${ready?.http}/callbacks/nobody`, { method: 'POST' });
    child.kill('SIGTERM');
    for await (const line of createInterface(child.stderr)) if (line.includes('draining')) break;
    socket.write(body.slice(10));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    socket.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect((await stored()).map(({ id }) => id)).toEqual(['north/evt_late']);
  });
});

it('turnpike bridge refuses to start without NATS', async () => {
  expect(() => readBridgeSettings({})).toThrow(/TURNPIKE_NATS_URL is required for a bridge/);
});
