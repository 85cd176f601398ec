import { randomFillSync } from 'node:crypto';
import type { Random } from '../ports/random.ts';

/** Random bytes are taken from the system a page at a time: one call for every id would cost as much as the rest of an append. */
const PAGE_BYTES = 4_096;
const ID_BYTES = 16;
const DRAW_BYTES = 4;

export function createSystemRandom(): Random {
  const page = Buffer.alloc(PAGE_BYTES);
  let used = PAGE_BYTES;
  const take = (length: number): Buffer => {
    if (used + length > PAGE_BYTES) {
      randomFillSync(page);
      used = 0;
    }
    used += length;
    return page.subarray(used - length, used);
  };
  return {
    id: () => take(ID_BYTES).toString('base64url'),
    draw: () => (take(DRAW_BYTES).readUInt32BE() + 1) / 2 ** 32,
  };
}
