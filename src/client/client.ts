import { join } from 'node:path';
import {
  type ChannelCredentials,
  type ChannelOptions,
  type Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { loaderOptions } from '../generated/loader-options.ts';
import type { ExecuteRequest } from '../generated/turnpike/v1/ExecuteRequest.ts';
import type { ExecuteResponse__Output } from '../generated/turnpike/v1/ExecuteResponse.ts';
import type { ProtoGrpcType } from '../generated/turnpike.ts';

/**
 * A client of the public contract, as an upstream service would write it: promises over grpc-js, keepalive, and a repeat of
 * UNAVAILABLE with the same request id. The demo, the benchmarks and the drills use it; nothing of the node does.
 */
export interface TurnpikeClient {
  readonly invoicing: Calls<InvoicingClient>;
  readonly templates: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['InvoiceTemplateService']>>;
  readonly vault: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['VaultService']>>;
  readonly ledger: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['LedgerService']>>;
  readonly configuration: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['ConfigurationService']>>;
  readonly operations: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['OperationsService']>>;
  readonly providerHost: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['ProviderHostService']>>;
  readonly webhooks: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['WebhookService']>>;
  readonly customers: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['CustomerService']>>;
  readonly hostToHost: Calls<InstanceType<ProtoGrpcType['turnpike']['v1']['HostToHostService']>>;
  watch(request: Parameters<InvoicingClient['WatchInvoice']>[0]): ReturnType<InvoicingClient['WatchInvoice']>;
  subscribe(request: Parameters<EventClient['Subscribe']>[0]): ReturnType<EventClient['Subscribe']>;
  execute(): ClientDuplexStream<ExecuteRequest, ExecuteResponse__Output>;
  close(): void;
}

type V1 = ProtoGrpcType['turnpike']['v1'];
type InvoicingClient = InstanceType<V1['InvoicingService']>;
type EventClient = InstanceType<V1['EventService']>;

/** Every unary method of a service as a function of its request. */
type Calls<Service> = {
  readonly [Method in keyof Service as Service[Method] extends UnaryMethod<never, unknown>
    ? Method
    : never]: Service[Method] extends (
    request: infer Request,
    callback: (error: ServiceError | null, response?: infer Response) => void,
  ) => unknown
    ? (request: Request) => Promise<NonNullable<Response>>
    : never;
};
type UnaryMethod<Request, Response> = (
  request: Request,
  callback: (error: ServiceError | null, response?: Response) => void,
) => unknown;

export interface ClientOptions {
  readonly apiKey: string;
  readonly deadlineMs?: number;
  readonly channel?: ChannelOptions;
  /** Absent: in the clear. */
  readonly tls?: ClientTls;
}

/** PEM texts. Without `ca` the authorities of this machine's Node vouch for the server. */
export interface ClientTls {
  readonly ca?: string;
  /** What the client shows of itself. */
  readonly identity?: { readonly certificate: string; readonly key: string };
}

/**
 * What we publish for every client (docs/client-service-config.json), but for its timeouts: who calls here says how long it
 * waits. UNAVAILABLE is repeated, for a mutating call carries a request id.
 */
export const SERVICE_CONFIG = {
  loadBalancingConfig: [{ round_robin: {} }],
  healthCheckConfig: { serviceName: '' },
  methodConfig: [
    {
      name: [
        { service: 'turnpike.v1.InvoicingService' },
        { service: 'turnpike.v1.InvoiceTemplateService' },
        { service: 'turnpike.v1.CustomerService' },
        { service: 'turnpike.v1.VaultService' },
        { service: 'turnpike.v1.LedgerService' },
        { service: 'turnpike.v1.ConfigurationService' },
        { service: 'turnpike.v1.OperationsService' },
        { service: 'turnpike.v1.ProviderHostService' },
        { service: 'turnpike.v1.HostToHostService' },
      ],
      retryPolicy: {
        maxAttempts: 5,
        initialBackoff: '0.1s',
        maxBackoff: '2s',
        backoffMultiplier: 2,
        retryableStatusCodes: ['UNAVAILABLE'],
      },
    },
    {
      name: [
        { service: 'turnpike.v1.InvoicingService', method: 'WatchInvoice' },
        { service: 'turnpike.v1.InvoicingService', method: 'Execute' },
      ],
    },
  ],
} as const;

const SERVICES = [
  'invoicing',
  'invoice_template',
  'vault',
  'ledger',
  'configuration',
  'operations',
  'provider_host',
  'customer',
  'webhook',
  'host_to_host',
  'event',
];
const PROTOS = join(import.meta.dirname, '../../protos');

export function connect(address: string, options: ClientOptions): TurnpikeClient {
  const { apiKey, deadlineMs = 30_000 } = options;
  const definition = loadSync(
    SERVICES.map((name) => `turnpike/v1/${name}_service.proto`),
    { ...loaderOptions, includeDirs: [PROTOS] },
  );
  const { v1 } = (loadPackageDefinition(definition) as unknown as ProtoGrpcType).turnpike;
  const channel: ChannelOptions = {
    'grpc.service_config': JSON.stringify(SERVICE_CONFIG),
    'grpc.keepalive_time_ms': 30_000,
    ...options.channel,
  };
  const secured = credentialsOf(options.tls);
  const invoicing = new v1.InvoicingService(address, secured, channel);
  const shared = { ...channel, channelOverride: invoicing.getChannel() };
  const templates = new v1.InvoiceTemplateService(address, secured, shared);
  const vault = new v1.VaultService(address, secured, shared);
  const ledger = new v1.LedgerService(address, secured, shared);
  const configuration = new v1.ConfigurationService(address, secured, shared);
  const operations = new v1.OperationsService(address, secured, shared);
  const providerHost = new v1.ProviderHostService(address, secured, shared);
  const customers = new v1.CustomerService(address, secured, shared);
  const webhooks = new v1.WebhookService(address, secured, shared);
  const hostToHost = new v1.HostToHostService(address, secured, shared);
  const events = new v1.EventService(address, secured, shared);
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${apiKey}`);

  return {
    invoicing: calls(invoicing, metadata, deadlineMs),
    templates: calls(templates, metadata, deadlineMs),
    vault: calls(vault, metadata, deadlineMs),
    ledger: calls(ledger, metadata, deadlineMs),
    configuration: calls(configuration, metadata, deadlineMs),
    operations: calls(operations, metadata, deadlineMs),
    providerHost: calls(providerHost, metadata, deadlineMs),
    customers: calls(customers, metadata, deadlineMs),
    webhooks: calls(webhooks, metadata, deadlineMs),
    hostToHost: calls(hostToHost, metadata, deadlineMs),
    watch: (request) => invoicing.WatchInvoice(request, metadata),
    subscribe: (request) => events.Subscribe(request, metadata),
    execute: () => invoicing.Execute(metadata),
    close: () => invoicing.close(),
  };
}

function credentialsOf(tls: ClientTls | undefined): ChannelCredentials {
  if (tls === undefined) return credentials.createInsecure();
  const bytes = (pem: string | undefined) => (pem === undefined ? null : Buffer.from(pem));
  return credentials.createSsl(bytes(tls.ca), bytes(tls.identity?.key), bytes(tls.identity?.certificate));
}

function calls<Service extends Client>(service: Service, metadata: Metadata, deadlineMs: number): Calls<Service> {
  const promised: Record<string, unknown> = {};
  const methods = service as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  for (const name of Object.keys(Object.getPrototypeOf(service) as object)) {
    promised[name] = (request: unknown) =>
      new Promise((resolve, reject) => {
        const deadline = Date.now() + deadlineMs;
        methods[name]?.call(
          service,
          request,
          metadata,
          { deadline },
          (error: ServiceError | null, response: unknown) => {
            if (error === null) resolve(response);
            else reject(error);
          },
        );
      });
  }
  return promised as Calls<Service>;
}

/** Messages of a stream one after the other; ends with it, and cancels it when the loop is left. */
export async function* messages<Message>(stream: ClientReadableStream<Message>): AsyncGenerator<Message> {
  try {
    for await (const message of stream) yield message as Message;
  } finally {
    stream.cancel();
  }
}
