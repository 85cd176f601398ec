import { join } from 'node:path';

export const DIAGRAMS_FILE = join(import.meta.dirname, '../../docs/state-machines.md');

/** Twice as many find no other transition. */
export const WALKS = 12_000;
