import { type Batch, decodeFrame, type Frame } from './frame.ts';

/** Puts batches together that came in pieces. Pieces come in order or not at all (B1), so a gap ends a batch. */
export interface Assembly {
  /** The batch itself, or the one that this piece completes; undefined while pieces are missing. */
  add(frame: Frame): Batch | undefined;
}

type Part = Frame & { readonly type: 'part' };

/** Of batches that lost a piece the oldest are forgotten. */
const MOST_UNFINISHED = 32;

export function createAssembly(): Assembly {
  const unfinished = new Map<string, Uint8Array[]>();

  const addPart = ({ id, index, count, bytes }: Part): Batch | undefined => {
    const pieces = unfinished.get(id) ?? [];
    if (index < pieces.length) return undefined; // The same piece once more (B2).
    unfinished.delete(id);
    if (index > pieces.length) return undefined;
    pieces.push(bytes);
    if (pieces.length === count) {
      const whole = decodeFrame(Buffer.concat(pieces));
      return whole?.type === 'batch' ? whole : undefined;
    }
    unfinished.set(id, pieces);
    const [oldest] = unfinished.keys();
    if (unfinished.size > MOST_UNFINISHED && oldest !== undefined) unfinished.delete(oldest);
    return undefined;
  };

  return { add: (frame) => (frame.type === 'part' ? addPart(frame) : frame) };
}
