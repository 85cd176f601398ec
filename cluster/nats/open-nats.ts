import type { NatsConnection } from '@nats-io/transport-node';
import type { Bus } from '../../src/ports/bus.ts';
import type { MachineClock } from '../../src/ports/clocks.ts';
import type { Register } from '../../src/ports/register.ts';
import type { BucketNames } from '../names.ts';
import { createNatsBus } from './bus.ts';
import { connectNats, type NatsOptions } from './connection.ts';
import { openNatsRegister } from './register.ts';

/** All that one node has of NATS, over one connection. */
export interface Nats {
  readonly connection: NatsConnection;
  readonly bus: Bus;
  /** Copies of each stream and bucket that are made anew. */
  readonly replicas: number;
  register(bucket: BucketNames): Promise<Register>;
}

export interface OpenNatsOptions extends NatsOptions {
  readonly replicas: number;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
}

export async function openNats({ replicas, clock, failed, ...options }: OpenNatsOptions): Promise<Nats> {
  const connection = await connectNats(options);
  return {
    connection,
    bus: createNatsBus({ connection, clock, failed }),
    replicas,
    register: (bucket) => openNatsRegister({ connection, bucket, replicas, failed }),
  };
}
