import type { Timestamp } from './base/time.ts';
import type { Random } from './ports/random.ts';

/** Names one run of a node: runs of earlier starts sort before those of later ones. Letters and digits, `-` and `_`. */
export function newIncarnation(now: Timestamp, random: Pick<Random, 'id'>): string {
  return `${now.toString(36).padStart(11, '0')}-${random.id().slice(0, 8)}`;
}
