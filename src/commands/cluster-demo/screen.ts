import { PARTITION_COUNT } from '../../domain/ids.ts';
import { NODE_STATE_WORDS } from '../operator/cluster-table.ts';
import type { Figures } from './load.ts';
import type { DemoNode } from './node-process.ts';
import type { Owner } from './sight.ts';
import { seconds } from './troubles.ts';

/** All that the terminal shows. */
export interface Shown {
  readonly nodes: readonly Pick<DemoNode, 'name' | 'state' | 'pid'>[];
  readonly owners: readonly Owner[];
  readonly figures: Figures;
  /** What happened, the last at the end. */
  readonly events: readonly string[];
}

const BAR_WIDTH = 40;
const EVENTS_SHOWN = 8;
const KEYS = 'k kill -9 the largest   d drain it   s start one again   n stop NATS for 5 s   q audit and end';

export function screenOf({ nodes, owners, figures, events }: Shown): readonly string[] {
  return [
    'Turnpike: every node takes every call, and each invoice has one owner among them.',
    '',
    ...nodes.map((node) =>
      nodeLine(
        node,
        owners.find((owner) => owner.node === node.name),
      ),
    ),
    '',
    figuresLine(figures),
    '',
    ...Array.from({ length: EVENTS_SHOWN }, (_, index) => events.slice(-EVENTS_SHOWN)[index] ?? ''),
    '',
    KEYS,
  ];
}

function nodeLine({ name, state, pid }: Shown['nodes'][number], owner: Owner | undefined): string {
  const words = state === 'up' ? (owner === undefined ? 'joining' : NODE_STATE_WORDS[owner.state]) : state;
  const partitions = owner?.partitions.length ?? 0;
  const bar = '#'.repeat(Math.round((partitions / PARTITION_COUNT) * BAR_WIDTH));
  const cells = [name, words.padEnd(8), `${String(partitions).padStart(3)} partitions`, bar.padEnd(BAR_WIDTH)];
  return `  ${[...cells, `process ${pid}`].join('  ')}`;
}

export function figuresLine({ perSecond, captured, started, failedCalls, slowestMs }: Figures): string {
  return [
    `${String(perSecond).padStart(3)} payments/s`,
    `${captured} of ${started} paid`,
    `calls failed: ${failedCalls}`,
    `slowest call of the last second: ${seconds(slowestMs)}`,
  ].join(', ');
}
