import { readFileSync } from 'node:fs';
import type { FaultPoints } from './actors/fault-points.ts';
import { parseTag } from './actors/session-tag.ts';
import { hostPort } from './base/host-port.ts';
import type { Settings } from './config/settings.ts';
import type { PaymentId } from './domain/ids.ts';
import type { InvoiceState } from './domain/invoice/invoice.ts';
import { startEmbedded } from './embedded.ts';
import { applicationOfToken } from './h2h/form-token.ts';
import { createHostToHost } from './h2h/operations/host-to-host.ts';
import type { NodeLimits } from './node.ts';
import { countDeliveries } from './notify/count-deliveries.ts';
import type { Platform, PlatformOptions } from './platform.ts';
import type { Entities, RequestContext } from './ports/entities.ts';
import { partnerDoors } from './providers/partner-acquirer/partner-doors.ts';
import { createRpcServer, type TlsOptions } from './rpc/create-rpc-server.ts';
import { systemBusinessClock, systemMachineClock } from './system/clocks.ts';
import { createSystemRandom } from './system/random.ts';
import { createHealth } from './telemetry/health.ts';
import { type Logger, moduleLogger } from './telemetry/log.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { createTracing } from './telemetry/tracing.ts';
import { createAdminServer } from './web/admin-server.ts';
import { createCallbackRates } from './web/callback-rates.ts';
import type { ReturnView } from './web/return-routes.ts';
import { createWebServer } from './web/web-server.ts';

/** A whole node as one process runs it: drivers by the settings, the heart, and its three doors. */
export interface Server {
  readonly platform: Platform;
  /** `host:port` of each listener, as the system gave it. */
  readonly addresses: { readonly grpc: string; readonly http: string; readonly admin: string };
  /** Refuses new work, finishes what was taken, closes everything in order. */
  drain(): Promise<void>;
}

export interface ServerOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly limits?: Partial<NodeLimits>;
  /** The node may not go on. Absent: it is logged. */
  readonly fatal?: (error: Error) => void;
  readonly faults?: FaultPoints;
}

