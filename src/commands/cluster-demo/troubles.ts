import { setTimeout as delay } from 'node:timers/promises';
import type { TurnpikeClient } from '../../client/client.ts';
import { newRequestId } from '../operator/operator-client.ts';
import type { DemoNode } from './node-process.ts';
import type { Owner, Sight } from './sight.ts';
import type { Stage } from './stage.ts';

/** What may be done to the cluster while it is paid through. Each tells what it does and what comes of it. */
export interface Troubles {
  /** `kill -9` of the node with most partitions; resolves when all of them answer again, with how long that took. */
  kill(): Promise<number | undefined>;
  /** Moves everything off the node with most partitions, which stays up; resolves when it is empty. */
  drain(): Promise<void>;
  /** Starts a node that is down or drained, under its name; resolves when it has its share. */
  start(): Promise<void>;
  /** Kills NATS, and starts it again after five seconds. */
  stopNats(): Promise<void>;
}

export interface TroublesOptions {
  readonly stage: Stage;
  readonly sight: Sight;
  readonly operator: TurnpikeClient;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

const NATS_AWAY_MS = 5_000;
const LOOK_EVERY_MS = 100;

export function troublesFor({ stage, sight, operator, tell, signal }: TroublesOptions): Troubles {
  const largest = (): { readonly node: DemoNode; readonly owner: Owner } | undefined => {
    for (const owner of sight.owners) {
      const node = stage.nodes.find(({ name, state }) => name === owner.node && state === 'up');
      if (node !== undefined && owner.state === 'NODE_STATE_ACTIVE') return { node, owner };
    }
    return undefined;
  };
  const stateOf = (node: DemoNode) => sight.owners.find((owner) => owner.node === node.name)?.state;
  const upNodes = () => stage.nodes.filter(({ state }) => state === 'up');

  return {
    kill: async () => {
      const found = largest();
      if (found === undefined) return void tell('No node is there to be killed.');
      const { node, owner } = found;
      const count = owner.partitions.length;
      const startMs = performance.now();
      await node.kill();
      tell(`kill -9 ${node.pid}: ${node.name} is gone, and with it the owner of ${count} partitions`);
      if (upNodes().length === 0) tell('No node is left. Start one.');
      await sight.answers(owner.partitions);
      const tookMs = Math.round(performance.now() - startMs);
      tell(`All ${count} partitions answer again: fail-over took ${seconds(tookMs)}`);
      return tookMs;
    },
    drain: async () => {
      const found = largest();
      if (found === undefined || upNodes().length < 2) return void tell('No other node could take over from it.');
      const { name: nodeId } = found.node;
      const startMs = performance.now();
      tell(`${nodeId} is drained: its ${found.owner.partitions.length} partitions go to others`);
      await operator.operations.DrainNode({ requestId: newRequestId(), nodeId });
      const partitionsLeft = () => sight.owners.find(({ node }) => node === nodeId)?.partitions.length ?? 0;
      while (partitionsLeft() > 0) await delay(LOOK_EVERY_MS, undefined, { signal });
      tell(
        `${nodeId} owns nothing any more after ${seconds(performance.now() - startMs)}; it still takes calls and forwards them`,
      );
    },
    start: async () => {
      const down = stage.nodes.find(({ state }) => state === 'down');
      const drained = upNodes().find((node) => stateOf(node) === 'NODE_STATE_DRAINING');
      const node = down ?? drained;
      if (node === undefined) return void tell('All nodes are up.');
      if (node === drained) tell(`${node.name} is told to end`);
      await node.stop();
      const startMs = performance.now();
      const ready = node.start();
      tell(`${node.name} is started again (process ${node.pid})`);
      await ready;
      tell(`${node.name} takes calls after ${seconds(performance.now() - startMs)}`);
      await sight.settled(upNodes().map(({ name }) => name));
      tell(`${node.name} has its share: ${shares(sight)}`);
    },
    stopNats: async () => {
      await stage.stopNats();
      tell('NATS is killed: nodes answer for what they own, and refuse what others own');
      await delay(NATS_AWAY_MS, undefined, { signal });
      await stage.startNats();
      tell('NATS is back');
    },
  };
}

/** As `node-1 86, node-2 84, node-3 86`. */
export function shares({ owners }: Sight): string {
  return [...owners]
    .sort((one, other) => one.node.localeCompare(other.node))
    .map(({ node, partitions }) => `${node} ${partitions.length}`)
    .join(', ');
}

export function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
