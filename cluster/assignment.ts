import { z } from 'zod';
import { PARTITION_COUNT } from '../src/domain/ids.ts';

/** Which run of which node owns each partition, and what is to change. */
export interface Assignment {
  /** Incarnation by partition; undefined while nobody has had it yet. */
  readonly owners: readonly (string | undefined)[];
  /** By partition; rises with each change of the owner, so that a run that lost a partition and has it again knows. */
  readonly terms: readonly number[];
  /** Planned moves: incarnation of the next owner by partition. The present one writes them down as done. */
  readonly moves: ReadonlyMap<number, string>;
  /** Incarnations of nodes that an operator wants emptied. */
  readonly drained: ReadonlySet<string>;
  /** Name of the node by incarnation, for all that are mentioned. */
  readonly nodes: ReadonlyMap<string, string>;
}

export const NO_ASSIGNMENT: Assignment = {
  owners: Array.from({ length: PARTITION_COUNT }, () => undefined),
  terms: Array.from({ length: PARTITION_COUNT }, () => 0),
  moves: new Map(),
  drained: new Set(),
  nodes: new Map(),
};

const partition = z.int().min(0).lt(PARTITION_COUNT);
/** Runs are numbered, so that their names stand there once; -1 is nobody. */
const DOCUMENT = z.object({
  runs: z.array(z.object({ node: z.string(), incarnation: z.string() })),
  owners: z.array(z.int().min(-1)).length(PARTITION_COUNT),
  terms: z.array(z.int()).length(PARTITION_COUNT),
  moves: z.array(z.tuple([partition, z.int()])),
  drained: z.array(z.int()),
});

export function encodeAssignment({ owners, terms, moves, drained, nodes }: Assignment): Uint8Array {
  const runs: z.infer<typeof DOCUMENT>['runs'] = [];
  const numbers = new Map<string, number>();
  const numberOf = (incarnation: string): number => {
    const number = numbers.get(incarnation) ?? runs.length;
    if (number === runs.length) {
      runs.push({ node: nodes.get(incarnation) ?? '', incarnation });
      numbers.set(incarnation, number);
    }
    return number;
  };
  const document = {
    runs,
    owners: owners.map((owner) => (owner === undefined ? -1 : numberOf(owner))),
    terms: [...terms],
    moves: [...moves].map(([moving, to]): [number, number] => [moving, numberOf(to)]),
    drained: [...drained].map(numberOf),
  } satisfies z.infer<typeof DOCUMENT>;
  return new TextEncoder().encode(JSON.stringify(document));
}

/** Throws on what no node wrote. */
export function decodeAssignment(bytes: Uint8Array): Assignment {
  const { runs, owners, terms, moves, drained } = DOCUMENT.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const incarnationOf = (number: number): string => {
    const run = runs[number];
    if (run === undefined) throw new Error(`the assignment names run ${number} and does not say who that is`);
    return run.incarnation;
  };
  return {
    owners: owners.map((owner) => (owner === -1 ? undefined : incarnationOf(owner))),
    terms,
    moves: new Map(moves.map(([moving, to]) => [moving, incarnationOf(to)])),
    drained: new Set(drained.map(incarnationOf)),
    nodes: new Map(runs.map(({ node, incarnation }) => [incarnation, node])),
  };
}
