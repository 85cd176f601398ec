import { Kvm } from '@nats-io/kv';
import { connect } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/commands/doctor/check.ts';
import { judgeNats } from '../../src/commands/doctor/check-nats.ts';
import { judgePostgres } from '../../src/commands/doctor/check-postgres.ts';
import { examine } from '../../src/commands/doctor/examine.ts';
import type { NatsFacts } from '../../src/commands/doctor/nats-facts.ts';
import type { PostgresFacts } from '../../src/commands/doctor/postgres-facts.ts';
import { connectionConfig } from '../../src/journal/postgres/connection.ts';
import { prepareDatabase, SCHEMA_VERSION } from '../../src/journal/postgres/migrate.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { type PostgresServer, startPostgres } from '../kit/postgres.ts';
import { FREE_PORTS } from '../kit/whole-node.ts';
import { runCommand } from './run-command.ts';

/** Nobody listens on port 1. */
const NOWHERE = {
  TURNPIKE_DATABASE_URL: 'postgres://turnpike:hidden-word@127.0.0.1:1/turnpike',
  TURNPIKE_NATS_URL: 'nats://127.0.0.1:1',
};
const NODE = {
  ...FREE_PORTS,
  TURNPIKE_NODE_ID: 'north',
  TURNPIKE_VAULT_KEYS: `a:${Buffer.alloc(32, 1).toString('base64')}`,
  TURNPIKE_SECRET_SANDBOX_BANK: 'secret',
};

async function doctor(settings: Readonly<Record<string, string>>) {
  const checks: CheckResult[] = [];
  for await (const check of examine({ ...NODE, ...NOWHERE, ...settings })) checks.push(check);
  return {
    checks,
    broken: checks.filter(({ status }) => status === 'broken').map(({ name }) => name),
    check: (name: string) => checks.find((each) => each.name === name),
  };
}

describe('the doctor of a cluster node', () => {
  it('names what is away, without passwords, says what to do, and exits non-zero', async () => {
    const { code, text, summary } = await runCommand(['doctor'], { ...NODE, ...NOWHERE });
    expect(text).toMatch(/broken {2}PostgreSQL {8}127\.0\.0\.1:1\/turnpike does not answer: .*ECONNREFUSED/);
    expect(text).toMatch(/broken {2}NATS {14}127\.0\.0\.1:1 does not answer: /);
    expect(text).toContain('-> Start it, or correct TURNPIKE_NATS_URL');
    expect(text).not.toContain('hidden-word');
    expect({ code, ok: summary['ok'] }).toEqual({ code: 1, ok: false });
  });

  it('looks at everything else all the same', async () => {
    const { broken, check } = await doctor({});
    expect(broken).toEqual(['PostgreSQL', 'NATS']);
    expect(check('vault keys')).toMatchObject({ status: 'ok' });
    expect(check('durability')).toMatchObject({ status: 'skipped' });
    expect(check('JetStream')).toMatchObject({ status: 'skipped' });
    expect(check('data folder')).toBe(undefined);
    expect(check('mode')?.detail).toContain('the node north of a cluster');
  });

  it('wants the secret of the sandbox bank, which a cluster does not make', async () => {
    const { check } = await doctor({ TURNPIKE_SECRET_SANDBOX_BANK: '' });
    expect(check('secrets')).toMatchObject({ status: 'note', remedy: 'Set TURNPIKE_SECRET_SANDBOX_BANK.' });
  });
});

