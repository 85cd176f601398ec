import { durationText } from '../../describe/words.ts';
import type { Node__Output } from '../../generated/turnpike/v1/Node.ts';
import type { NodeState__Output } from '../../generated/turnpike/v1/NodeState.ts';
import type { Partition__Output } from '../../generated/turnpike/v1/Partition.ts';

/** What one node sees of the cluster. */
export interface ClusterSight {
  readonly nodes: readonly Node__Output[];
  readonly partitions: readonly Partition__Output[];
}

export interface ClusterSummary {
  readonly nodes: number;
  /** Those that take partitions. */
  readonly active: number;
  readonly partitions: number;
  readonly unowned: number;
  readonly moving: number;
}

export function summaryOf({ nodes, partitions }: ClusterSight): ClusterSummary {
  return {
    nodes: nodes.length,
    active: nodes.filter(({ state }) => state === 'NODE_STATE_ACTIVE').length,
    partitions: partitions.length,
    unowned: partitions.filter(({ nodeId }) => isEmpty(nodeId)).length,
    moving: partitions.filter(isMoving).length,
  };
}

/** Nodes as rows, then the partitions as a map in which every node is a letter. */
export function clusterTable(sight: ClusterSight, nowMs: number): readonly string[] {
  const { nodes, unowned, moving, partitions } = summaryOf(sight);
  const letters = new Map(sight.nodes.map(({ nodeId = '' }, index) => [nodeId, LETTERS[index] ?? MANY]));
  const rows = sight.nodes.map((node) => rowOf(node, letters.get(node.nodeId ?? '') ?? MANY, sight.partitions, nowMs));
  const counted = `${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${partitions} partitions: ${moving} on the move, ${unowned} without an owner`;
  return [...aligned([HEADER, ...rows]), '', counted, ...mapOf(sight.partitions, letters)];
}

const HEADER = ['', 'NODE', 'STATE', 'PARTITIONS', 'MOVING', 'CAPACITY', 'VERSION', 'ADDRESS', 'UP'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Stands for every node beyond the letters. */
const MANY = '#';
const NOBODY = '.';
const MAP_WIDTH = 64;

export const NODE_STATE_WORDS: Readonly<Record<NodeState__Output, string>> = {
  NODE_STATE_UNSPECIFIED: '?',
  NODE_STATE_ACTIVE: 'active',
  NODE_STATE_DRAINING: 'draining',
  NODE_STATE_UNABLE: 'unable',
  NODE_STATE_SUSPECT: 'suspect',
};

function rowOf(
  node: Node__Output,
  letter: string,
  partitions: readonly Partition__Output[],
  nowMs: number,
): readonly string[] {
  const { nodeId = '', state = 'NODE_STATE_UNSPECIFIED', partitionCount = 0, capacityThousandths = 0 } = node;
  const leaving = partitions.filter((each) => each.nodeId === nodeId && isMoving(each)).length;
  const coming = partitions.filter((each) => each.movingToNodeId === nodeId && isMoving(each)).length;
  const moving = [...(coming === 0 ? [] : [`+${coming}`]), ...(leaving === 0 ? [] : [`-${leaving}`])].join(' ');
  const upMs = nowMs - Number(node.startTime?.seconds ?? 0n) * 1000;
  return [
    letter,
    nodeId,
    NODE_STATE_WORDS[state] ?? state,
    String(partitionCount),
    moving,
    String(capacityThousandths / 1000),
    node.version ?? '',
    node.grpcAddress ?? '',
    durationText(Math.max(0, upMs)),
  ];
}

function mapOf(partitions: readonly Partition__Output[], letters: ReadonlyMap<string, string>): readonly string[] {
  const cells = partitions.map((each) => {
    const letter = isEmpty(each.nodeId) ? NOBODY : (letters.get(each.nodeId ?? '') ?? MANY);
    return isMoving(each) ? letter.toLowerCase() : letter;
  });
  const lines: string[] = [];
  for (let from = 0; from < cells.length; from += MAP_WIDTH) {
    lines.push(`  ${String(from).padStart(3)}  ${cells.slice(from, from + MAP_WIDTH).join('')}`);
  }
  return lines;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function isMoving({ movingToNodeId }: Partition__Output): boolean {
  return !isEmpty(movingToNodeId);
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text === '';
}
