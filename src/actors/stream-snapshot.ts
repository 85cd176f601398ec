import { deserialize, serialize } from 'node:v8';
import type { StreamState } from './stream-state.ts';

/**
 * A snapshot is a cache of a fold: structured clone keeps maps, bigints and bytes, and a snapshot of another fold version is
 * never read, so that it needs no schema of its own.
 */
export function encodeStreamSnapshot(state: StreamState): Uint8Array {
  return serialize(state);
}

/** Undefined for bytes that this Node cannot read, such as a newer one's: the records have it all. */
export function decodeStreamSnapshot(bytes: Uint8Array): StreamState | undefined {
  try {
    return deserialize(bytes) as StreamState;
  } catch {
    return undefined;
  }
}
