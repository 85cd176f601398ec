import { setTimeout as delay } from 'node:timers/promises';
import type { Node__Output } from '../../generated/turnpike/v1/Node.ts';
import { newProgress } from '../progress.ts';
import { readCluster } from './cluster-sight.ts';
import { asOperator, newRequestId, type OperatorOptions } from './operator-client.ts';

const EVERY_MS = 250;
/** A hand-over takes tens of milliseconds a partition at most; one that takes longer wants a look. */
const PATIENCE_MS = 60_000;

/** Empties a node, and returns when it owns nothing any more. */
export async function clusterDrain(
  nodeId: string,
  options: OperatorOptions & { readonly comment?: string },
): Promise<void> {
  await asOperator(options, async (client) => {
    const { comment } = options;
    const { incarnation } = await client.operations.DrainNode({ requestId: newRequestId(), nodeId, comment });
    const progress = newProgress();
    const endMs = performance.now() + PATIENCE_MS;
    const left = async (): Promise<number> => {
      const { nodes } = await readCluster(client);
      const node: Node__Output | undefined = nodes.find((each) => each.nodeId === nodeId);
      if (node === undefined) return 0;
      if (node.incarnation !== incarnation) throw new Error(`${nodeId} was started again, and takes partitions.`);
      return node.partitionCount ?? 0;
    };
    for (let partitions = await left(); partitions > 0; partitions = await left()) {
      if (performance.now() > endMs) throw new Error(`${nodeId} still owns ${partitions} partitions.`);
      progress.show(`${partitions} partitions to go`);
      await delay(EVERY_MS);
    }
    progress.done();
    return { lines: [`${nodeId} owns nothing any more; it may be stopped.`], summary: { node: nodeId, partitions: 0 } };
  });
}
