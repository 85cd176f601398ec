import type { ClockMove } from '../ports/clocks.ts';
import { codec } from './codec.ts';
import { integer, message, optional, text } from './layout.ts';

const stored = codec(
  'ClockRecord',
  message<ClockMove>({
    time: integer,
    offset: integer,
    author: text,
    requestId: text,
    by: integer,
    comment: optional(text),
  }),
);

export function encodeClockRecord(move: ClockMove): Uint8Array {
  return stored.encode(move);
}

/** Throws `UnreadableRecord` when anything in the bytes is not known to this release. */
export function decodeClockRecord(recordBytes: Uint8Array): ClockMove {
  return stored.decode(recordBytes);
}
