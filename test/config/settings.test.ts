import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadSettings, readDataPlace, readNodeDoor, readSettings, SETTING_NAMES } from '../../src/config/settings.ts';

const CLUSTER = {
  TURNPIKE_DATABASE_URL: 'postgresql://turnpike@db:5432/turnpike',
  TURNPIKE_NATS_URL: 'nats://n1:4222,nats://n2:4222',
  TURNPIKE_VAULT_KEYS: 'k1:AAAA',
};

function complaint(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof BadSettings) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

describe('Settings', () => {
  it('need nothing for one embedded node on loopback', () => {
    expect(readSettings({ TURNPIKE_NODE_ID: 'n1' })).toEqual({
      mode: { type: 'embedded' },
      dataDir: './data',
      nodeId: 'n1',
      grpcAddress: { host: '127.0.0.1', port: 50051 },
      httpAddress: { host: '127.0.0.1', port: 8080 },
      cardAddress: { host: '127.0.0.1', port: 8081 },
      adminAddress: { host: '127.0.0.1', port: 9464 },
      configFile: 'config/demo.yaml',
      webhookPorts: [443],
      logLevel: 'info',
      secrets: new Map(),
      unknown: [],
    });
  });

  it('make a cluster node of a database and NATS', () => {
    expect(readSettings({ ...CLUSTER, TURNPIKE_NATS_CREDENTIALS: 'node.creds' }).mode).toEqual({
      type: 'cluster',
      databaseUrl: CLUSTER.TURNPIKE_DATABASE_URL,
      natsUrl: CLUSTER.TURNPIKE_NATS_URL,
      natsCredentialsFile: 'node.creds',
      natsReplicas: 1,
      capacity: 1,
    });
    expect(readSettings({ ...CLUSTER, TURNPIKE_NATS_REPLICAS: '3', TURNPIKE_CAPACITY: '0.5' }).mode).toMatchObject({
      natsReplicas: 3,
      capacity: 0.5,
    });
  });

  it('read secrets by name, and tell variables that nobody reads', () => {
    const { secrets, unknown } = readSettings({
      TURNPIKE_SECRET_BANK_KEY: 's3cret',
      TURNPIKE_GRPC_ADRESS: 'x:1',
      HOME: '/root',
    });
    expect(secrets).toEqual(new Map([['BANK_KEY', 's3cret']]));
    expect(unknown).toEqual(['TURNPIKE_GRPC_ADRESS']);
  });

  it('take an empty value for none', () => {
    expect(readSettings({ TURNPIKE_DATABASE_URL: '', TURNPIKE_CONFIG: '' })).toMatchObject({
      mode: { type: 'embedded' },
      configFile: 'config/demo.yaml',
    });
  });

  it('name the node after its host', () => {
    expect(readSettings({}).nodeId).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  });

  it.each([
    ['[::1]:0', { host: '::1', port: 0 }],
    ['0.0.0.0:65535', { host: '0.0.0.0', port: 65_535 }],
    ['turnpike.internal:50051', { host: 'turnpike.internal', port: 50_051 }],
  ])('read the address %s', (text, address) => {
    expect(readSettings({ TURNPIKE_GRPC_ADDRESS: text }).grpcAddress).toEqual(address);
  });

  it.each([
    [{ TURNPIKE_GRPC_ADDRESS: '50051' }, 'TURNPIKE_GRPC_ADDRESS must be host:port'],
    [{ TURNPIKE_HTTP_ADDRESS: 'localhost:65536' }, 'TURNPIKE_HTTP_ADDRESS must be host:port'],
    [{ TURNPIKE_ADMIN_ADDRESS: '::1:80' }, 'TURNPIKE_ADMIN_ADDRESS must be host:port'],
    [{ TURNPIKE_CARD_ADDRESS: 'http://localhost:1' }, 'TURNPIKE_CARD_ADDRESS must be host:port'],
    [{ TURNPIKE_DATABASE_URL: 'mysql://db' }, 'TURNPIKE_DATABASE_URL must be a URL, such as postgresql://'],
    [{ TURNPIKE_NATS_URL: 'http://nats' }, 'TURNPIKE_NATS_URL must be a URL, such as nats://'],
    [{ TURNPIKE_PUBLIC_URL: 'pay.example' }, 'TURNPIKE_PUBLIC_URL must be a URL, such as https://'],
    [{ TURNPIKE_CARD_URL: 'ftp://card.example' }, 'TURNPIKE_CARD_URL must be a URL, such as https://'],
    [
      { TURNPIKE_LOG_LEVEL: 'loud' },
      'TURNPIKE_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
    ],
    [{ TURNPIKE_WEBHOOK_PORTS: '443,0' }, 'TURNPIKE_WEBHOOK_PORTS must be ports'],
    [{ TURNPIKE_WEBHOOK_PORTS: '443, 8443' }, 'TURNPIKE_WEBHOOK_PORTS must be ports'],
    [{ TURNPIKE_NODE_ID: 'node 1' }, 'TURNPIKE_NODE_ID must be letters, digits, _ and -'],
    [
      { TURNPIKE_DATABASE_URL: CLUSTER.TURNPIKE_DATABASE_URL },
      'TURNPIKE_NATS_URL is required with TURNPIKE_DATABASE_URL',
    ],
    [{ TURNPIKE_NATS_URL: CLUSTER.TURNPIKE_NATS_URL }, 'TURNPIKE_DATABASE_URL is required with TURNPIKE_NATS_URL'],
    [{ ...CLUSTER, TURNPIKE_VAULT_KEYS: '' }, 'TURNPIKE_VAULT_KEYS is required for a cluster node'],
    [{ TURNPIKE_TLS_CERT: 'node.crt' }, 'TURNPIKE_TLS_KEY is required'],
    [{ TURNPIKE_TLS_KEY: 'node.key' }, 'TURNPIKE_TLS_CERT is required'],
    [{ TURNPIKE_TLS_CA: 'ca.crt' }, 'TURNPIKE_TLS_CERT is required'],
  ])('refuse %j', (environment, message) => {
    expect(complaint(environment)).toContain(message);
  });

  it('tell all that is wrong at once', () => {
    expect(complaint({ TURNPIKE_GRPC_ADDRESS: 'x', TURNPIKE_LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2);
  });

  it('never repeat what was given, for it may be a secret', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SETTING_NAMES), fc.uuid(), (name, value) => {
        try {
          readSettings({ [name]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(BadSettings);
          expect(String(error)).not.toContain(value);
        }
      }),
    );
  });
});

