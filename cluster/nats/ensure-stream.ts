import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';

export type WantedStream = Partial<StreamConfig> & Pick<StreamConfig, 'name' | 'subjects' | 'num_replicas'>;

/**
 * What the servers know of a stream. Made when it is not there, else taken as it is, with the limits that operators gave it;
 * rejects with a sentence for them when it cannot be what we need.
 */
export async function ensureStream(manager: JetStreamManager, wanted: WantedStream): Promise<StreamInfo> {
  const info = await infoOf(manager, wanted.name);
  if (info === undefined) return await manager.streams.add(wanted);
  const missing = wanted.subjects.filter((subject) => !info.config.subjects.includes(subject));
  if (missing.length > 0) throw new Error(`stream ${wanted.name} does not take ${missing.join(', ')}`);
  if (info.config.storage !== (wanted.storage ?? info.config.storage))
    throw new Error(`stream ${wanted.name} is stored as ${info.config.storage} and should be as ${wanted.storage}`);
  if (info.config.num_replicas < wanted.num_replicas)
    throw new Error(
      `stream ${wanted.name} has ${info.config.num_replicas} replicas and should have ${wanted.num_replicas}: nats stream edit`,
    );
  return info;
}

async function infoOf(manager: JetStreamManager, name: string): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return undefined;
    throw error;
  }
}
