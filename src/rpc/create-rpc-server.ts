import { setMaxListeners } from 'node:events';
import {
  type MethodDefinition,
  Server,
  ServerCredentials,
  type UntypedHandleCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { PackageDefinition } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { assert } from '../base/assert.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { configurationMethods } from './configuration-service.ts';
import { customerMethods } from './customer-service.ts';
import type { EventFeed } from './event-feed.ts';
import { executeCall } from './execute.ts';
import { hostToHostMethods } from './h2h/host-to-host-service.ts';
import { addHealth } from './health.ts';
import { invoicingMethods } from './invoicing-service.ts';
import { ledgerMethods } from './ledger-service.ts';
import { operationsMethods } from './operations-service.ts';
import { packageDefinition, responseEncoder, serviceDefinition } from './protos.ts';
import { providerHostMethods } from './provider-host-service.ts';
import { createCallRates } from './rate-limit.ts';
import { type StreamMethod, streamCall } from './stream-call.ts';
import { subscribe } from './subscribe.ts';
import { templateMethods } from './template-service.ts';
import { tokenizeCard } from './tokenize-card.ts';
import { unaryCall } from './unary.ts';
import { watchInvoice } from './watch-invoice.ts';
import { webhookMethods } from './webhook-service.ts';

/**
 * The gRPC front door of a node: `turnpike.v1`, health and reflection on one port. It knows the rest of the node by its
 * ports alone, and never learns where an invoice lives. Not responsible for the order in which the parts of a node start.
 *
 *  S1 Every call but health and reflection is authenticated.
 *  S2 A draining server tells so by health and on its streams, finishes what it has taken, and still answers single calls
 *     on connections that are open, until the last one ends or the grace is over.
 *  S3 Messages, streams per connection and commands in flight are bounded.
 */
export interface RpcServer {
  /** Listens; resolves with the port, which the system chose where the address says 0. */
  start(): Promise<{ readonly port: number }>;
  /** What health checks are told from now on; calls are taken all the same. */
  serving(does: boolean): void;
  /** Stops in good order (S2); resolves when nothing runs any more. */
  drain(): Promise<void>;
}

export interface RpcServerOptions extends Omit<Ports, 'rates'> {
  /** Closed by whoever made it, after the server is drained. */
  readonly feed: EventFeed;
  /** `127.0.0.1:50051`; port 0 for any free one. */
  readonly address: string;
  readonly tls?: TlsOptions;
  readonly limits?: Partial<RpcLimits>;
}

/** PEM texts. With `clientCa` every client has to show a certificate of that authority. */
export interface TlsOptions {
  readonly certificate: string;
  readonly key: string;
  readonly clientCa?: string;
}

export interface RpcLimits {
  readonly maxMessageBytes: number;
  readonly maxStreamsPerConnection: number;
  readonly drainGraceMs: number;
}

const LIMITS: RpcLimits = {
  // Evidence of a case has up to 10 MB; what any other request may have is said where it is decoded.
  maxMessageBytes: 11 * 1024 * 1024,
  maxStreamsPerConnection: 1000,
  drainGraceMs: 10_000,
};

export function createRpcServer(options: RpcServerOptions): RpcServer {
  const { address, tls, machineClock, feed, configurations } = options;
  const limits = { ...LIMITS, ...options.limits };
  const server = new Server({
    'grpc.max_receive_message_length': limits.maxMessageBytes,
    'grpc.max_concurrent_streams': limits.maxStreamsPerConnection,
    // A peer that vanished without a word is noticed within 80 seconds.
    'grpc.keepalive_time_ms': 60_000,
    'grpc.keepalive_timeout_ms': 20_000,
    // Statistics of every call that nobody asks for here: the observer has its own.
    'grpc.enable_channelz': 0,
  });

  const ports: Ports = { ...options, rates: createCallRates(configurations, machineClock) };
  const drain = new AbortController();
  // Each open stream listens.
  setMaxListeners(0, drain.signal);
  const invoicing = invoicingMethods(ports);
  const services: Readonly<Record<string, UntypedServiceImplementation>> = {
    InvoicingService: {
      ...unaryCalls(ports, 'InvoicingService', { ...invoicing }),
      WatchInvoice: streamOf('InvoicingService', 'WatchInvoice', watchInvoice(ports, feed)),
      Execute: executeCall(ports, invoicing, methodOf('InvoicingService', 'Execute'), drain.signal),
    },
    VaultService: unaryCalls(ports, 'VaultService', { TokenizeCard: tokenizeCard(ports) }),
    InvoiceTemplateService: unaryCalls(ports, 'InvoiceTemplateService', { ...templateMethods(ports) }),
    CustomerService: unaryCalls(ports, 'CustomerService', { ...customerMethods(ports) }),
    HostToHostService: unaryCalls(ports, 'HostToHostService', { ...hostToHostMethods(ports) }),
    WebhookService: unaryCalls(ports, 'WebhookService', { ...webhookMethods(ports) }),
    LedgerService: unaryCalls(ports, 'LedgerService', { ...ledgerMethods(ports) }),
    EventService: { Subscribe: streamOf('EventService', 'Subscribe', subscribe(ports, feed)) },
    ConfigurationService: unaryCalls(ports, 'ConfigurationService', { ...configurationMethods(ports) }),
    ProviderHostService: unaryCalls(ports, 'ProviderHostService', { ...providerHostMethods(ports) }),
    OperationsService: unaryCalls(ports, 'OperationsService', { ...operationsMethods(ports) }),
  };
  function streamOf(service: string, method: string, implementation: StreamMethod<never>) {
    return streamCall(ports, `${service}/${method}`, methodOf(service, method), implementation, drain.signal);
  }
  for (const [name, implementation] of Object.entries(services)) {
    server.addService(bytesOnly(serviceDefinition(name)), implementation);
  }
  const health = addHealth(
    server,
    Object.keys(services).map((name) => `turnpike.v1.${name}`),
  );
  health.set('NOT_SERVING');
  new ReflectionService(describedOnce(packageDefinition)).addToServer(server);

  return {
    async start() {
      const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync(address, credentialsOf(tls), (error, bound) => (error ? reject(error) : resolve(bound)));
      });
      health.set('SERVING');
      return { port };
    },
    serving(does) {
      health.set(does ? 'SERVING' : 'NOT_SERVING');
    },
    async drain() {
      health.set('NOT_SERVING');
      drain.abort();
      health.close();
      await new Promise<void>((resolve) => {
        const cancel = machineClock.after(limits.drainGraceMs, () => {
          server.forceShutdown();
          resolve();
        });
        server.tryShutdown(() => {
          cancel();
          resolve();
        });
      });
    },
  };
}

