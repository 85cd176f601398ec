import { partitionOf, type StreamId } from '../src/domain/ids.ts';
import type { Bus } from '../src/ports/bus.ts';
import type { CommitHint, CommitHints } from '../src/ports/commit-hints.ts';
import type { CommittedAppend, Journal } from '../src/ports/journal.ts';
import { hintSubject } from './names.ts';

/**
 * Commit hints over the bus, one for each stream of a commit: whoever cares for a stream listens to its partition. The servers
 * send them only to nodes that listen.
 */
export function createCommitHints(
  bus: Bus,
  journal: Pick<Journal, 'onCommit'>,
): CommitHints & { readonly close: () => void } {
  const publish = (committed: readonly CommittedAppend[]): void => {
    const newest = new Map<StreamId, CommitHint>();
    for (const { stream, sequence, position } of committed) newest.set(stream, { stream, sequence, position });
    for (const hint of newest.values())
      bus.publish(hintSubject(partitionOf(hint.stream)), Buffer.from(JSON.stringify(hint)));
  };
  return {
    close: journal.onCommit(publish),
    listen: (heard, partition) =>
      bus.subscribe(hintSubject(partition ?? '*'), (payload) => {
        const hint = readHint(payload);
        if (hint !== undefined) heard(hint);
      }),
  };
}

/** Undefined for what no node of ours wrote. */
function readHint(payload: Uint8Array): CommitHint | undefined {
  try {
    const { stream, sequence, position }: Record<string, unknown> = JSON.parse(Buffer.from(payload).toString());
    if (typeof stream !== 'string' || typeof sequence !== 'number' || typeof position !== 'number') return undefined;
    return { stream, sequence, position };
  } catch {
    return undefined;
  }
}
