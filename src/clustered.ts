import { hostname } from 'node:os';
import { createCommitHints } from '../cluster/commit-hints.ts';
import { FRAME_VERSIONS } from '../cluster/frame.ts';
import { claimServers, type Installation } from '../cluster/installation.ts';
import { LEASE_MS } from '../cluster/leases.ts';
import { type MemberRecord, newIncarnation } from '../cluster/member-record.ts';
import { BUCKETS, CVV_FORGOTTEN_SUBJECT } from '../cluster/names.ts';
import { type Nats, openNats } from '../cluster/nats/open-nats.ts';
import { parkedCopies } from '../cluster/nats/publish-callback.ts';
import { type ClusterPart, openCluster } from '../cluster/open-cluster.ts';
import { recoverStream } from './actors/recovery.ts';
import { createAdapters } from './adapters.ts';
import { openBusiness } from './business.ts';
import { startClusterWork } from './cluster-work.ts';
import { CONFIGURATION_STREAM } from './config/configurations.ts';
import type { Mode } from './config/settings.ts';
import { partitionOf, type StreamId } from './domain/ids.ts';
import { RECORD_VOCABULARY } from './domain/record-vocabulary.ts';
import { createGrpcInspector } from './inspectors/grpc-inspector.ts';
import { openPostgresStore } from './journal/postgres/open-postgres-store.ts';
import type { Store } from './journal/store.ts';
import { startMessageWork } from './message-work.ts';
import { startNode } from './node.ts';
import type { Platform, PlatformOptions } from './platform.ts';
import type { Journal } from './ports/journal.ts';
import type { Vault } from './ports/vault.ts';
import { createEventFeed } from './rpc/event-feed.ts';
import { systemMachineClock as clock, systemBusinessClock } from './system/clocks.ts';
import { createSystemRandom } from './system/random.ts';
import type { HealthCheck } from './telemetry/health.ts';
import { parseVaultKeys } from './vault/vault-keys.ts';
import { VERSION } from './version.ts';

type ClusterMode = Mode & { readonly type: 'cluster' };

/** The choice of drivers of a cluster's node: PostgreSQL, NATS, the partitions that are given to it, and a bank elsewhere. */
export async function startClustered(mode: ClusterMode, options: PlatformOptions): Promise<Platform> {
  const { settings, observer, notice, failed, fatal } = options;
  const { nodeId, secrets, sandboxBankUrl = '' } = settings;
  const secret = (name: string) => secrets.get(name);
  const random = createSystemRandom();
  const store = await openStore(mode, options);
  const { journal } = store;
  const nats = await openNatsOf(mode, options);
  const { bus, connection } = nats;
  const hints = createCommitHints(bus, journal);
  const adapters = createAdapters({ sandboxBankUrl });

  await ownConfiguration(journal, nodeId);
  const sharedCvvs = { table: await nats.register(BUCKETS.cvv), bus, subject: CVV_FORGOTTEN_SUBJECT, failed };
  const business = await openBusiness({
    store,
    settings,
    adapters,
    vault: { keys: parseVaultKeys(settings.vaultKeys ?? ''), sharedCvvs },
    random,
    notice,
    clockMoved: () => {
      node.timersMoved();
      messages.nudge();
    },
  });
  const assignment = await nats.register(BUCKETS.assignment);
  await claimServers(assignment, installationOf(store, business.vault), clock);
  const feed = createEventFeed({ journal, clock, hints, failed });
  const inspector = createGrpcInspector();

  let grpcAddress = '';
  const cluster = openCluster({
    bus,
    registers: { members: await nats.register(BUCKETS.members), assignment },
    self: selfOf(nodeId, mode.capacity, random.id(), () => grpcAddress),
    journal,
    loadState: (stream) => loadState(journal, stream),
    clock,
    observer,
    superseded: () => fatal(new Error(`another process runs as node ${nodeId}; names of nodes are unique`)),
    failed,
  });
  const node = await startNode({
    ...options,
    ...business,
    journal,
    inbox: store.inbox,
    adapters,
    inspector,
    leases: cluster.leases,
    leaseMs: LEASE_MS,
    readers: cluster.view,
    route: cluster.route,
    machineClock: clock,
    random,
    secret,
    parked: parkedCopies(connection, failed),
  });
  cluster.leases.onRelease(node.registry.release);
  const { leases } = cluster;
  const messages = startMessageWork({ ...options, ...business, store, feed, leases, node, random, secret });
  const endWork = await startClusterWork({ nats, journal, hints, feed, leases, node, business, observer, failed });

  return {
    node,
    store,
    ...business,
    cluster: cluster.view,
    bankUrl: sandboxBankUrl,
    secret,
    feed,
    checks: checksOf(journal, nats, cluster),
    able: cluster.able,
    join: async (address) => {
      grpcAddress = address.replace('0.0.0.0', hostname());
      await cluster.joined();
    },
    handOver: cluster.handOver,
    stop: async () => {
      await messages.stop();
      await endWork();
      feed.close();
      await cluster.leave();
      await node.stop();
      hints.close();
      inspector.close();
      business.vault.close();
      await connection.drain();
      await store.close();
    },
  };
}