describe('what a command needs of the settings', () => {
  it('is, for one that reads the data, where they are and nothing else', () => {
    const { TURNPIKE_DATABASE_URL } = CLUSTER;
    expect(readDataPlace({})).toEqual({ dataDir: './data' });
    expect(readDataPlace({ TURNPIKE_DATABASE_URL, TURNPIKE_LOG_LEVEL: 'loud' })).toEqual({
      databaseUrl: TURNPIKE_DATABASE_URL,
      dataDir: './data',
    });
    expect(() => readDataPlace({ TURNPIKE_DATABASE_URL: 'mysql://db' })).toThrow(/TURNPIKE_DATABASE_URL must be a URL/);
  });

  it('is, for one that speaks to a node, its address and whom to believe', () => {
    const grpcAddress = { host: '127.0.0.1', port: 50051 };
    expect(readNodeDoor({ TURNPIKE_LOG_LEVEL: 'loud' })).toEqual({ grpcAddress });
    expect(readNodeDoor({ TURNPIKE_TLS_CA: 'ca' })).toEqual({ grpcAddress, tls: { caFile: 'ca' } });
    expect(readNodeDoor({ TURNPIKE_TLS_CERT: 'c', TURNPIKE_TLS_KEY: 'k' })).toEqual({
      grpcAddress,
      tls: { own: { certFile: 'c', keyFile: 'k' } },
    });
    expect(() => readNodeDoor({ TURNPIKE_TLS_KEY: 'k' })).toThrow('TURNPIKE_TLS_CERT is required');
  });
});
