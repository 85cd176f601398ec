import { PARTITION_COUNT } from './domain/ids.ts';
import type { BusinessClock } from './ports/clocks.ts';
import type { ClusterView } from './ports/cluster-view.ts';
import type { Leases } from './ports/leases.ts';
import { ONLY_READER } from './ports/record-readers.ts';
import { VERSION } from './version.ts';

/** A cluster of one: the node has everything, and there is nobody who could take it. */
export function embeddedClusterView(options: {
  readonly node: string;
  readonly incarnation: string;
  readonly leases: Pick<Leases, 'epoch'>;
  readonly wall: BusinessClock;
  readonly grpcAddress: () => string;
}): ClusterView {
  const { node, incarnation, leases, wall, grpcAddress } = options;
  const startTime = wall.now();
  const present = { capacity: 1, version: VERSION, startTime, partitions: PARTITION_COUNT };
  return {
    ...ONLY_READER,
    nodes: () => [{ node, incarnation, state: 'active', grpcAddress: grpcAddress(), ...present }],
    partitions: () =>
      Array.from({ length: PARTITION_COUNT }, (_, partition) => {
        const epoch = leases.epoch(partition);
        return { partition, node, incarnation, ...(epoch === undefined ? {} : { epoch }) };
      }),
    drain: async (asked) => (asked === node ? 'last' : 'unknown'),
  };
}
