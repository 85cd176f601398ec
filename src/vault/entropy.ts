import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let used = pool.length;

/**
 * Random bytes from the operating system's generator, drawn in larger pieces: a draw costs 4 µs whatever its size, and
 * sealing a card takes four. What was given out is overwritten in the pool, so no key can be read there later.
 */
export function freshBytes(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.alloc(size);
  pool.copy(bytes, 0, used, used + size);
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}
