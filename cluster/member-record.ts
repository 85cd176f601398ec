import { z } from 'zod';
import type { Timestamp } from '../src/base/time.ts';

/** What a node says of itself to all others. */
export interface MemberRecord {
  /** Its name, the same after a restart. */
  readonly node: string;
  /** One run of the node; those of earlier starts sort before those of later ones. */
  readonly incarnation: string;
  readonly state: 'active' | 'draining' | 'unable';
  /** Its share of the partitions relative to others. */
  readonly capacity: number;
  readonly version: string;
  readonly grpcAddress: string;
  readonly startTime: Timestamp;
  /** Versions of the frames between nodes that it understands, lowest and highest. */
  readonly speaks: readonly [number, number];
  /** The vocabulary of records that it reads (`RECORD_VOCABULARY`). */
  readonly records: number;
}

/** Fields that a later release adds are passed over. */
const RECORD = z.object({
  node: z.string(),
  incarnation: z.string(),
  state: z.enum(['active', 'draining', 'unable']),
  capacity: z.number().positive(),
  version: z.string(),
  grpcAddress: z.string(),
  startTime: z.number(),
  speaks: z.tuple([z.number(), z.number()]),
  // The release that did not tell it reads the first one.
  records: z.number().default(1),
});

export function encodeMember(record: MemberRecord): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(record));
}

/** Throws on what no node wrote. */
export function decodeMember(bytes: Uint8Array): MemberRecord {
  return RECORD.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Names one run of a node. Letters, digits and a dash: it is part of subjects. */
export function newIncarnation(startTime: Timestamp, id: string): string {
  const moment = Math.floor(startTime / 1_000)
    .toString(36)
    .padStart(9, '0');
  return `${moment}-${id.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8)}`;
}
