/**
 * Highest random weight: each node draws a number for each partition, and the highest draw wins. When a node comes or goes only
 * the partitions that it wins or had move; with twice the capacity a node wins twice as many. Draws follow from names, so that
 * a node that was restarted wins what it had.
 */
export function rendezvous<Candidate extends { readonly node: string; readonly capacity: number }>(
  partition: number,
  candidates: readonly Candidate[],
): Candidate | undefined {
  let winner: Candidate | undefined;
  let highest = -Infinity;
  for (const candidate of candidates) {
    const score = -candidate.capacity / Math.log(draw(candidate.node, partition));
    const isTie = score === highest && winner !== undefined && candidate.node < winner.node;
    if (score > highest || isTie) {
      winner = candidate;
      highest = score;
    }
  }
  return winner;
}

/** From 0 to 1, without either. FNV-1a, and the last steps of MurmurHash3, so that neighbouring partitions have nothing in common. */
function draw(node: string, partition: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < node.length; index += 1) {
    hash = Math.imul(hash ^ node.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ partition, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return ((hash >>> 0) + 0.5) / 2 ** 32;
}
