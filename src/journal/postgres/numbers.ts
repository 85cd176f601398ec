import { assert } from '../../base/assert.ts';
import type { Query } from './connection.ts';
import { NUMBERS_PER_BLOCK } from './schema.ts';

/** Numbers for new rows, taken from the database in blocks that no other node gets. Those of an undone transaction are lost. */
export interface Numbers {
  /** Makes sure that so many can be taken. */
  reserve(query: Query, count: number): Promise<void>;
  take(): number;
}

export function newNumbers(): Numbers {
  const blocks: { next: number; readonly end: number }[] = [];
  const left = () => blocks.reduce((sum, { next, end }) => sum + end - next, 0);
  return {
    async reserve(query, count) {
      const missing = Math.ceil((count - left()) / NUMBERS_PER_BLOCK);
      if (missing <= 0) return;
      const rows = await query("SELECT nextval('number_blocks') FROM generate_series(1, $1::integer)", missing);
      for (const [block] of rows) {
        const next = Number(block) * NUMBERS_PER_BLOCK;
        blocks.push({ next, end: next + NUMBERS_PER_BLOCK });
      }
    },
    take() {
      const [block] = blocks;
      assert(block !== undefined, 'numbers are reserved before they are taken');
      const number = block.next;
      block.next += 1;
      if (block.next === block.end) blocks.shift();
      return number;
    },
  };
}
