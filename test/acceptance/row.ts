import { test } from 'vitest';
import type { RowName } from './rows.ts';

/** The test of a row of the acceptance table, under its name. */
export function row(name: RowName, run: () => Promise<void> | void): void {
  test(name, run);
}
