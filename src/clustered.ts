import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { startCallbackConsumer } from '../cluster/callback-consumer.ts';
import { createCommitHints } from '../cluster/commit-hints.ts';
import { startEventPublisher } from '../cluster/event-publisher.ts';
import { followStream } from '../cluster/follow-stream.ts';
import { FRAME_VERSIONS } from '../cluster/frame.ts';
import { LEASE_MS } from '../cluster/leases.ts';
import { newIncarnation } from '../cluster/member-record.ts';
import { BUCKETS, CVV_FORGOTTEN_SUBJECT } from '../cluster/names.ts';
import { createNatsBus } from '../cluster/nats/bus.ts';
import { createNatsCallbackQueue } from '../cluster/nats/callback-queue.ts';
import { connectNats } from '../cluster/nats/connection.ts';
import { createNatsEventLog } from '../cluster/nats/event-log.ts';
import { parkedCopies } from '../cluster/nats/publish-callback.ts';
import { openNatsRegister } from '../cluster/nats/register.ts';
import { openCluster } from '../cluster/open-cluster.ts';
import { recoverStream } from './actors/recovery.ts';
import { CLOCK_STREAM, openTestClock } from './actors/test-clock.ts';
import { CONFIGURATION_STREAM, openConfigurations } from './config/configurations.ts';
import type { Mode } from './config/settings.ts';
import { partitionOf, type StreamId } from './domain/ids.ts';
import { createGrpcInspector } from './inspectors/grpc-inspector.ts';
import { openPostgresStore } from './journal/postgres/open-postgres-store.ts';
import type { Store } from './journal/store.ts';
import { startNode } from './node.ts';
import type { Platform, PlatformOptions } from './platform.ts';
import type { Journal } from './ports/journal.ts';
import { createSandboxBankAdapter } from './providers/sandbox-bank/adapter.ts';
import { createEventFeed } from './rpc/event-feed.ts';
import { createEventSource } from './rpc/event-source.ts';
import { systemBusinessClock, systemMachineClock } from './system/clocks.ts';
import { createSystemRandom } from './system/random.ts';
import { createVault } from './vault/create-vault.ts';
import { parseVaultKeys } from './vault/vault-keys.ts';
import { VERSION } from './version.ts';

type ClusterMode = Mode & { readonly type: 'cluster' };

