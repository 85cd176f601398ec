import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ChannelOptions,
  type Client,
  credentials,
  experimental,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { loaderOptions } from '../../src/generated/loader-options.ts';
import type { ProtoGrpcType } from '../../src/generated/turnpike.ts';

/**
 * An upstream service with nothing of ours but the contract: grpc-js, the service config and the channel options that the
 * guide publishes, all nodes in its list of addresses.
 */
export interface DrillClient {
  readonly invoicing: CallsOf<'invoicing'>;
  readonly vault: CallsOf<'vault'>;
  readonly operations: CallsOf<'operations'>;
  readonly hostToHost: CallsOf<'hostToHost'>;
  close(): void;
}

/** Never rejects: that a call fails is what a drill looks for. */
type CallsOf<Service extends keyof TurnpikeClient> = {
  readonly [Method in keyof TurnpikeClient[Service]]: TurnpikeClient[Service][Method] extends (
    request: infer Request,
  ) => Promise<infer Response>
    ? (request: Request) => Promise<Outcome<Response>>
    : never;
};

export interface Timed {
  /** On the monotonic clock of this process. */
  readonly startMs: number;
  readonly endMs: number;
  /** Who answered last. */
  readonly peer: string;
}

export type Outcome<Response> = Timed &
  (
    | { readonly ok: true; readonly response: Response }
    | { readonly ok: false; readonly code: status; readonly details: string }
  );

export interface DrillClientOptions {
  readonly addresses: readonly string[];
  readonly apiKey: string;
  readonly deadlineMs: number;
  /** Told of each attempt that the library makes behind a call, and of each for which it found no connection. */
  readonly attempted?: (code: status) => void;
}

/** As docs/api-guide.md advises: a node that vanished without a word is given up after three seconds. */
const KEEPALIVE: ChannelOptions = { 'grpc.keepalive_time_ms': 2_000, 'grpc.keepalive_timeout_ms': 1_000 };
/** A node that is back is found within a second. */
const RECONNECT: ChannelOptions = {
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
};
const ROOT = join(import.meta.dirname, '../..');
const SERVICE_CONFIG_FILE = join(ROOT, 'docs/client-service-config.json');

export function openClient({ addresses, apiKey, deadlineMs, attempted = () => {} }: DrillClientOptions): DrillClient {
  const definition = loadSync(
    ['invoicing', 'vault', 'operations', 'host_to_host'].map((name) => `turnpike/v1/${name}_service.proto`),
    { ...loaderOptions, includeDirs: [join(ROOT, 'protos')] },
  );
  const { v1 } = (loadPackageDefinition(definition) as unknown as ProtoGrpcType).turnpike;
  const published = JSON.parse(readFileSync(SERVICE_CONFIG_FILE, 'utf8')) as object;
  const serviceConfig = { ...published, loadBalancingConfig: [{ [countedRoundRobin(attempted)]: {} }] };
  const options: ChannelOptions = {
    'grpc.service_config': JSON.stringify(serviceConfig),
    ...KEEPALIVE,
    ...RECONNECT,
    'grpc.use_local_subchannel_pool': 1,
  };
  const target = `ipv4:${addresses.join(',')}`;
  const invoicing = new v1.InvoicingService(target, credentials.createInsecure(), options);
  const shared = { ...options, channelOverride: invoicing.getChannel() };
  const vault = new v1.VaultService(target, credentials.createInsecure(), shared);
  const operations = new v1.OperationsService(target, credentials.createInsecure(), shared);
  const hostToHost = new v1.HostToHostService(target, credentials.createInsecure(), shared);
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${apiKey}`);
  return {
    invoicing: callsOf(invoicing, metadata, deadlineMs),
    vault: callsOf(vault, metadata, deadlineMs),
    operations: callsOf(operations, metadata, deadlineMs),
    hostToHost: callsOf(hostToHost, metadata, deadlineMs),
    close: () => invoicing.close(),
  };
}

function callsOf<Calls>(service: Client, metadata: Metadata, deadlineMs: number): Calls {
  const methods = service as unknown as Record<string, (...args: readonly unknown[]) => { getPeer(): string }>;
  const calls: Record<string, unknown> = {};
  for (const name of Object.keys(Object.getPrototypeOf(service) as object)) {
    calls[name] = (request: unknown) =>
      new Promise<Outcome<unknown>>((resolve) => {
        const startMs = performance.now();
        const answered = (error: ServiceError | null, response: unknown): void => {
          const timed = { startMs, endMs: performance.now(), peer: call?.getPeer() ?? '' };
          if (error === null) resolve({ ...timed, ok: true, response });
          else resolve({ ...timed, ok: false, code: error.code, details: error.details });
        };
        const call = methods[name]?.call(service, request, metadata, { deadline: Date.now() + deadlineMs }, answered);
      });
  }
  return calls as Calls;
}

let registered = 0;

/**
 * `round_robin` under another name, with an ear at each attempt: retries are made below everything that a client can see of
 * its calls. Returns the name.
 */
function countedRoundRobin(attempted: (code: status) => void): string {
  registered += 1;
  const name = `counted_round_robin_${registered}`;
  const config: experimental.TypedLoadBalancingConfig = {
    getLoadBalancerName: () => name,
    toJsonObject: () => ({ [name]: {} }),
  };
  const counted = (picker: experimental.Picker): experimental.Picker => ({
    pick: (args) => {
      const picked = picker.pick(args);
      if (picked.pickResultType === experimental.PickResultType.TRANSIENT_FAILURE) attempted(status.UNAVAILABLE);
      if (picked.pickResultType !== experimental.PickResultType.COMPLETE) return picked;
      return {
        ...picked,
        onCallEnded: (code, details, trailers) => {
          attempted(code);
          picked.onCallEnded?.(code, details, trailers);
        },
      };
    },
  });
  // The library wants classes.
  class CountedRoundRobin implements experimental.LoadBalancer {
    readonly #child: experimental.LoadBalancer;
    readonly #roundRobin = experimental.parseLoadBalancingConfig({ round_robin: {} });

    constructor(helper: experimental.ChannelControlHelper) {
      const heard = experimental.createChildChannelControlHelper(helper, {
        updateState: (state, picker, message) => helper.updateState(state, counted(picker), message),
      });
      this.#child = new experimental.ChildLoadBalancerHandler(heard);
    }
    updateAddressList: experimental.LoadBalancer['updateAddressList'] = (list, _, options, note) =>
      this.#child.updateAddressList(list, this.#roundRobin, options, note);
    exitIdle = () => this.#child.exitIdle();
    resetBackoff = () => this.#child.resetBackoff();
    destroy = () => this.#child.destroy();
    getTypeName = () => name;
  }
  class CountedConfig {
    static createFromJson = () => config;
    getLoadBalancerName = config.getLoadBalancerName;
    toJsonObject = config.toJsonObject;
  }
  experimental.registerLoadBalancerType(name, CountedRoundRobin, CountedConfig);
  return name;
}