function unaryCalls(
  ports: Ports,
  service: string,
  methods: Readonly<Record<string, UnaryMethod<never, object>>>,
): UntypedServiceImplementation {
  const calls: Record<string, UntypedHandleCall> = {};
  for (const [method, handler] of Object.entries(methods)) {
    calls[method] = unaryCall(
      ports,
      `${service}/${method}`,
      methodOf(service, method),
      responseEncoder(service, method),
      handler,
    );
  }
  return calls;
}

function methodOf(service: string, method: string): MethodDefinition<object, object> {
  const definition = serviceDefinition(service)[method];
  assert(definition !== undefined, `${service} has the method ${method}`);
  return definition;
}

/** The service with messages as bytes on both sides: we decode and encode ourselves, to answer for the errors of both. */
function bytesOnly(definition: ReturnType<typeof serviceDefinition>): ReturnType<typeof serviceDefinition> {
  const same = (bytes: Buffer) => bytes;
  return Object.fromEntries(
    Object.entries(definition).map(([name, method]) => [
      name,
      {
        ...method,
        requestSerialize: same,
        requestDeserialize: same,
        responseSerialize: same,
        responseDeserialize: same,
      },
    ]),
  );
}

function credentialsOf(tls: TlsOptions | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const pair = { cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.key) };
  const { clientCa } = tls;
  return ServerCredentials.createSsl(
    clientCa === undefined ? null : Buffer.from(clientCa),
    [pair],
    clientCa !== undefined,
  );
}

/**
 * Every type of a package carries the descriptors of all its files, and the reflection service would decode them for each type
 * anew: a second of a node's start. One type has all that it needs.
 */
function describedOnce(definition: PackageDefinition): PackageDefinition {
  const seen = new Set<unknown>();
  const isNew = (entry: PackageDefinition[string]): boolean => {
    if (!('fileDescriptorProtos' in entry) || seen.has(entry.fileDescriptorProtos)) return false;
    seen.add(entry.fileDescriptorProtos);
    return true;
  };
  return Object.fromEntries(Object.entries(definition).filter(([, entry]) => isNew(entry)));
}