/** The choice of drivers of a cluster's node: PostgreSQL, NATS, the partitions that are given to it, and a bank elsewhere. */
export async function startClustered(mode: ClusterMode, options: PlatformOptions): Promise<Platform> {
  const { settings, observer, notice, failed, fatal } = options;
  const { nodeId, secrets, configFile, sandboxBankUrl = '' } = settings;
  const clock = systemMachineClock;
  const random = createSystemRandom();

  const store = await openStore(mode, options);
  const { journal } = store;
  const connection = await connectNats({
    url: mode.natsUrl,
    name: `turnpike ${nodeId}`,
    ...(mode.natsCredentialsFile === undefined ? {} : { credentialsFile: mode.natsCredentialsFile }),
  });
  const register = (bucket: (typeof BUCKETS)[keyof typeof BUCKETS]) =>
    openNatsRegister({ connection, bucket, replicas: mode.natsReplicas, failed });
  const bus = createNatsBus({ connection, clock, failed });
  const hints = createCommitHints(bus, journal);

  // Nobody owns anything in a new database, and the first configuration must be written before anybody can.
  const { epoch } = await journal.head(CONFIGURATION_STREAM);
  if (epoch === 0) await journal.acquire([partitionOf(CONFIGURATION_STREAM)], nodeId);
  const businessClock = await openTestClock({
    journal,
    wall: systemBusinessClock,
    random,
    configurations: () => configurations,
    moved: () => node.timersMoved(),
  });
  const adapters = new Map([['sandbox-bank', createSandboxBankAdapter({ url: sandboxBankUrl })]]);
  const configurations = await openConfigurations({
    journal,
    clock: businessClock,
    random,
    adapters: new Set(adapters.keys()),
    ...(existsSync(configFile) ? { seed: { source: readFileSync(configFile, 'utf8'), file: configFile } } : {}),
    notice,
  });
  const keys = parseVaultKeys(settings.vaultKeys ?? '');
  const cvvs = { table: await register(BUCKETS.cvv), bus, subject: CVV_FORGOTTEN_SUBJECT, failed };
  const vault = createVault({
    store: store.vaultStore,
    keys,
    machineClock: clock,
    businessClock,
    random,
    sharedCvvs: cvvs,
  });
  const feed = createEventFeed({ journal, clock, hints, failed });
  const inspector = createGrpcInspector();

  let grpcAddress = '';
  const startTime = systemBusinessClock.now();
  const cluster = openCluster({
    bus,
    registers: { members: await register(BUCKETS.members), assignment: await register(BUCKETS.assignment) },
    self: {
      node: nodeId,
      incarnation: newIncarnation(startTime, random.id()),
      capacity: mode.capacity,
      version: VERSION,
      get grpcAddress() {
        return grpcAddress;
      },
      startTime,
      speaks: FRAME_VERSIONS,
    },
    journal,
    loadState: (stream) => loadState(journal, stream),
    clock,
    observer,
    superseded: () => fatal(new Error(`another process runs as node ${nodeId}; names of nodes are unique`)),
    failed,
  });
  const node = await startNode({
    ...options,
    journal,
    inbox: store.inbox,
    vault,
    configurations,
    adapters,
    inspector,
    leases: cluster.leases,
    leaseMs: LEASE_MS,
    route: cluster.route,
    businessClock,
    machineClock: clock,
    random,
    secret: (name) => secrets.get(name),
    parked: parkedCopies(connection, failed),
  });
  cluster.leases.onRelease(node.registry.release);
  const follow = (stream: StreamId, refresh: () => Promise<void>) =>
    followStream({ stream, refresh, hints, clock, failed });
  const publisher = startEventPublisher({
    log: createNatsEventLog({ connection, replicas: mode.natsReplicas }),
    source: createEventSource(journal, feed),
    cursors: await register(BUCKETS.cursors),
    leases: cluster.leases,
    clock,
    observer,
    failed,
  });
  const consumer = startCallbackConsumer({
    queue: createNatsCallbackQueue({ connection, replicas: mode.natsReplicas, clock }),
    gate: node.callbacks,
    clock,
    observer,
    failed,
  });
  const unfollow = [follow(CONFIGURATION_STREAM, configurations.refresh), follow(CLOCK_STREAM, businessClock.refresh)];

  return {
    node,
    store,
    vault,
    configurations,
    businessClock,
    cluster: cluster.view,
    bankUrl: sandboxBankUrl,
    feed,
    checks: [
      { name: 'journal', required: true, check: () => journal.lastPosition() },
      // Without it the node answers for what it owns, until others have taken that.
      { name: 'nats', required: false, check: () => connection.rtt() },
      {
        name: 'ownership',
        required: true,
        check: async () => {
          if (!cluster.leases.settled()) throw new Error('what was given to this node is not taken up yet');
          if (!cluster.able()) throw new Error('this node owns nothing, and reaches nobody who does');
        },
      },
    ],
    able: cluster.able,
    join: async (address) => {
      grpcAddress = address.replace('0.0.0.0', hostname());
      await cluster.joined();
    },
    handOver: cluster.handOver,
    stop: async () => {
      for (const end of unfollow) end();
      await consumer.stop();
      await publisher.stop();
      feed.close();
      await cluster.leave();
      await node.stop();
      hints.close();
      inspector.close();
      vault.close();
      await connection.drain();
      await store.close();
    },
  };
}

async function openStore(mode: ClusterMode, { settings, watchJournal }: PlatformOptions): Promise<Store> {
  const opened = await openPostgresStore({ url: mode.databaseUrl, node: settings.nodeId });
  return { ...opened, journal: watchJournal(opened.journal) };
}

/** Where the owner's answer cannot carry the state: what the journal says. */
async function loadState(journal: Journal, stream: StreamId) {
  const { invoice, sequence } = await recoverStream(journal, stream);
  return sequence === 0 ? undefined : { state: invoice, sequence };
}