export async function startServer({ settings, log, limits, fatal, faults }: ServerOptions): Promise<Server> {
  const { httpAddress, adminAddress, grpcAddress } = settings;
  const actorLog = moduleLogger(log, 'actors');
  const metrics = createMetrics({
    actorFailed: (stream, error) => actorLog.error({ stream, err: error }, 'an activation ended'),
    limitCommitted: (limit, operation, delta) =>
      actorLog.info({ limit, operation, delta: String(delta) }, 'limit change committed'),
  });
  const { observer } = metrics;
  const tracing = createTracing();
  const machineClock = systemMachineClock;
  const failed = (error: unknown): void => log.error({ err: error }, 'background work failed');
  const answered = metrics.httpAnswered;
  let draining = false;
  let httpUrl = '';

  const { mode } = settings;
  const platformOptions: PlatformOptions = {
    settings,
    observer,
    tracing,
    watchJournal: metrics.watchJournal,
    publicUrl: () => settings.publicUrl ?? httpUrl,
    notice: (message) => log.warn(message),
    failed,
    fatal: fatal ?? failed,
    ...(limits === undefined ? {} : { limits }),
    ...(faults === undefined ? {} : { faults }),
  };
  const platform =
    mode.type === 'cluster'
      ? await (await import('./clustered.ts')).startClustered(mode, platformOptions)
      : await startEmbedded(platformOptions);
  const { node, store, vault, configurations, businessClock } = platform;
  const { journal } = store;
  metrics.watchInbox(store.inbox.counts);
  metrics.watchDeliveries(store.deliveries.waiting, businessClock);
  metrics.watchProviders(() =>
    [...configurations.latest().providers.keys()].map((id) => [id, node.providerHealth(id)] as const),
  );

  const hostToHost = createHostToHost({
    entities: node.entities,
    payouts: node.payouts,
    inbox: store.inbox,
    queries: store.queries,
    ledger: store.ledger,
    vault,
    configurations,
    evidence: platform.evidence,
    readers: platform.cluster,
    businessClock,
    machineClock,
    publicUrl: platformOptions.publicUrl,
    webhookPorts: settings.webhookPorts,
  });
  const web = createWebServer({
    ...httpAddress,
    failed,
    answered,
    clock: machineClock,
    callbacks: node.callbacks,
    partners: partnerDoors(configurations.latest),
    callbackRates: createCallbackRates(configurations.latest, machineClock),
    h2h: { hostToHost, configurations, secret: platform.secret, wall: systemBusinessClock },
    payerReturned: async (tag) => {
      const found = parseTag(tag);
      if (found !== undefined) await node.entities.touch(found.stream);
    },
    resolveReturn: (tag) => resolveReturn(node.entities, tag),
    isOfPage: (tag, token) => {
      const id = applicationOfToken(vault, token);
      return id !== undefined && parseTag(tag)?.stream.endsWith(`/${id}`) === true;
    },
  });
  const health = createHealth({
    checks: platform.checks,
    draining: () => draining,
    clock: machineClock,
  });
  const admin = createAdminServer({ ...adminAddress, failed, answered, metrics, health });
  const rpc = createRpcServer({
    hostToHost,
    entities: node.entities,
    payouts: node.payouts,
    templates: node.templates,
    customers: node.customers,
    webhooks: node.webhooks,
    deliveries: countDeliveries(store.deliveries, metrics.observer),
    webhookPorts: settings.webhookPorts,
    callbacks: node.callbacks,
    inbox: store.inbox,
    journal,
    feed: platform.feed,
    cluster: platform.cluster,
    queries: store.queries,
    ledger: store.ledger,
    vault,
    configurations,
    businessClock,
    machineClock,
    random: createSystemRandom(),
    observer,
    tracing,
    log: moduleLogger(log, 'rpc'),
    address: hostPort(grpcAddress),
    ...tlsOf(settings),
  });

  const http = { ...httpAddress, ...(await web.start()) };
  httpUrl = `http://${hostPort(http)}`;
  const adminAt = { ...adminAddress, ...(await admin.start()) };
  const grpcAt = { ...grpcAddress, ...(await rpc.start()) };

  await platform.join(hostPort(grpcAt));
  let serves = true;
  const follow = (): void => {
    const does = !draining && platform.able();
    if (does !== serves) rpc.serving(does);
    serves = does;
    cancelFollow = machineClock.after(FOLLOW_MS, follow);
  };
  let cancelFollow = machineClock.after(FOLLOW_MS, follow);

  return {
    platform,
    addresses: { grpc: hostPort(grpcAt), http: hostPort(http), admin: hostPort(adminAt) },
    drain: async () => {
      draining = true;
      cancelFollow();
      rpc.serving(false);
      await platform.handOver();
      await rpc.drain();
      await web.stop();
      await platform.stop();
      await admin.stop();
    },
  };
}

/** Balancers learn that soon that this node cannot answer for its calls at the moment. */
const FOLLOW_MS = 500;

function tlsOf({ tls }: Settings): { readonly tls?: TlsOptions } {
  if (tls === undefined) return {};
  const read = (file: string) => readFileSync(file, 'utf8');
  const { certFile, keyFile, caFile } = tls;
  const clientCa = caFile === undefined ? {} : { clientCa: read(caFile) };
  return { tls: { certificate: read(certFile), key: read(keyFile), ...clientCa } };
}

const RETURN_REQUEST: RequestContext = {
  actor: { credential: 'node', role: 'node' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};

/** What became of the payment that a payer comes back from. */
async function resolveReturn(entities: Entities, tag: string): Promise<ReturnView | undefined> {
  const found = parseTag(tag);
  if (found === undefined || !('paymentId' in found.session)) return undefined;
  const { paymentId } = found.session;
  const answer = await entities.read(found.stream, RETURN_REQUEST);
  return answer.ok ? viewOf(answer.state, paymentId) : undefined;
}

function viewOf(invoice: InvoiceState, paymentId: PaymentId): ReturnView | undefined {
  const payment = invoice.payments.get(paymentId);
  if (payment === undefined) return undefined;
  const { redirectUrl } = payment.facts;
  const { tag } = payment.status;
  const status = tag === 'failed' || tag === 'cancelled' ? 'failed' : tag === 'pending' ? 'pending' : 'paid';
  return { status, ...(redirectUrl === undefined ? {} : { redirectUrl }) };
}
