import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newDataDir } from '../kit/whole-node.ts';
import { crashRun } from './crash-run.ts';
import { QUICK_KINDS } from './kinds.ts';

// `npm run crash` is the long form of this: more restarts, and payments whose calls hang.
it('a node killed three times under load loses no acknowledged command, doubles no effect, and every payment ends (P2, P3, P5)', async () => {
  const dataDir = newDataDir();
  const run = await crashRun({
    restarts: 3,
    seed: 1,
    merchants: 8,
    desks: 4,
    kinds: QUICK_KINDS,
    cvvShare: 0,
    dataDir,
    progress: () => {},
  });
  expect(run).toMatchObject({ restarts: 3, lost: [], doubled: [], unfinished: [], wrong: [], audit: { ok: true } });
  expect(run.acknowledged).toBeGreaterThan(20);
  expect(run.applications).toBeGreaterThan(4);
  rmSync(dataDir, { recursive: true });
}, 240_000);