describeWithPostgres('the doctor at a PostgreSQL', () => {
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.createDatabase();
  });

  const look = () => doctor({ TURNPIKE_DATABASE_URL: url });

  it('finds a new database sound, and one with tables', async () => {
    const before = await look();
    expect(before.broken).toEqual(['NATS']);
    expect(before.check('schema')?.detail).toContain('no tables yet');
    await prepareDatabase(connectionConfig(url, 'test'));
    const after = await look();
    expect(after.broken).toEqual(['NATS']);
    expect(after.check('PostgreSQL')?.detail).toMatch(/^127\.0\.0\.1:\d+\/turnpike\d+ answers, version \d+/);
    expect(after.check('schema')?.detail).toBe(`version ${SCHEMA_VERSION}, 256 partitions`);
    expect(after.check('connections')?.detail).toMatch(/^97 are allowed, \d are open; a node takes 9$/);
    expect(after.check('vault keys')).toMatchObject({ status: 'ok', detail: 'they open what is stored' });
    for (const name of ['durability', 'pooler', 'clock skew', 'clock', 'unfinished work', 'attention'])
      expect(after.check(name), name).toMatchObject({ status: 'ok' });
  });

  it('refuses a server that does not sync', async () => {
    await server.run(url, 'ALTER SYSTEM SET fsync = off');
    await server.run(url, 'SELECT pg_reload_conf()');
    await expect.poll(async () => (await server.run(url, 'SHOW fsync'))[0]).toEqual({ fsync: 'off' });
    const { check } = await look();
    await server.run(url, 'ALTER SYSTEM RESET fsync');
    await server.run(url, 'SELECT pg_reload_conf()');
    expect(check('durability')).toMatchObject({ status: 'broken', remedy: 'Set fsync = on, and reload.' });
  });

  it('refuses keys that do not open what is stored', async () => {
    await prepareDatabase(connectionConfig(url, 'test'));
    await server.run(url, "INSERT INTO vault VALUES ('demo', 't', '{}', 'lost', '\\x00')");
    expect((await look()).check('vault keys')).toMatchObject({ status: 'broken' });
  });

  it('says of a database of another release which way it is off', async () => {
    await prepareDatabase(connectionConfig(url, 'test'));
    const after = async (change: string) => {
      await server.run(url, `UPDATE cluster SET ${change}`);
      return (await look()).check('schema');
    };
    expect(await after('schema_version = 0')).toMatchObject({ status: 'note' });
    expect(await after('schema_version = 1000, oldest_program = 1000')).toMatchObject({
      status: 'broken',
      remedy: 'Start a later release.',
    });
    expect(await after('oldest_program = 1, partition_count = 64')).toMatchObject({
      status: 'broken',
      detail: expect.stringContaining('64 partitions'),
    });
  });
});

