import { DefaultSerializer, Deserializer } from 'node:v8';
import { assert } from '../src/base/assert.ts';
import type { LinkAnswer, LinkRequest, NodeRun } from './link-call.ts';

/**
 * The bytes between two nodes. Structured clone keeps maps, bigints, bytes and what is undefined, at half the cost of JSON.
 *  F1 The first byte is the version of the frame. Bytes of another version, or that are no frame, read as undefined.
 *  F2 Bytes inside a frame are copies of their own, on both sides: nobody sends a pool that they were cut from, and nobody
 *     keeps a message in memory because of a few bytes of it.
 */
export type Frame =
  | Batch
  /** One of the pieces of a batch that is larger than a message of the servers may be. */
  | {
      readonly type: 'part';
      /** The same for all pieces of one batch, and for no other's. */
      readonly id: string;
      readonly index: number;
      readonly count: number;
      readonly bytes: Uint8Array;
    };

export interface Batch {
  readonly type: 'batch';
  readonly from: NodeRun;
  /** By which the sender folds its states: those of another one are not understood. */
  readonly foldVersion: number;
  readonly envelopes: readonly Envelope[];
}

export type Envelope =
  | { readonly type: 'request'; readonly correlation: number; readonly call: LinkRequest }
  | { readonly type: 'answer'; readonly correlation: number; readonly answer: LinkAnswer };

/** Versions of frames that this release reads, lowest and highest. */
export const FRAME_VERSIONS: readonly [number, number] = [1, 1];
const WRITTEN_VERSION = 1;

/** What a part needs beside its bytes, generously. */
const PART_OVERHEAD = 256;

/** The batch in as many messages as it needs, none of them above `maxPayload`. No other batch of any run has this id. */
export function encodeBatch(batch: Batch, maxPayload: number, id: string): readonly Uint8Array[] {
  const whole = encode(batch);
  if (whole.length <= maxPayload) return [whole];
  const size = maxPayload - PART_OVERHEAD;
  const count = Math.ceil(whole.length / size);
  return Array.from({ length: count }, (_, index) =>
    encode({ type: 'part', id, index, count, bytes: whole.subarray(index * size, (index + 1) * size) }),
  );
}

/** Undefined for bytes that cannot be read (F1). */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  if (bytes[0] !== WRITTEN_VERSION) return undefined;
  try {
    const reader = new FrameReader(bytes.subarray(1));
    reader.readHeader();
    return reader.readValue();
  } catch {
    return undefined;
  }
}

function encode(frame: Frame): Uint8Array {
  const writer = new FrameWriter();
  writer.writeRawBytes(VERSION_BYTE);
  writer.writeHeader();
  writer.writeValue(frame);
  return writer.releaseBuffer();
}

const VERSION_BYTE = Uint8Array.of(WRITTEN_VERSION);

/** Node calls the methods with an underscore for whatever is a view of bytes. */
class FrameWriter extends DefaultSerializer {
  _writeHostObject(view: ArrayBufferView): void {
    assert(view instanceof Uint8Array, 'frames hold bytes and no other views');
    this.writeUint32(view.length);
    this.writeRawBytes(view);
  }
}

class FrameReader extends Deserializer {
  _readHostObject(): Uint8Array {
    return new Uint8Array(this.readRawBytes(this.readUint32())); // F2: this copies
  }
}
