import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { BUCKETS, STREAMS } from '../../../cluster/names.ts';
import { connectNats } from '../../../cluster/nats/connection.ts';
import type { Mode } from '../../config/settings.ts';
import { messageOf } from './check.ts';

/** What NATS servers say of themselves, to one who connects as a node does. */
export interface NatsFacts {
  /** Those that the settings name, in their order. */
  readonly servers: readonly ServerFacts[];
  /** How many servers the cluster has, as far as anybody said. */
  readonly known: number;
  /** Copies that the settings ask for. */
  readonly replicas: number;
  /** Absent when no server answers. */
  readonly jetstream?: JetStreamFacts;
}

export type ServerFacts =
  | { readonly at: string; readonly ok: false; readonly fault: string }
  | {
      readonly at: string;
      readonly ok: true;
      readonly version: string;
      readonly jetstream: boolean;
      readonly maxPayloadBytes: number;
    };

export type JetStreamFacts =
  | { readonly ok: false; readonly fault: string }
  /** Streams and buckets of ours that are there already. */
  | { readonly ok: true; readonly streams: readonly StreamFacts[] };

export interface StreamFacts {
  readonly name: string;
  readonly replicas: number;
  /** Of a single copy the server that has it. */
  readonly hasLeader: boolean;
  /** Copies that are away or behind. */
  readonly lagging: readonly string[];
}

type ClusterMode = Mode & { readonly type: 'cluster' };

export async function readNatsFacts({ natsUrl, natsCredentialsFile, natsReplicas }: ClusterMode): Promise<NatsFacts> {
  const urls = serverUrls(natsUrl);
  const credentials = natsCredentialsFile === undefined ? {} : { credentialsFile: natsCredentialsFile };
  const tried = await Promise.allSettled(
    urls.map((url) => connectNats({ url: url.href, name: 'turnpike doctor', ...credentials })),
  );
  const connections = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  try {
    const servers = tried.map((each, index): ServerFacts => {
      const at = urls[index]?.host ?? '';
      if (each.status === 'rejected') return { at, ok: false, fault: messageOf(each.reason) };
      const { version = '', jetstream = false, max_payload: maxPayloadBytes = 0 } = each.value.info ?? {};
      return { at, ok: true, version, jetstream, maxPayloadBytes };
    });
    const [connection] = connections;
    return {
      servers,
      known: Math.max(urls.length, ...connections.map(({ info }) => info?.connect_urls?.length ?? 0)),
      replicas: natsReplicas,
      ...(connection === undefined ? {} : { jetstream: await readJetStream(connection) }),
    };
  } finally {
    await Promise.all(connections.map((connection) => connection.close()));
  }
}

/** The first one may carry the user for all of them, and one that speaks TLS speaks for all. */
function serverUrls(natsUrl: string): readonly URL[] {
  const urls = natsUrl.split(',').map((server) => new URL(server));
  const [first] = urls;
  const isTls = urls.some(({ protocol }) => protocol === 'tls:');
  return urls.map(({ host }) => {
    const url = new URL(`${isTls ? 'tls' : 'nats'}://${host}`);
    url.username = first?.username ?? '';
    url.password = first?.password ?? '';
    return url;
  });
}

const OURS: ReadonlySet<string> = new Set([
  ...Object.values(STREAMS).map(({ name }) => name),
  ...Object.values(BUCKETS).map(({ name }) => `KV_${name}`),
]);

async function readJetStream(connection: NatsConnection): Promise<JetStreamFacts> {
  try {
    const manager = await jetstreamManager(connection);
    const streams: StreamFacts[] = [];
    for await (const { config, cluster } of manager.streams.list()) {
      if (!OURS.has(config.name)) continue;
      streams.push({
        name: config.name,
        replicas: config.num_replicas,
        // A server that stands alone has no cluster, and leads.
        hasLeader: cluster === undefined || (cluster.leader ?? '') !== '',
        lagging: (cluster?.replicas ?? []).flatMap(({ name, current, offline }) =>
          offline === true || !current ? [name] : [],
        ),
      });
    }
    return { ok: true, streams };
  } catch (error) {
    return { ok: false, fault: messageOf(error) };
  }
}