describe('what a PostgreSQL says of itself', () => {
  const sound: PostgresFacts = {
    versionNumber: 160_004,
    version: '16.4',
    isStandby: false,
    encoding: 'UTF8',
    fsync: true,
    fullPageWrites: true,
    connections: { most: 97, used: 3 },
    hasPooler: false,
    mayCreateTables: true,
    schema: { partitionCount: 256, schemaVersion: SCHEMA_VERSION, oldestProgram: 1 },
    clockAheadMs: 0,
  };

  it('is sound', () => {
    expect(judgePostgres(sound, 'db').filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  it.each([
    ['PostgreSQL', 'broken', 'version 13.1', { versionNumber: 130_001, version: '13.1' }],
    ['PostgreSQL', 'broken', 'standby', { isStandby: true }],
    ['PostgreSQL', 'broken', 'SQL_ASCII', { encoding: 'SQL_ASCII' }],
    ['schema', 'broken', 'may not make any', { schema: undefined, mayCreateTables: false }],
    ['durability', 'note', 'full_page_writes is off', { fullPageWrites: false }],
    ['connections', 'broken', '7 are allowed', { connections: { most: 7, used: 0 } }],
    ['connections', 'note', '90 are open', { connections: { most: 97, used: 90 } }],
    ['pooler', 'note', 'something between', { hasPooler: true }],
    ['clock skew', 'note', '1.5 s ahead of this machine', { clockAheadMs: 1_500 }],
    ['clock skew', 'note', '60.0 s behind this machine', { clockAheadMs: -60_000 }],
  ])('and of %s is %s: %s', (name, status, detail, difference) => {
    const found = judgePostgres({ ...sound, ...difference }, 'db').filter((check) => check.status !== 'ok');
    expect(found).toMatchObject([
      { name, status, detail: expect.stringContaining(detail), remedy: expect.any(String) },
    ]);
  });
});

describeWithNats('the doctor at NATS servers', () => {
  let servers: NatsServers;
  afterEach(() => servers.stop());
  const look = (settings: Readonly<Record<string, string>> = {}) =>
    doctor({ TURNPIKE_NATS_URL: servers.url, ...settings });
  const bucket = async (name: string, replicas: number) => {
    const connection = await connect({ servers: servers.urls[0] ?? '' });
    await new Kvm(connection).create(name, { replicas });
    await connection.close();
  };

  it('finds one server sound, and the buckets of a cluster', async () => {
    servers = await startNats();
    expect((await look()).check('JetStream')).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining('nothing'),
    });
    await bucket('turnpike_members', 1);
    await bucket('of_somebody_else', 1);
    const { broken, check } = await look();
    expect(broken).toEqual(['PostgreSQL']);
    expect(check('NATS')).toMatchObject({ status: 'ok', detail: expect.stringMatching(/answers, version 2\.\d+/) });
    expect(check('JetStream')?.detail).toBe('answers; streams and buckets of ours: 1, all with a leader');
    expect(check('replicas')).toMatchObject({ status: 'ok', detail: '1 of each stream and bucket, on 1 server' });
    expect(check('message size')).toMatchObject({ status: 'ok', detail: 'up to 1048576 bytes' });
  });

  it('refuses more copies than there are servers, and notes what has another number of them', async () => {
    servers = await startNats();
    await bucket('turnpike_assign', 1);
    const { check } = await look({ TURNPIKE_NATS_REPLICAS: '3' });
    expect(check('replicas')).toMatchObject({ status: 'broken', remedy: 'Ask for no more than there are servers.' });
  });

  it('notes small messages', async () => {
    servers = await startNats({ configuration: 'max_payload: 64KB' });
    expect((await look()).check('message size')).toMatchObject({ status: 'note', detail: 'up to 65536 bytes' });
  });

  it('speaks to each server as the user of the first one', async () => {
    servers = await startNats({ configuration: 'authorization { user: north, password: "hidden-word" }' });
    const [url = ''] = servers.urls;
    const named = url.replace('nats://', 'nats://north:hidden-word@');
    const { broken, checks } = await look({ TURNPIKE_NATS_URL: `${named},${url}` });
    expect(broken).toEqual(['PostgreSQL']);
    expect(checks.filter(({ name }) => name === 'NATS')).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
    expect(JSON.stringify(checks)).not.toContain('hidden-word');
    expect((await look()).check('NATS')).toMatchObject({ status: 'broken' });
  });

  it('names the server of three that is down, and refuses when two are', async () => {
    servers = await startNats({ servers: 3 });
    await expect
      .poll(async () => (await look({ TURNPIKE_NATS_REPLICAS: '3' })).check('JetStream'), { timeout: 20_000 })
      .toMatchObject({ status: 'ok' });
    await bucket('turnpike_members', 3);
    expect((await look()).check('replicas')).toMatchObject({
      status: 'note',
      detail: 'TURNPIKE_NATS_REPLICAS asks for 1: KV_turnpike_members has 3',
    });
    await servers.kill(2);
    const down = new URL(servers.urls[2] ?? '').host;
    // The others may have to elect a leader first.
    await expect
      .poll(async () => (await look({ TURNPIKE_NATS_REPLICAS: '3' })).broken, { timeout: 30_000 })
      .toEqual(['PostgreSQL']);
    const { checks } = await look({ TURNPIKE_NATS_REPLICAS: '3' });
    expect(checks.filter(({ name, status }) => name === 'NATS' && status === 'note')).toMatchObject([
      { detail: expect.stringContaining(`${down} does not answer`) },
    ]);
    await servers.kill(1);
    // The last one may lead for a moment before it notices that it is alone.
    await expect
      .poll(async () => (await look({ TURNPIKE_NATS_REPLICAS: '3' })).broken, { timeout: 60_000 })
      .toEqual(['PostgreSQL', 'NATS', 'NATS', 'JetStream']);
  }, 90_000);
});

describe('what NATS servers say of themselves', () => {
  const server = { at: 'n1:4222', ok: true, version: '2.10.4', jetstream: true, maxPayloadBytes: 1_048_576 } as const;
  const stream = { name: 'KV_turnpike_assign', replicas: 3, hasLeader: true, lagging: [] };
  const sound: NatsFacts = {
    servers: [server, server, server],
    known: 3,
    replicas: 3,
    jetstream: { ok: true, streams: [stream] },
  };

  it('is sound', () => {
    expect(judgeNats(sound).filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  it.each([
    ['NATS', 'broken', 'version 2.8.4', { servers: [{ ...server, version: '2.8.4' }] }],
    ['NATS', 'broken', 'JetStream switched off', { servers: [{ ...server, jetstream: false }] }],
    ['JetStream', 'broken', 'have no leader', { jetstream: { ok: true, streams: [{ ...stream, hasLeader: false }] } }],
    ['JetStream', 'note', 'on n3', { jetstream: { ok: true, streams: [{ ...stream, lagging: ['n3'] }] } }],
    ['replicas', 'note', '1 of each', { replicas: 1, jetstream: { ok: true, streams: [] } }],
  ] as const)('and of %s is %s: %s', (name, status, detail, difference) => {
    const found = judgeNats({ ...sound, ...difference }).filter((check) => check.status !== 'ok');
    expect(found).toMatchObject([
      { name, status, detail: expect.stringContaining(detail), remedy: expect.any(String) },
    ]);
  });
});