async function openStore(mode: ClusterMode, { settings, watchJournal }: PlatformOptions): Promise<Store> {
  const opened = await openPostgresStore({ url: mode.databaseUrl, node: settings.nodeId });
  return { ...opened, journal: watchJournal(opened.journal) };
}

async function openNatsOf(mode: ClusterMode, { settings, failed }: PlatformOptions): Promise<Nats> {
  const { natsUrl: url, natsCredentialsFile: credentialsFile, natsReplicas: replicas } = mode;
  const credentials = credentialsFile === undefined ? {} : { credentialsFile };
  return await openNats({ url, ...credentials, name: `turnpike ${settings.nodeId}`, replicas, clock, failed });
}

/** Nobody owns anything in a new database, and the first configuration must be written before anybody can. */
async function ownConfiguration(journal: Journal, nodeId: string): Promise<void> {
  const { epoch } = await journal.head(CONFIGURATION_STREAM);
  if (epoch === 0) await journal.acquire([partitionOf(CONFIGURATION_STREAM)], nodeId);
}

function installationOf({ installationId }: Store, vault: Vault): Installation {
  const keyProof = Buffer.from(vault.digest('installation', installationId)).toString('base64url');
  return { database: installationId, keyProof };
}

/** The address is known once the doors are open, and told with the next renewal. */
function selfOf(node: string, capacity: number, id: string, address: () => string): Omit<MemberRecord, 'state'> {
  const startTime = systemBusinessClock.now();
  const incarnation = newIncarnation(startTime, id);
  return {
    node,
    incarnation,
    capacity,
    version: VERSION,
    startTime,
    speaks: FRAME_VERSIONS,
    records: RECORD_VOCABULARY,
    get grpcAddress() {
      return address();
    },
  };
}

function checksOf(journal: Journal, { connection }: Nats, { leases, able }: ClusterPart): readonly HealthCheck[] {
  return [
    { name: 'journal', required: true, check: () => journal.lastPosition() },
    // Without it the node answers for what it owns, until others have taken that.
    { name: 'nats', required: false, check: () => connection.rtt() },
    {
      name: 'ownership',
      required: true,
      check: async () => {
        if (!leases.settled()) throw new Error('what was given to this node is not taken up yet');
        if (!able()) throw new Error('this node owns nothing, and reaches nobody who does');
      },
    },
  ];
}

/** Where the owner's answer cannot carry the state: what the journal says. */
async function loadState(journal: Journal, stream: StreamId) {
  const { entity, sequence } = await recoverStream(journal, stream);
  return sequence === 0 ? undefined : { state: entity, sequence };
}
