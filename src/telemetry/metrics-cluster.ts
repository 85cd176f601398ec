import type { Registry } from 'prom-client';
import type { Observer } from '../ports/observer.ts';
import { createCounter, createDurations, createGauge, createSum } from './metrics-cells.ts';

/** What a node tells of the cluster: members, partitions, calls between nodes, callbacks and events. */
type ClusterObserver = Pick<
  Observer,
  'clusterChanged' | 'partitionMoved' | 'linkCalled' | 'callbackConsumed' | 'eventsPublished'
>;

const MOVE_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const LINK_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function createClusterMetrics(registry: Registry): ClusterObserver {
  const definition = (name: string, help: string, ...labelNames: readonly string[]) =>
    ({ name: `turnpike_${name}`, help, labelNames }) as const;

  const moves = createSum(registry, definition('partition_moves_total', 'Partitions that came or went.', 'kind'));
  const moveSeconds = createDurations(
    registry,
    definition('partition_move_duration_seconds', 'One round of moves of partitions.', 'kind'),
    MOVE_SECONDS,
  );
  const links = createCounter(registry, definition('link_calls_total', 'Calls to other nodes.', 'outcome'));
  const linkSeconds = createDurations(
    registry,
    definition('link_call_duration_seconds', 'From a call to another node to its outcome.', 'outcome'),
    LINK_SECONDS,
  );
  const callbackConsumed = createCounter(
    registry,
    definition('callbacks_consumed_total', "Callbacks taken from the bridge's stream.", 'outcome'),
  );
  const published = createSum(registry, definition('events_published_total', 'Events that the servers confirmed.'));

  let members = 0;
  let owned = 0;
  let lag = 0;
  createGauge(registry, 'turnpike_cluster_members', 'Nodes that are seen alive.', () => members);
  createGauge(registry, 'turnpike_partitions_owned', 'Partitions of this node.', () => owned);
  createGauge(registry, 'turnpike_events_lag_records', 'Records that wait to be published.', () => lag);

  return {
    clusterChanged: (nowMembers, nowOwned) => {
      members = nowMembers;
      owned = nowOwned;
    },
    partitionMoved: (kind, count, durationMs) => {
      moves(count, kind);
      moveSeconds(durationMs, kind);
    },
    linkCalled: (outcome, durationMs) => {
      links(outcome);
      linkSeconds(durationMs, outcome);
    },
    callbackConsumed,
    eventsPublished: (count, nowLag) => {
      published(count);
      lag = nowLag;
    },
  };
}
